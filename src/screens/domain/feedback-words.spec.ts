import { answerOf, inEach, told } from '../../../test/screens/booking-cases';
import type { Side } from '../../bookings';
import { documentWords, feedbackWords } from './feedback-words';

const clock = { zone: 'Asia/Tokyo', hourCycle: 'h23', locale: 'en-GB' } as const;
const at = { zone: 'Asia/Tokyo', clock, byLink: false, back: null };
const readers = {
  candidate: { ...at, side: 'candidate' as const, otherName: 'Clara Coach' },
  coach: { ...at, side: 'coach' as const, otherName: 'Kenji Candidate' },
};

describe('the words of feedback', () => {
  it.each<[string, Side, string]>([
    ['plain', 'candidate', 'How did it go?'],
    ['plain', 'coach', 'Write the feedback'],
    ['graded', 'candidate', 'Feedback is being written'],
    ['late', 'candidate', 'Feedback is late'],
    ['late', 'coach', 'Your feedback is late'],
    ['never', 'candidate', 'Never filed'],
    ['filed', 'coach', 'Your feedback is filed'],
    ['released', 'candidate', 'Your feedback is here'],
    ['released', 'coach', 'Kenji Candidate can read your feedback'],
    ['withdrawn', 'candidate', 'Your feedback was withdrawn'],
    ['withdrawn', 'coach', 'Another feedback is needed'],
  ])('of a session that is over (%s), to the %s: %s', (variant, side, word) => {
    expect(told('completed', variant, side).state.word).toBe(word);
  });

  it('say that it was decided that the session took place, and by whom', () => {
    expect(told('completed', 'decided', 'candidate').state.sentence).toContain(
      'Greenroom looked at your two reports',
    );
    expect(feedbackWords({ key: 'over', decided: false }, readers.coach).sentence).toBe(
      'The session is over.',
    );
  });

  it('say who told that it ended early, and that deadlines did not move', () => {
    const state = { key: 'ended_early' as const, endsAt: new Date('2027-03-01T18:00:00Z'), step: null };
    expect(feedbackWords(state, readers.coach).sentence).toContain('You told us so.');
    expect(feedbackWords(state, readers.candidate).sentence).toContain(
      'Clara Coach told us so. Deadlines still count',
    );
  });
});

describe('the words of a document', () => {
  const due = new Date('2027-03-01T18:00:00Z');
  const there = { key: 'document_there' as const, begun: false, overdue: false, dueAt: due, step: null };

  it('ask its candidate for it until when, and its coach for nothing', () => {
    const state = { key: 'document_awaited' as const, until: due };
    const ours = documentWords(state, { ...readers.candidate, mayCancel: true });
    expect(`${ours.sentence} ${ours.next}`).toMatch(
      /until Tue 2 Mar, 03:00.*everything comes back. You can cancel/,
    );
    expect(documentWords(state, { ...readers.coach, mayCancel: true }).next).toContain(
      'nothing is to be done before',
    );
  });

  it('say with whom it is, that they began, or that it is late', () => {
    const say = (wishes: Partial<typeof there>) =>
      documentWords({ ...there, ...wishes }, { ...readers.candidate, mayCancel: true });
    expect(say({}).word).toBe('With Clara Coach');
    expect(say({ begun: true }).word).toBe('Clara Coach has begun');
    expect(say({ overdue: true }).sentence).toContain('everything comes back');
    expect(documentWords({ ...there, overdue: true }, { ...readers.coach, mayCancel: false }).word).toBe(
      'Your feedback is late',
    );
  });

  it('promise no cancelling that is not possible', () => {
    inEach(
      ({ known }) => known.kind === 'document' && known.status === 'confirmed',
      (one) => {
        const { state, next, actions } = answerOf(one);
        const may = actions.some(({ name, refusedWhy }) => name === 'cancel' && refusedWhy === null);
        if (!may) expect(`${state.sentence} ${next.sentence}`).not.toMatch(/You can cancel(?! again)/);
      },
    );
  });
});
