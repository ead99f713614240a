import { z } from 'zod';
import { BOOKING_STATUSES, bookingSchema } from '../bookings';
import { decisionRequest } from '../coaches';
import { instant, money, pageOf, pageQuery, plainText, reason, uuid } from '../platform/http/schemas';

const cause = plainText(1000, 3).meta({ example: 'The candidate asked by phone.' });

export const bookingsQuery = z.strictObject({ ...pageQuery, status: z.enum(BOOKING_STATUSES).optional() });
export type BookingsQuery = z.output<typeof bookingsQuery>;

export const bookingDetailAnswer = bookingSchema
  .extend({
    history: z.array(
      z.object({
        at: instant,
        event: z.string(),
        from: z.string().nullable(),
        to: z.string(),
        actorId: uuid.nullable(),
      }),
    ),
    noShowReports: z.array(
      z.object({ reporter: z.string(), missing: z.string(), note: z.string().nullable(), at: instant }),
    ),
  })
  .meta({ id: 'BookingDetail' });

export const causeRequest = z
  .strictObject({ reason: cause })
  .meta({ id: 'AdminReason', example: { reason: 'The candidate asked by phone.' } });

const choice = z.enum(['cancel', 'keep']);

/** What becomes of the confirmed bookings of somebody who is shut out. */
const upcomingChoices = {
  upcoming: choice.default('cancel').meta({
    description:
      'Of all confirmed bookings that have not begun: cancel with all money back, or keep. Holds always end.',
  }),
  bookings: z
    .array(z.strictObject({ id: uuid, choice }))
    .max(500)
    .refine(
      (named) => new Set(named.map(({ id }) => id)).size === named.length,
      reason('suspension.booking_named_twice', 'Name each booking once.'),
    )
    .default([])
    .meta({
      description: 'Bookings for which something else holds, as {"id": "...", "choice": "keep"}.',
    }),
};

export const suspensionRequest = z
  .strictObject({
    reason: cause.meta({ description: 'It goes into the mails of everybody concerned.' }),
    ...upcomingChoices,
  })
  .meta({
    id: 'Suspension',
    example: {
      reason: 'Repeated complaints.',
      upcoming: 'cancel',
      bookings: [],
    },
  });
export type SuspensionRequest = z.output<typeof suspensionRequest>;

export const coachDecisionRequest = decisionRequest.extend(upcomingChoices).meta({
  id: 'CoachDecision',
  example: { decision: 'publish', reason: null },
});
export type CoachDecisionRequest = z.output<typeof coachDecisionRequest>;

export const resolutionRequest = z
  .strictObject({
    outcome: z.enum(['completed', 'candidate_no_show', 'coach_no_show']),
    reason: cause,
  })
  .meta({
    id: 'ReviewResolution',
    example: { outcome: 'coach_no_show', reason: 'The recording shows nobody but the candidate.' },
  });
export type ResolutionRequest = z.output<typeof resolutionRequest>;

export const ordersQuery = z.strictObject({
  ...pageQuery,
  needsReview: z
    .enum(['true', 'false'])
    .optional()
    .transform((text) => text === 'true')
    .meta({ type: 'string', description: 'true: only those that wait for a person' }),
});
export type OrdersQuery = z.output<typeof ordersQuery>;

export const orderAnswer = z
  .object({
    id: uuid,
    bookingId: uuid,
    payerId: uuid,
    coachId: uuid,
    status: z.string(),
    price: money,
    paid: money,
    refunded: money,
    refundPending: money,
    refundedByProvider: money.meta({
      description: 'The part of it that the payment provider sent back without us.',
    }),
    disputed: z.boolean().meta({ description: 'A bank has the money until it decides.' }),
    dispute: z
      .object({ status: z.string(), amount: money, reason: z.string(), evidenceDueAt: instant.nullable() })
      .nullable()
      .meta({ description: 'The latest dispute: inquiry, open, won, lost or closed.' }),
    needsReview: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'AdminOrder' });
