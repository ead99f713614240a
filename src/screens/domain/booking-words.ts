import type { KindKey } from '../../bookings';
import { joinOpensAt } from '../../bookings/domain/booking.rules';
import { kindOf } from '../../bookings/kinds/kinds';
import { inShort, inWords, timeInWords } from '../../shared/zones/in-words';
import type { Reader } from './booking-facts';
import type { BookingState } from './booking-state';
import { documentWords, feedbackWords } from './feedback-words';
import { noShowWords } from './no-show-words';

/** A state in words: in one or a few, in a sentence, and what happens next and until when. Nothing in them is HTML. */
export interface BookingWords {
  word: string;
  sentence: string;
  next: string | null;
}

/** Whom the words are for, and of what. */
export interface Told extends Reader {
  kind: KindKey;
  /** Whether this side may cancel now. */
  mayCancel: boolean;
}

type Before = Extract<
  BookingState,
  {
    key:
      | 'unpaid'
      | 'opening_payment'
      | 'payment_sent'
      | 'left_payment'
      | 'giving_up'
      | 'given_up'
      | 'expired'
      | 'hold_ended'
      | 'paid_too_late';
  }
>;

/** The words of a state to one of the two people. */
export const bookingWords = (state: BookingState, told: Told): BookingWords => {
  switch (state.key) {
    case 'cancelled':
      return cancelled(state, told);
    case 'no_show':
      return noShowWords(state, told);
    case 'disputed':
      return DISPUTED;
    case 'booked':
      return booked(state, told);
    case 'room_open':
    case 'in_session':
      return aroundSession(state, told);
    case 'document_awaited':
    case 'document_there':
      return documentWords(state, told);
    default:
      return isBefore(state) ? beforeBooked(state, told) : feedbackWords(state, told);
  }
};

const BEFORE: readonly string[] = [
  ...(['unpaid', 'opening_payment', 'payment_sent', 'left_payment', 'giving_up'] as const),
  ...(['given_up', 'expired', 'hold_ended', 'paid_too_late'] as const),
] satisfies Before['key'][];

const isBefore = (state: BookingState): state is Before => BEFORE.includes(state.key);

const beforeBooked = (state: Before, told: Told): BookingWords =>
  'until' in state ? unpaid(state, told) : neverBooked(state.key, told);

const DISPUTED: BookingWords = {
  word: 'Being looked at',
  sentence: 'Your two reports on this session contradict each other.',
  next: 'A person here decides, and tells you both by mail. No money moves before that, and you need not do anything.',
};

/** What is held while it is unpaid, and what its end leaves. */
const HELD: Record<KindKey, { what: string; released: string; free: string }> = {
  session: { what: 'time', released: 'Time released', free: 'The time is free again.' },
  document: { what: 'order', released: 'Order closed', free: 'Nothing is ordered.' },
};

type Unpaid = Extract<BookingState, { key: 'unpaid' | 'opening_payment' | 'payment_sent' | 'left_payment' }>;

const unpaid = ({ key, until }: Unpaid, { side, kind, clock, otherName }: Told): BookingWords => {
  const { what } = HELD[kind];
  const by = timeInWords(until, clock);
  if (side === 'coach')
    return {
      word: 'Not paid yet',
      sentence: `${otherName} holds this ${what} until ${by}.`,
      next: 'Nothing is booked before it is paid.',
    };
  switch (key) {
    case 'payment_sent':
      return {
        word: 'Payment sent',
        sentence: 'Waiting for the bank, which usually takes seconds.',
        next: 'You can close this page: a mail tells you when it is booked.',
      };
    case 'left_payment':
      return {
        word: 'Not paid yet',
        sentence: 'Nothing was charged.',
        next: `This ${what} is yours until ${by}.`,
      };
    case 'opening_payment':
      return {
        word: `Yours until ${by}`,
        sentence: 'The payment page is being prepared.',
        next: 'This page shows it as soon as it is there.',
      };
    case 'unpaid':
      return {
        word: `Yours until ${by}`,
        sentence: `This ${what} is held for you while you pay.`,
        next:
          kind === 'session'
            ? `Pay by ${by}; then others can take it.`
            : `Pay by ${by}; then the order closes.`,
      };
  }
};

const neverBooked = (
  key: 'giving_up' | 'given_up' | 'expired' | 'hold_ended' | 'paid_too_late',
  { side, kind, otherName }: Told,
): BookingWords => {
  const { what, released, free } = HELD[kind];
  const isCandidate = side === 'candidate';
  const who = isCandidate ? 'You' : otherName;
  if (key === 'giving_up')
    return {
      word: 'Being given up',
      sentence: `${who} gave this ${what} up; its payment page is being closed.`,
      next: 'Should a payment be faster, it counts.',
    };
  if (key === 'paid_too_late')
    return {
      word: 'Payment came too late',
      sentence: `When ${isCandidate ? 'your' : `${otherName}’s`} payment came, this could not be booked any more.`,
      next: null,
    };
  const because = {
    given_up: `${who} gave this ${what} up.`,
    expired: 'It was not paid in time.',
    hold_ended: `Greenroom ended the hold of this ${what}.`,
  }[key];
  return {
    word: released,
    sentence: `${because} ${isCandidate ? 'Nothing was charged.' : free}`,
    next: null,
  };
};

const CANCELLED_BY = {
  us: 'Cancelled by Greenroom',
  payment: 'Cancelled: the payment went back',
  time: 'Cancelled: no document came',
} as const;

const cancelled = (
  { by, at }: Extract<BookingState, { key: 'cancelled' }>,
  { side, kind, clock, otherName }: Told,
): BookingWords => {
  const { noun, keepsTime } = kindOf({ kind });
  const word =
    by === 'you' || by === 'other' ? `Cancelled by ${by === 'you' ? 'you' : otherName}` : CANCELLED_BY[by];
  const when = at ? ` since ${inShort(at, clock)}` : '';
  const because =
    by === 'payment'
      ? ' The payment went back by the payment provider or a bank, and not because anybody here cancelled.'
      : '';
  const free = side === 'coach' && keepsTime ? ' The time is free again.' : '';
  return { word, sentence: `This ${noun} is cancelled${when}.${because}${free}`, next: null };
};

const booked = (
  { startsAt }: Extract<BookingState, { key: 'booked' }>,
  { clock, mayCancel }: Told,
): BookingWords => ({
  word: 'Booked',
  sentence: `The meeting room opens on ${inWords(joinOpensAt(startsAt), clock)}.`,
  next: mayCancel
    ? `You can cancel until ${inShort(startsAt, clock)}; you see what that means before you confirm it.`
    : null,
});

const aroundSession = (
  { key, startsAt, endsAt, otherCameAt, reportFrom }: Extract<BookingState, { otherCameAt: Date | null }>,
  { clock, otherName }: Told,
): BookingWords => {
  const there = otherCameAt
    ? `${otherName} opened the room at ${timeInWords(otherCameAt, clock)}.`
    : `${otherName} has not opened the room yet.`;
  if (key === 'room_open')
    return {
      word: `Starts at ${timeInWords(startsAt, clock)}`,
      sentence: `The room is open. ${there}`,
      next: 'Join now, and try sound and camera.',
    };
  return {
    word: `In session until ${timeInWords(endsAt, clock)}`,
    sentence: there,
    next: otherCameAt ? null : reportFrom ? nobodyYet(otherName, timeInWords(reportFrom, clock)) : NOBODY,
  };
};

const nobodyYet = (name: string, from: string): string =>
  `If ${name} does not come, you can tell us from ${from} on.`;
const NOBODY = 'Nobody there? Tell us, and it is looked after.';
