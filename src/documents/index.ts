export { DocumentsModule } from './documents.module';
export { DocumentUploads, type OfferedDocument } from './document-uploads.service';
export { cleanedName } from './domain/document.rules';
export { type DocumentSheet, DocumentViews } from './document-views.service';
export { documentReviewSchema } from './documents.schemas';
