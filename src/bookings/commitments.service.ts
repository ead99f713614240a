import { Injectable } from '@nestjs/common';
import { Orders } from '../payments';
import type { Tx } from '../platform/database/database';
import { type Booking, BookingStore, lineOf } from './booking.store';
import { Cancellations, refundByAdmin } from './cancellations.service';
import { standing, type Whose } from './commitments.queries';
import { bookingsToCancel, type UpcomingChoices } from './domain/commitment.rules';
import { Holds } from './holds.service';

/** Ends what hangs on a person who is shut out. */
@Injectable()
export class Commitments {
  constructor(
    private readonly store: BookingStore,
    private readonly orders: Orders,
    private readonly cancellations: Cancellations,
    private readonly holds: Holds,
  ) {}

  /**
   * Ends what hangs on a person: every hold, and of the confirmed bookings those that the admin does not keep, each with
   * all money back. The reason goes into the mails of both people. Answers the ids of what was looked at, for
   * `endMissed`. Errors: those of `bookingsToCancel` and of cancellations.
   */
  async end(
    tx: Tx,
    whose: Whose,
    choices: UpcomingChoices,
    by: { adminId: string; cause: string },
  ): Promise<string[]> {
    return this.endAll(tx, await this.lockAll(tx, whose, []), choices, by);
  }

  /**
   * A second look, once the person is marked as shut out: what was booked or confirmed between the first look and the
   * mark ends like the rest. Later than that nothing is confirmed for them. Nobody could name it, so `upcoming` decides.
   */
  async endMissed(
    tx: Tx,
    whose: Whose,
    seen: string[],
    { upcoming }: UpcomingChoices,
    by: { adminId: string; cause: string },
  ): Promise<void> {
    await this.endAll(tx, await this.lockAll(tx, whose, seen), { upcoming, bookings: [] }, by);
  }

  private async endAll(
    tx: Tx,
    bookings: Booking[],
    choices: UpcomingChoices,
    { adminId, cause }: { adminId: string; cause: string },
  ): Promise<string[]> {
    const confirmed = bookings.filter(({ status }) => status === 'confirmed');
    const toCancel = new Set(bookingsToCancel(await this.factsOf(tx, confirmed), choices));
    for (const booking of bookings) {
      if (booking.status === 'held') await this.holds.endForPerson(tx, booking, adminId, cause);
      else if (toCancel.has(booking.id)) await this.cancellations.cancelLocked(tx, booking, adminId, cause);
    }
    return bookings.map(({ id }) => id);
  }

  private async lockAll(tx: Tx, whose: Whose, seen: string[]): Promise<Booking[]> {
    const rows = await tx.query<{ id: string }>(...standing(whose));
    const bookings: Booking[] = [];
    const ids = rows.map(({ id }) => id).filter((id) => !seen.includes(id));
    for (const id of ids.sort()) bookings.push(await this.store.lock(tx, id));
    return bookings.filter(({ status }) => status === 'held' || status === 'confirmed');
  }

  private async factsOf(
    tx: Tx,
    bookings: Booking[],
  ): Promise<{ id: string; cancellable: boolean; disputed: boolean }[]> {
    const now = tx.now;
    const facts = [];
    for (const booking of bookings) {
      const paid = await this.orders.standing(tx, lineOf(booking));
      const refund = refundByAdmin(booking, { ...paid, disputed: false }, now);
      facts.push({ id: booking.id, cancellable: refund !== null, disputed: paid.disputed });
    }
    return facts;
  }
}
