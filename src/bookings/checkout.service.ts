import { Injectable } from '@nestjs/common';
import { Scheduling } from '../scheduling';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { together } from '../platform/database/together';
import { faultPoint } from '../platform/fault-points';
import type { Principal } from '../platform/http/access';
import { Idempotency } from '../platform/http/idempotency';
import { noteLogFields } from '../platform/log/log-fields';
import { conflict, DomainError, notFound } from '../shared/errors';
import { BookingMetrics } from './booking.metrics';
import { type Booking, BookingStore } from './booking.store';
import { type BookingTerms, TermsReader, type Wish } from './booking-terms.service';
import { refuseTooManyHolds } from './domain/booking.rules';
import { Holds } from './holds.service';
import { type KindKey, kindOf } from './kinds/kinds';

/** A 409 for a lost time tells what else is free with this coach. */
@Injectable()
export class AlternativesAdvisor {
  constructor(
    private readonly clock: Clock,
    private readonly scheduling: Scheduling,
    private readonly metrics: BookingMetrics,
  ) {}

  /** The same error with `nextSlots` when it is a lost or refused slot; any other error as it is. */
  async advise(error: unknown, offering: { coachId: string; minutes: number }): Promise<unknown> {
    if (!(error instanceof DomainError) || !LOST.has(error.code)) return error;
    this.metrics.claimLost(error.code);
    if (!HAS_ALTERNATIVES.has(error.code)) return error;
    const starts = await this.scheduling.nextSlots(offering.coachId, offering.minutes, 3, this.clock.now());
    return new DomainError(error.kind, error.code, error.detail, {
      field: error.field,
      extra: { ...error.extra, nextSlots: starts.map((start) => start.toISOString()) },
    });
  }
}

/** What else is written with an order, in its transaction. `bookingId` may be of an open order that is resumed. */
export type AlongWithOrder = (tx: Tx, bookingId: string) => Promise<void>;

/** Where a candidate orders what a coach sells, comes back to pay for it, and walks away from it. */
@Injectable()
export class Checkout {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly terms: TermsReader,
    private readonly store: BookingStore,
    private readonly holds: Holds,
    private readonly idempotency: Idempotency,
    private readonly advisor: AlternativesAdvisor,
  ) {}

  /**
   * Holds what is wished for, with its time where it has one, and opens its checkout; answers the booking's id. The same
   * candidate asking for the same again resumes the open hold; an overlapping start replaces it. Errors: 409
   * `slot.taken`, 409 `candidate.busy`, 422 `slot.not_available`, 409 `booking.too_many_holds`, and those of the terms.
   */
  async open(
    candidate: Principal,
    key: string,
    kind: KindKey,
    wish: Wish,
    along: AlongWithOrder = nothingElse,
  ): Promise<string> {
    const terms = await this.terms.read(candidate, kind, wish, this.clock.now());
    const request = { accountId: candidate.accountId, key, request: [kindOf({ kind }).request, wish] };
    const id = await this.holdOnce(request, terms, along);
    noteLogFields({ bookingId: id });
    await this.holds.openCheckout(id);
    return id;
  }

  /**
   * Walks away from an unpaid hold. The time is freed as soon as the payment provider says that nothing can be paid
   * any more, which normally happens within this call; otherwise at the hold's own deadline. Doing it again changes nothing.
   */
  async giveUp(candidate: Principal, id: string): Promise<void> {
    const asked = await this.database.tx(async (tx) => {
      const booking = await this.store.lock(tx, id);
      if (booking.candidateId !== candidate.accountId) throw notFound('booking');
      if (booking.status === 'given_up') return false;
      if (booking.status !== 'held') {
        throw conflict('booking.not_held', 'Only an unpaid hold can be given up.', {
          bookingStatus: booking.status,
        });
      }
      await this.holds.askGiveUp(tx, booking);
      return true;
    });
    await faultPoint('bookings.after_give_up_commit');
    if (asked) await this.holds.closeCheckout(id);
  }

  private async holdOnce(
    request: { accountId: string; key: string; request: unknown[] },
    terms: BookingTerms,
    along: AlongWithOrder,
  ): Promise<string> {
    try {
      const { id } = await this.database.tx((tx) =>
        this.idempotency.once(tx, request, async () => {
          const bookingId = await this.resumeOrHold(tx, terms);
          await along(tx, bookingId);
          return bookingId;
        }),
      );
      return id;
    } catch (error) {
      throw await this.advisor.advise(error, terms.offering);
    }
  }

  private async resumeOrHold(tx: Tx, terms: BookingTerms): Promise<string> {
    const candidateId = terms.candidate.id;
    const [, open] = await together([
      tx.lock('candidate', candidateId),
      this.holds.openHoldsOf(tx, { coachId: terms.offering.coachId, candidateId }),
    ]);
    const same = open.find((hold) => isSame(hold, terms) && this.holds.canBePaid(hold));
    if (same) return same.id;
    const [overlapping, others] = partition(open, (hold) => overlaps(hold, terms));
    for (const hold of overlapping) await this.holds.replace(tx, hold);
    refuseTooManyHolds(
      others.map((hold) => hold.holdExpiresAt),
      tx.now,
    );
    return this.holds.hold(tx, terms);
  }
}

const nothingElse: AlongWithOrder = () => Promise.resolve();

const HAS_ALTERNATIVES = new Set(['slot.taken', 'slot.not_available']);
/** Answers to a wish for a time that somebody else, or the candidate's own other session, stands in the way of. */
const LOST = new Set([...HAS_ALTERNATIVES, 'candidate.busy']);

/** The same offering and, where a time is kept for it, the same start. */
const isSame = (hold: Booking, { offering, startsAt }: BookingTerms): boolean =>
  hold.offeringId === offering.id &&
  (!kindOf(offering).keepsTime || hold.startsAt.getTime() === startsAt.getTime());

const overlaps = (hold: Booking, { offering, startsAt }: BookingTerms): boolean =>
  [hold, offering].every((one) => kindOf(one).keepsTime) &&
  hold.startsAt.getTime() < startsAt.getTime() + offering.minutes * 60_000 &&
  startsAt < hold.endsAt;

const partition = <T>(items: T[], test: (item: T) => boolean): [T[], T[]] => [
  items.filter(test),
  items.filter((item) => !test(item)),
];
