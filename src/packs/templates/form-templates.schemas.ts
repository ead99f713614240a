import { z } from 'zod';
import { TEMPLATE_STATUSES } from '../domain/template.states';
import { packKey, templateBodySchema } from '../packs.schemas';
import { instant, pageOf, pageQuery, person, plainText, reason, uuid } from '../../platform/http/schemas';

export const templatesQuery = z.strictObject({
  packKey: packKey.optional().meta({ example: 'amazon-tpm' }),
  role: plainText(200).optional().meta({
    description: 'role that a pack is for, as the pack says it',
    example: 'Technical Program Manager',
  }),
  stageKey: packKey.optional().meta({ example: 'onsite' }),
  status: z.enum(TEMPLATE_STATUSES).optional(),
  ...pageQuery,
});
export type TemplatesQuery = z.output<typeof templatesQuery>;

export const templateStatus = z.enum(TEMPLATE_STATUSES);

const version = {
  id: uuid,
  packKey: z.string(),
  stageKey: z.string(),
  version: z.int(),
  status: templateStatus,
  origin: z.enum(['file', 'admin']).meta({ description: 'From the files of its pack, or made by an admin.' }),
  revision: z.int().meta({ description: 'Counts the edits; also the ETag: send it as If-Match.' }),
  title: z.string(),
  createdAt: instant,
  updatedAt: instant,
  publishedAt: instant.nullable(),
  retiredAt: instant.nullable(),
  retirementReason: z.string().nullable(),
  author: person.nullable().meta({ description: 'Who drafted it; null for a file.' }),
  publishedBy: person.nullable(),
  retiredBy: person.nullable(),
  forms: z
    .object({ inProgress: z.int(), filed: z.int() })
    .meta({ description: 'How many forms have pinned it.' }),
};

export const templateSummary = z.object(version).meta({ id: 'FormTemplateVersion' });
export const templatePageAnswer = pageOf(templateSummary).meta({ id: 'FormTemplateVersionPage' });

/** What stands between a draft and its publication. */
export const templateFault = z
  .object({
    field: z.string().meta({ description: 'Place in content, as `principles.items.3.anchors`.' }),
    message: z.string().meta({ description: 'a sentence that says what to do' }),
  })
  .meta({ id: 'FormTemplateFault' });

const body = templateBodySchema.strip().meta({ id: 'FormTemplateBody' });

export const templateVersionAnswer = z
  .object({
    ...version,
    content: body,
    faults: z.array(templateFault).meta({ description: 'What stands between a draft and its publication.' }),
  })
  .meta({ id: 'FormTemplateVersionWithContent' });
export type TemplateVersionAnswer = z.input<typeof templateVersionAnswer>;
export type TemplateSummary = z.input<typeof templateSummary>;

const WORDS = { title: 'Reliability', description: 'Graded against the target level.' };
const field = (key: string, kind: string, maxLength: number | null) => ({
  key,
  title: key,
  hint: 'What was said.',
  kind,
  required: true,
  maxLength,
  audience: 'candidate',
});
const grading = [field('grade', 'grade', null), field('evidence', 'evidence', 2000)];
const anchors = { below: 'Needs help with each step.', above: 'Leads others through it.' };
const CONTENT_EXAMPLE = {
  title: 'Onsite form',
  description: 'For one round of a loop.',
  disclaimer: 'Practice feedback, not a hiring decision.',
  scale: {
    values: [
      { key: 'below', order: 1, title: 'Below the bar', description: 'Weaker than most.', passing: false },
      { key: 'above', order: 2, title: 'Above the bar', description: 'Better than most.', passing: true },
    ],
    notTested: { key: 'not_tested', title: 'Not tested', description: 'Did not come up.' },
  },
  notes: {
    title: 'Notes',
    atLeast: 2,
    fields: [
      field('question', 'question', 600),
      field('summary', 'text', 4000),
      field('asked-at', 'timestamp', null),
    ],
  },
  competencies: { title: 'Competencies', fields: grading, items: [{ key: 'delivery', anchors }] },
  principles: {
    title: 'Leadership principles',
    perInterviewer: { min: 1, max: 1 },
    fields: grading,
    items: [{ key: 'ownership', anchors }],
  },
  recommendation: {
    title: 'Recommendation',
    fields: [field('recommendation', 'recommendation', null)],
    values: [
      { key: 'no_hire', order: 1, hires: false, ...WORDS, title: 'No hire' },
      { key: 'hire', order: 2, hires: true, ...WORDS, title: 'Hire' },
    ],
  },
  previous: {
    version: 2,
    items: [
      { part: 'competencies', from: 'delivery', to: 'delivery' },
      { part: 'competencies', from: 'communication', to: null, reason: 'Heard in every answer anyway.' },
      { part: 'principles', from: 'ownership', to: 'ownership' },
    ],
    grades: [{ from: 'raising_bar', to: 'above' }],
  },
};

