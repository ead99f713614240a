import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CoachesModule } from '../coaches';
import { DocumentsModule } from '../documents';
import { FormsModule } from '../forms';
import { IdentityModule } from '../identity';
import { PacksModule } from '../packs';
import { PaymentsModule } from '../payments';
import { RatingsModule } from '../ratings';
import { RulesController } from './rules/rules.controller';

/** What one page shows and several features know. Reads only: it owns no table and decides nothing. */
@Module({
  imports: [
    IdentityModule,
    PacksModule,
    CoachesModule,
    PaymentsModule,
    BookingsModule,
    DocumentsModule,
    RatingsModule,
    FormsModule,
  ],
  controllers: [RulesController],
  providers: [],
})
export class ScreensModule {}
