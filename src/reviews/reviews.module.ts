import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings';
import { CoachesModule } from '../coaches';
import { PacksModule } from '../packs';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { conflict } from '../shared/errors';
import { Differences } from './differences.service';
import { DocumentIntake } from './document-intake.service';
import { DocumentUploads } from './document-uploads.service';
import { DocumentReader } from './document-reader.service';
import { Documents } from './documents.service';
import { ReviewOrders } from './review-orders.service';
import { ReviewStore } from './review.store';
import { ReviewViews } from './review-views.service';
import { ReviewsController } from './reviews.controller';
import './personal-data';

registerConstraintErrors({
  review_documents_pk: () =>
    conflict('document.arrived_meanwhile', 'Another version arrived at the same time.'),
});

/** Documents that coaches read for candidates: what is asked for, what was uploaded, what changed. */
@Module({
  imports: [PacksModule, CoachesModule, BookingsModule],
  controllers: [ReviewsController],
  providers: [
    ReviewStore,
    ReviewOrders,
    ReviewViews,
    DocumentReader,
    DocumentIntake,
    DocumentUploads,
    Documents,
    Differences,
  ],
  exports: [DocumentUploads, ReviewViews],
})
export class ReviewsModule {}
