import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CandidatesModule } from '../candidates';
import { CoachesModule } from '../coaches';
import { IdentityModule } from '../identity';
import { PacksModule } from '../packs';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { conflict } from '../shared/errors';
import { Feedback } from './feedback.service';
import { FormContexts } from './form-contexts.service';
import { FormCorrections } from './form-corrections.service';
import { FormDesk } from './form-desk.service';
import { FormDuties } from './form-duties.service';
import { FormStore } from './form-store';
import { FormSubmissions } from './form-submissions.service';
import { FormViews } from './form-views.service';
import { FormsController } from './forms.controller';
import { KitViews } from './kit-views.service';
import { Ratings } from './ratings.service';
import { SessionBriefs } from './session-briefs.service';
import { SessionFeedbackController } from './session-feedback.controller';
import { SessionKits } from './session-kits.service';
import { SessionPlans } from './session-plans.service';

registerConstraintErrors({
  ratings_booking_uq: () => conflict('rating.exists', 'You have already rated this session.'),
});

@Module({
  imports: [IdentityModule, PacksModule, CandidatesModule, CoachesModule, BookingsModule],
  controllers: [SessionFeedbackController, FormsController],
  providers: [
    SessionBriefs,
    SessionKits,
    SessionPlans,
    KitViews,
    FormStore,
    FormContexts,
    FormDesk,
    FormSubmissions,
    FormCorrections,
    FormViews,
    FormDuties,
    Ratings,
    Feedback,
  ],
  exports: [Feedback],
})
export class FeedbackModule {}
