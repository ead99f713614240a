import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { together } from '../platform/database/together';
import type { Principal } from '../platform/http/access';
import { Idempotency } from '../platform/http/idempotency';
import { noteLogFields } from '../platform/log/log-fields';
import { type BookingTerms, type ReviewWish, TermsReader } from './booking-terms.service';
import { refuseTooManyHolds } from './domain/booking-rules';
import { HoldKeeper } from './hold-keeper.service';

/** What else is written with an order, in its transaction. `bookingId` may be of an open order that is resumed. */
export type AlongWithOrder = (tx: Tx, bookingId: string) => Promise<void>;

/** Where a candidate orders a review: the same order, hold and checkout as for a time, without a time. */
@Injectable()
export class ReviewDesk {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly terms: TermsReader,
    private readonly keeper: HoldKeeper,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Opens the order and its checkout; answers the booking's id. The same offering again resumes an open order. Errors:
   * 429 `booking.too_many_holds`, and those of the terms.
   */
  async order(
    candidate: Principal,
    key: string,
    wish: ReviewWish & object,
    along: AlongWithOrder,
  ): Promise<string> {
    const terms = await this.terms.readReview(candidate, wish, this.clock.now());
    const request = { accountId: candidate.accountId, key, request: ['order review', wish] };
    const { id } = await this.database.tx((tx) =>
      this.idempotency.once(tx, request, async () => {
        const bookingId = await this.resumeOrHold(tx, terms);
        await along(tx, bookingId);
        return bookingId;
      }),
    );
    noteLogFields({ bookingId: id });
    await this.keeper.openCheckout(id);
    return id;
  }

  private async resumeOrHold(tx: Tx, terms: BookingTerms): Promise<string> {
    const candidateId = terms.candidate.id;
    const [, holds] = await together([
      tx.lock('candidate', candidateId),
      this.keeper.openHoldsOf(tx, { coachId: terms.offering.coachId, candidateId }),
    ]);
    const same = holds.find((hold) => hold.offeringId === terms.offering.id && this.keeper.canBePaid(hold));
    if (same) return same.id;
    refuseTooManyHolds(
      holds.map((hold) => hold.holdExpiresAt),
      tx.now,
    );
    return this.keeper.holdReview(tx, terms);
  }
}
