import fc from 'fast-check';
import { assertEditable, assertRateable, ratingHiddenUntil, ratingPublicFrom } from './rating.rules';

const instants = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const DAY_MS = 86_400_000;

describe('when a rating shows', () => {
  it('is on the first Monday after its coach may see it, and never in the past', () => {
    fc.assert(
      fc.property(instants, instants, (hiddenUntil, now) => {
        const from = ratingPublicFrom(hiddenUntil, now);
        const earliest = Math.max(hiddenUntil.getTime(), now.getTime());
        expect([from.getUTCDay(), from.getTime() % DAY_MS]).toEqual([1, 0]);
        expect(from.getTime()).toBeGreaterThan(earliest);
        expect(from.getTime() - earliest).toBeLessThanOrEqual(7 * DAY_MS);
      }),
    );
  });

  it.each([
    ['2027-02-07T23:59:59.999Z', '2027-02-08T00:00:00.000Z'],
    ['2027-02-08T00:00:00.000Z', '2027-02-15T00:00:00.000Z'],
  ])('of %s is %s', (hiddenUntil, from) => {
    const shown = ratingPublicFrom(new Date(hiddenUntil), new Date('2027-01-01T00:00:00Z'));
    expect(shown.toISOString()).toBe(from);
  });

  it('to the coach is with their form, or two weeks after it was due', () => {
    const dueAt = new Date('2027-02-02T12:00:00Z');
    const now = new Date('2027-02-01T13:00:00Z');
    expect(ratingHiddenUntil(dueAt, true, now)).toEqual(now);
    expect(ratingHiddenUntil(dueAt, false, now).toISOString()).toBe('2027-02-16T12:00:00.000Z');
    const late = new Date('2027-03-01T00:00:00Z');
    expect(ratingHiddenUntil(dueAt, true, late).toISOString()).toBe('2027-02-16T12:00:00.000Z');
  });

  it('to the coach, or the coach’s form to its candidate, ends all changes', () => {
    const hiddenUntil = new Date('2027-02-16T12:00:00Z');
    const before = new Date(hiddenUntil.getTime() - 1);
    expect(() => assertEditable({ hiddenUntil }, false, before)).not.toThrow();
    expect(() => assertEditable({ hiddenUntil }, false, hiddenUntil)).toThrow('cannot be changed');
    expect(() => assertEditable({ hiddenUntil }, true, before)).toThrow('cannot be changed');
  });
});

it('a session is rated once it is completed, and not before, nor when somebody missed it', () => {
  expect(() => assertRateable({ status: 'completed' })).not.toThrow();
  for (const status of ['confirmed', 'coach_no_show', 'under_review', 'cancelled'])
    expect(() => assertRateable({ status })).toThrow(
      expect.objectContaining({ code: 'rating.session_not_completed' }),
    );
});
