import { defineStates } from '../../shared/state-table';

/**
 * The life of one booking. Source: the booking table of our money rules, narrowed to what exists so far (no
 * reschedule, no complaints). A hold that was given up or ran out can still be confirmed by a late payment. A payment that
 * goes back without us before the session ends the booking.
 */
export const bookingStates = defineStates({
  name: 'booking',
  initial: 'held',
  terminal: ['cancelled'],
  transitions: {
    held: { pay: 'confirmed', expire: 'expired', give_up: 'given_up' },
    expired: { pay_late: 'confirmed' },
    given_up: { pay_late: 'confirmed' },
    confirmed: {
      cancel: 'cancelled',
      payment_returned: 'cancelled',
      complete: 'completed',
      miss_candidate: 'candidate_no_show',
      miss_coach: 'coach_no_show',
    },
    completed: { miss_candidate: 'candidate_no_show', miss_coach: 'coach_no_show' },
    candidate_no_show: { contradict: 'under_review' },
    coach_no_show: { contradict: 'under_review' },
    under_review: {
      complete: 'completed',
      miss_candidate: 'candidate_no_show',
      miss_coach: 'coach_no_show',
    },
    cancelled: {},
  },
});

export type BookingStatus = keyof typeof bookingStates.transitions;
export type BookingEvent =
  | 'pay'
  | 'pay_late'
  | 'expire'
  | 'give_up'
  | 'cancel'
  | 'payment_returned'
  | 'complete'
  | 'miss_candidate'
  | 'miss_coach'
  | 'contradict';

export const BOOKING_STATUSES = Object.keys(bookingStates.transitions) as BookingStatus[];
