import { END, told, type Wishes } from '../../../test/screens/booking-cases';
import type { BookingStatus, Side } from '../../bookings';
import { addHours } from '../../shared/time';
import { primaryAction, unreadUntil } from './booking-turn.rules';

const waits = (status: BookingStatus, variant: string, side: Side, more: Wishes = {}) =>
  told(status, variant, side, more).toDo?.name ?? null;

describe('whose turn it is', () => {
  it.each<[BookingStatus, string, string | null, string | null]>([
    ['held', 'waiting', 'pay', null],
    ['confirmed', 'ahead', null, null],
    ['confirmed', 'opening', 'join', 'join'],
    ['completed', 'plain', 'gradeYourself', 'writeFeedback'],
    ['completed', 'graded', null, 'writeFeedback'],
    ['completed', 'filed', 'gradeYourself', null],
    ['completed', 'released', 'readFeedback', null],
    ['coach_no_show', 'open', null, 'answerNoShow'],
    ['candidate_no_show', 'open', 'answerNoShow', null],
    ['under_review', 'under_review', null, null],
    ['cancelled', 'by_coach', null, null],
  ])('with what is %s (%s)', (status, variant, candidate, coach) => {
    expect([waits(status, variant, 'candidate'), waits(status, variant, 'coach')]).toEqual([
      candidate,
      coach,
    ]);
  });

  it('feedback waits to be read for two weeks, and no longer once the session is rated', () => {
    const rating = {
      stars: 5,
      ratedAt: END,
      hiddenUntil: END,
      publicFrom: END,
      hidden: false,
      replied: true,
    };
    expect(waits('completed', 'released', 'candidate', { rating })).toBeNull();
    expect(waits('completed', 'released', 'candidate', { now: addHours(END, 14 * 24 - 1) })).toBe(
      'readFeedback',
    );
    expect(waits('completed', 'released', 'candidate', { now: addHours(END, 14 * 24) })).toBeNull();
    expect(unreadUntil({ formReleasedAt: null })).toBeNull();
  });

  it('the one button of a page is nothing that is refused', () => {
    const join = { name: 'join' as const, from: null, until: null, refusedWhy: 'Too early.' };
    const state = {
      key: 'in_session' as const,
      startsAt: END,
      endsAt: END,
      otherCameAt: null,
      reportFrom: null,
    };
    expect(primaryAction(state, 'coach', [join])).toBeNull();
    expect(primaryAction(state, 'coach', [{ ...join, refusedWhy: null }])).toBe('join');
  });

  it('says until when it waits, as the thing itself does', () => {
    const { actions, facts: state, toDo: told1 } = told('held', 'waiting', 'candidate');
    expect(told1).toEqual(actions.find(({ name }) => name === 'pay'));
    expect(state.key).toBe('unpaid');
  });
});
