import { z } from 'zod';
import { plainLine, plainText } from '../platform/http/schemas';
import type { FormTemplateBody, FormTemplateContent, Pack, QuestionEntry } from './domain/pack';

export type * from './domain/pack';

/** Lower-case words joined by hyphens: keys of packs, stages, levels, principles, questions. */
const key = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write lower-case words joined by hyphens, like dive-deep.');
export { key as packKey };
/** Lower-case words joined by underscores: values a form stores, such as `strong_hire`. */
const value = z
  .string()
  .max(40)
  .regex(/^[a-z]+(_[a-z]+)*$/, 'Write lower-case words joined by underscores, like strong_hire.');
const line = plainLine(200);
const prose = plainText(2000);
const count = z.int().min(0).max(1000);
const version = z.int().min(1).max(10_000);
const bounds = z
  .strictObject({ min: count, max: count })
  .refine((range) => range.min <= range.max, { message: 'Give a min that is not larger than max.' })
  .meta({ id: 'Bounds' });

const level = z.strictObject({ key, rank: z.int().min(1).max(100), title: line, description: prose });

export const reviewSchema = z.strictObject({
  days: z
    .strictObject({ min: z.int().min(1).max(30), max: z.int().min(1).max(30) })
    .refine((range) => range.min <= range.max, { message: 'Give a min that is not larger than max.' }),
  mediaTypes: z
    .array(
      z.enum([
        'text/plain',
        'text/markdown',
        'application/pdf',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ]),
    )
    .min(1),
  maxBytes: z.int().min(1000).max(2_000_000),
  words: z
    .strictObject({ min: z.int().min(1).max(20_000), max: z.int().min(1).max(20_000) })
    .refine((range) => range.min <= range.max, { message: 'Give a min that is not larger than max.' })
    .nullable(),
  prompts: z.array(z.strictObject({ key, title: line, text: prose })).max(50),
});

export const stageSchema = z.strictObject({
  key,
  order: z.int().min(1).max(50),
  title: line,
  sessionTitle: line.optional().meta({
    example: 'Onsite round',
    description: 'what one session of it is called, where the stage has several; else as the stage',
  }),
  description: prose,
  minutes: bounds.nullable(),
  interviews: bounds,
  optional: z.boolean(),
  runBy: z.array(line).min(1),
  looksFor: z.array(line).min(1),
  bookable: z.boolean(),
  categories: z
    .array(key)
    .min(1)
    .max(20)
    .optional()
    .meta({ description: 'the categories of questions that are asked there; all where it is left out' }),
  review: reviewSchema.optional(),
});

const principle = z.strictObject({
  key,
  order: z.int().min(1).max(100),
  name: line,
  summary: prose,
  focus: z.boolean(),
  mostTested: z.boolean(),
  seniorFocus: z.boolean(),
});

const competency = z.strictObject({ key, title: line, description: prose, signals: z.array(line).min(1) });

const category = z.strictObject({
  key,
  title: line,
  description: prose,
  filedUnder: z.enum(['principles', 'topics']),
  topics: z.array(z.strictObject({ key, title: line })),
});

const persona = z.strictObject({
  key,
  title: line,
  description: prose,
  rounds: bounds,
  withinLast: z.int().min(1).max(20).nullable(),
  leadsDebrief: z.boolean(),
  mayVetoHire: z.boolean(),
});

const roundFocus = z.strictObject({
  key,
  title: line,
  category: key,
  topic: key.nullable(),
  rounds: bounds,
});

const loopBlueprint = z.strictObject({
  key,
  title: line,
  description: prose,
  stage: key,
  rounds: bounds,
  minutes: bounds,
  breakMinutes: count,
  distinctCoaches: z.boolean(),
  maxLevelsBelowTarget: count,
  principlesPerRound: bounds,
  focuses: z.array(roundFocus).min(1),
  personas: z.array(persona).min(1),
  debrief: z.strictObject({
    minutes: z.int().min(1).max(240),
    readingMinutes: count,
    coachNames: z.enum(['shown', 'hidden']),
  }),
});

const preparation = z.strictObject({
  storiesAtLeast: count,
  answerSteps: z.array(
    z.strictObject({ category: key, topic: key.nullable(), title: line, steps: z.array(prose).min(1) }),
  ),
  advice: z.array(prose),
});

/** `packs/<key>/pack.json`. Strict: an unknown field is a fault, so that a typing error never passes silently. */
export const packSchema = z.strictObject({
  key,
  version,
  company: line,
  role: line,
  title: line,
  description: prose,
  weeks: bounds,
  levels: z.array(level).min(1),
  stages: z.array(stageSchema).min(1),
  principles: z.array(principle).min(1),
  competencies: z.array(competency).min(1),
  categories: z.array(category).min(1),
  questionMix: z.record(key, z.int().min(0).max(100)),
  loopBlueprints: z.array(loopBlueprint),
  preparation,
}) satisfies z.ZodType<Pack>;

