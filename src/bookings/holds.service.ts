import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { CommandSender, type NewLine, type NewOrder, Orders } from '../payments';
import { CURRENT_POLICY_VERSION } from '../policies';
import { Claims } from '../scheduling';
import { CONFIG, type Config } from '../platform/config/config';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import { together } from '../platform/database/together';
import { Sweeps } from '../platform/jobs/sweeps';
import { refused } from '../shared/errors';
import { newId } from '../shared/ids';
import { addMinutes } from '../shared/time';
import { type Booking, BookingStore, type NewBooking } from './booking.store';
import type { BookingTerms } from './booking-terms.service';
import { kindOf } from './kinds/kinds';
import { returnPath } from './status-link';

/** Makes, ends and expires holds: a held booking, its claims on both people's time, and its open order. */
@Injectable()
export class Holds {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly store: BookingStore,
    private readonly claims: Claims,
    private readonly orders: Orders,
    private readonly sender: CommandSender,
  ) {}

  /** Claims the time, where one is kept, and opens the order. Throws when the time cannot be had; then nothing stays. */
  async hold(tx: Tx, terms: BookingTerms): Promise<string> {
    const [booking] = await this.holdTogether(tx, [terms]);
    return booking;
  }

  /**
   * The same for several bookings of one candidate in one currency, which one order pays: all of them or none. Answers their
   * ids, in the order of the terms. Errors: those of one, and 422 `order.several_currencies`.
   */
  async holdTogether(tx: Tx, [first, ...others]: Several<BookingTerms>): Promise<Several<string>> {
    const orderId = newId();
    const sold: Several<Sold> = [toSell(first), ...others.map(toSell)];
    refuseSeveralCurrencies(sold);
    const versions = await this.claimAll(tx, sold);
    await together([
      this.orders.open(tx, this.orderOf(tx, orderId, sold)),
      ...sold.flatMap(({ terms, id }) => [
        this.store.insert(tx, this.bookingOf(tx, orderId, id, terms, versions.get(id) ?? NO_HOURS)),
        tx.publish({ type: 'booking.held', aggregateId: id, data: { bookingId: id } }),
      ]),
    ]);
    await faultPoint('bookings.after_hold_written');
    return [sold[0].id, ...sold.slice(1).map(({ id }) => id)];
  }

  /** In the order of the coaches, as all who claim times of several. Answers the versions of their hours, by booking. */
  private async claimAll(tx: Tx, sold: readonly Sold[]): Promise<Map<string, number>> {
    const versions = new Map<string, number>();
    const expiresAt = addMinutes(tx.now, this.config.holdMinutes);
    for (const { id: bookingId, terms } of [...sold].sort(byCoach)) {
      const { offering, startsAt, candidate } = terms;
      if (!kindOf(offering).keepsTime) continue;
      const { coachId, minutes } = offering;
      const time = { bookingId, coachId, candidateId: candidate.id, minutes, startsAt, expiresAt };
      versions.set(bookingId, (await this.claims.claim(tx, time)).availabilityVersion);
    }
    return versions;
  }

  private bookingOf(
    tx: Tx,
    orderId: string,
    id: string,
    { offering, startsAt, candidate, practice, promised }: BookingTerms,
    availabilityVersion: number,
  ): NewBooking {
    const { minutes, price } = offering;
    return {
      id,
      kind: offering.kind,
      coachId: offering.coachId,
      candidateId: candidate.id,
      minutes,
      startsAt,
      orderId,
      holdExpiresAt: addMinutes(tx.now, this.config.holdMinutes),
      availabilityVersion,
      coachAccountId: offering.coach.accountId,
      offeringId: offering.id,
      packKey: offering.packKey,
      stageKey: offering.stageKey,
      endsAt: addMinutes(startsAt, minutes),
      priceMinor: price.amount,
      currency: price.currency,
      practice,
      promised,
      meetingCode: randomBytes(12).toString('base64url'),
    };
  }

  /**
   * Expires what ran out of this coach's and this candidate's holds, before new claims are made. Answers the
   * candidate's open holds, locked, oldest first. Those of them past their deadline are expired here too: another
   * booker may have taken their time without touching the booking.
   */
  async openHoldsOf(tx: Tx, who: { coachId: string; candidateId: string }): Promise<Booking[]> {
    const [stale, held] = await together([
      this.claims.expiredHolds(tx, who),
      this.store.lockHoldsOf(tx, who.candidateId),
    ]);
    for (const booking of await this.store.lockFree(tx, stale)) await this.expire(tx, booking);
    const open: Booking[] = [];
    for (const hold of stale.length > 0 ? await this.store.lockHoldsOf(tx, who.candidateId) : held) {
      if (hold.holdExpiresAt > tx.now) open.push(hold);
      else await this.expire(tx, hold);
    }
    return open;
  }

  /** Whether a hold can be resumed: nobody walks away from it, and its checkout, which ends first, still stands. */
  canBePaid({ giveUpAskedAt, holdExpiresAt }: Booking): boolean {
    const { holdMinutes, checkoutMinutes } = this.config;
    const checkoutEndsAt = addMinutes(holdExpiresAt, checkoutMinutes - holdMinutes);
    return giveUpAskedAt === null && checkoutEndsAt > this.clock.now();
  }

  /** Ends a locked hold that ran out or whose checkout closed: the time is free again. */
  async expire(tx: Tx, booking: Booking): Promise<boolean> {
    return this.end(tx, booking, 'expire');
  }

  /** Ends a locked hold that the candidate walked away from, once no payment can come any more. */
  async giveUp(tx: Tx, booking: Booking): Promise<boolean> {
    return this.end(tx, booking, 'give_up');
  }

  /** Frees a locked hold's time at once for another start of the same candidate; its checkout is closed after it. */
  async replace(tx: Tx, booking: Booking): Promise<void> {
    await this.orders.closeCheckout(tx, booking.orderId);
    await this.end(tx, booking, 'give_up');
  }

  /** Ends a locked hold of somebody who is shut out, frees its time at once, and closes its checkout after it. */
  async endForPerson(tx: Tx, booking: Booking, adminId: string, cause: string): Promise<void> {
    await this.orders.closeCheckout(tx, booking.orderId);
    const changes = { cancelled_by: 'admin', cancel_reason: cause };
    if (!(await this.end(tx, booking, 'expire', changes, adminId))) return;
    await tx.publish({
      type: 'booking.hold_ended',
      aggregateId: booking.id,
      data: { bookingId: booking.id },
    });
  }

  /** Marks a locked hold as given up by its candidate and asks for its checkout to be closed. */
  async askGiveUp(tx: Tx, booking: Booking): Promise<void> {
    await this.store.update(tx, booking.id, { give_up_asked_at: tx.now });
    await this.orders.closeCheckout(tx, booking.orderId);
  }

  /** After the commit: opens this hold's checkout at the payment provider, for at most five seconds. */
  async openCheckout(bookingId: string): Promise<void> {
    await faultPoint('bookings.after_hold_commit');
    await this.sender.dispatch({ subjectId: bookingId, kinds: ['checkout.create'] });
  }

  /** After the commit: closes it, opening it first where that is still due, for at most five seconds. */
  async closeCheckout(bookingId: string): Promise<void> {
    await this.sender.dispatch({ subjectId: bookingId, kinds: ['checkout.create', 'checkout.expire'] });
  }

  private async end(
    tx: Tx,
    booking: Booking,
    event: 'expire' | 'give_up',
    changes: { cancelled_by?: string; cancel_reason?: string } = {},
    actorId: string | null = null,
  ): Promise<boolean> {
    if (!(await this.store.move(tx, booking, event, changes, actorId))) return false;
    await faultPoint('bookings.between_end_and_release');
    await this.claims.release(tx, booking.id);
    const type = event === 'expire' ? 'booking.expired' : 'booking.given_up';
    await tx.publish({ type, aggregateId: booking.id, data: { bookingId: booking.id } });
    return true;
  }

  /** Who pays, or leaves, comes back to the page of the first booking. */
  private orderOf({ now }: Tx, orderId: string, [first, ...others]: Several<Sold>): NewOrder {
    const { candidate, offering } = first.terms;
    const { publicUrl, secret } = this.config;
    const back = (how: 'paid' | 'left'): string =>
      `${publicUrl}${returnPath(how, first.id, secret, 'candidate', candidate.linkRevision)}`;
    return {
      orderId,
      payerId: candidate.id,
      payerEmail: candidate.email,
      currency: offering.price.currency,
      lines: [lineToSell(first), ...others.map(lineToSell)],
      checkoutExpiresAt: addMinutes(now, this.config.checkoutMinutes),
      successUrl: back('paid'),
      cancelUrl: back('left'),
    };
  }
}

