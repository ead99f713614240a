import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { PacksModule } from '../packs';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { conflict } from '../shared/errors';
import { CoachProfiles } from './coach-profiles.service';
import { Coaches } from './coaches.service';
import { MyCoachController } from './my-coach.controller';
import { Offerings } from './offerings.service';
import { DocumentOfferingsController } from './document-offerings.controller';
import './personal-data';

registerConstraintErrors({
  offerings_active_uq: () =>
    conflict(
      'offering.duplicate',
      'You already sell this stage at this length in this currency; change that offering instead.',
    ),
  offerings_review_uq: () =>
    conflict(
      'offering.duplicate',
      'You already sell a review of this stage within these days in this currency; change that offering instead.',
    ),
});

/** Who coaches, how they are vetted, and what they sell. */
@Module({
  imports: [IdentityModule, PacksModule],
  controllers: [MyCoachController, DocumentOfferingsController],
  providers: [Coaches, CoachProfiles, Offerings],
  exports: [Coaches],
})
export class CoachesModule {}
