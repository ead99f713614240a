import { EARLY, END, START, told } from '../../../test/screens/booking-cases';
import type { BookingStatus, Side } from '../../bookings';
import { STEP_KEYS } from './booking-steps';

const keys = (status: BookingStatus, variant: string, side: Side = 'candidate') =>
  told(status, variant, side).steps.map(({ key, done }) => `${key}${done ? ' done' : ''}`);

describe('the steps of a booking', () => {
  it.each<[BookingStatus, string, Side, string[]]>([
    ['held', 'waiting', 'candidate', ['paid', 'meet']],
    ['confirmed', 'ahead', 'candidate', ['paid done', 'meet', 'grade', 'feedback']],
    ['confirmed', 'ahead', 'coach', ['paid done', 'meet', 'feedback']],
    ['completed', 'graded', 'candidate', ['paid done', 'meet done', 'grade done', 'feedback']],
    ['completed', 'filed', 'coach', ['paid done', 'meet done', 'feedback done']],
    ['completed', 'filed', 'candidate', ['paid done', 'meet done', 'grade', 'feedback']],
    ['completed', 'released', 'candidate', ['paid done', 'meet done', 'grade done', 'feedback done']],
    ['cancelled', 'by_coach', 'candidate', ['paid done', 'ended done']],
    ['coach_no_show', 'open', 'coach', ['paid done', 'ended']],
    ['expired', 'ran_out', 'candidate', []],
  ])('that is %s (%s), to the %s', (status, variant, side, steps) => {
    expect(keys(status, variant, side)).toEqual(steps);
  });

  it('have the instants at which they were, or until when they are to be', () => {
    const at = told('completed', 'graded', 'candidate').steps.map((step) => step.at);
    expect(at).toEqual([
      EARLY,
      START,
      new Date(END.getTime() + 3_600_000),
      new Date(END.getTime() + 24 * 3_600_000),
    ]);
  });

  it('are each named in the contract', () => {
    expect(STEP_KEYS).toEqual(['paid', 'upload', 'meet', 'grade', 'feedback', 'ended']);
  });
});
