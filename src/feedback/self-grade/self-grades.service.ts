import { Injectable } from '@nestjs/common';
import { type Booking, Bookings } from '../../bookings';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import type { Principal } from '../../platform/http/access';
import { conflict, notFound, preconditionFailed, preconditionRequired, refused } from '../../shared/errors';
import { nextState } from '../../shared/state-table';
import { type SelfGradeEvent, selfGradeStates } from '../domain/self-grade.states';
import { selfGradeFaults, type SelfGradeValues } from '../domain/self-grade-gaps';
import { hasSession } from '../domain/session-rules';
import { FormContexts } from '../form-contexts.service';
import { refuseFaults } from '../form-desk.service';
import { FormReleases, lockReveal } from '../form-releases.service';
import { SessionPlans } from '../session-plans.service';
import { type SelfGrade, selfGradeOf } from './self-grade-rows';

/** Where a candidate grades their own session before they read what the coach says. */
@Injectable()
export class SelfGrades {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly bookings: Bookings,
    private readonly plans: SessionPlans,
    private readonly contexts: FormContexts,
    private readonly releases: FormReleases,
  ) {}

  /**
   * Begins the self-grade or replaces its draft. Errors: 404 unless it is the caller's own session; 409
   * `self_grade.too_early`, `self_grade.form_released`, `self_grade.closed`; 428 and 412 as for a form; 422
   * `form.invalid` naming every value that cannot stand.
   */
  async save(
    caller: Principal,
    bookingId: string,
    version: number | null,
    grades: SelfGradeValues,
  ): Promise<void> {
    const booking = await this.own(caller, bookingId);
    const plan = (await this.find(bookingId)) ?? (await this.plans.of(booking));
    const { template } = await this.contexts.reading(plan);
    refuseFaults(selfGradeFaults(template, plan.principles, grades));
    await this.database.tx(async (tx) => {
      await lockReveal(tx, bookingId);
      const present = await selfGradeOf((sql, values) => tx.query(sql, values), bookingId);
      if (present) await this.replace(tx, present, version, grades);
      else await this.begin(tx, booking, plan, grades);
    });
  }

  /**
   * Ends the self-grade; a form that waited for it is released in the same moment. Errors: 404 where none was begun,
   * 409 `self_grade.closed`, 422 `self_grade.empty` to finish one without a grade.
   */
  async close(caller: Principal, bookingId: string, event: Exclude<SelfGradeEvent, 'expire'>): Promise<void> {
    await this.own(caller, bookingId);
    await this.database.tx(async (tx) => {
      await lockReveal(tx, bookingId);
      const present = await selfGradeOf((sql, values) => tx.query(sql, values), bookingId);
      if (!present) throw notFound('self_grade');
      assertOpen(present);
      if (event === 'finish' && gradesIn(present.grades) === 0)
        throw refused('self_grade.empty', 'Grade at least one item, or skip.', 'grades');
      await this.end(tx, bookingId, event);
    });
  }

  /** Ends a self-grade that is in progress and releases what waits for it. The caller holds `lockReveal`. */
  async end(tx: Tx, bookingId: string, event: SelfGradeEvent): Promise<boolean> {
    const status = nextState(selfGradeStates, 'in_progress', event);
    const [, ended] = await tx.query<[object[], number]>(
      `UPDATE self_grades SET status = $2, closed_at = $3, updated_at = $3, version = version + 1
       WHERE booking_id = $1 AND status = 'in_progress'`,
      [bookingId, status, this.clock.now()],
    );
    if (ended > 0) await this.releases.release(tx, bookingId);
    return ended > 0;
  }

  find(bookingId: string): Promise<SelfGrade | null> {
    return selfGradeOf((sql, values) => this.database.query(sql, values), bookingId);
  }

  /** The caller's session as its candidate, once it is over; 404 for everybody else, 409 `self_grade.too_early`. */
  async own({ accountId }: Principal, bookingId: string): Promise<Booking> {
    const { booking, side } = await this.bookings.forParticipant(bookingId, accountId);
    if (side !== 'candidate' || !hasSession(booking)) throw notFound('self_grade');
    if (booking.kind === 'review' && !booking.receivedAt)
      throw conflict('self_grade.too_early', 'You can grade yourself once your document is uploaded.');
    if (booking.kind === 'session' && this.clock.now() < booking.endsAt)
      throw conflict('self_grade.too_early', 'You can grade yourself once the session is over.', {
        from: booking.endsAt.toISOString(),
      });
    return booking;
  }

  private async begin(
    tx: Tx,
    booking: Booking,
    { templateId, principles }: { templateId: string; principles: string[] },
    grades: SelfGradeValues,
  ): Promise<void> {
    const [released] = await tx.query<object[]>(
      `SELECT 1 FROM feedback_forms WHERE booking_id = $1 AND released_at IS NOT NULL`,
      [booking.id],
    );
    if (released)
      throw conflict(
        'self_grade.form_released',
        'The feedback is there to read; grade yourself before it next time.',
      );
    await tx.query(
      `INSERT INTO self_grades (booking_id, candidate_id, template_id, principles, status, version, grades,
         started_at, updated_at) VALUES ($1, $2, $3, $4, 'in_progress', 1, $5, $6, $6)`,
      [booking.id, booking.candidateId, templateId, principles, JSON.stringify(grades), this.clock.now()],
    );
  }

  private async replace(
    tx: Tx,
    present: SelfGrade,
    version: number | null,
    yours: SelfGradeValues,
  ): Promise<void> {
    assertOpen(present);
    if (version === null)
      throw preconditionRequired(
        'self_grade.version_required',
        'Send the ETag of what you edited as If-Match.',
      );
    if (version !== present.version)
      throw preconditionFailed('self_grade.changed_meanwhile', 'It was changed since you read it.', {
        stored: { version: present.version, grades: present.grades },
        yours,
      });
    await tx.query(
      `UPDATE self_grades SET grades = $2, updated_at = $3, version = version + 1 WHERE booking_id = $1`,
      [present.bookingId, JSON.stringify(yours), this.clock.now()],
    );
  }
}

const gradesIn = ({ competencies, principles }: SelfGradeValues): number =>
  Object.keys(competencies).length + Object.keys(principles).length;

const assertOpen = ({ status }: SelfGrade): void => {
  if (status !== 'in_progress')
    throw conflict('self_grade.closed', 'This self-grade is closed and does not change any more.', {
      selfGradeStatus: status,
    });
};
