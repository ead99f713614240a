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
import { DocumentOrders } from './document-orders.service';
import { DocumentStore } from './document.store';
import { DocumentViews } from './document-views.service';
import { DocumentsController } from './documents.controller';
import './personal-data';

registerConstraintErrors({
  review_documents_pk: () =>
    conflict('document.arrived_meanwhile', 'Another version arrived at the same time.'),
});

/** Documents that coaches read for candidates: what is asked for, what was uploaded, what changed. */
@Module({
  imports: [PacksModule, CoachesModule, BookingsModule],
  controllers: [DocumentsController],
  providers: [
    DocumentStore,
    DocumentOrders,
    DocumentViews,
    DocumentReader,
    DocumentIntake,
    DocumentUploads,
    Documents,
    Differences,
  ],
  exports: [DocumentUploads, DocumentViews],
})
export class DocumentsModule {}
