import fc from 'fast-check';
import { CLOSE, END, facts, SIDES, START } from '../../../test/notifications/status-cases';
import type { Side } from '../../bookings';
import { addHours, addMinutes } from '../../shared/time';
import { type StatusFacts, type StatusState, statusState } from './status-state';

const stateOf = (wishes: Partial<StatusFacts>): StatusState => statusState(facts(wishes));
const nameOf = (wishes: Partial<StatusFacts>): StatusState['name'] => stateOf(wishes).name;

describe('a hold', () => {
  it('waits for its payment until its deadline, unless its candidate is giving it up', () => {
    expect(stateOf({ status: 'held', holdExpiresAt: START })).toEqual({ name: 'unpaid', until: START });
    expect(nameOf({ status: 'held', givingUp: true })).toBe('giving_up');
  });

  it('that is over was given up, ran out, or was ended by us', () => {
    expect(nameOf({ status: 'given_up' })).toBe('given_up');
    expect(nameOf({ status: 'expired' })).toBe('expired');
    expect(nameOf({ status: 'expired', cancelledBy: 'admin' })).toBe('hold_ended');
  });
});

describe('a session', () => {
  const at = (now: Date, wishes: Partial<StatusFacts> = {}) => stateOf({ now, ...wishes });

  it.each([
    ['just before its start', addMinutes(START, -0.01), 'ahead'],
    ['at its start', START, 'running'],
    ['just before its end', addMinutes(END, -0.01), 'running'],
    ['at its end', END, 'over'],
  ])('that is confirmed is, %s, %s', (_, now, name) => {
    expect(at(now).name).toBe(name);
  });

  it('has ended early only until its planned end', () => {
    const early = { endedEarlyAt: addMinutes(START, 20) };
    expect(at(addMinutes(START, 30), early)).toEqual({
      name: 'ended_early',
      endsAt: END,
      reportUntil: CLOSE,
    });
    expect(at(END, early).name).toBe('over');
  });

  it('can be reported as missed until reports close, and not a moment longer', () => {
    expect(at(addMinutes(CLOSE, -0.01))).toEqual({ name: 'over', reportUntil: CLOSE });
    expect(at(CLOSE)).toEqual({ name: 'over', reportUntil: null });
  });

  it('took place when it is completed, and was found to when that took a decision', () => {
    expect(at(END, { status: 'completed' }).name).toBe('took_place');
    const attendance = { reports: [], decidedAt: END };
    expect(at(END, { status: 'completed', attendance }).name).toBe('found_to_have_taken_place');
  });
});

describe('a cancelled booking', () => {
  it.each([
    ['candidate', 'you', 'other'],
    ['coach', 'other', 'you'],
    ['admin', 'us', 'us'],
    [null, 'us', 'us'],
    ['provider', 'payment', 'payment'],
  ])('by %s was ended, to the candidate by %s and to the coach by %s', (cancelledBy, candidate, coach) => {
    const to = (side: Side) => stateOf({ status: 'cancelled', cancelledBy, side });
    expect(SIDES.map(to)).toEqual([candidate, coach].map((by) => ({ name: 'cancelled', by })));
  });
});

describe('a session that somebody missed', () => {
  const missed = (missing: Side, reporter: Side, wishes: Partial<StatusFacts> = {}) =>
    stateOf({
      status: missing === 'coach' ? 'coach_no_show' : 'candidate_no_show',
      attendance: { reports: [{ reporter, missing }], decidedAt: null },
      now: addHours(END, 1),
      noShowSettlesAt: CLOSE,
      ...wishes,
    });

  it.each(SIDES)('says that the %s was missing, and who reported it', (missing) => {
    const reporter = missing === 'coach' ? 'candidate' : 'coach';
    expect(missed(missing, reporter)).toMatchObject({ missing, reporters: [reporter], until: CLOSE });
  });

  it('is open while the other side can answer, and unanswered from then on', () => {
    expect(missed('coach', 'candidate', { now: addMinutes(CLOSE, -0.01) })).toMatchObject({ stage: 'open' });
    expect(missed('coach', 'candidate', { now: CLOSE })).toMatchObject({ stage: 'unanswered' });
  });

  it('is agreed where people report themselves, and decided where we did, whatever was reported', () => {
    expect(missed('coach', 'coach')).toMatchObject({ stage: 'agreed' });
    const attendance = {
      reports: [{ reporter: 'coach' as const, missing: 'coach' as const }],
      decidedAt: END,
    };
    expect(missed('coach', 'coach', { attendance })).toMatchObject({ stage: 'decided' });
  });

  it('has its consequences once they are in force, which may be later than the end of the wait', () => {
    expect(missed('coach', 'candidate', { now: addHours(CLOSE, 9) })).toMatchObject({ settled: false });
    expect(missed('coach', 'candidate', { noShowSettledAt: CLOSE })).toMatchObject({ settled: true });
  });

  it('reported the other way round as well is disputed', () => {
    expect(nameOf({ status: 'under_review' })).toBe('disputed');
  });
});

describe('a review', () => {
  const review = (wishes: Partial<StatusFacts>) => stateOf({ kind: 'document', ...wishes });

  it('awaits its document until the last moment to upload it', () => {
    expect(review({ uploadBy: CLOSE })).toEqual({ name: 'document_awaited', until: CLOSE });
  });

  it('is with its coach from its document on, and overdue past the days that were sold', () => {
    const begunAt = addMinutes(START, 5);
    expect(review({ receivedAt: START, now: END })).toMatchObject({ begun: false, overdue: false });
    expect(review({ receivedAt: START, begunAt, now: addMinutes(END, 0.01) })).toEqual({
      name: 'document_there',
      begun: true,
      overdue: true,
      dueAt: END,
    });
  });

  it('is filed to its coach alone: its candidate reads the same whether or not it is', () => {
    const instant = fc.integer({ min: -100, max: 5_000 }).map((minutes) => addMinutes(START, minutes));
    fc.assert(
      fc.property(instant, instant, fc.option(instant), (now, formFiledAt, begunAt) => {
        const known = { receivedAt: START, begunAt, now };
        expect(review({ ...known, side: 'coach', formFiledAt }).name).toBe('form_filed');
        expect(review({ ...known, formFiledAt })).toEqual(review({ ...known, formFiledAt: null }));
      }),
    );
  });

  it('is over once its feedback is released; completed without that, its feedback was withdrawn', () => {
    expect(review({ formReleasedAt: END, status: 'completed' }).name).toBe('form_released');
    expect(review({ status: 'completed' }).name).toBe('form_withdrawn');
  });
});
