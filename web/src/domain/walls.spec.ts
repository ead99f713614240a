import { addMonths, aroundMonth, dateOf, monthOf, partOfDay, wallAt } from './walls';

const NEW_YORK = [
  { since: '2026-10-31T00:00:00.000Z', minutes: -240 },
  { since: '2026-11-01T06:00:00.000Z', minutes: -300 },
];

describe('a wall', () => {
  it.each([
    ['before the clocks go back', '2026-11-01T05:30:00.000Z', '2026-11-01T01:30:00'],
    ['after it', '2026-11-01T06:30:00.000Z', '2026-11-01T01:30:00'],
    ['before what is known', '2026-10-30T12:00:00.000Z', '2026-10-30T08:00:00'],
  ])('shows the time %s', (_, instant, expected) => expect(wallAt(instant, NEW_YORK)).toBe(expected));

  it('is not known without an offset', () => expect(wallAt('2026-11-01T06:30:00.000Z', [])).toBeNull());

  it('has dates and months', () => {
    expect(dateOf('2027-03-01T18:00:00.000+01:00')).toBe('2027-03-01');
    expect(monthOf('2027-03-01T18:00:00.000+01:00')).toBe('2027-03');
    expect([addMonths('2026-12', 1), addMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  });

  it('has all of a month within what is asked for, at most 62 days', () => {
    expect(aroundMonth('2026-12')).toEqual({
      from: '2026-11-30T00:00:00.000Z',
      to: '2027-01-02T00:00:00.000Z',
    });
  });

  it.each([
    ['2027-03-01T00:00', 'morning'],
    ['2027-03-01T11:59', 'morning'],
    ['2027-03-01T12:00', 'afternoon'],
    ['2027-03-01T18:00', 'evening'],
  ])('%s is in the %s', (local, part) => expect(partOfDay(local)).toBe(part));
});
