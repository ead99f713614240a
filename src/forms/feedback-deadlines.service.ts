import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type BookingStatus, Bookings, formDueAfter, type KindKey, kindOf } from '../bookings';
import { kindIn } from '../coaches';
import { Database, type Tx } from '../platform/database/database';
import { Subscriptions } from '../platform/events/outbox';
import { Sweeps } from '../platform/jobs/sweeps';
import type { EventType } from '../shared/events';
import { nextState } from '../shared/state-table';
import { deadlineEvent, nextLookAt, type Timeliness, timeliness } from './domain/feedback-deadline';
import { type DeadlineEvent, type DeadlineState, deadlineStates } from './domain/feedback-deadline.states';
import { owesForm } from './domain/session.rules';
import type { FeedbackForm } from './form.store';

interface Deadline {
  bookingId: string;
  state: DeadlineState;
  dueAt: Date;
  /** 1, and one more each time that a filed form turned out to be an error. */
  round: number;
}

interface LookedAt extends Deadline {
  bookingStatus: BookingStatus;
  kind: KindKey;
  /** False while they grade themselves: the form would wait for that, so its absence tells nothing, and must not. */
  candidateWaits: boolean;
}

/** Stored with the job queue's tasks: never changes. */
const SWEEP = 'feedback.duties';

/** What the world hears when time moves a deadline on. Mails hang on these, and later the coach's pay. */
const NEWS = {
  remind: 'form.reminder',
  pass: 'form.overdue',
  escalate: 'form.escalated',
  give_up: 'form.missing',
} as const satisfies Partial<Record<DeadlineEvent, EventType>>;

const isNews = (event: DeadlineEvent): event is keyof typeof NEWS => event in NEWS;

