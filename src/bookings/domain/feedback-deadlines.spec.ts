import { beginWithinHours, dueBy, formDueAfter } from './feedback-deadlines';

const DUE = new Date('2027-03-02T11:00:00Z');

describe('deadlines of feedback', () => {
  it('a form is due 24 hours after it is owed', () => {
    expect(formDueAfter(new Date('2027-03-01T11:00:00Z'))).toEqual(DUE);
  });

  it.each([
    [72, 12],
    [12, 12],
    [5, 5],
  ])('a self-grade that must be finished within %i hours is begun within %i', (within, begin) => {
    expect(beginWithinHours(within)).toBe(begin);
  });

  it('the candidate is told until when it is due, and from the moment after it that it is late', () => {
    const at = (now: Date) => dueBy(DUE, now, 'Asia/Tokyo');
    expect(at(DUE)).toBe('Your feedback is due by Tuesday 2 March 2027, 20:00 Tokyo time.');
    expect(at(new Date(DUE.getTime() + 1))).toBe(
      'Your feedback was due by Tuesday 2 March 2027, 20:00 Tokyo time and is not here.',
    );
  });
});
