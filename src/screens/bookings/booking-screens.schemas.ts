import { z } from 'zod';
import { BOOKING_STATUSES, bookingSchema } from '../../bookings';
import { documentReviewSchema } from '../../documents';
import { instant, labelled, money, pageOf, uuid } from '../../platform/http/schemas';
import { ACTIONS } from '../domain/booking-actions';
import { STATE_KEYS } from '../domain/booking-state';
import { STEP_KEYS } from '../domain/booking-steps';

const local = z
  .string()
  .meta({ id: 'Local', example: '2027-03-01T18:00:00+01:00', description: "The same on the reader's wall." });
const side = z.enum(['candidate', 'coach']);
const ACTORS = z.enum(['you', 'other', 'us']).nullable();

const state = z
  .object({
    key: z.enum(STATE_KEYS),
    word: z.string(),
    sentence: z
      .string()
      .meta({ example: 'The meeting room opens on Monday 1 March 2027, 17:45 Paris time.' }),
  })
  .meta({ id: 'BookingState' });

const toDo = z
  .object({ kind: z.enum(ACTIONS), until: instant.nullable(), untilLocal: local.nullable() })
  .meta({ id: 'ToDo' });

const next = z
  .object({ sentence: z.string().nullable(), action: z.enum(ACTIONS).nullable() })
  .meta({ id: 'BookingNext', description: 'What happens next; `action` is the first thing to offer.' });

const share = z.object({ amount: z.int(), currency: z.string(), earned: z.boolean() }).meta({
  id: 'CoachShare',
});

const ofReader = {
  side,
  pack: labelled,
  stage: labelled,
  endsAtLocal: local,
  other: z
    .object({ name: z.string(), zone: z.string(), startsAtLocal: local, endsAtLocal: local })
    .meta({ id: 'OtherSide', description: 'The other person, and their wall at that time.' }),
  state,
  next,
  changesAt: instant
    .nullable()
    .meta({ description: 'When time alone changes this answer: read again then.' }),
  toDo: toDo.nullable(),
  yourShare: share.nullable(),
};
export const bookingRowSchema = bookingSchema.extend(ofReader).meta({ id: 'BookingRow' });
export const bookingRowsSchema = pageOf(bookingRowSchema).meta({ id: 'BookingRows' });
export type BookingRowView = z.input<typeof bookingRowSchema>;

const action = z
  .object({
    name: z.enum(ACTIONS),
    from: instant.nullable(),
    fromLocal: local.nullable(),
    until: instant.nullable(),
    untilLocal: local.nullable(),
    refusedWhy: z.string().nullable().meta({ description: 'Why it is not possible now; null where it is.' }),
  })
  .meta({ id: 'BookingAction' });

const step = z
  .object({
    key: z.enum(STEP_KEYS),
    word: z.string(),
    at: instant.nullable(),
    atLocal: local.nullable(),
    done: z.boolean(),
  })
  .meta({ id: 'BookingStep', description: '`at` is when it was, or until when it is to be.' });

const story = z
  .object({ at: instant, atLocal: local, actor: ACTORS, sentence: z.string() })
  .meta({ id: 'BookingStory' });

const moneyView = z
  .object({
    price: money,
    receipt: z.string().nullable().meta({ example: 'GR-0197A3C2-6D1E' }),
    lines: z.array(z.object({ label: z.string(), text: z.string() })),
    refunds: z.array(
      z.object({
        refund: money,
        why: z.string(),
        status: z.string(),
        sentAt: instant,
        sentAtLocal: local,
        arrivedAt: instant.nullable(),
        arrivedAtLocal: local.nullable(),
      }),
    ),
  })
  .meta({ id: 'BookingMoney' });

const noShow = z
  .object({
    reports: z.array(
      z.object({ reporter: side, missing: side, note: z.string().nullable(), at: instant, atLocal: local }),
    ),
    answerUntil: instant.nullable(),
    answerUntilLocal: local.nullable(),
    finalisesAt: instant.nullable(),
  })
  .meta({ id: 'NoShowStory' });

const report = z
  .object({
    releasedAt: instant,
    releasedAtLocal: local,
    recommendation: z.string().nullable().meta({ example: 'Hire' }),
    amendment: z.object({ at: instant, atLocal: local, reason: z.string() }).nullable(),
  })
  .meta({ id: 'ReportInShort' });

export const bookingScreenSchema = bookingRowSchema
  .extend({
    practising: z
      .object({
        focus: z.string().nullable(),
        topics: z.array(z.string()),
        resumeUrl: z.string().nullable(),
      })
      .meta({
        id: 'Practising',
      }),
    actions: z.array(action),
    steps: z.array(step),
    history: z.array(story),
    cancellation: z
      .object({ by: ACTORS, at: instant, atLocal: local, reason: z.string().nullable() })
      .nullable(),
    noShow: noShow.nullable(),
    decision: z
      .object({
        outcome: z.enum(BOOKING_STATUSES),
        sentence: z.string(),
        reason: z.string().nullable(),
        at: instant,
        atLocal: local,
      })
      .nullable(),
    roomOpenings: z.array(z.object({ side, at: instant, atLocal: local })),
    selfGrade: z
      .object({ status: z.string(), until: instant.nullable(), untilLocal: local.nullable() })
      .nullable()
      .meta({ description: 'To its candidate only: not_started, in_progress or closed.' }),
    report: report.nullable(),
    rating: z
      .object({ stars: z.int(), publicFrom: instant, publicFromLocal: local, replied: z.boolean() })
      .nullable(),
    money: moneyView,
    document: documentReviewSchema.nullable(),
    calendarFile: z
      .string()
      .nullable()
      .meta({ description: 'Path of the calendar file; null where there is none.' }),
  })
  .meta({ id: 'BookingScreen' });
export type BookingScreenView = z.input<typeof bookingScreenSchema>;

export const screenQuery = z.strictObject({
  back: z.enum(['paid', 'left']).optional(),
});

export const cardQuery = z.strictObject({
  token: z.string().max(100).default('').meta({ description: 'As it stands in the link of a mail.' }),
});

export const bookingCardSchema = z
  .object({
    id: uuid,
    side,
    title: z.string(),
    other: z.string(),
    keepsTime: z.boolean().meta({ description: 'false of a review, which has no meeting' }),
    startsAt: instant,
    startsAtLocal: local,
    endsAt: instant,
    endsAtLocal: local,
    zone: z.string(),
    minutes: z.int(),
    state,
    next: z.string().nullable(),
    changesAt: instant.nullable(),
    reason: z.string().nullable().meta({ description: 'Why the other side, or we, cancelled.' }),
    feedback: z.string().nullable(),
    lines: z.array(z.object({ label: z.string(), text: z.string() })),
    checkoutUrl: z.string().nullable(),
    join: action.nullable(),
    calendarFile: z.string().nullable(),
  })
  .meta({ id: 'BookingCard', description: 'What whoever has the link of a mail may see of a booking.' });
export type BookingCardView = z.input<typeof bookingCardSchema>;

export const overviewSchema = z
  .object({
    toDo: z.int().meta({ example: 2 }),
    owed: z.int().meta({ example: 1, description: 'Feedback forms that you owe.' }),
    coach: z
      .object({ id: uuid, status: z.string() })
      .nullable()
      .meta({ description: 'Null without the role.' }),
  })
  .meta({ id: 'Overview', description: 'For the navigation.' });
export type Overview = z.input<typeof overviewSchema>;