/** Who owes a form, since when, and what is done about it. */
@Injectable()
export class FeedbackDeadlines implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly bookings: Bookings,
    private readonly subscriptions: Subscriptions,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on('booking.completed', 'feedback.expect_form', ({ data }, tx) =>
      this.expect(tx, data.bookingId, data.decided),
    );
    this.subscriptions.on('review.received', 'feedback.expect_form', ({ data }, tx) =>
      this.expect(tx, data.bookingId),
    );
    for (const type of ['booking.cancelled', 'booking.no_show_reported'] as const)
      this.subscriptions.on(type, 'feedback.drop_duty', ({ data }, tx) => this.drop(tx, data.bookingId));
    this.sweeps.registerRows(SWEEP, {
      due: (now, failing) => ({
        sql: `SELECT booking_id AS id FROM feedback_duties
              WHERE look_at <= $1 ORDER BY booking_id::text = ANY($2), look_at, booking_id LIMIT 200`,
        params: [now, failing],
      }),
      work: ({ id }) => this.database.tx((tx) => this.look(tx, id)),
    });
  }

  /** Notes that a form was filed, on the deadline and on its booking, and says whether that was in time. */
  async filed(tx: Tx, { bookingId, dueAt }: FeedbackForm): Promise<Timeliness> {
    const now = tx.now;
    await this.bookings.formFiled(tx, bookingId);
    await tx.query(
      `UPDATE feedback_duties SET state = 'filed', filed_at = $2, look_at = NULL
       WHERE booking_id = $1 AND state NOT IN ('filed', 'dropped')`,
      [bookingId, now],
    );
    return timeliness(dueAt, now);
  }

  /** From now on nothing but the coach keeps the candidate waiting: they hear of a deadline that has passed. */
  async candidateWaits(tx: Tx, bookingId: string): Promise<void> {
    const [late] = await tx.query<Deadline>(
      `SELECT booking_id AS "bookingId", state, due_at AS "dueAt", round FROM feedback_duties
       WHERE booking_id = $1 AND state IN ('overdue', 'escalated', 'missing')`,
      [bookingId],
    );
    if (!late) return;
    const { dueAt, round } = late;
    await tx.publish({
      type: 'form.awaited',
      aggregateId: bookingId,
      data: { bookingId, dueAt: dueAt.toISOString(), round },
    });
  }

  /** A filed form was an error: its coach owes another, with a deadline of its own, unless nothing took place. */
  async reopen(tx: Tx, bookingId: string): Promise<void> {
    await this.bookings.formWithdrawn(tx, bookingId);
    if (!(await this.isOwed(tx, bookingId))) {
      await tx.query(
        `UPDATE feedback_duties SET state = 'dropped', look_at = NULL, filed_at = NULL
         WHERE booking_id = $1 AND state = 'filed'`,
        [bookingId],
      );
      return;
    }
    const dueAt = formDueAfter(tx.now);
    const [reopened] = await tx.query<{ round: number }>(
      `UPDATE feedback_duties SET state = 'expected', due_at = $2, look_at = $3, filed_at = NULL, round = round + 1
       WHERE booking_id = $1 AND state = 'filed' RETURNING round`,
      [bookingId, dueAt, nextLookAt('expected', dueAt)],
    );
    if (reopened) await this.announceDue(tx, { bookingId, dueAt, round: reopened.round, state: 'expected' });
  }

  /** What was cancelled, or reported as missed, owes nothing, unless it was decided meanwhile that it took place. */
  private async drop(tx: Tx, bookingId: string): Promise<void> {
    if (await this.isOwed(tx, bookingId)) return;
    await tx.query(
      `UPDATE feedback_duties SET state = 'dropped', look_at = NULL
       WHERE booking_id = $1 AND state NOT IN ('filed', 'dropped')`,
      [bookingId],
    );
  }

  /** Locks the booking, so that a decision on it comes before or after. */
  private async isOwed(tx: Tx, bookingId: string): Promise<boolean> {
    return owesForm(await this.bookings.lock(tx, bookingId));
  }

  /**
   * What took place, or was uploaded, owes a form, unless that is in already. What was dropped because it was disputed is
   * owed again, by the deadline that the decision gives, and asked for anew.
   */
  private async expect(tx: Tx, bookingId: string, decided = false): Promise<void> {
    const booking = await this.bookings.find(bookingId, tx);
    if (!booking || !owesForm(booking)) return;
    const { coachAccountId, formFiledAt } = booking;
    const dueAt = kindOf(booking).formDueAt(booking);
    const state = formFiledAt ? 'filed' : 'expected';
    const [owed] = await tx.query<{ round: number }>(
      `INSERT INTO feedback_duties AS d (booking_id, coach_account_id, due_at, state, round, look_at, filed_at)
       VALUES ($1, $2, $3, $4, 1, $5, $6)
       ON CONFLICT ON CONSTRAINT feedback_duties_pk DO UPDATE
         SET state = excluded.state, due_at = excluded.due_at, look_at = excluded.look_at,
           filed_at = excluded.filed_at, round = d.round + 1
         WHERE d.state = 'dropped'
       RETURNING round`,
      [bookingId, coachAccountId, dueAt, state, nextLookAt(state, dueAt), formFiledAt],
    );
    if (!owed || state !== 'expected') return;
    await tx.query(
      `UPDATE feedback_forms SET due_at = $2 WHERE booking_id = $1 AND status = 'in_progress' AND due_at <> $2`,
      [bookingId, dueAt],
    );
    await this.announceDue(tx, { bookingId, dueAt, round: owed.round, state }, decided);
  }

  /** `decided`: it took place, as an admin has found; left out where nobody had to. */
  private async announceDue(tx: Tx, deadline: Deadline, decided = false): Promise<void> {
    const { bookingId, dueAt, round } = deadline;
    await tx.publish({
      type: 'form.due',
      aggregateId: bookingId,
      data: { bookingId, dueAt: dueAt.toISOString(), round, ...(decided && { decided }) },
    });
    await this.wakeFor(tx, deadline);
  }

  /** One step of one deadline, if time asks for one and nobody else takes it just now. */
  private async look(tx: Tx, bookingId: string): Promise<boolean> {
    await tx.lock('reveal', bookingId);
    const [row] = await tx.query<LookedAt>(
      `SELECT d.booking_id AS "bookingId", d.state, d.due_at AS "dueAt", d.round, b.status AS "bookingStatus", ${kindIn('b.kind')} AS kind,
         NOT EXISTS (SELECT 1 FROM self_grades s WHERE s.booking_id = b.id AND s.status = 'in_progress') AS "candidateWaits"
       FROM feedback_duties d JOIN bookings b ON b.id = d.booking_id
       WHERE d.booking_id = $1 FOR UPDATE OF d SKIP LOCKED`,
      [bookingId],
    );
    if (!row) return false;
    const { bookingStatus, kind, candidateWaits, ...deadline } = row;
    const due = deadlineEvent(deadline.state, deadline.dueAt, tx.now);
    const event = due && !owesForm({ kind, status: bookingStatus }) ? 'drop' : due;
    const state = event && nextState(deadlineStates, deadline.state, event);
    if (state) await this.step(tx, { ...deadline, state }, event, candidateWaits);
    return true;
  }

  private async step(
    tx: Tx,
    deadline: Deadline,
    event: DeadlineEvent,
    candidateWaits: boolean,
  ): Promise<void> {
    const { bookingId, dueAt, round, state } = deadline;
    await tx.query(`UPDATE feedback_duties SET state = $2, look_at = $3 WHERE booking_id = $1`, [
      bookingId,
      state,
      nextLookAt(state, dueAt),
    ]);
    const data = { bookingId, dueAt: dueAt.toISOString(), round, candidateWaits };
    if (isNews(event)) await tx.publish({ type: NEWS[event], aggregateId: bookingId, data });
    await this.wakeFor(tx, deadline);
  }

  private async wakeFor(tx: Tx, { state, dueAt }: Deadline): Promise<void> {
    const next = nextLookAt(state, dueAt);
    if (next) await tx.wake(SWEEP, next);
  }
}
