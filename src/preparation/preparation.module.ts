import { Module } from '@nestjs/common';
import { PacksModule } from '../packs';
import { ProgressController } from './progress.controller';
import { Progress } from './progress.service';

/** What candidates do for themselves between sessions: so far, seeing how their grades develop. */
@Module({
  imports: [PacksModule],
  controllers: [ProgressController],
  providers: [Progress],
})
export class PreparationModule {}
