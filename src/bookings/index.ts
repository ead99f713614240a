export { BookingsModule } from './bookings.module';
export { BookingLinks, linkQuery } from './booking-links.service';
export { feedbackStates } from './feedback-state';
export { Bookings } from './bookings.service';
export { BookingQueries } from './booking.queries';
export { RoomOpenings, type RoomOpening } from './room-openings.store';
export { Cancellations } from './cancellations.service';
export { CommitmentQueries, type Whose } from './commitments.queries';
export { Commitments } from './commitments.service';
export type { UpcomingChoices } from './domain/commitment.rules';
export { Checkout } from './checkout.service';
export { Attendance } from './attendance.service';
export type { NoShowOutcome } from './attendance.service';
export type { Booking, Practice } from './booking.store';
export { beginWithinHours, formDueAfter } from './domain/feedback-deadlines';
export {
  formReleaseAt,
  gradingStart,
  type Graded,
  RELEASING_STATUSES,
  selfGradeUntil,
} from './domain/release.rules';
export {
  joinClosesAt,
  joinOpensAt,
  NO_SHOW_GRACE_MINUTES,
  mayJoin,
  reportsCloseAt,
  type Side,
  STANDING_STATUSES,
  stands,
} from './domain/booking.rules';
export {
  type BookingListQuery,
  bookingListQuery,
  bookingPageSchema,
  bookingSchema,
  feedbackStepSchema,
  joinSchema,
  practiceInput,
} from './bookings.schemas';
export { bookingTitle } from './domain/booking-title';
export { BOOKING_STATUSES, type BookingStatus } from './domain/booking.states';
export { daysOf, uploadBy } from './kinds/document.kind';
export { KIND_KEYS, type KindKey, kindOf, kindsThat } from './kinds/kinds';
export { bookingPagePath, calendarFilePath } from './status-link';
export type { FeedbackStep } from './domain/feedback-steps';
export type { BookingView } from './bookings.schemas';
