import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CandidatesModule } from '../candidates';
import { CoachesModule } from '../coaches';
import { DocumentsModule } from '../documents';
import { FormsModule } from '../forms';
import { IdentityModule } from '../identity';
import { PacksModule } from '../packs';
import { PaymentsModule } from '../payments';
import { RatingsModule } from '../ratings';
import { LiveController } from './live/live.controller';
import { LiveStreams } from './live/live-streams.service';
import { SchedulingModule } from '../scheduling';
import { OfferingTermsController } from './terms/offering-terms.controller';
import { OrderersBookings } from './terms/offering-terms.queries';
import { OfferingTermsReader } from './terms/offering-terms.service';
import { OrderersView } from './terms/orderers-view.service';
import { BookingCardsController } from './bookings/booking-cards.controller';
import { BookingCards } from './bookings/booking-cards.service';
import { BookingFactsQueries } from './bookings/booking-facts.queries';
import { BookingScreensController } from './bookings/booking-screens.controller';
import { BookingScreens } from './bookings/booking-screens.service';
import { OverviewController } from './bookings/overview.controller';
import { OverviewScreen } from './bookings/overview.service';
import { ReportsInShort } from './bookings/reports-in-short.service';
import { ToldBookings } from './bookings/told-bookings.service';
import { WaitingBookings } from './bookings/waiting-bookings.queries';
import { RulesController } from './rules/rules.controller';

/** What one page shows and several features know. Reads only: it owns no table and decides nothing. */
@Module({
  imports: [
    IdentityModule,
    PacksModule,
    CandidatesModule,
    CoachesModule,
    SchedulingModule,
    PaymentsModule,
    BookingsModule,
    DocumentsModule,
    RatingsModule,
    FormsModule,
  ],
  controllers: [
    LiveController,
    OfferingTermsController,
    BookingScreensController,
    BookingCardsController,
    OverviewController,
    RulesController,
  ],
  providers: [
    LiveStreams,
    OfferingTermsReader,
    OrderersView,
    OrderersBookings,
    BookingFactsQueries,
    ToldBookings,
    WaitingBookings,
    ReportsInShort,
    BookingScreens,
    BookingCards,
    OverviewScreen,
  ],
})
export class ScreensModule {}
