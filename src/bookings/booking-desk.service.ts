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
import { BookingMetrics } from './booking-metrics';
import { type Booking, BookingStore } from './booking-store';
import { type BookingTerms, TermsReader } from './booking-terms.service';
import type { CreateBooking } from './bookings.schemas';
import { refuseTooManyHolds } from './domain/booking-rules';
import { HoldKeeper } from './hold-keeper.service';

/** A 409 for a lost time tells what else is free with this coach. */
@Injectable()
export class AlternativesAdvisor {
  constructor(
    private readonly clock: Clock,
    private readonly scheduling: Scheduling,
    private readonly metrics: BookingMetrics,
  ) {}

  /** The same error with `nextSlots` when it is a lost or refused slot; any other error as it is. */
  async advise(error: unknown, offering: { coachId: string; minutes: number } | null): Promise<unknown> {
    if (!(error instanceof DomainError) || !offering || !LOST.has(error.code)) return error;
    this.metrics.claimLost(error.code);
    if (!HAS_ALTERNATIVES.has(error.code)) return error;
    const starts = await this.scheduling.nextSlots(offering.coachId, offering.minutes, 3, this.clock.now());
    return new DomainError(error.kind, error.code, error.detail, {
      field: error.field,
      extra: { ...error.extra, nextSlots: starts.map((start) => start.toISOString()) },
    });
  }
}

/** Where a candidate takes a time, comes back to pay for it, and walks away from it. */
@Injectable()
export class BookingDesk {
  constructor(
    private readonly database: Database,
    private readonly terms: TermsReader,
    private readonly store: BookingStore,
    private readonly keeper: HoldKeeper,
    private readonly idempotency: Idempotency,
    private readonly advisor: AlternativesAdvisor,
  ) {}

  /**
   * Holds the time and opens its checkout; answers the booking's id. The same candidate asking for the same slot
   * again resumes the open hold; an overlapping start replaces it. Errors: 409 `slot.taken`, 409 `candidate.busy`,
   * 422 `slot.not_available`, 429 `booking.too_many_holds`, and those of the terms.
   */
  async book(candidate: Principal, key: string, wish: CreateBooking): Promise<string> {
    const terms = await this.terms.read(candidate, wish);
    const id = await this.hold(candidate, key, wish, terms);
    noteLogFields({ bookingId: id });
    await this.keeper.openCheckout(id);
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
      await this.keeper.askGiveUp(tx, booking);
      return true;
    });
    await faultPoint('bookings.after_give_up_commit');
    if (asked) await this.keeper.closeCheckout(id);
  }

  private async hold(
    candidate: Principal,
    key: string,
    wish: CreateBooking,
    terms: BookingTerms,
  ): Promise<string> {
    try {
      const { id } = await this.database.tx((tx) =>
        this.idempotency.once(tx, { accountId: candidate.accountId, key, request: ['book', wish] }, () =>
          this.resumeOrHold(tx, terms),
        ),
      );
      return id;
    } catch (error) {
      throw await this.advisor.advise(error, terms.offering);
    }
  }

  private async resumeOrHold(tx: Tx, terms: BookingTerms): Promise<string> {
    const candidateId = terms.candidate.id;
    const [, holds] = await together([
      tx.lock('candidate', candidateId),
      this.keeper.openHoldsOf(tx, { coachId: terms.offering.coachId, candidateId }),
    ]);
    const same = holds.find((hold) => isSameSlot(hold, terms) && this.keeper.canBePaid(hold));
    if (same) return same.id;
    const [overlapping, others] = partition(holds, (hold) => overlaps(hold, terms));
    for (const hold of overlapping) await this.keeper.replace(tx, hold);
    refuseTooManyHolds(
      others.map((hold) => hold.holdExpiresAt),
      this.keeper.now(),
    );
    return this.keeper.hold(tx, terms);
  }
}

const HAS_ALTERNATIVES = new Set(['slot.taken', 'slot.not_available']);
/** Answers to a wish for a time that somebody else, or the candidate's own other session, stands in the way of. */
const LOST = new Set([...HAS_ALTERNATIVES, 'candidate.busy']);

const isSameSlot = (hold: Booking, { offering, startsAt }: BookingTerms): boolean =>
  hold.offeringId === offering.id && hold.startsAt.getTime() === startsAt.getTime();

const overlaps = (hold: Booking, { offering, startsAt }: BookingTerms): boolean =>
  hold.kind === 'session' &&
  hold.startsAt.getTime() < startsAt.getTime() + offering.minutes * 60_000 &&
  startsAt < hold.endsAt;

const partition = <T>(items: T[], test: (item: T) => boolean): [T[], T[]] => [
  items.filter(test),
  items.filter((item) => !test(item)),
];
