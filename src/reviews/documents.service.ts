import { Injectable } from '@nestjs/common';
import { type Booking, Bookings, ReviewWork, type Side } from '../bookings';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import type { DocumentType, SentDocument } from '../platform/http/document-upload';
import { StoredFiles } from '../platform/storage/stored-files.service';
import { conflict, notFound, unavailable } from '../shared/errors';
import { sha256 } from '../shared/sha256';
import { assertAccepted, checkedName, type DocumentRules, nextRevision } from './domain/document-rules';
import { assertLength, textOf, wordsIn } from './domain/text-document';
import { assertHarmlessPdf } from './pdf-document';
import { type ReviewDocument, ReviewStore } from './review-store';
import { asReview, isOpenToCoach } from './review-views.service';

/** Where documents come in and go out. */
@Injectable()
export class Documents {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly bookings: Bookings,
    private readonly work: ReviewWork,
    private readonly store: ReviewStore,
    private readonly files: StoredFiles,
  ) {}

  /**
   * Takes the next version from the candidate: the first once it is paid, the second once after the feedback. Errors:
   * 404 unless it is the caller's own review; 409 `document.waits_for_payment`, `document.review_over`,
   * `document.waits_for_feedback`, `document.no_more`, `document.arrived_meanwhile`; 413 and 415; 422 for what is in it.
   */
  async upload(
    caller: Principal,
    id: string,
    { type, content }: SentDocument,
    name: string | undefined,
  ): Promise<void> {
    const { booking, side } = await this.bookings.forParticipant(id, caller.accountId).catch(asReview);
    if (side !== 'candidate') throw notFound('review');
    const { rules } = await this.store.task(id);
    const revision = nextRevision(factsOf(booking, await this.store.documents(id)));
    const fileName = checkedName(name) ?? 'document';
    assertAccepted(rules, { type, bytes: content.length });
    const words = checkedWords(rules, type, content);
    const storageKey = await this.files.keep(content);
    const file = { storageKey, fileName, sha256: sha256(content), mediaType: type, bytes: content.length };
    await this.database.tx((tx) => this.add(tx, id, revision, { ...file, words }));
  }

  /** The bytes of a version, for the two people. Errors: 404 for everybody else and for what is not there. */
  async read(
    caller: Principal,
    id: string,
    revision: number,
  ): Promise<{ document: ReviewDocument; content: Buffer }> {
    const { booking, side } = await this.bookings.forParticipant(id, caller.accountId).catch(asReview);
    return this.bytesOf(booking, side, revision);
  }

  /** Both versions as texts, for the two people. Errors: 404 as above, 409 `document.no_second`, `document.no_text`. */
  async versions(caller: Principal, id: string): Promise<{ document: ReviewDocument; text: string }[]> {
    const { booking, side } = await this.bookings.forParticipant(id, caller.accountId).catch(asReview);
    const known = await this.store.documents(id);
    if (booking.kind !== 'review' || (side === 'coach' && !isOpenToCoach(booking.status)))
      throw notFound('review');
    if (known.length < 2)
      throw conflict('document.no_second', 'There is no second version yet to compare with the first.');
    if (known.some(({ words }) => words === null))
      throw conflict('document.no_text', 'Only texts can be compared word by word.');
    const found: { document: ReviewDocument; text: string }[] = [];
    for (const { revision } of known) {
      const { document, content } = await this.bytesOf(booking, side, revision);
      found.push({ document, text: textOf(content) });
    }
    return found;
  }

  private async add(
    tx: Tx,
    id: string,
    revision: number,
    file: Pick<ReviewDocument, 'fileName' | 'sha256' | 'mediaType' | 'bytes' | 'words'> & {
      storageKey: string;
    },
  ): Promise<void> {
    const booking = await this.bookings.lock(tx, id);
    if (nextRevision(factsOf(booking, await this.store.documents(id, tx))) !== revision)
      throw conflict('document.arrived_meanwhile', 'Another version arrived at the same time.');
    if (!(await this.files.attach(tx, file.storageKey)))
      throw unavailable('document.took_too_long', 'Storing the file took too long. Please send it again.', 1);
    const uploadedAt = this.clock.now();
    await this.store.addDocument(tx, { ...file, bookingId: id, revision, uploadedAt });
    if (revision === 1) await this.work.received(tx, booking, uploadedAt);
    else await this.work.revised(tx, booking);
  }

  private async bytesOf(booking: Booking, side: Side, revision: number) {
    if (side === 'coach' && !isOpenToCoach(booking.status)) throw notFound('document');
    const document = (await this.store.documents(booking.id)).find((one) => one.revision === revision);
    if (!document?.storageKey || !document.sha256) throw notFound('document');
    return { document, content: await this.files.read(document.storageKey, document.sha256) };
  }
}

const factsOf = ({ status, formReleasedAt }: Booking, documents: unknown[]) => ({
  status,
  formReleasedAt,
  documents: documents.length,
});

/** Checks what is in a document. The words of a text that is as long as asked; null for what is no text. */
const checkedWords = (
  { words: limit }: DocumentRules,
  type: DocumentType,
  content: Buffer,
): number | null => {
  if (type === 'application/pdf') {
    assertHarmlessPdf(content);
    return null;
  }
  const words = wordsIn(textOf(content));
  if (limit) assertLength(words, limit);
  return words;
};
