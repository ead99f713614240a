import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CoachesModule } from '../coaches';
import { IdentityModule } from '../identity';
import { PaymentsModule } from '../payments';
import { AdminQueries } from './admin.queries';
import { BookingOfficeController } from './booking-office.controller';
import { BooksController } from './books.controller';
import { ParkedCommandsController } from './parked-commands.controller';
import { PeopleController } from './people.controller';
import { People } from './people.service';

@Module({
  imports: [IdentityModule, CoachesModule, PaymentsModule, BookingsModule],
  controllers: [PeopleController, BookingOfficeController, BooksController, ParkedCommandsController],
  providers: [People, AdminQueries],
})
export class AdminModule {}
