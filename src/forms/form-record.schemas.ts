import { z } from 'zod';
import { instant, person, plainText, uuid } from '../platform/http/schemas';
import { draftRequest, formStatus, storedAnswers } from './forms.schemas';
import { releasedContent } from './released-form.schemas';

export const amendmentRequest = z.strictObject({ reason: plainText(500), answers: draftRequest }).meta({
  id: 'FormAmendment',
  description: 'The whole form as it should read from now on, and why it changes.',
  examples: [
    {
      reason: 'The second note belonged to another session.',
      answers: {
        notes: [{ id: 'n1', fields: { question: 'What did it cost?', summary: 'Two weeks of two people.' } }],
        competencies: { delivery: { grade: 'raising_bar', evidence: { noteIds: ['n1'] } } },
        principles: { ownership: { grade: 'raising_bar', evidence: 'Acted without being asked.' } },
        recommendation: { recommendation: 'hire', reason: 'Clear evidence of delivery.' },
      },
    },
  ],
});
export type AmendmentRequest = z.output<typeof amendmentRequest>;

const kind = z.enum(['submitted', 'amended', 'entered_in_error']);
const fingerprint = z.string().nullable().meta({
  description: 'Hash over everything the form ever said; changes with every entry and never otherwise.',
});

export const formRecordAnswer = z
  .object({
    formId: uuid,
    bookingId: uuid,
    status: formStatus,
    fingerprint,
    intact: z.boolean().meta({ description: 'False when something is not as it was written.' }),
    faults: z.array(z.object({ number: z.int(), fault: z.string(), path: z.string().optional() })),
    entries: z.array(
      z.object({
        number: z.int(),
        kind,
        at: instant,
        author: person,
        reason: z.string().nullable(),
        answers: storedAnswers.nullable(),
        hash: z.string(),
      }),
    ),
  })
  .meta({ id: 'FormRecord' });
export type FormRecordAnswer = z.input<typeof formRecordAnswer>;

export const releasedVersionsAnswer = z
  .object({
    bookingId: uuid,
    fingerprint,
    versions: z.array(
      z.object({
        number: z.int(),
        kind,
        at: instant,
        reason: z.string().nullable().meta({ description: 'why the coach amended it' }),
        form: z.object(releasedContent),
      }),
    ),
  })
  .meta({ id: 'ReleasedFormVersions' });
export type ReleasedVersionsAnswer = z.input<typeof releasedVersionsAnswer>;
