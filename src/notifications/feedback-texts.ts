import { beginWithinHours, type KindKey, kindOf } from '../bookings';
import type { MailContent } from '../platform/mail/layout';
import { addHours } from '../shared/time';
import { inWords } from '../shared/zones/in-words';
import type { SessionFacts } from './session-facts.service';

type Text = Pick<MailContent, 'title' | 'paragraphs'>;

/** Until when a candidate may begin to grade themselves, and until when finish it. `withinHours` is for finishing. */
export const gradingTimes = (from: Date, withinHours: number) => ({
  beginBy: addHours(from, beginWithinHours(withinHours)),
  finishBy: addHours(from, withinHours),
});

/** To the candidate, at the end of a session. */
const gradeSessionText = (session: SessionFacts, withinHours: number): Text => ({
  title: 'Grade yourself before you read your feedback',
  paragraphs: [
    `your session with ${session.coach.name} is over. Before you read what they think: what do you think?`,
    ...timesText(session, withinHours),
  ],
});

/** To the candidate, when the coach says that a session is over before its scheduled end. */
export const endedEarlyText = (session: SessionFacts, endedAt: Date, withinHours: number): Text => {
  const { booking, coach, candidate } = session;
  return {
    title: 'Your session ended early: grade yourself before you read your feedback',
    paragraphs: [
      `${coach.name} has told us that your session is over since ${inWords(endedAt, candidate)}, before its ` +
        'planned end. Thank you for practising.',
      'What it means: your coach may file the feedback from now on, and you can grade yourself from now on. ' +
        `Every deadline still counts from the planned end, ${inWords(booking.endsAt, candidate)}, and your ` +
        'feedback does not open before it.',
      ...timesText(session, withinHours),
      'If there was no session, because your coach did not come, please report that in your bookings.',
    ],
  };
};

/** What is asked, until when, and what happens then: in the candidate's zone. */
const timesText = ({ booking, coach, candidate }: SessionFacts, withinHours: number): string[] => {
  const { beginBy, finishBy } = gradingTimes(booking.endsAt, withinHours);
  return [
    `You can begin to grade yourself on the same form, when you are logged in, until ${inWords(beginBy, candidate)}. It takes a few ` +
      `minutes and is up to you; once begun, you have until ${inWords(finishBy, candidate)}. ${BLIND}`,
    'Your feedback opens when you finish or skip, or else when that time is over, as soon as it is there: ' +
      `${coach.name} has until ${inWords(kindOf(booking).formDueAt(booking), candidate)}. You get a mail then.`,
  ];
};

/** To the candidate, when the coach has the document. When its time is over would tell that the feedback is filed. */
const gradeDocumentText = ({ coach }: SessionFacts, withinHours: number): Text => ({
  title: 'Grade yourself before you read your feedback',
  paragraphs: [
    `your document is with ${coach.name}, and their feedback comes next. You get a mail when you can read it.`,
    `Until then you can grade yourself on the same form, when you are logged in. It takes a few minutes and is up to you. ${BLIND}`,
    `Your feedback waits for you once it is filed: ${beginWithinHours(withinHours)} hours for you to begin, and ` +
      `${withinHours} for you to finish what you have begun. It opens when you finish or skip.`,
  ],
});

const BLIND =
  'Your coach does not see it before they have filed theirs; afterwards you see item by item where the two of you differ.';

/** Asks the candidate to grade themselves, once there is something to grade. */
export const GRADE_TEXT: Record<KindKey, (session: SessionFacts, withinHours: number) => Text> = {
  session: gradeSessionText,
  document: gradeDocumentText,
};
