import { Injectable } from '@nestjs/common';
import { type Booking, Bookings } from '../bookings';
import { Database, type Tx } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import type { SentDocument } from '../platform/http/document-upload';
import { attachFile } from '../platform/storage/stored-files.service';
import { conflict, notFound, unavailable } from '../shared/errors';
import { type CheckedDocument, DocumentIntake } from './document-intake.service';
import { assertAccepted, checkedName, nextRevision } from './domain/document.rules';
import { DocumentStore } from './document.store';
import { asReview, factsOf } from './document-views.service';

/** A document with the name that its sender gave it. */
export type OfferedDocument = SentDocument & { name?: string };

/** Where documents come in. */
@Injectable()
export class DocumentUploads {
  constructor(
    private readonly database: Database,
    private readonly bookings: Bookings,
    private readonly store: DocumentStore,
    private readonly intake: DocumentIntake,
  ) {}

  /**
   * Takes the next version from the candidate: the first once it is paid, the second once after the feedback. Errors:
   * 404 unless it is the caller's own review; 409 `document.author_erased`, `document.waits_for_payment`,
   * `document.review_over`, `document.waits_for_feedback`, `document.no_more`, `document.arrived_meanwhile`; 413 and 415; 422 for what is in it.
   * Not a byte is read before it is clear that the next version is wanted, and none stays of what is refused. `offered` is
   * asked for the document then.
   */
  async upload(
    { accountId }: Pick<Principal, 'accountId'>,
    id: string,
    offered: () => Promise<OfferedDocument>,
  ): Promise<void> {
    const { booking, side } = await this.bookings.forParticipant(id, accountId).catch(asReview);
    if (side !== 'candidate') throw notFound('document_review');
    const { rules } = await this.store.task(id);
    const erased = await this.store.isAuthorErased(booking);
    const revision = nextRevision(factsOf(booking, await this.store.documents(id), erased));
    const { name, ...sent } = await offered();
    const fileName = checkedName(name) ?? 'document';
    assertAccepted(rules, sent.type);
    await this.intake.take({ rules, accountId }, sent, (checked) =>
      this.database.tx((tx) => this.add(tx, booking, revision, { ...checked, fileName })),
    );
  }

  private async add(
    tx: Tx,
    { id, candidateId }: Booking,
    revision: number,
    file: CheckedDocument & { fileName: string },
  ): Promise<void> {
    // The account before the booking, as an erasure takes them.
    const erased = await this.store.isAuthorErased({ candidateId }, tx);
    const booking = await this.bookings.lock(tx, id);
    if (nextRevision(factsOf(booking, await this.store.documents(id, tx), erased)) !== revision)
      throw conflict('document.arrived_meanwhile', 'Another version arrived at the same time.');
    if (!(await attachFile(tx, file.storageKey)))
      throw unavailable('document.took_too_long', 'Storing the file took too long. Please send it again.', 1);
    const uploadedAt = tx.now;
    await this.store.addDocument(tx, { ...file, bookingId: id, revision, uploadedAt });
    if (revision === 1) await this.bookings.documentReceived(tx, booking, uploadedAt);
    else await this.bookings.documentRevised(tx, booking);
  }
}
