import fc from 'fast-check';
import { nextState } from '../../shared/state-table';
import { addHours, HOUR_MS } from '../../shared/time';
import { deadlineEvent, nextLookAt, timeliness } from './feedback-deadline';
import { type DeadlineState, deadlineStates } from './feedback-deadline.states';

const due = new Date('2027-03-02T11:00:00.000Z');
const at = (hours: number): Date => addHours(due, hours);
const states = Object.keys(deadlineStates.transitions) as DeadlineState[];

/** Where a deadline is after somebody looked at it at these hours after its deadline. */
const after = (...looks: number[]): DeadlineState =>
  looks.reduce<DeadlineState>((state, hours) => {
    const event = deadlineEvent(state, due, at(hours));
    return event ? (nextState(deadlineStates, state, event) ?? state) : state;
  }, 'expected');

describe('the deadline to file a form', () => {
  it.each<[number, DeadlineState]>([
    [-4.01, 'expected'],
    [-4, 'reminded'],
    [-0.01, 'reminded'],
    [0, 'overdue'],
    [23.99, 'overdue'],
    [24, 'escalated'],
    [335.99, 'escalated'],
    [336, 'missing'],
  ])('looked at every minute stands, %d hours after the deadline, at %s', (hours, state) => {
    const looks = [-4, 0, 24, 336].filter((moment) => moment <= hours);
    expect(after(...looks, hours)).toBe(state);
  });

  it('takes one step at a time, and leaves out a reminder that would come after the deadline', () => {
    expect(after(1_000)).toBe('overdue');
    expect(after(1_000, 1_000)).toBe('escalated');
    expect(after(1_000, 1_000, 1_000)).toBe('missing');
    expect(after(1_000, 1_000, 1_000, 1_000)).toBe('missing');
  });

  it('is looked at exactly from the moment on at which something is to be done', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.integer({ min: -1_000, max: 1_000 }), (state, hours) => {
        const look = nextLookAt(state, due);
        return (deadlineEvent(state, due, at(hours)) !== null) === (look !== null && look <= at(hours));
      }),
    );
  });

  it('only ever asks for what the state table allows', () => {
    for (const state of states) {
      const event = deadlineEvent(state, due, new Date(due.getTime() + 10_000 * HOUR_MS));
      expect(event === null || nextState(deadlineStates, state, event) !== null).toBe(true);
    }
  });

  it('is met on time up to the deadline itself', () => {
    expect([timeliness(due, at(-1)), timeliness(due, due), timeliness(due, at(0.001))]).toEqual([
      'on_time',
      'on_time',
      'late',
    ]);
  });
});
