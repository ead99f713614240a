import { kindOf } from '../../bookings/kinds/kinds';
import type { BookingFacts, Reader } from './booking-facts';
import type { BookingState } from './booking-state';

export const STEP_KEYS = ['paid', 'upload', 'meet', 'grade', 'feedback', 'ended'] as const;

/** One of the few things that a booking consists of, in their order. */
export interface BookingStep {
  key: (typeof STEP_KEYS)[number];
  word: string;
  /** When it was, or until when it is to be; null where nothing says. */
  at: Date | null;
  done: boolean;
}

/** The way of a booking from its payment to its feedback, or to where it ended instead. */
export const bookingSteps = (
  state: BookingState,
  facts: BookingFacts,
  reader: Reader,
  now: Date,
): BookingStep[] => {
  if (!facts.confirmedAt) return unpaidSteps(facts);
  const paid: BookingStep = { key: 'paid', word: 'Booked', at: facts.confirmedAt, done: true };
  const ended = endOf(state, facts);
  if (ended) return [paid, ended];
  return [
    paid,
    ...(kindOf(facts).keepsTime ? meeting(facts, reader, now) : reading(facts)),
    feedback(facts, reader),
  ];
};

const unpaidSteps = (facts: BookingFacts): BookingStep[] => {
  const { status, holdExpiresAt, checkout, startsAt } = facts;
  if (status !== 'held') return [];
  const pay: BookingStep = {
    key: 'paid',
    word: 'Pay',
    at: checkout?.expiresAt ?? holdExpiresAt,
    done: false,
  };
  return kindOf(facts).keepsTime ? [pay, { key: 'meet', word: 'Session', at: startsAt, done: false }] : [pay];
};

/** Where it does not come to feedback. */
const endOf = (state: BookingState, { startsAt }: BookingFacts): BookingStep | null => {
  if (state.key === 'cancelled') return { key: 'ended', word: 'Cancelled', at: state.at, done: true };
  if (state.key === 'no_show') return { key: 'ended', word: 'Missed', at: startsAt, done: state.settled };
  return state.key === 'disputed'
    ? { key: 'ended', word: 'Being looked at', at: startsAt, done: false }
    : null;
};

const meeting = (facts: BookingFacts, { side, byLink }: Reader, now: Date): BookingStep[] => {
  const { startsAt, endsAt, endedEarlyAt, selfGrade, formReleasedAt } = facts;
  const meet: BookingStep = {
    key: 'meet',
    word: 'Session',
    at: startsAt,
    done: now >= (endedEarlyAt ?? endsAt),
  };
  if (side === 'coach' || byLink) return [meet];
  const done = selfGrade?.closedAt != null || formReleasedAt !== null;
  return [meet, { key: 'grade', word: 'Grade yourself', at: selfGrade?.closedAt ?? null, done }];
};

const reading = ({ receivedAt, uploadBy }: BookingFacts): BookingStep[] => [
  { key: 'upload', word: 'Document', at: receivedAt ?? uploadBy, done: receivedAt !== null },
];

/** To a candidate it is done when they can read it, to a coach when they have filed it. */
const feedback = (facts: BookingFacts, { side }: Reader): BookingStep => {
  const { formDueAt, formFiledAt, formReleasedAt, receivedAt } = facts;
  const doneAt = side === 'coach' ? formFiledAt : formReleasedAt;
  const due = kindOf(facts).needsDocument && !receivedAt ? null : formDueAt;
  return { key: 'feedback', word: 'Feedback', at: doneAt ?? due, done: doneAt !== null };
};
