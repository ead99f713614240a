import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import type { DueQuery } from '../platform/jobs/row-sweep';
import { Sweeps } from '../platform/jobs/sweeps';
import type { Booking } from '../bookings';
import { isTimely, PLAN_REMINDERS, type ReminderKind } from './domain/reminder.rules';
import { SessionReader } from './session-facts.service';
import { SessionMails } from './session-mails.service';

const SWEEP = 'reminders';

interface DueReminder {
  bookingId: string;
  kind: ReminderKind;
}

/** Reminds both sides of a session a day and an hour before it, and a candidate of the document that an order waits for. */
@Injectable()
export class Reminders implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly reader: SessionReader,
    private readonly mails: SessionMails,
  ) {}

  onModuleInit(): void {
    this.sweeps.registerRows(SWEEP, {
      due: (now, failing) => this.due(now, failing),
      work: ({ bookingId, kind }: DueReminder & { id: string }) =>
        this.database.tx((tx) => this.send(tx, bookingId, kind)),
    });
  }

  /** Plans the reminders of a confirmed booking; those whose moment has passed are left out. */
  async plan(tx: Tx, bookingId: string): Promise<void> {
    const { booking } = await this.reader.read(bookingId, tx);
    const { kind, status, startsAt, confirmedAt } = booking;
    if (status !== 'confirmed' || !confirmedAt) return;
    const planned = PLAN_REMINDERS[kind]({ startsAt, confirmedAt }, tx.now);
    for (const { kind, dueAt } of planned) {
      await tx.query(
        `INSERT INTO reminders (booking_id, kind, due_at) VALUES ($1, $2, $3)
         ON CONFLICT ON CONSTRAINT reminders_pk DO NOTHING`,
        [bookingId, kind, dueAt],
      );
      await tx.wake(SWEEP, dueAt);
    }
  }

  /** Nobody is reminded of a cancelled session. */
  async drop(tx: Tx, bookingId: string): Promise<void> {
    await tx.query(
      `UPDATE reminders SET done_at = $2, outcome = 'dropped' WHERE booking_id = $1 AND done_at IS NULL`,
      [bookingId, tx.now],
    );
  }

  private due(now: Date, failing: string[]): DueQuery {
    return {
      sql: `SELECT booking_id || '/' || kind AS id, booking_id AS "bookingId", kind FROM reminders
            WHERE done_at IS NULL AND due_at <= $1
            ORDER BY booking_id || '/' || kind = ANY($2), due_at, booking_id, kind LIMIT 200`,
      params: [now, failing],
    };
  }

  private async send(tx: Tx, bookingId: string, kind: ReminderKind): Promise<boolean> {
    const free = await tx.query<object>(
      `SELECT kind FROM reminders WHERE booking_id = $1 AND kind = $2 AND done_at IS NULL FOR UPDATE SKIP LOCKED`,
      [bookingId, kind],
    );
    if (free.length === 0) return false;
    const now = tx.now;
    const session = await this.reader.read(bookingId, tx);
    const wanted = session.booking.status === 'confirmed' && isWanted(kind, session.booking, now);
    if (wanted) await this.mails.reminder(tx, session, kind);
    await faultPoint('notifications.before_reminder_done');
    await tx.query(`UPDATE reminders SET done_at = $3, outcome = $4 WHERE booking_id = $1 AND kind = $2`, [
      bookingId,
      kind,
      now,
      wanted ? 'sent' : 'skipped',
    ]);
    return true;
  }
}

const isWanted = (kind: ReminderKind, { startsAt, receivedAt }: Booking, now: Date): boolean =>
  kind === 'document' ? receivedAt === null : isTimely(kind, startsAt, now);
