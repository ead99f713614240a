import type { KindKey, Side } from '../../bookings';
import { kindOf } from '../../bookings/kinds/kinds';
import { inWords } from '../../shared/zones/in-words';
import { documentWords, formWords } from './document-words';
import { KIND_WORDS } from './kind-words';
import { noShowWords } from './no-show-words';
import type { EndedBy, StatusState } from './status-state';

/** Whom the words are for. */
export interface Reader {
  side: Side;
  kind: KindKey;
  /** IANA zone in which instants are said. */
  zone: string;
  otherName: string;
}

/** The state in a headline, and what happens next and until when, in sentences. */
export interface StatusWords {
  headline: string;
  next: string[];
}

/** The words of a state to one of the two people. Nothing in them is HTML. */
export const statusWords = (state: StatusState, reader: Reader): StatusWords => {
  switch (state.name) {
    case 'unpaid':
      return unpaid(state.until, reader);
    case 'giving_up':
    case 'given_up':
    case 'expired':
    case 'hold_ended':
      return neverBooked(state.name, reader);
    case 'cancelled':
      return cancelled(state.by, reader);
    case 'no_show':
      return noShowWords(state, reader);
    case 'disputed':
      return DISPUTED;
    default:
      return standing(state, reader);
  }
};

type Standing = Exclude<
  StatusState,
  {
    name:
      'unpaid' | 'giving_up' | 'given_up' | 'expired' | 'hold_ended' | 'cancelled' | 'no_show' | 'disputed';
  }
>;

/** Of what is booked, and neither cancelled nor missed. */
const standing = (state: Standing, reader: Reader): StatusWords => {
  switch (state.name) {
    case 'ahead':
    case 'running':
      return booked(state, reader);
    case 'document_awaited':
    case 'document_there':
      return documentWords(state, reader);
    case 'form_filed':
    case 'form_released':
    case 'form_withdrawn':
      return formWords(state.name, reader);
    default:
      return afterwards(state, reader);
  }
};

const DISPUTED: StatusWords = {
  headline: 'Being looked at',
  next: [
    'Your two reports on this session contradict each other. Greenroom looks at them and tells you both by mail what it decides.',
    'No money moves before that, and you need not do anything.',
  ],
};

const unpaid = (until: Date, { side, kind, zone, otherName }: Reader): StatusWords => {
  const what = KIND_WORDS[kind].held;
  return side === 'candidate'
    ? {
        headline: 'Waiting for your payment',
        next: [
          `Your ${what} is held until ${inWords(until, zone)}. This page tells when the payment has arrived.`,
        ],
      }
    : {
        headline: 'Not paid yet',
        next: [
          `${otherName} holds this ${what} until ${inWords(until, zone)}. Nothing is booked before it is paid.`,
        ],
      };
};

const neverBooked = (
  name: 'giving_up' | 'given_up' | 'expired' | 'hold_ended',
  { side, kind, otherName }: Reader,
): StatusWords => {
  const { held, ranOut, nothingLeft } = KIND_WORDS[kind];
  const headline = `${side === 'candidate' ? 'You' : otherName} gave this ${held} up`;
  if (name === 'giving_up')
    return {
      headline,
      next: ['The payment page is being closed. Should a payment be faster, it counts.'],
    };
  if (name === 'given_up') return { headline, next: [nothingLeft] };
  return name === 'hold_ended'
    ? { headline: 'Greenroom ended the hold', next: [nothingLeft] }
    : { headline: ranOut, next: [`It was not paid in time. ${nothingLeft}`] };
};

const booked = (
  { name, startsAt, endsAt }: Extract<StatusState, { startsAt: Date }>,
  { side, zone, otherName }: Reader,
): StatusWords => {
  if (name === 'running')
    return {
      headline: 'The session is on',
      next: [`It goes on until ${inWords(endsAt, zone)}.`],
    };
  const begins = `Your session with ${otherName} begins on ${inWords(startsAt, zone)}.`;
  return side === 'candidate'
    ? {
        headline: 'Paid and confirmed',
        next: [begins, 'Until then you can cancel; you see what comes back before you confirm it.'],
      }
    : { headline: 'Booked and paid', next: [begins] };
};

const afterwards = (
  state: Extract<StatusState, { name: 'ended_early' | 'over' | 'took_place' | 'found_to_have_taken_place' }>,
  { side, zone, otherName }: Reader,
): StatusWords => {
  if (state.name === 'found_to_have_taken_place')
    return {
      headline: 'Decided: the session took place',
      next: [
        'Your two reports contradicted each other. Greenroom looked at them and decided this. Both of you had a mail.',
      ],
    };
  const report = state.reportUntil
    ? [`If ${otherName} did not come, you can report that until ${inWords(state.reportUntil, zone)}.`]
    : [];
  if (state.name !== 'ended_early')
    return { headline: `The session ${state.name === 'over' ? 'is over' : 'took place'}`, next: report };
  const says = side === 'coach' ? 'You told us' : `${otherName} told us`;
  return {
    headline: 'The session ended early',
    next: [
      `${says} so. Deadlines still count from the planned end, ${inWords(state.endsAt, zone)}.`,
      ...report,
    ],
  };
};

const cancelled = (by: EndedBy, reader: Reader): StatusWords => {
  const free = reader.side === 'coach' ? KIND_WORDS[reader.kind].freed.onPage : '';
  const next = [`This ${kindOf(reader).noun} does not take place.${free}`];
  if (by === 'payment')
    return {
      headline: 'Cancelled: the payment went back',
      next: [
        ...next,
        'It went back by the payment provider or a bank, and not because anybody here cancelled.',
      ],
    };
  const who = { you: 'you', other: reader.otherName, us: 'Greenroom' }[by];
  return { headline: `Cancelled by ${who}`, next };
};
