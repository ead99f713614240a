import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CoachesModule } from '../coaches';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { conflict } from '../shared/errors';
import { RatingLists } from './rating-lists.service';
import { RatingModerationController } from './rating-moderation.controller';
import { RatingReports } from './rating-reports.service';
import { RatingsController } from './ratings.controller';
import { Ratings } from './ratings.service';
import './personal-data';

registerConstraintErrors({
  rating_reports_once_uq: () => conflict('rating_report.exists', 'This was reported already.'),
  ratings_booking_uq: () => conflict('rating.exists', 'You have already rated this session.'),
});

/** What candidates say about their coaches, what those answer, and what is reported of it. */
@Module({
  imports: [CoachesModule, BookingsModule],
  controllers: [RatingsController, RatingModerationController],
  providers: [Ratings, RatingLists, RatingReports],
  exports: [Ratings, RatingLists],
})
export class RatingsModule {}