/** The fields of a question, shared by the file and by the API. */
export const questionFields = {
  key,
  version,
  category: key,
  subcategory: key,
  principles: z.array(key),
  competencies: z.array(key),
  stages: z.array(key).min(1),
  framing: z.enum(['hypothetical', 'behavioural']).nullable(),
  mode: z.enum(['own_system', 'new_design']).nullable(),
  rarity: z.enum(['common', 'occasional', 'rare']),
  text: z.string().trim().min(15).max(600),
  followUps: z.array(z.string().trim().min(5).max(400)).min(1).max(3),
};

/** What a person gives to add a question; its key and version are ours to make. */
export const newQuestionFields = {
  category: key,
  subcategory: key,
  principles: z.array(key).max(5),
  competencies: z.array(key).max(5),
  stages: z.array(key).min(1).max(10),
  framing: questionFields.framing,
  mode: questionFields.mode,
  levels: z.union([z.literal('all'), z.array(key).min(1).max(20)]),
  rarity: questionFields.rarity,
};

const questionEntry = z.strictObject({
  ...questionFields,
  levels: z.union([z.literal('all'), z.array(key).min(1)]),
}) satisfies z.ZodType<QuestionEntry>;

/** `packs/<key>/questions.json`. */
export const questionsFileSchema = z.strictObject({ pack: key, questions: z.array(questionEntry).min(1) });

const formField = z
  .strictObject({
    key,
    title: line,
    hint: prose,
    kind: z.enum(['question', 'text', 'timestamp', 'grade', 'evidence', 'recommendation']),
    required: z.boolean(),
    maxLength: z.int().min(1).max(20_000).nullable(),
    audience: z.enum(['candidate', 'coach', 'platform']),
  })
  .meta({ id: 'TemplateField' });
const fields = z.array(formField).min(1).max(20);
const gradedItems = z
  .array(
    z
      .strictObject({
        key,
        anchors: z
          .record(value, prose)
          .meta({ description: 'what an answer looks like, by grade of the scale' }),
      })
      .meta({ id: 'TemplateItem' }),
  )
  .min(1)
  .max(60);
const order = z.int().min(1).max(50);

const scale = z
  .strictObject({
    values: z
      .array(z.strictObject({ key: value, order, title: line, description: prose, passing: z.boolean() }))
      .min(2)
      .max(10),
    notTested: z.strictObject({ key: value, title: line, description: prose }),
  })
  .meta({ id: 'TemplateScale' });

const recommendationValue = z.strictObject({
  key: value,
  order,
  title: line,
  description: prose,
  hires: z.boolean(),
});

const previous = z
  .strictObject({
    version,
    items: z
      .array(
        z.strictObject({
          part: z.enum(['competencies', 'principles']),
          from: key.nullable(),
          to: key.nullable(),
          reason: prose
            .optional()
            .meta({ description: 'why the item is dropped; required where `to` is null' }),
        }),
      )
      .max(200),
    grades: z.array(z.strictObject({ from: value, to: value })).max(10),
  })
  .meta({ id: 'TemplatePredecessor' });

/** What a version says, whoever wrote it: a pack's file or an admin. */
const templateBody = {
  title: line,
  description: prose,
  disclaimer: prose,
  scale,
  notes: z
    .strictObject({ title: line, atLeast: z.int().min(0).max(40), fields })
    .meta({ id: 'TemplateNotes' }),
  competencies: z
    .strictObject({ title: line, fields, items: gradedItems })
    .meta({ id: 'TemplateCompetencies' }),
  principles: z
    .strictObject({ title: line, perInterviewer: bounds, fields, items: gradedItems })
    .meta({ id: 'TemplatePrinciples' }),
  recommendation: z
    .strictObject({
      title: line,
      fields,
      values: z.array(recommendationValue).min(2).max(10),
    })
    .meta({ id: 'TemplateRecommendation' }),
  previous: previous.nullable(),
};

/** `packs/<key>/templates/<stage>.v<version>.json`. */
export const formTemplateSchema = z.strictObject({
  pack: key,
  stage: key,
  version,
  publishedAt: z.iso.datetime(),
  ...templateBody,
}) satisfies z.ZodType<FormTemplateContent>;

/** What an admin writes of a version. */
export const templateBodySchema = z.strictObject(templateBody) satisfies z.ZodType<FormTemplateBody>;
