import { z } from 'zod';
import { BOOKING_STATUSES, bookingSchema } from '../bookings';
import { decisionRequest } from '../coaches';
import { ACCOUNT_STATES } from '../identity';
import { ROLES } from '../platform/http/access';
import {
  instant,
  instantInput,
  money,
  pageOf,
  pageQuery,
  plainLine,
  plainText,
  reason,
  uuid,
} from '../platform/http/schemas';

const cause = plainText(1000, 3).meta({ example: 'The candidate asked by phone.' });

/** Somebody beside an id of theirs. */
const person = z
  .object({
    id: uuid,
    name: z.string(),
    erased: z.boolean().meta({ description: 'The person had their data erased; the name is not theirs.' }),
  })
  .meta({ id: 'AdminPerson' });

const personId = uuid.optional();
const email = plainLine(320)
  .optional()
  .meta({ description: 'A whole address; nothing is found for one without an account.' });
const from = instantInput.optional().meta({ description: 'from this instant on' });
const to = instantInput.optional().meta({ description: 'before this instant' });

export const accountsQuery = z.strictObject({
  ...pageQuery,
  email: plainLine(320).optional().meta({ description: 'An address, or its beginning.', example: 'ada@' }),
  name: plainLine(80)
    .optional()
    .meta({ description: 'Words of a name, each one whole or its beginning.', example: 'ada mor' }),
  role: z.enum(ROLES).optional(),
  state: z.enum(ACCOUNT_STATES).optional(),
});
export type AccountsQuery = z.output<typeof accountsQuery>;

export const accountAnswer = z
  .object({
    id: uuid,
    email: z.string().nullable().meta({ description: 'Null once erased.' }),
    name: z.string(),
    zone: z.string(),
    roles: z.array(z.enum(ROLES)),
    state: z.enum(ACCOUNT_STATES),
    createdAt: instant,
    emailVerifiedAt: instant.nullable(),
    suspendedAt: instant.nullable(),
    erasedAt: instant.nullable(),
  })
  .meta({ id: 'AdminAccount' });
export const accountsAnswer = pageOf(accountAnswer).meta({ id: 'AdminAccountPage' });

export const bookingsQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(BOOKING_STATUSES).optional(),
  personId: personId.meta({ description: 'An account: as candidate or as coach.' }),
  email,
  coachId: uuid.optional(),
  offeringId: uuid.optional(),
  from: from.meta({ description: 'Starting from this instant on.' }),
  to: to.meta({ description: 'Starting before this instant.' }),
});
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
        actor: person.nullable(),
      }),
    ),
    noShowReports: z.array(
      z.object({ reporter: z.string(), missing: z.string(), note: z.string().nullable(), at: instant }),
    ),
    roomOpenings: z
      .array(z.object({ side: z.string(), at: instant }))
      .meta({ description: 'Who opened the meeting room when, by the page or by the API.' }),
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
    id: 'NoShowResolution',
    example: { outcome: 'coach_no_show', reason: 'The recording shows nobody but the candidate.' },
  });
export type ResolutionRequest = z.output<typeof resolutionRequest>;

export const ordersQuery = z.strictObject({
  ...pageQuery,
  bookingId: uuid.optional(),
  personId: personId.meta({ description: 'An account: as who pays or as the coach who is paid.' }),
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
    payerId: uuid,
    lines: z
      .array(
        z.object({
          bookingId: uuid,
          coachId: uuid,
          description: z.string(),
          price: money,
          earned: money.nullable().meta({
            description: 'What coach and platform earned with it, before later refunds; null until then.',
          }),
        }),
      )
      .meta({ description: 'What it is for.' }),
    status: z.string(),
    price: money.meta({ description: 'Of all lines.' }),
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

export const ledgerQuery = z.strictObject({
  ...pageQuery,
  orderId: uuid.optional(),
  bookingId: uuid.optional(),
  personId: personId.meta({ description: 'An account: entries of the orders that it paid or was paid for.' }),
});
export type LedgerQuery = z.output<typeof ledgerQuery>;

const ledgerLine = z.object({
  account: z.string(),
  partyId: uuid.nullable(),
  amount: money.meta({ description: 'Positive debits, negative credits.' }),
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
export const balancesAnswer = pageOf(z.object({ account: z.string(), balance: money }))
  .extend({
    totals: z
      .array(money)
      .meta({ description: 'Of all accounts, per currency: zero, or something is wrong.' }),
  })
  .meta({ id: 'LedgerBalances' });

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
    recipient: person.nullable(),
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
  personId: personId.meta({ description: 'An account: as who acted or as whom it is about.' }),
  action: z
    .string()
    .regex(/^[a-z_]+(\.[a-z_]+)*$/, 'Give an action, like account.suspended.')
    .max(80)
    .optional()
    .meta({ example: 'account.suspended' }),
  from,
  to,
});
export type AuditQuery = z.output<typeof auditQuery>;
export const auditAnswer = pageOf(
  z.object({
    id: uuid,
    at: instant,
    actorId: uuid.nullable(),
    actor: person.nullable().meta({ description: 'Null when the system acted by itself.' }),
    action: z.string(),
    subjectType: z.string(),
    subjectId: uuid,
    subject: person.nullable().meta({ description: 'The person, where it is about an account or a coach.' }),
    data: z.record(z.string(), z.unknown()),
  }),
).meta({ id: 'AuditPage' });
