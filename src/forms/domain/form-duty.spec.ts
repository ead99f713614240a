import fc from 'fast-check';
import { nextState } from '../../shared/state-table';
import { addHours, HOUR_MS } from '../../shared/time';
import { dutyEvent, nextLookAt, timeliness } from './form-duty';
import { type FormDutyState, formDutyStates } from './form-duty.states';

const due = new Date('2027-03-02T11:00:00.000Z');
const at = (hours: number): Date => addHours(due, hours);
const states = Object.keys(formDutyStates.transitions) as FormDutyState[];

/** Where a duty is after somebody looked at it at these hours after its deadline. */
const after = (...looks: number[]): FormDutyState =>
  looks.reduce<FormDutyState>((state, hours) => {
    const event = dutyEvent(state, due, at(hours));
    return event ? (nextState(formDutyStates, state, event) ?? state) : state;
  }, 'expected');

describe('the duty to file a form', () => {
  it.each<[number, FormDutyState]>([
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
        return (dutyEvent(state, due, at(hours)) !== null) === (look !== null && look <= at(hours));
      }),
    );
  });

  it('only ever asks for what the state table allows', () => {
    for (const state of states) {
      const event = dutyEvent(state, due, new Date(due.getTime() + 10_000 * HOUR_MS));
      expect(event === null || nextState(formDutyStates, state, event) !== null).toBe(true);
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
