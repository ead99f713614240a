import { Injectable } from '@nestjs/common';
import { type Booking, BookingQueries, Bookings, daysOf, type Side, uploadBy } from '../bookings';
import type { Principal } from '../platform/http/access';
import { notFound } from '../shared/errors';
import { localIso } from '../shared/zones/in-words';
import type { RevisionFacts } from './domain/document.rules';
import type { DocumentReviewView } from './documents.schemas';
import { type ReviewedDocument, DocumentStore } from './document.store';

/** The screen of one review, as its two people see it. */
@Injectable()
export class DocumentViews {
  constructor(
    private readonly bookings: Bookings,
    private readonly queries: BookingQueries,
    private readonly store: DocumentStore,
  ) {}

  /** 404 `document_review.not_found` for everybody else, and for a booking that is no review. */
  async one(caller: Principal, id: string): Promise<DocumentReviewView> {
    const { booking, side } = await this.bookings.forParticipant(id, caller.accountId).catch(asReview);
    const task = await this.store.task(id);
    const view = await this.queries.one(caller, id);
    const seesWork = seesWorkOf(booking, side);
    const documents = seesWork ? await this.store.documents(id) : [];
    const until = booking.confirmedAt && !booking.receivedAt ? uploadBy(booking.confirmedAt) : null;
    return {
      ...view,
      days: daysOf(booking),
      prompt: seesWork ? task.prompt : null,
      rules: task.rules,
      documents: documents.map((document) => documentView(document, caller)),
      uploadBy: until,
      uploadByLocal: until && localIso(until, caller.zone),
      dueAt: booking.receivedAt && booking.endsAt,
      begunAt: booking.begunAt,
    };
  }
}

const seesWorkOf = ({ confirmedAt, status }: Booking, side: Side): boolean =>
  confirmedAt !== null && (side === 'candidate' || isOpenToCoach(status));

/** What of a review, its documents and their author decides which version comes next. */
export const factsOf = (
  { status, formReleasedAt }: Booking,
  documents: unknown[],
  authorErased: boolean,
): RevisionFacts => ({ status, formReleasedAt, documents: documents.length, authorErased });

/** A coach reads what they are paid to read, and nothing of an order that was cancelled. */
export const isOpenToCoach = (status: string): boolean => status === 'confirmed' || status === 'completed';

/** To whom a booking is not shown, a review is not either, in its own words. */
export const asReview = (error: unknown): never => {
  if (error instanceof Error && 'code' in error && error.code === 'booking.not_found')
    throw notFound('document_review');
  throw error;
};

/** What is told of a document beside its bytes. */
export const documentView = (
  { fileName, storageKey, ...document }: ReviewedDocument,
  { zone }: Pick<Principal, 'zone'>,
) => ({
  ...document,
  uploadedAtLocal: localIso(document.uploadedAt, zone),
  name: fileName,
  available: storageKey !== null,
});
