import { z } from 'zod';
import {
  httpsUrl,
  instant,
  instantInput,
  money,
  pageOf,
  pageQuery,
  plainText,
  uuid,
} from '../platform/http/schemas';
import { BOOKING_STATUSES, type BookingStatus } from './domain/booking.states';
import { FEEDBACK_STEPS } from './domain/feedback-steps';
import { KIND_KEYS } from './kinds/kinds';

const keys = z
  .array(z.string().regex(/^[a-z0-9-]{1,80}$/, 'Write lower-case words joined by hyphens, like dive-deep.'))
  .max(16);

export const practiceInput = z
  .strictObject({
    focus: plainText(2000)
      .optional()
      .meta({ example: 'System design under time pressure, and conflict stories' }),
    principles: keys.default([]).meta({ example: ['ownership', 'dive-deep'] }),
    competencies: keys.default([]).meta({ example: ['communication'] }),
    targetId: uuid.optional(),
    resumeUrl: httpsUrl.optional().meta({ example: 'https://example.com/resume.pdf' }),
  })
  .meta({ id: 'PracticeWish', description: 'What the candidate wants to practise; the coach sees it.' });

export const createBookingSchema = z
  .strictObject({
    offeringId: uuid,
    startsAt: instantInput,
    practice: practiceInput.default({ principles: [], competencies: [] }),
  })
  .meta({
    id: 'CreateBooking',
    examples: [
      {
        offeringId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
        startsAt: '2027-03-01T17:00:00Z',
        practice: { focus: 'Conflict stories', principles: ['ownership'] },
      },
    ],
  });
export type CreateBooking = z.output<typeof createBookingSchema>;

const practiceView = z
  .object({
    focus: z.string().nullable(),
    principles: z.array(z.string()),
    competencies: z.array(z.string()),
    targetId: z.string().nullable(),
    resumeUrl: z.string().nullable(),
  })
  .meta({ id: 'Practice' });

export const feedbackStepSchema = z
  .object({
    step: z.enum(FEEDBACK_STEPS).meta({
      description:
        'session: it is still ahead or goes on. To its candidate then grade_yourself and awaited, to its coach write and ' +
        'filed; to both released.',
    }),
    until: instant
      .nullable()
      .meta({ description: 'Null once released, and where it would tell a candidate that the form is in.' }),
    untilLocal: z
      .string()
      .nullable()
      .meta({ example: '2027-03-02T07:00:00+01:00', description: "The same in the viewer's own zone." }),
    text: z.string().meta({ example: 'Write the feedback and submit it by Tuesday 2 March 2027, 19:00.' }),
  })
  .meta({ id: 'FeedbackStep', description: 'What comes next of the feedback, and until when.' });

