import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates';
import { CoachesModule } from '../coaches';
import { IdentityModule } from '../identity';
import { PacksModule } from '../packs';
import { PaymentsModule } from '../payments';
import { SchedulingModule } from '../scheduling';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { refused } from '../shared/errors';
import { Attendance, AttendanceSweeps } from './attendance.service';
import { BookingMetrics } from './booking.metrics';
import { BookingStore } from './booking.store';
import { TermsReader } from './booking-terms.service';
import { BookingQueries } from './booking.queries';
import { BookingLinks } from './booking-links.service';
import { BookingsController } from './bookings.controller';
import { Bookings } from './bookings.service';
import { Cancellations } from './cancellations.service';
import { AlternativesAdvisor, Checkout } from './checkout.service';
import { CommitmentQueries } from './commitments.queries';
import { Commitments } from './commitments.service';
import { EarlyEnds } from './early-ends.service';
import { HoldExpiry, Holds } from './holds.service';
import { PaidBookings } from './paid-bookings.service';
import { PaymentListener, Confirmations } from './confirmations.service';
import { RoomOpenings } from './room-openings.store';
import './personal-data';

registerConstraintErrors({
  bookings_not_oneself_ck: () => refused('booking.own_offering', 'You cannot book yourself.', 'offeringId'),
});

@Module({
  imports: [IdentityModule, PacksModule, CandidatesModule, CoachesModule, SchedulingModule, PaymentsModule],
  controllers: [BookingsController],
  providers: [
    BookingMetrics,
    BookingStore,
    RoomOpenings,
    BookingLinks,
    TermsReader,
    Holds,
    HoldExpiry,
    AlternativesAdvisor,
    Checkout,
    BookingQueries,
    PaidBookings,
    Confirmations,
    PaymentListener,
    Cancellations,
    Commitments,
    CommitmentQueries,
    Attendance,
    AttendanceSweeps,
    EarlyEnds,
    Bookings,
  ],
  exports: [
    Bookings,
    RoomOpenings,
    BookingLinks,
    Checkout,
    BookingQueries,
    Cancellations,
    Commitments,
    CommitmentQueries,
    Attendance,
  ],
})
export class BookingsModule {}
