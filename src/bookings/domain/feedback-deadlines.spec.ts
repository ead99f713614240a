import { addHours } from '../../shared/time';
import { beginWithinHours, dueBy, formDueAfter } from './feedback-deadlines';

const DUE = new Date('2027-03-02T11:00:00Z');

describe('deadlines of feedback', () => {
  it('are a day after a form is owed', () => {
    expect(formDueAfter(DUE)).toEqual(addHours(DUE, 24));
  });

  it.each([
    [72, 12],
    [12, 12],
    [6, 6],
  ])('leave, of %i hours to finish grading oneself, %i to begin', (withinHours, hours) => {
    expect(beginWithinHours(withinHours)).toBe(hours);
  });

  it('are told to the candidate in their zone, and that they have passed', () => {
    const words = (now: Date) => dueBy(DUE, now, 'Europe/Paris');
    expect(words(DUE)).toBe('Your feedback is due by Tuesday 2 March 2027, 12:00 Paris time.');
    expect(words(addHours(DUE, 1))).toBe(
      'Your feedback was due by Tuesday 2 March 2027, 12:00 Paris time and is not here.',
    );
  });
});