/** One or more. */
type Several<T> = readonly [T, ...T[]];

/** A booking that is about to be held. */
interface Sold {
  id: string;
  terms: BookingTerms;
}

/** Throws 422 `order.several_currencies`. */
const refuseSeveralCurrencies = (sold: readonly Sold[]): void => {
  if (new Set(sold.map(({ terms }) => terms.offering.price.currency)).size > 1)
    throw refused('order.several_currencies', 'What is paid together must be sold in one currency.');
};

const toSell = (terms: BookingTerms): Sold => ({ id: newId(), terms });

const byCoach = (a: Sold, b: Sold): number =>
  a.terms.offering.coachId < b.terms.offering.coachId
    ? -1
    : Number(a.terms.offering.coachId > b.terms.offering.coachId);

const lineToSell = ({ id, terms }: Sold): NewLine => ({
  subjectId: id,
  coachId: terms.offering.coachId,
  priceMinor: terms.offering.price.amount,
  description: terms.description,
  details: terms.details,
  policyVersion: CURRENT_POLICY_VERSION,
});

/** What is held without a time rests on nobody's hours. */
const NO_HOURS = 0;

/** Expires every hold that is past its deadline, whoever's it is. */
@Injectable()
export class HoldExpiry implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: BookingStore,
    private readonly holds: Holds,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.registerRows('bookings.expire_holds', {
      due: (now, failing) => ({
        sql: `SELECT id FROM bookings WHERE status = 'held' AND hold_expires_at <= $1
              ORDER BY id::text = ANY($2), id LIMIT 200`,
        params: [now, failing],
      }),
      work: ({ id }) => this.database.tx((tx) => this.expire(tx, id)),
    });
  }

  private async expire(tx: Tx, id: string): Promise<boolean> {
    const [booking] = await this.store.lockFree(tx, [id]);
    return booking !== undefined && this.holds.expire(tx, booking);
  }
}
