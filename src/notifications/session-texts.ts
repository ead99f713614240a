import { kindOf, type Side, uploadBy } from '../bookings';
import type { MailContent } from '../platform/mail/layout';
import type { CancelledMoney } from '../shared/events';
import { formatMoney } from '../shared/money';
import { inWords } from '../shared/zones/in-words';
import { KIND_WORDS } from './domain/kind-words';
import type { SessionReminder } from './domain/reminder.rules';
import { otherSide, type SessionFacts } from './session-facts.service';

/** What a text needs beyond the session: whom it is for and where that person finds things. */
export interface Reading {
  session: SessionFacts;
  side: Side;
  page: string;
}

/** What feedback is about, to one of the two. */
export const subjectOf = (session: SessionFacts, side: Side): string => {
  const { booking } = session;
  const when = inWords(booking.startsAt, session[side]);
  return KIND_WORDS[booking.kind].subject(session, side, when);
};

/** To the coach, when a second version has come after the feedback. */
export const revisedText = (reading: Reading): MailContent => ({
  title: `Second version: ${headline(reading)}`,
  paragraphs: [
    `${otherName(reading)} has uploaded a second version after your feedback. When you are logged in you can see what changed, word by word.`,
    'Nothing is owed for it: it shows what your feedback has done.',
  ],
  action: { label: 'See the order', url: reading.page },
});

/** To the candidate whose unpaid hold we ended. */
export const holdEndedText = (reading: Reading): MailContent => {
  const { cancelReason } = reading.session.booking;
  return {
    title: `No longer held: ${headline(reading)}`,
    paragraphs: [
      'we had to end the hold on what you were about to pay for. Nothing was charged; a payment that was under way goes back in full.',
      facts(reading),
      ...(cancelReason ? [`The reason given: ${cancelReason}`] : []),
    ],
    action: { label: 'See the booking', url: reading.page },
  };
};

export const cancelledText = (reading: Reading, money: CancelledMoney): MailContent => {
  const { booking } = reading.session;
  const { freed, outOfCalendar } = KIND_WORDS[booking.kind];
  const by = booking.cancelledBy === reading.side ? 'you' : CANCELLER[booking.cancelledBy ?? 'admin'];
  return {
    title: `Cancelled: ${headline(reading)}`,
    paragraphs: [
      booking.cancelledBy === 'provider'
        ? `this ${nounOf(reading)} does not take place: its payment ${money.underWayMinor ? 'goes' : 'went'} back.`
        : `this ${nounOf(reading)} was cancelled by ${by ?? 'us'}.`,
      facts(reading),
      ...(booking.cancelReason && by !== 'you' ? [`The reason given: ${booking.cancelReason}`] : []),
      reading.side === 'candidate' ? refundLine(money, booking.currency) : freed,
      ...outOfCalendar,
    ],
    action: { label: 'See the booking', url: reading.page },
  };
};

/** To the candidate of an order whose document has not come. */
export const documentReminderText = (reading: Reading): MailContent => ({
  title: `Your document is still to come: ${headline(reading)}`,
  paragraphs: [
    `you have paid for a review by ${otherName(reading)}, and they cannot begin before you upload your document.`,
    facts(reading),
    lastUploadLine(reading),
  ],
  action: { label: 'See the order', url: reading.page },
});

/** Until when the document may come, and what happens otherwise. */
export const lastUploadLine = ({ session: { booking, candidate } }: Reading): string =>
  booking.confirmedAt
    ? `You can upload it until ${inWords(uploadBy(booking.confirmedAt), candidate)}. After that we cancel the order and pay everything back.`
    : '';

export const reminderText = (reading: Reading, kind: SessionReminder): MailContent => ({
  title: kind === 'day' ? `In a day: ${headline(reading)}` : `In an hour: ${headline(reading)}`,
  paragraphs: [
    `${kind === 'day' ? 'a reminder that' : 'it is almost time:'} you have a session with ${otherName(reading)}.`,
    facts(reading),
    joinLine(reading),
  ],
  action: { label: 'See the booking', url: reading.page },
});

