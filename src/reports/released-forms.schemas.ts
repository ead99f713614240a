import { z } from 'zod';
import { KIND_KEYS } from '../bookings';
import { releasedContent, sessionWords } from '../forms';
import { instant, labelled, pageOf, pageQuery, person, uuid } from '../platform/http/schemas';

/** Which session or document a report is about, told in its reader's zone. */
const aboutSession = {
  reportTitle: z.string().meta({
    description: 'what to call the report: the session and its day in your zone',
    example: 'TPM phone screen, Amazon: mock interview of 1 December 2026',
  }),
  session: z
    .object({
      kind: z.enum(KIND_KEYS),
      at: instant.meta({ description: 'the start of the session, or when the document was uploaded' }),
      atLocal: z.string().meta({ description: 'the same on the wall of your zone' }),
      zone: z.string(),
      inWords: z.string().meta({ example: 'Tuesday 1 December 2026, 16:00 Paris time' }),
    })
    .meta({ id: 'PractisedSession' }),
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

export const historyQuery = z.strictObject(pageQuery);

const formSummary = z
  .object({
    id: uuid,
    bookingId: uuid,
    submittedAt: instant.nullable(),
    amendedAt: instant.nullable(),
    ...sessionWords,
    ...aboutSession,
    title: z.string().meta({ description: 'of the form; what to call the report is reportTitle' }),
    notice: z.string(),
    coach: person,
    recommendation: labelled.extend({ description: z.string() }).nullable(),
  })
  .meta({ id: 'FormSummary' });
export type FormSummary = z.input<typeof formSummary>;
export const formPageAnswer = pageOf(formSummary).meta({ id: 'FormPage' });
