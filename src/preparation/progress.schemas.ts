import { z } from 'zod';
import { key } from '../platform/http/keys';
import { instant, labelled, person, uuid } from '../platform/http/schemas';

export const progressQuery = z.strictObject({
  packKey: key.optional(),
  stageKey: key.optional(),
  levelKey: key.optional().meta({ description: 'Of the target. Levels are never mixed.' }),
});
export type ProgressQuery = z.output<typeof progressQuery>;

const grade = z
  .object({ key: z.string(), title: z.string(), order: z.int(), passing: z.boolean() })
  .meta({ id: 'TrendGrade' });

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
    own: z.array(z.object({ formId: uuid, bookingId: uuid, grade })).meta({
      description: 'Your own grades, where you graded yourself before you read the form. Oldest first.',
    }),
    notTestedIn: z
      .array(uuid)
      .meta({ description: 'The forms, by their ids, that did not test it. Oldest first.' }),
    notTested: z.int().meta({ description: 'Forms that did not test it. They count for nothing else.' }),
    passing: z
      .object({
        n: z.int(),
        share: z.number(),
        low: z.number(),
        high: z.number(),
        inWords: z.string().meta({
          example: 'Raising the bar or above in 3 of 4; with so few, 30 to 95 % is possible.',
        }),
      })
      .nullable()
      .meta({
        description:
          'How often it reached the target level, 0 to 1, with the 95 % interval (Wilson). Null below three grades: ' +
          'one session is noise.',
      }),
  })
  .meta({ id: 'Trend' });

const recommendation = z
  .object({ key: z.string(), title: z.string(), order: z.int(), hires: z.boolean() })
  .meta({ id: 'ProgressRecommendation' });

const session = z
  .object({
    formId: uuid,
    bookingId: uuid,
    at: instant.meta({ description: 'When it was held, or its document uploaded.' }),
    atLocal: z.string().meta({ description: 'The same on the wall of your zone.' }),
    inWords: z.string(),
    coach: person,
    version: z.int(),
    recommendation: recommendation
      .nullable()
      .meta({ description: 'In its own words; null where the form gave none that you may read.' }),
  })
  .meta({ id: 'ProgressSession' });

const series = z
  .object({
    pack: labelled,
    stage: labelled,
    targetLevel: labelled,
    forms: z.int(),
    version: z.int().meta({ description: 'The version of the form in whose words the trends are.' }),
    scale: z.array(grade),
    recommendations: z.array(recommendation),
    sessions: z.array(session).meta({ description: 'What the points are about, oldest first.' }),
    interviewDate: z.object({ date: z.string(), inWords: z.string(), daysLeft: z.int() }).nullable().meta({
      description:
        'The next one of your targets for this pack and level, on your own calendar; null without one.',
    }),
    versionChanges: z
      .array(z.object({ at: instant, from: z.int(), to: z.int(), formId: uuid }))
      .meta({ description: 'Where the form changed: compare across it with care.' }),
    trends: z.array(trend),
  })
  .meta({ id: 'ProgressSeries' });

const choice = z
  .object({ pack: labelled, stage: labelled, level: labelled, forms: z.int(), latestAt: instant })
  .meta({ id: 'ProgressChoice' });

export const progressAnswer = z
  .object({
    choices: z.array(choice).meta({
      description: 'Stages and levels that you have feedback on, the latest first, whatever is filtered for.',
    }),
    series: z.array(series).meta({ description: 'One for each stage and target level.' }),
  })
  .meta({ id: 'Progress' });
export type ProgressAnswer = z.input<typeof progressAnswer>;
