import { z } from 'zod';
import { key } from '../platform/http/keys';
import { instant, labelled, uuid } from '../platform/http/schemas';

export const progressQuery = z.strictObject({
  packKey: key.optional(),
  stageKey: key.optional(),
  levelKey: key.optional().meta({ description: 'Of the target. Levels are never mixed.' }),
});
export type ProgressQuery = z.output<typeof progressQuery>;

const grade = z.object({ key: z.string(), title: z.string(), order: z.int(), passing: z.boolean() });

const point = z
  .object({
    formId: uuid,
    bookingId: uuid,
    at: instant,
    version: z.int().meta({ description: 'Of the form it was given on.' }),
    grade: grade.meta({ description: 'In the words of the present version.' }),
    asGiven: z
      .object({ item: z.string(), grade: z.string() })
      .nullable()
      .meta({ description: 'What the form itself says, where its version said it otherwise.' }),
  })
  .meta({ id: 'TrendPoint' });

const trend = labelled
  .extend({
    part: z.enum(['competencies', 'principles']),
    points: z.array(point).meta({ description: 'Oldest first.' }),
    notTested: z.int().meta({ description: 'Forms that did not test it. They count for nothing else.' }),
    passing: z
      .object({ n: z.int(), share: z.number(), low: z.number(), high: z.number() })
      .nullable()
      .meta({
        description:
          'How often it reached the target level, 0 to 1, with the 95 % interval (Wilson). Null below three grades: ' +
          'one session is noise.',
      }),
  })
  .meta({ id: 'Trend' });

const series = z
  .object({
    pack: labelled,
    stage: labelled,
    targetLevel: labelled,
    forms: z.int(),
    version: z.int().meta({ description: 'The version of the form in whose words the trends are.' }),
    scale: z.array(grade),
    versionChanges: z
      .array(z.object({ at: instant, from: z.int(), to: z.int() }))
      .meta({ description: 'Where the form changed: compare across it with care.' }),
    trends: z.array(trend),
  })
  .meta({ id: 'ProgressSeries' });

export const progressAnswer = z
  .object({ series: z.array(series).meta({ description: 'One for each stage and target level.' }) })
  .meta({ id: 'Progress' });
export type ProgressAnswer = z.input<typeof progressAnswer>;
