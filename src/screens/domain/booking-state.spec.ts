import { answerOf, CASES, END, facts, reader, SIDES, START, told } from '../../../test/screens/booking-cases';
import type { BookingStatus } from '../../bookings';
import { addMinutes } from '../../shared/time';
import { bookingState, inCalendars, STATE_KEYS, stepOf } from './booking-state';

describe('the state of a booking', () => {
  it('is each of the states in some case, to somebody', () => {
    expect(new Set(CASES.map((one) => answerOf(one).state.key))).toEqual(
      new Set(STATE_KEYS.filter((key) => key !== 'over')),
    );
  });

  it.each<[BookingStatus, string, string, string]>([
    ['held', 'waiting', 'unpaid', 'unpaid'],
    ['held', 'preparing', 'opening_payment', 'unpaid'],
    ['held', 'leaving', 'giving_up', 'giving_up'],
    ['expired', 'paid_late', 'paid_too_late', 'paid_too_late'],
    ['confirmed', 'ahead', 'booked', 'booked'],
    ['confirmed', 'opening', 'room_open', 'room_open'],
    ['confirmed', 'running', 'in_session', 'in_session'],
    ['confirmed', 'early', 'ended_early', 'ended_early'],
    ['completed', 'plain', 'grade_yourself', 'write_feedback'],
    ['completed', 'graded', 'feedback_awaited', 'write_feedback'],
    ['completed', 'late', 'feedback_late', 'feedback_overdue'],
    ['completed', 'never', 'feedback_missing', 'feedback_overdue'],
    ['completed', 'filed', 'grade_yourself', 'feedback_filed'],
    ['completed', 'released', 'feedback_released', 'feedback_released'],
    ['completed', 'withdrawn', 'feedback_withdrawn', 'feedback_withdrawn'],
    ['under_review', 'under_review', 'disputed', 'disputed'],
  ])('of a session that is %s (%s)', (status, variant, toCandidate, toCoach) => {
    expect(SIDES.map((side) => told(status, variant, side).state.key)).toEqual([toCandidate, toCoach]);
  });

  it('waits for the bank of whoever comes back from the payment page having paid, and for no one else', () => {
    expect(told('held', 'waiting', 'candidate', { back: 'paid' }).state.key).toBe('payment_sent');
    expect(told('held', 'waiting', 'candidate', { back: 'left' }).state.key).toBe('left_payment');
    expect(told('held', 'waiting', 'coach', { back: 'paid' }).state.key).toBe('unpaid');
    expect(told('confirmed', 'ahead', 'candidate', { back: 'paid' }).state.key).toBe('booked');
  });

  it('shows who opened the room, to the other side', () => {
    const known = facts({ roomOpenings: [{ side: 'coach', openedAt: START }] });
    const at = addMinutes(START, 1);
    expect(bookingState(known, reader('candidate'), at)).toMatchObject({ otherCameAt: START });
    expect(bookingState(known, reader('coach'), at)).toMatchObject({ otherCameAt: null });
  });

  it('stands in calendars while it is booked and not over', () => {
    expect(inCalendars(facts(), START)).toBe(true);
    expect(inCalendars(facts(), END)).toBe(false);
    expect(inCalendars(facts({ kind: 'document' }), START)).toBe(false);
    expect(inCalendars(facts({ status: 'cancelled' }), START)).toBe(false);
  });

  it('has a step of the feedback, which by a link does not tell what its candidate did', () => {
    const graded = facts({ status: 'completed', selfGrade: { startedAt: END, closedAt: END } });
    const at = addMinutes(END, 10);
    expect(stepOf(graded, reader('candidate'), at)?.step).toBe('awaited');
    expect(stepOf(graded, reader('candidate', { byLink: true }), at)?.step).toBe('grade_yourself');
  });
});
