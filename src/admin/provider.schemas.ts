import { z } from 'zod';
import { instant, pageOf, pageQuery, plainText, uuid } from '../platform/http/schemas';

const cause = plainText(1000, 3).meta({ description: 'It is kept in the audit log.' });

export const parkedCauseRequest = z.strictObject({ reason: cause }).meta({
  id: 'ParkedCommandReason',
  example: { reason: 'The provider’s dashboard shows no refund for this payment.' },
});

export const commandsAnswer = pageOf(
  z.object({
    id: uuid,
    orderId: uuid,
    kind: z.string(),
    status: z.string(),
    attempts: z.int(),
    createdAt: instant,
    nextAttemptAt: instant,
    waitsFor: z.enum(['dispute']).nullable().meta({
      description:
        'dispute: a bank has the money of this refund’s payment; the call goes on by itself when it has decided.',
    }),
  }),
).meta({
  id: 'PaymentCommandPage',
  example: {
    items: [
      {
        id: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f31',
        orderId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f21',
        kind: 'refund.create',
        status: 'pending',
        attempts: 1,
        createdAt: '2027-03-01T17:00:00.000Z',
        nextAttemptAt: '2027-03-01T18:00:00.000Z',
        waitsFor: 'dispute',
      },
    ],
    nextCursor: null,
  },
});
export const commandsQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(['pending', 'sent', 'succeeded', 'failed', 'needs_review']).optional(),
  waitsFor: z.enum(['dispute']).optional().meta({
    description: 'dispute: only refunds that wait for a bank to decide.',
    example: 'dispute',
  }),
});
export type CommandsQuery = z.output<typeof commandsQuery>;

export const providerEventCauseRequest = z.strictObject({ reason: cause }).meta({
  id: 'ProviderEventReason',
  example: { reason: 'The provider confirmed that this refund is of another shop.' },
});

export const providerEventsQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(['needs_review', 'put_aside']).default('needs_review').meta({
    description: 'needs_review: waits for a person; put_aside: has no effect.',
    example: 'needs_review',
  }),
});
export type ProviderEventsQuery = z.output<typeof providerEventsQuery>;
export const providerEventsAnswer = pageOf(
  z.object({
    id: uuid,
    eventId: z.string().meta({
      description: 'The provider’s id; seen:... where no event told, but a list or a look at the object.',
      example: 'evt_1Pq7Zk2eZvKYlo2C',
    }),
    type: z.string().meta({ description: 'The provider’s word, or unreadable.', example: 'refund.updated' }),
    objectId: z.string().nullable().meta({ description: 'What it is about, at the provider.' }),
    orderId: uuid
      .nullable()
      .meta({ description: 'The order whose payment it is about, where that is known.' }),
    status: z.enum(['needs_review', 'put_aside']),
    note: z.string().nullable().meta({
      description: 'Why: unreadable, unknown, missing, unreachable, not understood, foreign, other livemode.',
      example: 'not understood',
    }),
    seenAs: z.string().nullable().meta({
      description: 'What was not understood: status and amount at the provider, in minor units.',
      example: 'frozen, 12000 EUR',
    }),
    closedReason: z.string().nullable().meta({ description: 'Why an admin ended it.' }),
    attempts: z.int(),
    receivedAt: instant,
  }),
).meta({
  id: 'ProviderEventPage',
  example: {
    items: [
      {
        id: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f41',
        eventId: 'evt_1Pq7Zk2eZvKYlo2C',
        type: 'refund.updated',
        objectId: 're_1Pq7Zk2eZvKYlo2C',
        orderId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f21',
        status: 'needs_review',
        note: 'not understood',
        seenAs: 'frozen, 12000 EUR',
        closedReason: null,
        attempts: 1,
        receivedAt: '2027-03-01T17:00:00.000Z',
      },
    ],
    nextCursor: null,
  },
});
