import fc from 'fast-check';
import { answerOf, CASES, type Case, inEach, saidIn } from '../../../test/screens/booking-cases';
import { bookingAnswer } from './booking-answer';

const caseOf = fc.constantFrom(...CASES);
const HOUR = 3_600_000;

describe('a booking in every state', () => {
  it('has a word, a sentence, and nothing that is empty, undone or a key', () => {
    inEach(
      () => true,
      (one) => {
        const { state, next } = answerOf(one);
        expect(state.word).toMatch(/^[A-Z]/);
        expect(state.sentence).toMatch(/^[A-Z].*[.?]$/s);
        if (next.sentence) expect(next.sentence).toMatch(/^[A-Z].*[.?]$/s);
        expect(saidIn(one)).not.toMatch(/undefined|null|NaN|_|\[object|\.\.| {2}|no show/);
      },
    );
  });

  it('offers as its one button only what is possible now', () => {
    inEach(
      () => true,
      (one) => {
        const { next, actions } = answerOf(one);
        const offered = actions.find(({ name }) => name === next.action);
        if (next.action) expect(offered?.refusedWhy).toBeNull();
        expect(new Set(actions.map(({ name }) => name)).size).toBe(actions.length);
      },
    );
  });

  it('stays as it is told until the moment at which it says that it changes', () => {
    fc.assert(
      fc.property(
        caseOf,
        fc.integer({ min: -60, max: 1_500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, hours, part) => {
          const now = new Date(one.known.startsAt.getTime() + hours * HOUR);
          const { changesAt, ...before } = bookingAnswer(one.known, one.reader, now);
          const end = changesAt ? changesAt.getTime() - 1 : now.getTime() + 1_000 * HOUR;
          const later = new Date(now.getTime() + Math.floor((end - now.getTime()) * part));
          const { changesAt: again, ...after } = bookingAnswer(one.known, one.reader, later);
          expect(after).toEqual(before);
          expect(again).toEqual(changesAt);
          if (changesAt) expect(changesAt.getTime()).toBeGreaterThan(now.getTime());
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('tells its candidate nothing of a form before they can read it', () => {
    // A review is begun before it is filed; that a late one cannot be cancelled any more is told by the quote too.
    const mayTell = ({ known, now }: Case) =>
      known.kind === 'document' && (known.begunAt === null || now > known.endsAt);
    inEach(
      (one) => one.reader.side === 'candidate' && one.known.formReleasedAt === null && !mayTell(one),
      (one) => {
        const filed = { ...one, known: { ...one.known, formFiledAt: one.now } };
        expect(answerOf(filed)).toEqual(answerOf({ ...one, known: { ...one.known, formFiledAt: null } }));
      },
    );
  });

  it('tells its coach nothing of what its candidate thinks of themselves', () => {
    inEach(
      ({ reader }) => reader.side === 'coach',
      (one) => {
        const graded = { ...one.known, selfGrade: { startedAt: one.now, closedAt: one.now } };
        expect(answerOf({ ...one, known: graded })).toEqual(
          answerOf({ ...one, known: { ...graded, selfGrade: null } }),
        );
      },
    );
  });
});
