import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates';
import { CoachesModule } from '../coaches';
import { PacksModule } from '../packs';
import { RatingsModule } from '../ratings';
import { SchedulingModule } from '../scheduling';
import { CoachCards } from './coach-cards.service';
import { CoachPageController } from './coach-page.controller';
import { CoachPages } from './coach-pages.service';
import { CoachRecords } from './coach-records.queries';
import { DirectoryController } from './directory.controller';
import { DirectoryPages } from './directory-pages.service';
import { DirectoryQueries } from './directory.queries';
import { DirectorySearches } from './directory-searches.service';
import { DirectoryTotals } from './directory-totals.service';
import { CoachDirectory } from './directory.service';
import { FreeCoaches } from './free-coaches.service';

/** Who fits, why, and when they are free. */
@Module({
  imports: [PacksModule, CandidatesModule, CoachesModule, SchedulingModule, RatingsModule],
  controllers: [DirectoryController, CoachPageController],
  providers: [
    CoachDirectory,
    DirectorySearches,
    DirectoryPages,
    DirectoryQueries,
    DirectoryTotals,
    FreeCoaches,
    CoachCards,
    CoachPages,
    CoachRecords,
  ],
  exports: [CoachDirectory],
})
export class MatchingModule {}
