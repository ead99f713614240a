export { DocumentsModule } from './documents.module';
export { DocumentViews } from './document-views.service';
export { documentReviewSchema } from './documents.schemas';
