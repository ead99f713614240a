import { stands } from './booking-rules';
import { BOOKING_STATUSES } from './booking.states';

it('a booking stands from its payment on, unless it was cancelled or somebody did not come', () => {
  expect(BOOKING_STATUSES.filter((status) => stands({ status })).sort()).toEqual([
    'completed',
    'confirmed',
    'under_review',
  ]);
});
