import { formatMoney } from '../../shared/money';
import type { BookingStatus, Side } from '../../bookings';
import { kindOf } from '../../bookings/kinds/kinds';
import type { BookingFacts, Move, Reader } from './booking-facts';

/** Who did something, to the reader; null: nobody, time did. */
export type Actor = 'you' | 'other' | 'us' | null;

export interface StoryEntry {
  at: Date;
  actor: Actor;
  sentence: string;
}

/** What happened to a booking, the earliest first, as this reader may know it. */
export const bookingStory = (facts: BookingFacts, reader: Reader): StoryEntry[] =>
  [
    ...facts.moves.flatMap((move) => moved(facts, move, reader)),
    ...reported(facts, reader),
    ...cameIn(facts, reader),
    ...worked(facts, reader),
    ...paidBack(facts, reader),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());

const actorOf = (by: Side | 'us' | null, { side }: Reader): Actor => {
  if (by === 'us' || by === null) return by;
  return by === side ? 'you' : 'other';
};

const nameOf = (by: Side | 'us', { side, otherName }: Reader): string => {
  if (by === 'us') return 'Greenroom';
  return by === side ? 'You' : otherName;
};

type Saying = (move: Move, facts: BookingFacts, reader: Reader) => string | null;

/** Null: the reports themselves say it. */
const MOVES: Record<string, Saying> = {
  hold: (_, facts, reader) =>
    `${nameOf('candidate', reader)} chose ${kindOf(facts).keepsTime ? 'the time' : 'what to order'}; it waits to be paid.`,
  pay: (_, __, reader) => `${nameOf('candidate', reader)} paid, and it was booked.`,
  pay_late: (_, __, reader) =>
    `${nameOf('candidate', reader)} paid late; it was still free, and it was booked.`,
  expire: ({ by }) => (by === null ? 'It was not paid in time.' : 'Greenroom ended the hold.'),
  give_up: (_, __, reader) => `${nameOf('candidate', reader)} gave it up.`,
  cancel: ({ by }, _, reader) =>
    by === null ? 'No document came, so it was cancelled.' : `${nameOf(by, reader)} cancelled it.`,
  payment_returned: () => 'The payment went back without us, so it was cancelled.',
  complete: ({ by }) => (by === 'us' ? 'Greenroom decided that it took place.' : null),
  miss_candidate: (move, _, reader) => decided(move, 'candidate', reader),
  miss_coach: (move, _, reader) => decided(move, 'coach', reader),
  contradict: () => 'The two reports contradicted each other.',
};

const decided = ({ by }: Move, missing: Side, reader: Reader): string | null =>
  by === 'us' ? `Greenroom decided that ${missed(missing, reader)}.` : null;

const missed = (missing: Side, { side, otherName }: Reader): string =>
  `${missing === side ? 'you' : otherName} did not come`;

const moved = (facts: BookingFacts, move: Move, reader: Reader): StoryEntry[] => {
  const sentence = MOVES[move.event]?.(move, facts, reader) ?? null;
  return sentence ? [{ at: move.at, actor: actorOf(move.by, reader), sentence }] : [];
};

const reported = ({ reports }: BookingFacts, reader: Reader): StoryEntry[] =>
  reports.map(({ at, reporter, missing }) => ({
    at,
    actor: actorOf(reporter, reader),
    sentence: `${nameOf(reporter, reader)} reported that ${missed(missing, reader)}.`,
  }));

/** Who opened the room first, of each side. */
const cameIn = ({ roomOpenings }: BookingFacts, reader: Reader): StoryEntry[] =>
  (['candidate', 'coach'] as const).flatMap((side) => {
    const first = roomOpenings.find((one) => one.side === side);
    if (!first) return [];
    const sentence = `${nameOf(side, reader)} opened the room.`;
    return [{ at: first.openedAt, actor: actorOf(side, reader), sentence }];
  });

const worked = (facts: BookingFacts, reader: Reader): StoryEntry[] => {
  const { endedEarlyAt, uploads, begunAt, formFiledAt, formReleasedAt } = facts;
  const filed = reader.side === 'coach' ? formFiledAt : null;
  return [
    ...at(endedEarlyAt, 'coach', reader, (name) => `${name} said that the session was over early.`),
    ...uploads.flatMap((uploadedAt, index) =>
      at(uploadedAt, 'candidate', reader, (name) => `${name} uploaded version ${index + 1} of the document.`),
    ),
    ...at(begunAt, 'coach', reader, (name) => `${name} began to work on it.`),
    ...at(filed, 'coach', reader, (name) => `${name} filed the feedback.`),
    ...at(formReleasedAt, null, reader, () => 'The feedback could be read.'),
  ];
};

const at = (
  instant: Date | null,
  by: Side | null,
  reader: Reader,
  say: (name: string) => string,
): StoryEntry[] =>
  instant ? [{ at: instant, actor: actorOf(by, reader), sentence: say(by ? nameOf(by, reader) : '') }] : [];

const paidBack = ({ refunds, currency }: BookingFacts, { side, otherName }: Reader): StoryEntry[] =>
  refunds
    .filter(({ status, settledAt }) => status === 'succeeded' && settledAt !== null)
    .map(({ amountMinor, settledAt, askedAt }) => ({
      at: settledAt ?? askedAt,
      actor: null,
      sentence: `${formatMoney({ amount: amountMinor, currency })} went back to ${side === 'candidate' ? 'you' : otherName}.`,
    }));

/** What a status is called in a sentence about what was decided. */
export const OUTCOMES: Partial<Record<BookingStatus, string>> = {
  completed: 'It took place',
  candidate_no_show: 'The candidate missed it',
  coach_no_show: 'The coach missed it',
};
