import { z } from 'zod';
import { labelled } from '../platform/http/schemas';

const text = labelled
  .extend({
    text: z.string(),
    inWords: z
      .string()
      .optional()
      .meta({ description: 'where the text is an instant: the same in your zone' }),
  })
  .meta({ id: 'FormText' });

const item = labelled
  .extend({
    grade: z
      .object({
        key: z.string(),
        title: z.string(),
        description: z.string(),
        passing: z.boolean().nullable().meta({ description: 'null for what was not tested' }),
        anchor: z.string().nullable().meta({ description: 'what an answer at this grade looks like' }),
        next: labelled
          .extend({ description: z.string(), anchor: z.string().nullable() })
          .nullable()
          .meta({ description: 'the next higher grade; null at the top, and for what was not tested' }),
      })
      .nullable(),
    evidence: z
      .object({ text: z.string().nullable(), notes: z.array(z.int()) })
      .nullable()
      .meta({ description: 'in words, and the numbers of the notes that show it' }),
    fields: z.array(text),
  })
  .meta({ id: 'ReleasedItem' });

export const releasedNote = z.object({ number: z.int(), fields: z.array(text) }).meta({ id: 'ReleasedNote' });

export const givenRecommendation = labelled
  .extend({ description: z.string(), hires: z.boolean().meta({ description: 'which way it points' }) })
  .meta({ id: 'GivenRecommendation' });

/** The parts of a form, without anything that is meant for others. */
export const releasedContent = {
  notes: z.array(releasedNote),
  competencies: z.array(item),
  principles: z.array(item),
  recommendation: givenRecommendation.nullable(),
  comments: z.array(text),
};
