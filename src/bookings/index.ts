export { BookingsModule } from './bookings.module';
export { Bookings } from './bookings.service';
export { BookingQueries } from './booking.queries';
export { Cancellations } from './cancellations.service';
export { CommitmentQueries, type Whose } from './commitments.queries';
export { Commitments } from './commitments.service';
export type { UpcomingChoices } from './domain/commitment-rules';
export { ReviewDesk } from './review-desk.service';
export { ReviewWork } from './review-work.service';
export type { ReviewWish } from './booking-terms.service';
export { assertReviewOpen, uploadBy } from './domain/review-rules';
export { Attendance } from './attendance.service';
export type { ReviewOutcome } from './attendance.service';
export type { Booking, Practice } from './booking-store';
export { anotherFormDueAt, formDueAt } from './domain/form-deadlines';
export {
  beginWithinHours,
  formReleaseAt,
  type Graded,
  RELEASING_STATUSES,
  selfGradeUntil,
  sessionOverAt,
} from './domain/release-rules';
export {
  joinOpensAt,
  mayJoin,
  reportsCloseAt,
  type Side,
  STANDING_STATUSES,
  stands,
} from './domain/booking-rules';
export { bookingPageSchema, bookingSchema, feedbackStepSchema, practiceInput } from './bookings.schemas';
export { bookingTitle, daysOf } from './domain/booking-title';
export { BOOKING_STATUSES, type BookingKind, type BookingStatus } from './domain/booking.states';
export { calendarFilePath, documentPath, roomPath, ownerOfToken, statusPagePath } from './status-link';
export { type AttendanceFacts, BookingOutcomes } from './booking-outcomes.service';
export type { FeedbackStep } from './domain/feedback-steps';
export type { BookingView } from './bookings.schemas';
