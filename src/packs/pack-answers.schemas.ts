import { z } from 'zod';
import { key } from '../platform/http/keys';
import { pageOf, pageQuery } from '../platform/http/schemas';
import { formTemplateSchema, packSchema, reviewSchema, stageSchema } from './packs.schemas';

export const packParams = z.strictObject({ packKey: key.meta({ example: 'amazon-tpm' }) });
export const templateParams = z.strictObject({
  packKey: key.meta({ example: 'amazon-tpm' }),
  stageKey: key.meta({ example: 'onsite' }),
});

export const packsQuery = z.strictObject(pageQuery);

const stageSummary = stageSchema
  .pick({ key: true, order: true, title: true, sessionTitle: true, minutes: true, bookable: true })
  .strip()
  .meta({ id: 'StageSummary' });

const packSummary = packSchema
  .pick({ key: true, version: true, company: true, role: true, title: true, description: true, levels: true })
  .extend({ stages: z.array(stageSummary) })
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
        stages: [
          {
            key: 'product-case',
            order: 1,
            title: 'Product case',
            minutes: { min: 60, max: 90 },
            bookable: true,
          },
        ],
      },
    ],
  });

export const packListAnswer = pageOf(packSummary).meta({ id: 'PackPage' });
/** What a prompt asks is told with the order: whoever knows it before has had more time. */
const shownReview = reviewSchema
  .extend({ prompts: z.array(z.object({ key: z.string(), title: z.string() })) })
  .strip()
  .meta({ description: 'Set where a coach can be paid to read a document; see /v1/document-offerings.' });
const shownStage = stageSchema.extend({ review: shownReview.optional() }).strip();

export const packAnswer = packSchema
  .extend({ stages: z.array(shownStage) })
  .strip()
  .meta({ id: 'Pack' });

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