export const bookingSchema = z
  .object({
    id: uuid,
    kind: z.enum(KIND_KEYS).meta({
      description:
        'A review has no meeting: its times are those of the work on a document, and its feedback is due at the end.',
    }),
    status: z.enum(BOOKING_STATUSES),
    startsAt: instant,
    endsAt: instant,
    minutes: z.int().meta({ example: 60 }),
    startsAtLocal: z
      .string()
      .meta({ example: '2027-03-01T18:00:00+01:00', description: "In the viewer's own zone." }),
    zone: z.string().meta({ example: 'Europe/Paris' }),
    packKey: z.string(),
    stageKey: z.string(),
    title: z.string().meta({
      example: 'Onsite round',
      description: 'What it is called: the session, or the stage whose document is read.',
    }),
    offeringId: uuid,
    coach: z.object({ id: uuid, name: z.string() }),
    candidate: z.object({ id: uuid, name: z.string() }),
    price: money,
    practice: practiceView,
    hold: z
      .object({ expiresAt: instant, givingUp: z.boolean() })
      .nullable()
      .meta({ description: 'Until when the time is held while unpaid; null once paid or over.' }),
    checkout: z.object({ url: z.string(), expiresAt: instant }).nullable().meta({
      description:
        'Where to pay. Null while the payment provider is slow (ask again), and once paid or closed.',
    }),
    payment: z
      .object({
        status: z.string(),
        paid: money,
        refunded: money.meta({ description: 'All that went back, also what the provider sent without us.' }),
        refundPending: money,
        disputed: z.boolean().meta({
          description: 'The bank of the card has the money until it decides; nothing can be refunded before.',
        }),
      })
      .nullable(),
    order: z
      .object({ id: uuid, status: z.string(), amount: money })
      .nullable()
      .meta({ description: 'What is paid for it. For the candidate and for admins; null for the coach.' }),
    joinOpensAt: instant.nullable().meta({ description: 'Null for a review, which has no meeting.' }),
    statusPage: z.string().nullable().meta({
      description: 'Its page, by a link that opens a card of it to whoever has it. To its candidate.',
    }),
    cancelledBy: z.string().nullable().meta({
      description: 'candidate, coach or admin; provider: the payment went back without any of them.',
    }),
    cancelReason: z.string().nullable(),
    formFiledAt: instant.nullable().meta({
      description: 'When the feedback was filed; to its candidate, from when on they may read it.',
    }),
    endedEarlyAt: instant.nullable().meta({
      description:
        'When it was over, where its coach stated that before the scheduled end. Deadlines keep endsAt.',
    }),
    feedback: feedbackStepSchema.nullable().meta({
      description: 'Null where no feedback is to come: unpaid, cancelled, missed, disputed, no document yet.',
    }),
    noShowSettlesAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Booking' });
export type BookingView = z.input<typeof bookingSchema>;
export const bookingPageSchema = pageOf(bookingSchema).meta({ id: 'BookingPage' });

const isStatus = (text: string): text is BookingStatus => BOOKING_STATUSES.some((status) => status === text);

/** Given once, several times, or as one text with commas. */
const statuses = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().flatMap((text) => text.split(',')))
  .refine((given) => given.every(isStatus), `Give one or several of ${BOOKING_STATUSES.join(', ')}.`)
  .transform((given) => given.filter(isStatus))
  .meta({ type: 'string', example: 'confirmed', description: 'One, or several with commas.' });

export const bookingListQuery = z.strictObject({
  ...pageQuery,
  as: z
    .enum(['candidate', 'coach'])
    .optional()
    .meta({ description: 'Only bookings in which you are this side.' }),
  status: statuses.optional(),
  kind: z
    .enum([...KIND_KEYS, 'all'])
    .default('session')
    .meta({ description: 'Sessions, unless you ask for reviews, or for all.' }),
  when: z.enum(['upcoming', 'past']).optional().meta({
    description:
      'Sessions that have not ended, or that have; reviews that are still to be done, or that are over.',
  }),
});
export type BookingListQuery = z.output<typeof bookingListQuery>;

export const cancellationSchema = z
  .strictObject({ reason: plainText(500).optional() })
  .meta({ id: 'Cancellation', examples: [{ reason: 'My interview was moved.' }] });

export const quoteSchema = z
  .object({
    refund: money.meta({ description: 'What would come back now.' }),
    alreadyReturned: money.meta({ description: 'What has gone back before; it counts towards the clause.' }),
    clause: z.string(),
    changesAt: instant.nullable(),
    changesAtLocal: z.string().nullable().meta({ description: "The same on the reader's wall." }),
  })
  .meta({
    id: 'CancellationQuote',
    description:
      'What comes back when you cancel now, by which clause, until when. For a review that is until the coach begins: null.',
  });

export const noShowReportSchema = z
  .strictObject({
    missing: z
      .enum(['candidate', 'coach'])
      .meta({ description: 'Who did not come. Naming yourself settles it at once.' }),
    note: plainText(1000).optional(),
  })
  .meta({ id: 'NoShowReport', examples: [{ missing: 'coach', note: 'I waited for 20 minutes.' }] });
export type NoShowReport = z.output<typeof noShowReportSchema>;

export const joinSchema = z
  .object({ url: z.string(), opensAt: instant, closesAt: instant })
  .meta({ id: 'JoinLink' });
