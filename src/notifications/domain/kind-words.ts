import type { KindKey, Side } from '../../bookings';
import { daysOf } from '../../bookings/kinds/document.kind';
import { inShort, inWords } from '../../shared/zones/in-words';
import type { SessionFacts } from '../session-facts.service';

/** How mails and pages speak of one kind of booking, where they speak of the kinds differently. */
export interface KindWords {
  /** The button that leads to its page. */
  toPage: string;
  /** What its end means to its coach. */
  freed: string;
  /** What a mail says of the calendar when it was cancelled. */
  outOfCalendar: string[];
  /** What its coach cannot know yet of who booked. */
  stillToCome: string[];
  /** What it is called in the titles of mails to a side. */
  headline(session: SessionFacts, side: Side): string;
  /** What was booked, line by line. */
  facts(session: SessionFacts, side: Side): string[];
  /** What feedback is about, to somebody; `when` it took place is in their zone. */
  subject(session: SessionFacts, to: Side | 'admin', when: string): string;
  /** Why its form is due. */
  whyDue(session: SessionFacts): string;
}

const SESSION: KindWords = {
  toPage: 'See the booking',
  freed: 'The time is free again in your calendar.',
  outOfCalendar: ['The attached update removes it from your calendar.'],
  stillToCome: [],
  headline: ({ booking, stage, ...people }, side) =>
    `${stage} with ${otherOf(people, side).name}, ${inShort(booking.startsAt, people[side])}`,
  facts: ({ booking, stage, ...people }, side) => [
    `What: ${stage}, ${booking.minutes} minutes`,
    `When: ${inWords(booking.startsAt, people[side])}`,
  ],
  subject: ({ candidate }, to, when) =>
    ({
      coach: `your session with ${candidate.name} on ${when}`,
      candidate: `your session of ${when}`,
      admin: `the session with ${candidate.name} on ${when}`,
    })[to],
  whyDue: ({ candidate }) => `your session with ${candidate.name} is over.`,
};

const DOCUMENT: KindWords = {
  toPage: 'See the order',
  freed: 'Nothing is to be done any more.',
  outOfCalendar: [],
  stillToCome: ['Document: still to come'],
  headline: ({ stage, ...people }, side) =>
    `${stage}, review ${side === 'candidate' ? 'by' : 'for'} ${otherOf(people, side).name}`,
  facts: ({ booking, stage }) => [`What: ${stage}, review of a document within ${daysOf(booking)} days`],
  subject: ({ candidate }, to, when) =>
    `the document that ${to === 'candidate' ? 'you' : candidate.name} uploaded on ${when}`,
  whyDue: ({ candidate }) => `${candidate.name} has uploaded the document for you to read.`,
};

export const KIND_WORDS: Record<KindKey, KindWords> = { session: SESSION, document: DOCUMENT };

const otherOf = <Person>(people: Record<Side, Person>, side: Side): Person =>
  people[side === 'coach' ? 'candidate' : 'coach'];
