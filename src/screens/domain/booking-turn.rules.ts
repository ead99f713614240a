import type { Side } from '../../bookings';
import { addHours } from '../../shared/time';
import type { ActionName, BookingAction } from './booking-actions';
import type { BookingFacts } from './booking-facts';
import type { BookingState, StateKey } from './booking-state';

/** What the page of a state is opened for, to a side: its one button. The first that is possible. */
const PRIMARY: Record<Side, Partial<Record<StateKey, readonly ActionName[]>>> = {
  candidate: {
    unpaid: ['pay'],
    left_payment: ['pay'],
    giving_up: [],
    given_up: ['bookAgain'],
    expired: ['bookAgain'],
    hold_ended: ['bookAgain'],
    paid_too_late: ['bookAgain'],
    booked: ['addToCalendar'],
    room_open: ['join'],
    in_session: ['join'],
    ended_early: ['gradeYourself'],
    grade_yourself: ['gradeYourself'],
    feedback_awaited: ['rate'],
    feedback_late: ['rate'],
    feedback_missing: ['rate'],
    feedback_withdrawn: ['rate'],
    feedback_released: ['readFeedback'],
    document_awaited: ['uploadDocument'],
    document_there: ['gradeYourself'],
    cancelled: ['bookAgain'],
    no_show: ['answerNoShow'],
  },
  coach: {
    booked: ['openKit'],
    room_open: ['join'],
    in_session: ['join'],
    ended_early: ['writeFeedback'],
    write_feedback: ['writeFeedback'],
    feedback_overdue: ['writeFeedback'],
    feedback_withdrawn: ['writeFeedback'],
    feedback_filed: ['readFeedback'],
    feedback_released: ['replyToRating', 'readFeedback'],
    document_there: ['readDocument'],
    no_show: ['answerNoShow'],
  },
};

/** The one button of a page; null where nothing is to be done. */
export const primaryAction = (
  state: BookingState,
  side: Side,
  actions: readonly BookingAction[],
): ActionName | null => PRIMARY[side][state.key]?.find((name) => isPossible(actions, name)) ?? null;

const isPossible = (actions: readonly BookingAction[], wanted: ActionName): boolean =>
  actions.some(({ name, refusedWhy }) => name === wanted && refusedWhy === null);

/** For so long a feedback that was released waits to be read; whoever rated the session has read it. */
const READ_WITHIN_DAYS = 14;

/** What waits for somebody, the most urgent first. */
const WAITING: Record<Side, readonly ActionName[]> = {
  candidate: ['join', 'pay', 'answerNoShow', 'uploadDocument', 'gradeYourself', 'readFeedback'],
  coach: ['join', 'answerNoShow', 'writeFeedback', 'replyToRating'],
};

/** What waits for this reader of a booking, and until when; null where nothing does. */
export const toDo = (
  state: BookingState,
  { side }: { side: Side },
  { facts, actions, now }: { facts: BookingFacts; actions: readonly BookingAction[]; now: Date },
): BookingAction | null => {
  const waits = (name: ActionName): boolean => {
    if (name === 'join') return state.key === 'room_open' || state.key === 'in_session';
    if (name === 'writeFeedback') return DUE.has(state.key);
    return name !== 'readFeedback' || isUnread(facts, now);
  };
  const name = WAITING[side].find((one) => isPossible(actions, one) && waits(one));
  return actions.find((one) => one.name === name) ?? null;
};

/** A form can be begun with its session, and is owed from its end on. */
const DUE = new Set<StateKey>([
  'ended_early',
  'write_feedback',
  'feedback_overdue',
  'feedback_withdrawn',
  'document_there',
]);

/** Until when feedback that was released counts as unread; null before its release. */
export const unreadUntil = ({ formReleasedAt }: Pick<BookingFacts, 'formReleasedAt'>): Date | null =>
  formReleasedAt && addHours(formReleasedAt, READ_WITHIN_DAYS * 24);

const isUnread = (facts: BookingFacts, now: Date): boolean => {
  const until = unreadUntil(facts);
  return until !== null && facts.rating === null && now < until;
};
