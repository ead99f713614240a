export { ReviewsModule } from './reviews.module';
export { DocumentUploads, type OfferedDocument } from './document-uploads.service';
export { cleanedName } from './domain/document.rules';
export { type ReviewSheet, ReviewViews } from './review-views.service';
