import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Bookings } from '../bookings';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { Outbox, Subscriptions } from '../platform/events/outbox';
import { Sweeps } from '../platform/jobs/sweeps';
import { formDueAt } from './domain/session-rules';

/** A completed session whose form is not in yet. */
export interface DueForm {
  bookingId: string;
  coachAccountId: string;
  dueAt: Date;
}

const NO_FORM = `NOT EXISTS (SELECT 1 FROM feedback_forms f
  WHERE f.booking_id = d.booking_id AND f.status IN ('submitted', 'amended'))`;

/** Who owes a form: announces it when the session is completed, and once more when the deadline has passed. */
@Injectable()
export class FormDuties implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly bookings: Bookings,
    private readonly outbox: Outbox,
    private readonly subscriptions: Subscriptions,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on<{ bookingId: string }>(
      'booking.completed',
      'feedback.expect_form',
      ({ data }, tx) => this.expect(tx, data.bookingId),
    );
    this.sweeps.register('feedback.overdue', () => this.announceOverdue());
  }

  /** Forms that are owed at `now`, by deadline: due ones and overdue ones. */
  due(now: Date): Promise<DueForm[]> {
    return this.database.query<DueForm>(
      `SELECT d.booking_id AS "bookingId", d.coach_account_id AS "coachAccountId", d.due_at AS "dueAt"
       FROM feedback_duties d JOIN bookings b ON b.id = d.booking_id
       WHERE (d.checked_at IS NULL OR d.overdue) AND b.status = 'completed' AND b.ends_at <= $1 AND ${NO_FORM}
       ORDER BY d.due_at, d.booking_id`,
      [now],
    );
  }

  private async expect(tx: Tx, bookingId: string): Promise<void> {
    const booking = await this.bookings.find(bookingId, tx);
    if (!booking) return;
    const dueAt = formDueAt(booking.endsAt);
    const added = await tx.query<object[]>(
      `INSERT INTO feedback_duties (booking_id, coach_account_id, due_at, overdue) VALUES ($1, $2, $3, false)
       ON CONFLICT ON CONSTRAINT feedback_duties_pk DO NOTHING RETURNING booking_id`,
      [bookingId, booking.coachAccountId, dueAt],
    );
    if (added.length === 0 || booking.formFiledAt) return;
    await this.outbox.publish(tx, { type: 'form.due', aggregateId: bookingId, data: { bookingId, dueAt } });
    await this.sweeps.wake(tx, 'feedback.overdue', dueAt);
  }

  private async announceOverdue(): Promise<number> {
    const rows = await this.database.query<{ bookingId: string }>(
      `SELECT booking_id AS "bookingId" FROM feedback_duties
       WHERE checked_at IS NULL AND due_at <= $1 ORDER BY due_at, booking_id LIMIT 200`,
      [this.clock.now()],
    );
    for (const { bookingId } of rows) await this.database.tx((tx) => this.check(tx, bookingId));
    return rows.length;
  }

  /** Looks at a passed deadline once: announced when the session stands as completed and its form is missing. */
  private async check(tx: Tx, bookingId: string): Promise<void> {
    const [checked] = await tx.query<{ overdue: boolean }[]>(
      `WITH changed AS (
         UPDATE feedback_duties d SET checked_at = $2,
           overdue = ${NO_FORM} AND EXISTS (SELECT 1 FROM bookings b WHERE b.id = d.booking_id AND b.status = 'completed')
         WHERE d.booking_id = $1 AND d.checked_at IS NULL RETURNING d.overdue)
       SELECT overdue FROM changed`,
      [bookingId, this.clock.now()],
    );
    if (checked?.overdue)
      await this.outbox.publish(tx, { type: 'form.overdue', aggregateId: bookingId, data: { bookingId } });
  }
}
