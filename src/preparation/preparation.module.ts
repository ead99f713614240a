import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates';
import { PacksModule } from '../packs';
import { ProgressController } from './progress.controller';
import { Progress } from './progress.service';

/** What candidates do for themselves between sessions: so far, seeing how their grades develop. */
@Module({
  imports: [PacksModule, CandidatesModule],
  controllers: [ProgressController],
  providers: [Progress],
})
export class PreparationModule {}
