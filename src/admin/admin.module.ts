import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CoachesModule } from '../coaches';
import { IdentityModule } from '../identity';
import { PaymentsModule } from '../payments';
import { AccountsController } from './accounts.controller';
import { AdminQueries } from './admin.queries';
import { AdminBookingsController } from './admin-bookings.controller';
import { BooksController } from './books.controller';
import { Books } from './books.service';
import { ParkedCommandsController } from './parked-commands.controller';
import { PeopleController } from './people.controller';
import { ProviderEventsController } from './provider-events.controller';
import { People } from './people.service';

@Module({
  imports: [IdentityModule, CoachesModule, PaymentsModule, BookingsModule],
  controllers: [
    AccountsController,
    PeopleController,
    AdminBookingsController,
    BooksController,
    ParkedCommandsController,
    ProviderEventsController,
  ],
  providers: [People, AdminQueries, Books],
})
export class AdminModule {}
