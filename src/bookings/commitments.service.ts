import { Injectable } from '@nestjs/common';
import { type OrderListItem, OrderQueries, Payments } from '../payments';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { BookingQueries } from './booking.queries';
import { type Booking, BookingStore } from './booking-store';
import type { BookingView } from './bookings.schemas';
import { Cancellations, refundByAdmin } from './cancellations.service';
import { bookingsToCancel, type UpcomingChoices } from './domain/commitment-rules';
import { HoldKeeper } from './hold-keeper.service';

/** Everything of a person, on both sides, or only what hangs on them as a coach. */
export type Whose = { accountId: string } | { coachId: string };

/** A booking that stands, and what an admin's cancellation would give back; null when it can be cancelled no more. */
export type StandingBooking = BookingView & { refundMinor: number | null };

/** What is still open between a person and others. */
export interface Commitments {
  upcoming: StandingBooking[];
  holds: BookingView[];
  orders: OrderListItem[];
}

/** What hangs on a person, and how it ends when they are shut out. */
@Injectable()
export class CommitmentDesk {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly store: BookingStore,
    private readonly queries: BookingQueries,
    private readonly orders: OrderQueries,
    private readonly payments: Payments,
    private readonly cancellations: Cancellations,
    private readonly keeper: HoldKeeper,
  ) {}

  /** Confirmed bookings and open holds, soonest first, and the orders whose money is not settled. */
  async of(admin: Principal, whose: Whose): Promise<Commitments> {
    const ids = (await this.database.query<{ id: string }>(...standing(whose))).map(({ id }) => id);
    const bookings = await this.store.findAll(ids);
    const views = await this.queries.byIds(admin, ids);
    const standings = await this.payments.standings(bookings.map(({ orderId }) => orderId));
    const now = this.clock.now();
    const refunds = new Map(
      bookings.map((booking) => [booking.id, refundByAdmin(booking, standings.get(booking.orderId), now)]),
    );
    return {
      upcoming: views
        .filter(({ status }) => status === 'confirmed')
        .map((view) => ({ ...view, refundMinor: refunds.get(view.id) ?? null })),
      holds: views.filter(({ status }) => status === 'held'),
      orders: await this.orders.unsettledOf(whose),
    };
  }

  /**
   * Ends what hangs on a person: every hold, and of the confirmed bookings those that the admin does not keep, each with
   * all money back. The reason goes into the mails of both people. What is confirmed later is confirmed for nobody who
   * is shut out. Errors: those of `bookingsToCancel` and of cancellations.
   */
  async end(
    tx: Tx,
    whose: Whose,
    choices: UpcomingChoices,
    { adminId, cause }: { adminId: string; cause: string },
  ): Promise<void> {
    const bookings = await this.lockAll(tx, whose);
    const confirmed = bookings.filter(({ status }) => status === 'confirmed');
    const toCancel = new Set(bookingsToCancel(await this.factsOf(tx, confirmed), choices));
    for (const booking of bookings) {
      if (booking.status === 'held') await this.keeper.endForPerson(tx, booking, adminId, cause);
      else if (toCancel.has(booking.id)) await this.cancellations.cancelLocked(tx, booking, adminId, cause);
    }
  }

  private async lockAll(tx: Tx, whose: Whose): Promise<Booking[]> {
    const rows = await tx.query<{ id: string }[]>(...standing(whose));
    const bookings: Booking[] = [];
    for (const id of rows.map((row) => row.id).sort()) bookings.push(await this.store.lock(tx, id));
    return bookings.filter(({ status }) => status === 'held' || status === 'confirmed');
  }

  private async factsOf(
    tx: Tx,
    bookings: Booking[],
  ): Promise<{ id: string; cancellable: boolean; disputed: boolean }[]> {
    const now = this.clock.now();
    const facts = [];
    for (const booking of bookings) {
      const paid = await this.payments.standing(tx, booking.orderId);
      const refund = refundByAdmin(booking, { ...paid, disputed: false }, now);
      facts.push({ id: booking.id, cancellable: refund !== null, disputed: paid.disputed });
    }
    return facts;
  }
}

const standing = (whose: Whose): [string, string[]] => {
  const [who, id] =
    'accountId' in whose
      ? ['$1 IN (candidate_id, coach_account_id)', whose.accountId]
      : ['coach_id = $1', whose.coachId];
  return [
    `SELECT id FROM bookings WHERE ${who} AND status IN ('held', 'confirmed') ORDER BY starts_at, id`,
    [id],
  ];
};
