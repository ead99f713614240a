import { z } from 'zod';
import { instant, uuid } from '../platform/http/schemas';
import { aboutSession, labelled, person, sessionWords } from './forms.schemas';

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
      })
      .nullable(),
    evidence: z
      .object({ text: z.string().nullable(), notes: z.array(z.int()) })
      .nullable()
      .meta({ description: 'in words, and the numbers of the notes that show it' }),
    fields: z.array(text),
  })
  .meta({ id: 'ReleasedItem' });

/** The parts of a form, without anything that is meant for others. */
export const releasedContent = {
  notes: z.array(z.object({ number: z.int(), fields: z.array(text) })),
  competencies: z.array(item),
  principles: z.array(item),
  recommendation: labelled.extend({ description: z.string() }).nullable(),
  comments: z.array(text),
};

/** What a candidate may read of a form. It has no member for anything that is meant for others. */
export const releasedFormAnswer = z
  .object({
    id: uuid,
    bookingId: uuid,
    submittedAt: instant.nullable().meta({ description: 'null only in the preview of its coach' }),
    amendedAt: instant.nullable().meta({ description: 'when its coach corrected it last' }),
    fingerprint: z.string().nullable().meta({
      description: 'Hash over everything this form ever said; compare it to notice a change.',
    }),
    ...sessionWords,
    ...aboutSession,
    title: z.string().meta({ description: 'of the form; what to call the report is reportTitle' }),
    notice: z.string().meta({ example: 'Practice, not a hiring decision.' }),
    disclaimer: z.string(),
    coach: person,
    ...releasedContent,
    workOn: z
      .array(labelled.extend({ grade: z.string() }))
      .meta({ description: 'what did not reach the target level, weakest first' }),
    suggestions: z
      .array(z.object({ key: z.string(), text: z.string(), practises: z.string() }))
      .meta({ description: 'questions to practise with, none that you were given before' }),
    selfGrade: z
      .array(labelled.extend({ own: z.string(), coach: z.string().nullable(), gap: z.int().nullable() }))
      .meta({
        description:
          'how the candidate graded themselves before; gap counts steps of the scale, above zero where the coach saw more',
      }),
  })
  .meta({ id: 'ReleasedForm' });
export type ReleasedFormAnswer = z.input<typeof releasedFormAnswer>;
