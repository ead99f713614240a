import type { KindKey } from '../bookings';
import type { MailContent } from '../platform/mail/layout';
import { briefText, type CandidateBrief } from './domain/candidate-brief';
import { facts, headline, joinLine, lastUploadLine, otherName, type Reading } from './session-texts';

/** To either side; `brief` is for the coach. */
export const confirmedText = (reading: Reading, brief: CandidateBrief): MailContent =>
  TEXT[reading.session.booking.kind](reading, brief);

const briefLines = ({ session, side }: Reading, brief: CandidateBrief): string[] =>
  side === 'coach' ? [briefText(brief, session.booking.kind)] : [];

const sessionConfirmedText = (reading: Reading, brief: CandidateBrief): MailContent => ({
  title: `Booked: ${headline(reading)}`,
  paragraphs: [
    `your session with ${otherName(reading)} is booked and paid.`,
    facts(reading),
    ...briefLines(reading, brief),
    joinLine(reading),
    reading.side === 'candidate'
      ? 'You can cancel before the start; you see what comes back before you confirm it.'
      : 'The questions for this session are ready in your bookings. The feedback form is due within 24 hours after it.',
    'The invitation for your calendar is attached.',
  ],
  action: { label: 'See the booking', url: reading.page },
});

const documentConfirmedText = (reading: Reading, brief: CandidateBrief): MailContent => ({
  title: `${reading.side === 'candidate' ? 'Paid' : 'Ordered'}: ${headline(reading)}`,
  paragraphs: [
    reading.side === 'candidate'
      ? `your order is paid. Next, upload your document: what to write about and how long it has to be stands on the page of your order, with the field to upload it.`
      : `${otherName(reading)} has ordered a review from you. We write again when the document is there; your days count from then.`,
    facts(reading),
    ...briefLines(reading, brief),
    ...(reading.side === 'candidate'
      ? [lastUploadLine(reading), 'You can cancel until your coach has begun; everything comes back then.']
      : ['Nothing is to be done before that.']),
  ],
  action: { label: 'See the order', url: reading.page },
});

const TEXT: Record<KindKey, (reading: Reading, brief: CandidateBrief) => MailContent> = {
  session: sessionConfirmedText,
  document: documentConfirmedText,
};