export const noShowText = (reading: Reading, missing: Side, settlesAt: Date | null): MailContent => ({
  title: `Reported as missed: ${headline(reading)}`,
  paragraphs: [
    missing === reading.side
      ? `${otherName(reading)} reported that you did not come to this session.`
      : `${otherName(reading)} reported that they did not come to this session.`,
    facts(reading),
    reading.session.booking.status === 'under_review'
      ? 'Your two reports disagree. We look at it and tell you both what we decide; no money moves before.'
      : missing === reading.side
        ? `If that is not right, please report your side ${settlesAt ? `before ${inWords(settlesAt, reading.session[reading.side])}` : 'now'}. ` +
          `When the reports disagree, we look at it and tell you both. Otherwise: ${lowerFirst(moneyLine(missing, reading.side))}`
        : moneyLine(missing, reading.side),
  ],
  action: { label: 'See the booking', url: reading.page },
});

export const reviewResolvedText = (reading: Reading, outcome: string): MailContent => ({
  title: `Decided: ${headline(reading)}`,
  paragraphs: [
    `the two reports on this session disagreed. We looked at it and decided: ${OUTCOME[outcome] ?? outcome}.`,
    facts(reading),
    moneyLine(outcome === 'coach_no_show' ? 'coach' : null, reading.side),
  ],
  action: { label: 'See the booking', url: reading.page },
});

/** Who gets the money of a session that `missing` (null: nobody) did not come to, to one of the two. */
const moneyLine = (missing: Side | null, side: Side): string => {
  if (missing === 'coach')
    return side === 'candidate'
      ? 'All that you paid goes back to you.'
      : 'All that was paid goes back to the candidate, and the session earns you nothing.';
  return side === 'candidate' ? 'Nothing is refunded.' : 'You keep your share of what was paid.';
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const CANCELLER: Record<string, string> = {
  candidate: 'the candidate',
  coach: 'the coach',
  admin: 'Greenroom',
};

const OUTCOME: Record<string, string> = {
  completed: 'the session took place',
  candidate_no_show: 'the candidate did not come',
  coach_no_show: 'the coach did not come',
};

export const nounOf = ({ session }: Reading): string => kindOf(session.booking).noun;

export const otherName = ({ session, side }: Reading): string => session[otherSide(side)].name;

export const headline = ({ session, side }: Reading): string =>
  KIND_WORDS[session.booking.kind].headline(session, side);

/** The session in a few lines, as a mail about it says them. */
export const facts = ({ session, side }: Reading): string => {
  const { booking } = session;
  return [
    ...KIND_WORDS[booking.kind].facts(session, side),
    `With: ${session[otherSide(side)].name}`,
    ...(side === 'candidate'
      ? [`Price: ${formatMoney({ amount: booking.priceMinor, currency: booking.currency })}`]
      : []),
  ].join('\n');
};

export const joinLine = ({ page }: Reading): string =>
  `The meeting link is on your page of the session from 15 minutes before the start: ${page}`;

const refundLine = (
  { refundMinor, returnedMinor = 0, underWayMinor = 0 }: CancelledMoney,
  currency: string,
): string => {
  const returned = formatMoney({ amount: returnedMinor, currency });
  if (underWayMinor > 0) {
    const before = returnedMinor > 0 ? ` ${returned} had gone back before.` : '';
    return `${formatMoney({ amount: underWayMinor, currency })} is on its way back to the card or account that you paid with. We write again when it has been sent.${before}`;
  }
  if (refundMinor > 0) {
    const before = returnedMinor > 0 ? ` ${returned} had gone back before.` : '';
    return `${formatMoney({ amount: refundMinor, currency })} goes back to the card or account that you paid with. We write again when it has left us.${before}`;
  }
  return returnedMinor > 0
    ? `${returned} has gone back to the card or account that you paid with.`
    : 'Nothing is refunded, as quoted.';
};
