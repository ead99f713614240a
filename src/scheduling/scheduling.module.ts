import { Module } from '@nestjs/common';
import { CoachesModule } from '../coaches';
import { PacksModule } from '../packs';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { conflict } from '../shared/errors';
import { AdminAvailabilityController } from './admin-availability.controller';
import { AvailabilityController } from './availability.controller';
import { AvailabilityService } from './availability.service';
import { BookedSessions } from './booked-sessions.queries';
import { BusyRanges } from './busy-ranges';
import { Calendars } from './calendars';
import { Claims } from './claims';
import { HoursPreview } from './hours-preview.service';
import { Scheduling } from './scheduling.service';
import { SlotLists } from './slot-lists.service';
import { SlotsController } from './slots.controller';
import './personal-data';

registerConstraintErrors({
  coach_claims_no_overlap: () => conflict('slot.taken', 'Somebody else has just taken this time.'),
  candidate_claims_no_overlap: () => conflict('candidate.busy', 'You have another session at this time.'),
});

/** When coaches can be booked, and the tables that make sure that nobody is booked twice. */
@Module({
  imports: [CoachesModule, PacksModule],
  controllers: [AvailabilityController, AdminAvailabilityController, SlotsController],
  providers: [
    AvailabilityService,
    BookedSessions,
    BusyRanges,
    HoursPreview,
    SlotLists,
    Calendars,
    Claims,
    Scheduling,
  ],
  exports: [Scheduling, Claims, BusyRanges, AvailabilityService, BookedSessions],
})
export class SchedulingModule {}
