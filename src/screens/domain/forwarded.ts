import type { Side } from '../../bookings';
import type { BookingFacts } from './booking-facts';

/**
 * What may be known to whoever has the link of a mail, who may be anybody: nothing of own grades and ratings, nor, with
 * the link of a candidate, of a form that is not released.
 */
export const forwarded = (facts: BookingFacts, side: Side): BookingFacts => ({
  ...facts,
  rating: null,
  selfGrade: null,
  formFiledAt: side === 'candidate' ? facts.formReleasedAt : facts.formFiledAt,
});
