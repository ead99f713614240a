import { formDueAfter } from './feedback-deadlines';
import { formDueAt } from './form-deadlines';

const endsAt = new Date('2027-03-01T11:00:00Z');

describe('the deadline of a form', () => {
  it('is 24 hours after the end of a session', () => {
    expect(formDueAt({ kind: 'session', endsAt }).toISOString()).toBe('2027-03-02T11:00:00.000Z');
  });

  it('is 24 hours after a decision that it took place, where that came after its end', () => {
    const decided = (at: string) =>
      formDueAt({ kind: 'session', endsAt, noShowSettledAt: new Date(at) }).toISOString();
    expect(decided('2027-03-04T09:00:00Z')).toBe('2027-03-05T09:00:00.000Z');
    expect(decided('2027-03-01T10:30:00Z')).toBe('2027-03-02T11:00:00.000Z');
  });

  it('is the end that was sold of a review', () => {
    expect(formDueAt({ kind: 'review', endsAt })).toEqual(endsAt);
  });

  it('is a day after the first form turned out to be an error', () => {
    expect(formDueAfter(endsAt).toISOString()).toBe('2027-03-02T11:00:00.000Z');
  });
});
