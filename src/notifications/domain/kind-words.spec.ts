import type { SessionFacts } from '../session-facts.service';
import { KIND_WORDS } from './kind-words';

const WHEN = 'Monday 1 March 2027';
const bookingOf = (minutes: number): SessionFacts =>
  ({
    booking: { startsAt: new Date('2027-03-01T10:00:00Z'), minutes },
    candidate: { name: 'Kenji', zone: 'Asia/Tokyo' },
    coach: { name: 'Clara', zone: 'Europe/Paris' },
    stage: 'Writing exercise',
    company: 'Amazon',
  }) as SessionFacts;
const [session, review] = [bookingOf(60), bookingOf(3 * 1440)];

describe('a booking by the words of its kind', () => {
  it('is headed by the other person, and a session by its time in the zone of the reader', () => {
    expect(KIND_WORDS.session.headline(session, 'candidate')).toMatch(
      /^Writing exercise with Clara, .*19:00/,
    );
    expect(KIND_WORDS.session.headline(session, 'coach')).toMatch(/^Writing exercise with Kenji, .*11:00/);
    expect(KIND_WORDS.review.headline(review, 'candidate')).toBe('Writing exercise, review by Clara');
    expect(KIND_WORDS.review.headline(review, 'coach')).toBe('Writing exercise, review for Kenji');
  });

  it('is told by its length and its time, or by its days', () => {
    expect(KIND_WORDS.session.facts(session, 'coach')).toEqual([
      'What: Writing exercise, 60 minutes',
      'When: Monday 1 March 2027, 11:00 Paris time',
    ]);
    expect(KIND_WORDS.review.facts(review, 'coach')).toEqual([
      'What: Writing exercise, review of a document within 3 days',
    ]);
  });

  it.each([
    ['candidate', `your session of ${WHEN}`, `the document that you uploaded on ${WHEN}`],
    ['coach', `your session with Kenji on ${WHEN}`, `the document that Kenji uploaded on ${WHEN}`],
    ['admin', `the session with Kenji on ${WHEN}`, `the document that Kenji uploaded on ${WHEN}`],
  ] as const)('is what feedback is about, to a %s', (to, ofSession, ofReview) => {
    expect(KIND_WORDS.session.subject(session, to, WHEN)).toBe(ofSession);
    expect(KIND_WORDS.review.subject(review, to, WHEN)).toBe(ofReview);
  });

  it('says why its form is due', () => {
    expect(KIND_WORDS.session.whyDue(session)).toBe('your session with Kenji is over.');
    expect(KIND_WORDS.review.whyDue(review)).toBe('Kenji has uploaded the document for you to read.');
  });
});
