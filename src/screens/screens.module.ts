import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CandidatesModule } from '../candidates';
import { CoachesModule } from '../coaches';
import { PacksModule } from '../packs';
import { PaymentsModule } from '../payments';
import { SchedulingModule } from '../scheduling';
import { OfferingTermsController } from './terms/offering-terms.controller';
import { OrderersBookings } from './terms/offering-terms.queries';
import { OfferingTermsReader } from './terms/offering-terms.service';
import { OrderersView } from './terms/orderers-view.service';

/** What one page shows and several features know. Reads only: it owns no table and decides nothing. */
@Module({
  imports: [PacksModule, CandidatesModule, CoachesModule, SchedulingModule, PaymentsModule, BookingsModule],
  controllers: [OfferingTermsController],
  providers: [OfferingTermsReader, OrderersView, OrderersBookings],
})
export class ScreensModule {}
