import { CASES, END, SIDES } from '../../../test/screens/booking-cases';
import { addHours } from '../../shared/time';
import { bookingAnswer } from './booking-answer';
import { forwarded } from './forwarded';

const RATING = {
  stars: 1,
  ratedAt: END,
  hiddenUntil: END,
  publicFrom: addHours(END, 100),
  hidden: false,
  replied: false,
};

describe('whoever has the link of a mail', () => {
  it.each(SIDES)('of the %s reads nothing of own grades, ratings, or a form that is not released', (side) => {
    for (const { known, reader, now } of CASES.filter(({ reader: who }) => who.byLink && who.side === side)) {
      const answer = (facts: typeof known) => bookingAnswer(forwarded(facts, side), reader, now);
      const secret = { selfGrade: { startedAt: END, closedAt: END }, rating: RATING };
      expect(answer({ ...known, ...secret })).toEqual(answer(known));
      if (side === 'candidate' && known.formReleasedAt === null)
        expect(answer({ ...known, formFiledAt: now })).toEqual(answer(known));
    }
  });
});
