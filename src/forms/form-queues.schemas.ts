import { z } from 'zod';
import { instant, labelled, pageOf, pageQuery, person, uuid } from '../platform/http/schemas';
import { formStatus } from './forms.schemas';

export const queueQuery = z.strictObject({
  ...pageQuery,
  state: z
    .enum(['open', 'filed'])
    .default('open')
    .meta({ description: 'open: still to be filed, the most urgent first; filed: newest first.' }),
});
export type QueueQuery = z.output<typeof queueQuery>;

const queuedForm = z
  .object({
    bookingId: uuid,
    startsAt: instant,
    endsAt: instant,
    pack: labelled,
    stage: labelled,
    candidate: person,
    dueAt: instant,
    overdue: z.boolean(),
    filedAt: instant.nullable(),
    timeliness: z.enum(['on_time', 'late']).nullable().meta({ description: 'Null until it is filed.' }),
    form: z
      .object({ id: uuid, status: formStatus, version: z.int(), updatedAt: instant })
      .nullable()
      .meta({ description: 'Null until you start it.' }),
  })
  .meta({ id: 'QueuedForm' });
export type QueuedForm = z.input<typeof queuedForm>;
export const queueAnswer = pageOf(queuedForm).meta({ id: 'FormQueue' });

const lateState = z.enum(['overdue', 'escalated', 'missing']).meta({
  description:
    'overdue: the deadline has passed; escalated: for a day or more; missing: for 14 days, it counts as never filed.',
});
export const lateFormsQuery = z.strictObject({ ...pageQuery, state: lateState.optional() });
export type LateFormsQuery = z.output<typeof lateFormsQuery>;

const lateForm = z
  .object({
    bookingId: uuid,
    state: lateState,
    dueAt: instant,
    hoursLate: z.int(),
    coach: person,
    candidate: person,
    draft: z.object({ id: uuid, updatedAt: instant }).nullable().meta({
      description: 'Whether the coach has begun, and when they wrote last. What it says stays theirs.',
    }),
  })
  .meta({ id: 'LateForm' });
export type LateForm = z.input<typeof lateForm>;
export const lateFormsAnswer = pageOf(lateForm).meta({ id: 'LateForms' });