export const templateContentRequest = templateBodySchema.meta({
  id: 'FormTemplateContentRequest',
  description:
    'The whole content. A draft may be saved with faults; the answer names them, publication refuses them.',
  examples: [CONTENT_EXAMPLE],
});
export type TemplateContentRequest = z.output<typeof templateContentRequest>;

export const templateDraftRequest = z
  .strictObject({
    packKey,
    stageKey: packKey,
    copyOf: uuid.optional().meta({
      description: 'a published or retired version of the same pack; the newest of the stage by default',
    }),
    content: templateBodySchema.optional().meta({ description: 'instead of a copy' }),
  })
  .refine(
    ({ copyOf, content }) => copyOf === undefined || content === undefined,
    reason('form_template.two_sources', 'Name a version to copy or send content, not both.'),
  )
  .meta({
    id: 'FormTemplateDraftRequest',
    examples: [{ packKey: 'amazon-tpm', stageKey: 'onsite' }],
  });
export type TemplateDraftRequest = z.output<typeof templateDraftRequest>;

export const templateRetirementRequest = z
  .strictObject({ reason: plainText(1000, 3) })
  .meta({ id: 'FormTemplateRetirement', examples: [{ reason: 'Its anchors were too lenient.' }] });

export const differenceQuery = z.strictObject({
  against: uuid
    .optional()
    .meta({ description: 'another version of the same stage; by default the one before' }),
});
export type DifferenceQuery = z.output<typeof differenceQuery>;

const pair = { from: z.string(), to: z.string() };
const plain = z.union([z.string(), z.number(), z.boolean()]).nullable();
const change = z
  .object({ field: z.string(), before: plain, after: plain })
  .meta({ id: 'FormTemplateChange', description: 'A value that differs, by its place.' });
const listDiff = z
  .object({
    added: z.array(z.string()),
    removed: z.array(z.string()),
    renamed: z.array(z.object(pair)),
    changed: z.array(z.object({ ...pair, changes: z.array(change) })),
  })
  .meta({
    id: 'FormTemplateListDifference',
    description: 'By key. `changed` may name what was renamed as well.',
  });
const mapped = z
  .object({
    from: z.string().nullable().meta({ description: 'null: new' }),
    to: z.string().nullable().meta({ description: 'null: dropped' }),
    reason: z.string().nullable().meta({ description: 'why it was dropped' }),
  })
  .meta({ id: 'FormTemplateMapped' });
const compared = z.object({ id: uuid, version: z.int(), status: templateStatus });

export const templateDifferenceAnswer = z
  .object({
    before: compared,
    after: compared,
    settings: z.array(change),
    grades: listDiff,
    competencies: listDiff,
    principles: listDiff,
    recommendations: listDiff,
    fields: z.object({
      notes: listDiff,
      competencies: listDiff,
      principles: listDiff,
      recommendation: listDiff,
    }),
    mapping: z
      .object({ competencies: z.array(mapped), principles: z.array(mapped), grades: z.array(mapped) })
      .meta({ description: 'How items and grades live on, over all versions between the two.' }),
  })
  .meta({ id: 'FormTemplateDifference' });
export type TemplateDifferenceAnswer = z.input<typeof templateDifferenceAnswer>;
