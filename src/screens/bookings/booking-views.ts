import { type BookingView, kindOf, reportsCloseAt, type Side } from '../../bookings';
import { localIso } from '../../shared/zones/in-words';
import type { BookingAction } from '../domain/booking-actions';
import type { BookingAnswer } from '../domain/booking-answer';
import type { BookingFacts, Reader } from '../domain/booking-facts';
import { moneyLines, whyBack, yourShare } from '../domain/booking-money';
import { bookingStory, OUTCOMES } from '../domain/booking-story';
import type { KnownBooking } from './booking-facts.queries';
import type { BookingRowView, BookingScreenView } from './booking-screens.schemas';

/** A booking with what is told of it to one reader. */
export interface ToldBooking extends KnownBooking {
  reader: Reader;
  answer: BookingAnswer;
}

interface Titles {
  pack: string;
  stage: string;
}

/** A booking as a list shows it. */
export const rowView = (view: BookingView, told: ToldBooking, titles: Titles): BookingRowView => {
  const { booking, facts, reader, answer, people } = told;
  const other = people[otherSide(reader.side)];
  const share = yourShare(answer.facts, facts, reader);
  return {
    ...view,
    side: reader.side,
    pack: { key: booking.packKey, title: titles.pack },
    stage: { key: booking.stageKey, title: titles.stage },
    endsAtLocal: localIso(booking.endsAt, reader.zone),
    other: {
      name: other.name,
      zone: other.zone,
      startsAtLocal: localIso(booking.startsAt, other.zone),
      endsAtLocal: localIso(booking.endsAt, other.zone),
    },
    state: answer.state,
    next: answer.next,
    changesAt: answer.changesAt,
    toDo: answer.toDo && {
      kind: answer.toDo.name,
      until: answer.toDo.until,
      untilLocal: wall(answer.toDo.until, reader),
    },
    yourShare: share && { amount: share.minor, currency: facts.currency, earned: share.earned },
  };
};

/** What a booking's own page shows beside its row. */
export const screenParts = (
  told: ToldBooking,
  now: Date,
): Omit<BookingScreenView, keyof BookingRowView | 'report' | 'document' | 'calendarFile' | 'practising'> => {
  const { facts, reader, answer } = told;
  return {
    actions: answer.actions.map((action) => actionView(action, reader)),
    steps: answer.steps.map((step) => ({ ...step, atLocal: wall(step.at, reader) })),
    history: bookingStory(facts, reader).map((entry) => ({
      ...entry,
      atLocal: localIso(entry.at, reader.zone),
    })),
    cancellation: cancellation(told),
    noShow: noShow(facts, reader),
    decision: facts.decision && {
      ...facts.decision,
      sentence: `Decided: ${OUTCOMES[facts.decision.outcome] ?? ''}.`,
      atLocal: localIso(facts.decision.at, reader.zone),
    },
    roomOpenings: facts.roomOpenings.map(({ side, openedAt }) => ({
      side,
      at: openedAt,
      atLocal: localIso(openedAt, reader.zone),
    })),
    selfGrade: reader.side === 'candidate' ? selfGrade(told) : null,
    rating: rating(facts, reader, now),
    money: money(told),
  };
};

export const actionView = (action: BookingAction, reader: Reader) => ({
  ...action,
  fromLocal: wall(action.from, reader),
  untilLocal: wall(action.until, reader),
});

export const otherSide = (side: Side): Side => (side === 'coach' ? 'candidate' : 'coach');

const wall = (instant: Date | null, { zone }: Pick<Reader, 'zone'>): string | null =>
  instant && localIso(instant, zone);

const CANCELLED_BY = { you: 'you', other: 'other', us: 'us', payment: null, time: null } as const;

const cancellation = ({ booking, reader, answer }: ToldBooking): BookingScreenView['cancellation'] => {
  const { cancelledAt, cancelReason } = booking;
  if (answer.facts.key !== 'cancelled' || !cancelledAt) return null;
  const by = CANCELLED_BY[answer.facts.by];
  return { by, at: cancelledAt, atLocal: localIso(cancelledAt, reader.zone), reason: cancelReason };
};

const noShow = (facts: BookingFacts, reader: Reader): BookingScreenView['noShow'] => {
  const { reports, noShowSettledAt, noShowSettlesAt, endsAt, status } = facts;
  if (reports.length === 0) return null;
  const isOpen = noShowSettledAt === null && (status === 'candidate_no_show' || status === 'coach_no_show');
  const answerUntil = isOpen ? (noShowSettlesAt ?? reportsCloseAt(endsAt)) : null;
  return {
    reports: reports.map((report) => ({ ...report, atLocal: localIso(report.at, reader.zone) })),
    answerUntil,
    answerUntilLocal: wall(answerUntil, reader),
    finalisesAt: noShowSettlesAt,
  };
};

const selfGrade = ({ facts, reader, answer }: ToldBooking): BookingScreenView['selfGrade'] => {
  const { selfGrade: own } = facts;
  const until = answer.actions.find(({ name }) => name === 'gradeYourself')?.until ?? null;
  const status = own ? (own.closedAt ? 'closed' : 'in_progress') : 'not_started';
  return { status, until, untilLocal: wall(until, reader) };
};

/** A coach reads it once it is shown to them. */
const rating = ({ rating: given }: BookingFacts, reader: Reader, now: Date): BookingScreenView['rating'] => {
  if (!given || (reader.side === 'coach' && now < given.hiddenUntil)) return null;
  const { stars, publicFrom, replied } = given;
  return { stars, publicFrom, publicFromLocal: localIso(publicFrom, reader.zone), replied };
};

const money = ({ facts, reader, answer }: ToldBooking): BookingScreenView['money'] => {
  const { priceMinor, currency, receipt, refunds } = facts;
  const amount = (minor: number) => ({ amount: minor, currency });
  return {
    price: amount(priceMinor),
    receipt: reader.side === 'candidate' && receipt?.paidAt ? receipt.number : null,
    lines: moneyLines(answer.facts, { priceMinor, currency, receipt }, reader),
    refunds: refunds.map((refund) => ({
      refund: amount(refund.amountMinor),
      why: whyBack(refund),
      status: refund.status,
      sentAt: refund.askedAt,
      sentAtLocal: localIso(refund.askedAt, reader.zone),
      arrivedAt: refund.status === 'succeeded' ? refund.settledAt : null,
      arrivedAtLocal: refund.status === 'succeeded' ? wall(refund.settledAt, reader) : null,
    })),
  };
};

/** What is told where no calendar is. */
export const hasCalendarFile = ({ facts }: ToldBooking): boolean =>
  kindOf(facts).keepsTime && facts.confirmedAt !== null;
