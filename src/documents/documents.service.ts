import { Injectable } from '@nestjs/common';
import { type Booking, Bookings, kindOf, type Side } from '../bookings';
import type { Principal } from '../platform/http/access';
import { StoredFiles } from '../platform/storage/stored-files.service';
import { conflict, notFound } from '../shared/errors';
import { type ReviewedDocument, DocumentStore } from './document.store';
import { asReview, isOpenToCoach } from './document-views.service';

/** Where documents go out; `DocumentUploads` takes them in. */
@Injectable()
export class Documents {
  constructor(
    private readonly bookings: Bookings,
    private readonly store: DocumentStore,
    private readonly files: StoredFiles,
  ) {}

  /** The bytes of a version, for the two people. Errors: 404 for everybody else and for what is not there. */
  async read(
    caller: Principal,
    id: string,
    revision: number,
  ): Promise<{ document: ReviewedDocument; content: Buffer }> {
    const { booking, side } = await this.bookings.forParticipant(id, caller.accountId).catch(asReview);
    return this.bytesOf(booking, side, revision);
  }

  /** Both versions of a text, for the two people. Errors: 404 as above, 409 `document.no_second`, `document.no_text`. */
  async versions(caller: Principal, id: string): Promise<{ document: ReviewedDocument; content: Buffer }[]> {
    const { booking, side } = await this.bookings.forParticipant(id, caller.accountId).catch(asReview);
    const known = await this.store.documents(id);
    if (!kindOf(booking).needsDocument || (side === 'coach' && !isOpenToCoach(booking.status)))
      throw notFound('document_review');
    if (known.length < 2)
      throw conflict('document.no_second', 'There is no second version yet to compare with the first.');
    if (known.some(({ words }) => words === null))
      throw conflict('document.no_text', 'Only texts can be compared word by word.');
    const found: { document: ReviewedDocument; content: Buffer }[] = [];
    for (const { revision } of known) found.push(await this.bytesOf(booking, side, revision));
    return found;
  }

  private async bytesOf(booking: Booking, side: Side, revision: number) {
    if (side === 'coach' && !isOpenToCoach(booking.status)) throw notFound('document');
    const document = (await this.store.documents(booking.id)).find((one) => one.revision === revision);
    if (!document?.storageKey || !document.sha256) throw notFound('document');
    return { document, content: await this.files.read(document.storageKey, document.sha256) };
  }
}
