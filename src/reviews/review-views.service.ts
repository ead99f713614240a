import { Injectable } from '@nestjs/common';
import { BookingQueries, Bookings, uploadBy } from '../bookings';
import type { Principal } from '../platform/http/access';
import { notFound } from '../shared/errors';
import { DAY_MS, MINUTE_MS } from '../shared/time';
import type { ReviewView } from './reviews.schemas';
import { type ReviewDocument, ReviewStore } from './review-store';

/** The screen of one review, as its two people see it. */
@Injectable()
export class ReviewViews {
  constructor(
    private readonly bookings: Bookings,
    private readonly queries: BookingQueries,
    private readonly store: ReviewStore,
  ) {}

  /** 404 `review.not_found` for everybody else, and for a booking that is no review. */
  async one(caller: Principal, id: string): Promise<ReviewView> {
    const { booking, side } = await this.bookings.forParticipant(id, caller.accountId).catch(asReview);
    const task = await this.store.task(id);
    const view = await this.queries.one(caller, id);
    const seesWork = booking.confirmedAt !== null && (side === 'candidate' || isOpenToCoach(booking.status));
    const documents = seesWork ? await this.store.documents(id) : [];
    return {
      ...view,
      days: booking.minutes / (DAY_MS / MINUTE_MS),
      prompt: seesWork ? task.prompt : null,
      rules: task.rules,
      documents: documents.map(documentView),
      uploadBy: booking.confirmedAt && !booking.receivedAt ? uploadBy(booking.confirmedAt) : null,
      dueAt: booking.receivedAt && booking.endsAt,
      begunAt: booking.begunAt,
    };
  }
}

/** A coach reads what they are paid to read, and nothing of an order that was cancelled. */
export const isOpenToCoach = (status: string): boolean => status === 'confirmed' || status === 'completed';

/** To whom a booking is not shown, a review is not either, in its own words. */
export const asReview = (error: unknown): never => {
  if (error instanceof Error && 'code' in error && error.code === 'booking.not_found')
    throw notFound('review');
  throw error;
};

/** What is told of a document beside its bytes. */
export const documentView = ({ fileName, storageKey, ...document }: ReviewDocument) => ({
  ...document,
  name: fileName,
  available: storageKey !== null,
});
