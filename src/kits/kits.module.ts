import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CandidatesModule } from '../candidates';
import { CoachesModule } from '../coaches';
import { IdentityModule } from '../identity';
import { PacksModule } from '../packs';
import { QuestionsModule } from '../questions';
import { KitSwaps } from './kit-swaps.service';
import { KitViews } from './kit-views.service';
import { SessionBriefs } from './session-briefs.service';
import { SessionKits } from './session-kits.service';
import './personal-data';

/** The questions of one session: drawn when it is booked, shown to its coach, swapped. */
@Module({
  imports: [IdentityModule, PacksModule, QuestionsModule, CandidatesModule, CoachesModule, BookingsModule],
  providers: [SessionBriefs, SessionKits, KitViews, KitSwaps],
  exports: [SessionBriefs, SessionKits, KitViews, KitSwaps],
})
export class KitsModule {}
