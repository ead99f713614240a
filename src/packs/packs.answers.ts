import { z } from 'zod';
import { pageOf, pageQuery } from '../platform/http/schemas';
import { formTemplateSchema, packSchema, questionFields } from './packs.schemas';

const key = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');

export const packParams = z.strictObject({ key: key.meta({ example: 'amazon-tpm' }) });
export const templateParams = z.strictObject({
  key: key.meta({ example: 'amazon-tpm' }),
  stage: key.meta({ example: 'onsite' }),
});

export const packsQuery = z.strictObject(pageQuery);

export const questionsQuery = z.strictObject({
  category: key.optional().meta({ description: 'category of the pack', example: 'behavioural' }),
  subcategory: key.optional().meta({ description: 'principle or topic it is filed under' }),
  principle: key.optional().meta({ example: 'ownership' }),
  competency: key.optional().meta({ example: 'delivery' }),
  stage: key.optional().meta({ example: 'onsite' }),
  level: key.optional().meta({ example: 'l6' }),
  rarity: questionFields.rarity.optional(),
  framing: z.enum(['hypothetical', 'behavioural']).optional(),
  mode: z.enum(['own_system', 'new_design']).optional(),
  ...pageQuery,
});
export type QuestionsQuery = z.output<typeof questionsQuery>;

const packSummary = packSchema
  .pick({ key: true, version: true, company: true, role: true, title: true, description: true, levels: true })
  .strip()
  .meta({
    id: 'PackSummary',
    examples: [
      {
        key: 'northwind-pm',
        version: 1,
        company: 'Northwind Outfitters',
        role: 'Product Manager',
        title: 'Northwind Outfitters Product Manager',
        description: 'Preparation for product manager interviews.',
        levels: [{ key: 'pm', rank: 1, title: 'Product Manager', description: 'Owns one product area.' }],
      },
    ],
  });

export const packListAnswer = pageOf(packSummary).meta({ id: 'PackPage' });
export const packAnswer = packSchema.strip().meta({ id: 'Pack' });

const questionAnswer = z.object({ ...questionFields, levels: z.array(z.string()) }).meta({
  id: 'Question',
  examples: [
    {
      key: 'gap-between-teams',
      version: 1,
      category: 'behavioural',
      subcategory: 'ownership',
      principles: ['ownership'],
      competencies: ['delivery', 'communication'],
      stages: ['tpm-phone-screen', 'onsite'],
      framing: 'behavioural',
      mode: null,
      levels: ['l5', 'l6', 'l7'],
      rarity: 'common',
      text: 'Tell me about work that fell between two teams. What was your part?',
      followUps: ['How did you notice the gap?'],
    },
  ],
});
export const questionPageAnswer = pageOf(questionAnswer).meta({ id: 'QuestionPage' });

export const templateAnswer = z
  .object({
    id: z.uuid(),
    packKey: z.string(),
    stageKey: z.string(),
    version: z.int(),
    status: z.enum(['draft', 'published', 'retired']),
    sha256: z.string(),
    content: formTemplateSchema.strip().meta({ id: 'FormTemplateContent' }),
  })
  .meta({ id: 'FormTemplate' });
