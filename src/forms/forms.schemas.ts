import { z } from 'zod';
import { key } from '../platform/http/keys';
import { instant, labelled, person, plainText, reason, uuid } from '../platform/http/schemas';
import { MAX_NOTES } from './domain/check-draft';

const MAX_ITEMS = 60;

const noteId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/, 'Use 1 to 40 letters, digits, hyphens or underscores, like n1.');

export const fieldValue = z
  .union([
    plainText(20_000, 0),
    z.strictObject({
      questionKey: key.optional().meta({ description: 'a question of the bank' }),
      noteIds: z.array(noteId).max(MAX_NOTES).optional(),
      text: plainText(20_000, 0).optional(),
    }),
    z.null(),
  ])
  .transform((value) => value ?? '')
  .meta({
    id: 'FormValue',
    description: 'Text, a grade, or an instant; questions and evidence may be objects. Empty or null: none.',
  });

const atMost = (max: number) => (values: object) => Object.keys(values).length <= max;
const tooMany = reason('form.too_many_entries', `Give at most ${MAX_ITEMS} entries.`);
const fieldValues = z.record(key, fieldValue).refine(atMost(MAX_ITEMS), tooMany);
const items = z.record(key, fieldValues).refine(atMost(MAX_ITEMS), tooMany);

export const noteRequest = z.strictObject({ id: noteId, fields: fieldValues });

export const draftRequest = z
  .strictObject({
    notes: z.array(noteRequest).max(MAX_NOTES),
    competencies: items,
    principles: items,
    recommendation: fieldValues,
  })
  .meta({
    id: 'FormDraft',
    description: 'The whole draft; keys are those of the template. What is left out is removed.',
    examples: [
      {
        notes: [
          {
            id: 'n1',
            fields: {
              question: { questionKey: 'gap-between-teams' },
              summary: 'A migration nobody owned; took it over, agreed owners, done in six weeks.',
              'asked-at': '2027-03-01T17:10:00Z',
            },
          },
        ],
        competencies: { delivery: { grade: 'raising_bar', evidence: { noteIds: ['n1'] } } },
        principles: { ownership: { grade: 'raising_bar', evidence: 'Acted without being asked.' } },
        recommendation: { recommendation: 'hire', reason: 'Clear evidence of delivery.' },
      },
    ],
  });
export type DraftRequest = z.output<typeof draftRequest>;

export const errorMarkRequest = z
  .strictObject({ reason: plainText(500) })
  .meta({ id: 'FormErrorMark', examples: [{ reason: 'Filed for the wrong session.' }] });

export const storedValue = z
  .union([
    z.string(),
    z.object({
      questionKey: z.string().optional(),
      noteIds: z.array(z.string()).optional(),
      text: z.string().optional(),
    }),
  ])
  .meta({ id: 'StoredFormValue' });
const storedValues = z.record(z.string(), storedValue);
export const storedAnswers = z
  .object({
    notes: z.array(z.object({ id: z.string(), fields: storedValues })),
    competencies: z.record(z.string(), storedValues),
    principles: z.record(z.string(), storedValues),
    recommendation: storedValues,
  })
  .meta({ id: 'FormAnswers' });

/** What a form is about, in words. */
export const sessionWords = { pack: labelled, stage: labelled, targetLevel: labelled };
const field = z
  .object({
    key: z.string(),
    title: z.string(),
    hint: z.string(),
    kind: z.string(),
    required: z.boolean(),
    maxLength: z.int().nullable(),
    audience: z.enum(['candidate', 'coach', 'platform']),
  })
  .meta({ id: 'FormField', description: 'audience says who will read it; only candidate leaves us.' });
const part = { title: z.string(), fields: z.array(field) };
const item = labelled.extend({ anchors: z.record(z.string(), z.string()) }).meta({ id: 'FormItem' });
const choice = labelled.extend({ description: z.string() });

export const formStatus = z.enum(['in_progress', 'submitted', 'amended', 'entered_in_error']);

export const pinnedTemplate = z
  .object({
    id: uuid,
    version: z.int(),
    title: z.string(),
    disclaimer: z.string(),
    scale: z.object({
      values: z.array(choice.extend({ order: z.int(), passing: z.boolean() })),
      notTested: choice,
    }),
    notes: z.object({ ...part, atLeast: z.int() }),
    competencies: z.object({ ...part, items: z.array(item) }),
    principles: z.object({ ...part, items: z.array(item) }),
    recommendation: z.object({
      ...part,
      values: z.array(choice.extend({ order: z.int(), hires: z.boolean() })),
    }),
  })
  .meta({
    id: 'PinnedFormTemplate',
    description: 'The version this form was started with; it never changes.',
  });

export const gap = z.object({ field: z.string(), code: z.string(), message: z.string() }).meta({
  id: 'FormGap',
  examples: [
    { field: 'principles.ownership.grade', code: 'form.grade_missing', message: 'Ownership has no grade.' },
  ],
});

export const progress = z
  .object({
    percent: z.int().meta({ description: '0 to 100; 100 only when the form can be submitted.' }),
    parts: z.array(
      z.object({
        part: z.enum(['notes', 'competencies', 'principles', 'recommendation']),
        title: z.string(),
        done: z.int(),
        of: z.int(),
      }),
    ),
  })
  .meta({ id: 'FormProgress', description: 'How far it is, part by part.' });

export const coachFormAnswer = z
  .object({
    id: uuid,
    bookingId: uuid,
    status: formStatus,
    version: z.int().meta({ description: 'Also the ETag; send it as If-Match.' }),
    ...sessionWords,
    candidate: person,
    template: pinnedTemplate,
    answers: storedAnswers,
    gaps: z.array(gap).meta({ description: 'What stands between this draft and its submission.' }),
    progress,
    dueAt: instant,
    startedAt: instant,
    updatedAt: instant,
    submittedAt: instant.nullable(),
    amendedAt: instant.nullable(),
  })
  .meta({ id: 'CoachForm' });
export type CoachForm = z.input<typeof coachFormAnswer>;

export const formStateAnswer = z
  .object({ id: uuid, bookingId: uuid, status: formStatus })
  .meta({ id: 'FormState' });
