import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { PacksModule } from '../packs';
import { CandidatesController } from './candidates.controller';
import { Candidates } from './candidates.service';
import { TargetViews } from './target-views.service';
import './personal-data';

/** Who prepares, and for what. */
@Module({
  imports: [IdentityModule, PacksModule],
  controllers: [CandidatesController],
  providers: [Candidates, TargetViews],
  exports: [Candidates],
})
export class CandidatesModule {}