export const ordersAnswer = pageOf(orderAnswer).meta({ id: 'AdminOrderPage' });

const committedBooking = bookingSchema.pick({
  id: true,
  kind: true,
  status: true,
  startsAt: true,
  endsAt: true,
  coach: true,
  candidate: true,
  price: true,
  payment: true,
  hold: true,
});

export const commitmentsAnswer = z
  .object({
    upcoming: z
      .array(
        committedBooking.extend({
          refund: money.nullable().meta({
            description: 'What a cancellation now would give back; null when it is not possible any more.',
          }),
        }),
      )
      .meta({ description: 'Confirmed and not over, soonest first.' }),
    holds: z.array(committedBooking).meta({ description: 'Unpaid; they end with a suspension.' }),
    forms: z
      .array(
        z.object({
          bookingId: uuid,
          formId: uuid.nullable(),
          coachId: uuid,
          candidateId: uuid,
          state: z.string(),
          dueAt: instant,
        }),
      )
      .meta({ description: 'Feedback that is owed, by this person or to them.' }),
    orders: z.array(orderAnswer).meta({ description: 'Orders whose money is not settled.' }),
  })
  .meta({ id: 'Commitments' });

export const ledgerQuery = z.strictObject({ ...pageQuery, orderId: uuid.optional() });
export type LedgerQuery = z.output<typeof ledgerQuery>;

const ledgerLine = z.object({
  account: z.string(),
  partyId: uuid.nullable(),
  currency: z.string(),
  amountMinor: z.int().meta({ description: 'Minor units: positive debits, negative credits.' }),
});
export const ledgerAnswer = pageOf(
  z.object({
    id: uuid,
    kind: z.string(),
    orderId: uuid,
    sourceId: z.string().nullable(),
    occurredAt: instant,
    lines: z.array(ledgerLine),
  }),
).meta({ id: 'LedgerPage' });
export const balancesAnswer = z
  .object({
    items: z.array(z.object({ account: z.string(), currency: z.string(), balanceMinor: z.int() })),
    totals: z
      .array(z.object({ currency: z.string(), sumMinor: z.int() }))
      .meta({ description: 'Of all accounts, per currency: zero, or something is wrong.' }),
  })
  .meta({ id: 'LedgerBalances' });

export const commandsAnswer = pageOf(
  z.object({
    id: uuid,
    orderId: uuid,
    kind: z.string(),
    status: z.string(),
    attempts: z.int(),
    createdAt: instant,
    nextAttemptAt: instant,
  }),
).meta({ id: 'PaymentCommandPage' });
export const commandsQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(['pending', 'sent', 'succeeded', 'failed', 'needs_review']).optional(),
});
export type CommandsQuery = z.output<typeof commandsQuery>;

export const mailsQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(['queued', 'sent', 'kept', 'failed']).optional(),
  recipientId: uuid.optional(),
});
export type MailsQuery = z.output<typeof mailsQuery>;
export const mailsAnswer = pageOf(
  z.object({
    id: uuid,
    kind: z.string(),
    recipientId: uuid,
    aboutId: uuid,
    subject: z.string(),
    text: z.string().nullable().meta({ description: 'Null for mails about an account: they carry secrets.' }),
    status: z.string(),
    attempts: z.int(),
    lastError: z.string().nullable(),
    createdAt: instant,
    sentAt: instant.nullable(),
  }),
).meta({ id: 'MailPage' });

export const auditQuery = z.strictObject({
  ...pageQuery,
  subjectId: uuid.optional(),
  actorId: uuid.optional(),
});
export type AuditQuery = z.output<typeof auditQuery>;
export const auditAnswer = pageOf(
  z.object({
    id: uuid,
    at: instant,
    actorId: uuid.nullable(),
    action: z.string(),
    subjectType: z.string(),
    subjectId: uuid,
    data: z.record(z.string(), z.unknown()),
  }),
).meta({ id: 'AuditPage' });
