import { Injectable } from '@nestjs/common';
import { type OrderListItem, OrderQueries } from '../payments';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { BookingQueries } from './booking.queries';
import { BookingStore } from './booking.store';
import type { BookingView } from './bookings.schemas';
import { refundByAdmin } from './cancellations.service';

/** Everything of a person, on both sides, or only what hangs on them as a coach. */
export type Whose = { accountId: string } | { coachId: string };

/** A booking that stands, and what an admin's cancellation would give back; null when it can be cancelled no more. */
export type StandingBooking = BookingView & { refundMinor: number | null };

/** What is still open between a person and others. */
export interface HangingOn {
  upcoming: StandingBooking[];
  holds: BookingView[];
  orders: OrderListItem[];
}

/** What hangs on a person, for an admin who is about to shut them out. */
@Injectable()
export class CommitmentQueries {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly store: BookingStore,
    private readonly queries: BookingQueries,
    private readonly orders: OrderQueries,
  ) {}

  /** Confirmed bookings and open holds, soonest first, and the orders whose money is not settled. */
  async of(admin: Principal, whose: Whose): Promise<HangingOn> {
    const ids = (await this.database.query<{ id: string }>(...standing(whose))).map(({ id }) => id);
    const bookings = await this.store.findAll(ids);
    const views = await this.queries.byIds(admin, ids);
    const standings = await this.orders.standings(ids);
    const now = this.clock.now();
    const refunds = new Map(
      bookings.map((booking) => [booking.id, refundByAdmin(booking, standings.get(booking.id), now)]),
    );
    return {
      upcoming: views
        .filter(({ status }) => status === 'confirmed')
        .map((view) => ({ ...view, refundMinor: refunds.get(view.id) ?? null })),
      holds: views.filter(({ status }) => status === 'held'),
      orders: await this.orders.unsettledOf(whose),
    };
  }
}

/** SQL for the ids of what stands, and its parameters. */
export const standing = (whose: Whose): [string, string[]] => {
  const [who, id] =
    'accountId' in whose
      ? ['(candidate_id = $1 OR coach_account_id = $1)', whose.accountId]
      : ['coach_id = $1', whose.coachId];
  return [
    `SELECT id FROM bookings WHERE ${who} AND status IN ('held', 'confirmed') ORDER BY starts_at, id`,
    [id],
  ];
};
