import { z } from 'zod';
import { feedbackStepSchema, KIND_KEYS } from '../../bookings';
import { key } from '../../platform/http/keys';
import { instant, labelled, person, reason, uuid } from '../../platform/http/schemas';
import { sessionWords } from '../forms.schemas';

const MAX_ITEMS = 60;
const grade = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+([_-][a-z0-9]+)*$/, 'Give the key of a grade, like raising_bar.');
const grades = z
  .record(key, grade)
  .refine(
    (values) => Object.keys(values).length <= MAX_ITEMS,
    reason('form.too_many_entries', `Give at most ${MAX_ITEMS} entries.`),
  );

export const selfGradeRequest = z.strictObject({ competencies: grades, principles: grades }).meta({
  id: 'SelfGradeDraft',
  description:
    'All your grades so far, by item; keys are those of the template. What is left out is removed.',
  examples: [{ competencies: { delivery: 'raising_bar' }, principles: { ownership: 'not_tested' } }],
});
export type SelfGradeRequest = z.output<typeof selfGradeRequest>;

export const selfGradeEndRequest = z
  .strictObject({ outcome: z.enum(['finished', 'skipped']) })
  .meta({ id: 'SelfGradeEnd', examples: [{ outcome: 'finished' }] });

const stored = z.record(z.string(), z.string());
const item = labelled.extend({ anchors: z.record(z.string(), z.string()) });
const shownGrade = labelled.extend({ description: z.string() });

export const selfGradeAnswer = z
  .object({
    bookingId: uuid,
    status: z.enum(['not_started', 'in_progress', 'finished', 'skipped', 'expired']),
    version: z.int().meta({ description: 'Also the ETag; 0 before the first save. Send it as If-Match.' }),
    grades: z.object({ competencies: stored, principles: stored }),
    scale: z.array(shownGrade.extend({ order: z.int(), passing: z.boolean() })),
    notTested: shownGrade,
    competencies: z.array(item),
    principles: z.array(item),
    closedAt: instant.nullable(),
    kind: z.enum(KIND_KEYS),
    ...sessionWords,
    coach: person,
    startsAt: instant,
    startsAtLocal: z.string().meta({ description: 'The same on the wall of your zone.' }),
    zone: z.string(),
    inWords: z.string().meta({ example: 'Tuesday 1 December 2026, 16:00 Paris time' }),
    whoReadsIt: z.string().meta({
      example: 'Marcus cannot see this before his own feedback is filed and open to you.',
    }),
    graded: z.int().meta({ description: 'How many items have a grade of yours; gradable: of how many.' }),
    gradable: z.int(),
    actions: z
      .array(z.object({ name: z.enum(['save', 'finish', 'skip']), refusedWhy: z.string().nullable() }))
      .meta({ description: 'Empty once it is closed, or its time is over.' }),
    feedback: feedbackStepSchema.nullable().meta({
      description: 'Until when you can grade yourself, and what follows; null while it is disputed.',
    }),
  })
  .meta({ id: 'SelfGrade', description: 'Your own grades, and the scale and items to choose from.' });
export type SelfGradeAnswer = z.input<typeof selfGradeAnswer>;
