export { ReviewsModule } from './reviews.module';
export { DocumentUploads, type OfferedDocument } from './document-uploads.service';
export { type ReviewSheet, ReviewViews } from './review-views.service';
