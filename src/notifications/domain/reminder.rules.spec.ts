import { isTimely, planReminders } from './reminder.rules';

const START = new Date('2027-03-02T17:00:00Z');
const before = (hours: number): Date => new Date(START.getTime() - hours * 3_600_000);

describe('reminders', () => {
  it.each([
    [48, ['day', 'hour']],
    [24.01, ['day', 'hour']],
    [24, ['hour']],
    [12, ['hour']],
    [1, []],
    [0.5, []],
  ])('of a session booked %d hours before', (hours, kinds) => {
    expect(planReminders(START, before(hours)).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('are a day and an hour of elapsed time before the start', () => {
    expect(planReminders(START, before(100)).map(({ dueAt }) => dueAt)).toEqual([before(24), before(1)]);
  });

  it.each([
    ['day', 24, true],
    ['day', 1.5, true],
    ['day', 1, false],
    ['hour', 1, true],
    ['hour', 0.01, true],
    ['hour', 0, false],
  ] as const)('%s reminder, %d hours before: timely %s', (kind, hours, timely) => {
    expect(isTimely(kind, START, before(hours))).toBe(timely);
  });
});
