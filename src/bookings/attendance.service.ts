import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Orders, Refunds } from '../payments';
import { Database, type Tx } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import type { Principal } from '../platform/http/access';
import { Sweeps } from '../platform/jobs/sweeps';
import { conflict, notFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { type Booking, BookingStore, lineOf } from './booking.store';
import { Cancellations } from './cancellations.service';
import { UPLOAD_WITHIN_DAYS } from './kinds/document.kind';
import { kindsThat } from './kinds/kinds';
import type { NoShowReport } from './bookings.schemas';
import { announce, announceEnd } from './announce';
import { sideOf } from './sides';
import { assertReportable, reportEvent, settlesAt, type Side } from './domain/booking.rules';

export type NoShowOutcome = 'completed' | 'candidate_no_show' | 'coach_no_show';

/** What happened in the session: it took place, or somebody did not come. */
@Injectable()
export class Attendance {
  constructor(
    private readonly database: Database,
    private readonly store: BookingStore,
    private readonly orders: Orders,
    private readonly refunds: Refunds,
  ) {}

  /**
   * Reports that somebody did not come. A side that names itself settles it at once; an accusation settles when
   * reports close, 24 h after the end, unless the other side contradicts: then an admin decides. Once per side; the
   * same again is the same answer.
   * Errors: 404, 409 `booking.no_show_too_early`, `_too_late`, `_not_possible`, `_reported`, `_settled`.
   */
  async report(caller: Principal, id: string, { missing, note }: NoShowReport): Promise<void> {
    await this.database.tx(async (tx) => {
      const booking = await this.store.lock(tx, id);
      const reporter = sideOf(booking, caller.accountId);
      if (!reporter) throw notFound('booking');
      const said = await this.saidBy(tx, id, reporter);
      if (said === missing) return;
      const now = tx.now;
      assertReportable(booking, now);
      refuseWhenSettled(booking, missing);
      if (said) throw conflict('booking.no_show_reported', 'You have already reported on this session.');
      await this.keepReport(tx, booking, reporter, missing, note ?? null);
      const event = reportEvent(booking.status, missing);
      const settles = event === 'contradict' ? null : settlesAt(reporter, missing, booking.endsAt, now);
      if (event) await this.store.move(tx, booking, event, { no_show_settles_at: settles }, caller.accountId);
      else if (reporter === missing) await this.store.update(tx, id, { no_show_settles_at: now });
      await announce(tx, 'booking.no_show_reported', { bookingId: id, reporter, missing }, caller.accountId);
      if (reporter === missing && event !== 'contradict') await this.settle(tx, booking);
    });
  }

  /** An admin's decision on contradicting reports. Error: 409 `booking.not_under_review`. */
  async resolve(adminId: string, id: string, outcome: NoShowOutcome, cause: string): Promise<void> {
    await this.database.tx(async (tx) => {
      const booking = await this.store.lock(tx, id);
      if (booking.status !== 'under_review') {
        throw conflict('booking.not_under_review', 'There is nothing to decide on this booking.', {
          bookingStatus: booking.status,
        });
      }
      await this.store.move(tx, booking, RESOLUTION[outcome], { no_show_settles_at: tx.now }, adminId);
      const decision = { bookingId: id, outcome, cause, bothRead: true as const };
      await announce(tx, 'booking.review_resolved', decision, adminId);
      if (outcome === 'completed') await announceEnd(tx, booking);
      await this.settle(tx, booking);
    });
  }

  /**
   * Moves the money of a decided session: a missing coach pays everything back, otherwise the coach has earned. False,
   * and nothing moves, while a bank has the money that would go back: the sweep comes again.
   */
  async settle(tx: Tx, booking: Booking): Promise<boolean> {
    const returns = booking.status === 'coach_no_show';
    if (returns && (await this.orders.standing(tx, lineOf(booking))).disputed) return false;
    await this.store.update(tx, booking.id, { no_show_settled_at: tx.now });
    if (returns) {
      await this.refunds.ask(tx, {
        ...lineOf(booking),
        amountMinor: 'all',
        reason: 'the coach did not come',
      });
    } else {
      await this.orders.earn(tx, lineOf(booking));
    }
    await announce(tx, 'booking.attendance_settled', { bookingId: booking.id, status: booking.status }, null);
    return true;
  }

  /** What it was paid for has taken place, see `BookingKind.completedBy`: its coach has earned their share. */
  async complete(tx: Tx, booking: Booking): Promise<void> {
    if (!(await this.store.move(tx, booking, 'complete'))) return;
    await faultPoint('bookings.between_completion_and_earning');
    await this.orders.earn(tx, lineOf(booking));
    await announce(tx, 'booking.completed', { bookingId: booking.id }, null);
  }

  /** Whom a side has named already; null when it has said nothing. */
  private async saidBy(tx: Tx, bookingId: string, reporter: Side): Promise<Side | null> {
    const [report] = await tx.query<{ missing: Side }>(
      `SELECT missing FROM no_show_reports WHERE booking_id = $1 AND reporter = $2`,
      [bookingId, reporter],
    );
    return report?.missing ?? null;
  }

  /** Under the booking's lock, so that a side is never heard twice. */
  private async keepReport(
    tx: Tx,
    booking: Booking,
    reporter: Side,
    missing: Side,
    note: string | null,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO no_show_reports (id, booking_id, reporter, missing, note, reported_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [newId(), booking.id, reporter, missing, note, tx.now],
    );
  }
}

/** What a side admitted, or what was decided, has moved the money: nothing contradicts it any more. */
const refuseWhenSettled = (booking: Booking, missing: Side): void => {
  if (booking.noShowSettledAt && reportEvent(booking.status, missing) !== null) {
    throw conflict('booking.no_show_settled', 'This session has been settled.', {
      bookingStatus: booking.status,
    });
  }
};

const RESOLUTION = {
  completed: 'complete',
  candidate_no_show: 'miss_candidate',
  coach_no_show: 'miss_coach',
} as const;

/** Ends what time ends: sessions that took place, no-shows that nobody contradicted, reviews that nobody used. */
@Injectable()
export class AttendanceSweeps implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: BookingStore,
    private readonly attendance: Attendance,
    private readonly cancellations: Cancellations,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.each(
      'bookings.complete',
      `kind IN (${kindsThat(({ completedBy }) => completedBy === 'time')}) AND status = 'confirmed' AND ends_at <= $1`,
      async (tx, booking) => {
        if (booking.status === 'confirmed') await this.attendance.complete(tx, booking);
        return true;
      },
    );
    this.each(
      'bookings.settle_no_shows',
      `status IN ('candidate_no_show', 'coach_no_show') AND no_show_settled_at IS NULL AND no_show_settles_at <= $1`,
      async (tx, booking) => booking.noShowSettledAt !== null || this.attendance.settle(tx, booking),
    );
    this.each(
      'bookings.end_unused_reviews',
      `kind IN (${kindsThat(({ needsDocument }) => needsDocument)}) AND status = 'confirmed' AND received_at IS NULL
       AND confirmed_at <= $1::timestamptz - interval '${UPLOAD_WITHIN_DAYS * 24} hours'`,
      (tx, booking) => this.cancellations.endUnused(tx, booking),
    );
  }

  /** Each booking in a transaction of its own; `work` answers false when it must wait. */
  private each(sweep: string, due: string, work: (tx: Tx, booking: Booking) => Promise<boolean>): void {
    this.sweeps.registerRows(sweep, {
      due: (now, failing) => ({
        sql: `SELECT id FROM bookings WHERE ${due} ORDER BY id::text = ANY($2), id LIMIT 200`,
        params: [now, failing],
      }),
      work: ({ id }) =>
        this.database.tx(async (tx) => {
          const [booking] = await this.store.lockFree(tx, [id]);
          return booking !== undefined && work(tx, booking);
        }),
    });
  }
}
