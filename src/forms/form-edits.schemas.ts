import { z } from 'zod';
import { coachFormAnswer, fieldValue, noteRequest, storedValue } from './forms.schemas';

const fieldPath = z
  .string()
  .max(160)
  .regex(
    /^((notes|competencies|principles)\.[A-Za-z0-9_-]+|recommendation)\.[A-Za-z0-9_-]+$/,
    'Name a field, like notes.n1.summary, principles.ownership.grade or recommendation.reason.',
  )
  .meta({ description: 'notes.<id of the note>.<field>, <part>.<item>.<field>, or recommendation.<field>' });

const change = z
  .strictObject({
    field: fieldPath,
    was: fieldValue
      .optional()
      .transform((value) => value ?? '')
      .meta({ description: 'What you had before you edited it. Left out, empty or null: nothing.' }),
    now: fieldValue.meta({ description: 'What it says now. Empty or null: nothing.' }),
  })
  .meta({ id: 'FormChange' });
export type SentChange = z.output<typeof change>;

export const editsRequest = z.strictObject({ changes: z.array(change).min(1).max(200) }).meta({
  id: 'FormEdits',
  description: 'Edits of single fields, made in this order.',
  examples: [
    {
      changes: [
        { field: 'notes.n1.summary', was: 'A migration.', now: 'A migration that nobody owned.' },
        { field: 'principles.ownership.evidence', now: { noteIds: ['n1'] } },
      ],
    },
  ],
});
export type EditsRequest = z.output<typeof editsRequest>;

export const liveNoteRequest = noteRequest.meta({
  id: 'LiveNote',
  description: 'Its id is yours to choose, so that sending it twice adds it once.',
  examples: [
    {
      id: 'n3',
      fields: {
        question: { questionKey: 'gap-between-teams' },
        summary: 'Found out who owned the gap first.',
      },
    },
  ],
});
export type LiveNoteRequest = z.output<typeof liveNoteRequest>;

const conflict = z
  .object({ field: z.string(), stored: storedValue.nullable(), yours: storedValue.nullable() })
  .meta({
    id: 'FormConflict',
    description:
      'An edit that was not made: somebody, maybe you on another device, wrote this field meanwhile. Both are here; ' +
      'send the one you want with `was` set to what is stored.',
  });
export type ConflictAnswer = z.input<typeof conflict>;

export const editedFormAnswer = coachFormAnswer
  .extend({ conflicts: z.array(conflict) })
  .meta({ id: 'EditedForm' });
export type EditedForm = z.input<typeof editedFormAnswer>;
