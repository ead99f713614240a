import { Module } from '@nestjs/common';
import { PacksModule } from '../packs';
import { SchedulingModule } from '../scheduling';
import { DirectoryController } from './directory.controller';
import { DirectoryPages } from './directory-pages.service';
import { DirectoryQueries } from './directory.query';
import { CoachDirectory } from './directory.service';

/** Who fits, why, and when they are free. */
@Module({
  imports: [PacksModule, SchedulingModule],
  controllers: [DirectoryController],
  providers: [CoachDirectory, DirectoryPages, DirectoryQueries],
  exports: [CoachDirectory],
})
export class MatchingModule {}
