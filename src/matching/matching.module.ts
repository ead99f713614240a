import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates';
import { PacksModule } from '../packs';
import { SchedulingModule } from '../scheduling';
import { DirectoryController } from './directory.controller';
import { DirectoryPages } from './directory-pages.service';
import { DirectoryQueries } from './directory.queries';
import { DirectorySearches } from './directory-searches.service';
import { CoachDirectory } from './directory.service';

/** Who fits, why, and when they are free. */
@Module({
  imports: [PacksModule, CandidatesModule, SchedulingModule],
  controllers: [DirectoryController],
  providers: [CoachDirectory, DirectorySearches, DirectoryPages, DirectoryQueries],
  exports: [CoachDirectory],
})
export class MatchingModule {}
