import { Injectable } from '@nestjs/common';
import { type Booking, Bookings, RELEASING_STATUSES } from '../bookings';
import type { Tx } from '../platform/database/database';
import { conflict } from '../shared/errors';
import { faultPoint } from '../platform/fault-points';
import { FeedbackDeadlines } from './feedback-deadlines.service';
import type { FeedbackForm } from './form.store';
import type { SelfGradeEvent } from './domain/self-grade.states';
import { type SelfGrade, selfGradeOf } from './self-grade/self-grade-rows';
import { SelfGradeWindows } from './self-grade/self-grade-windows.service';
import { Suggestions } from './suggestions.service';

interface WaitingForm {
  id: string;
  submittedAt: Date;
  releaseAt: Date | null;
}

/**
 * Brings filed forms to their candidates: at the latest of submission, scheduled end, and the end of the time in which
 * they may grade themselves. `released_at` is what every reader asks.
 */
@Injectable()
export class FormReleases {
  constructor(
    private readonly bookings: Bookings,
    private readonly deadlines: FeedbackDeadlines,
    private readonly suggestions: Suggestions,
    private readonly windows: SelfGradeWindows,
  ) {}

  /** A form was filed: notes it, announces it, and releases it unless it has to wait. The caller holds the lock `reveal`. */
  async filed(tx: Tx, form: FeedbackForm): Promise<void> {
    const { id, bookingId, dueAt } = form;
    const timeliness = await this.deadlines.filed(tx, form);
    await faultPoint('feedback.between_form_and_event');
    const data = { formId: id, bookingId, dueAt: dueAt.toISOString(), timeliness };
    await tx.publish({ type: 'form.submitted', aggregateId: id, data });
    await this.look(tx, bookingId);
  }

  /**
   * Does what time asks for: ends a self-grade whose time is over, releases a filed form whose moment has come, or
   * notes when that will be. True when it did something. The caller holds the lock `reveal`.
   */
  async look(tx: Tx, bookingId: string): Promise<boolean> {
    const form = await lockWaiting(tx, bookingId);
    const booking = await this.bookings.lock(tx, bookingId);
    const selfGrade = await selfGradeOf(tx, bookingId);
    const window = this.windows.of(booking, selfGrade, form?.submittedAt ?? null);
    const expired =
      selfGrade?.status === 'in_progress' &&
      this.windows.isOver(window) &&
      !(await isErased(tx, booking.candidateId)) &&
      (await this.windows.end(tx, bookingId, 'expire'));
    const { releaseAt } = window;
    if (!form || !releaseAt) return expired;
    if (releaseAt <= tx.now && RELEASING_STATUSES.includes(booking.status)) {
      await this.release(tx, form.id, bookingId);
      return true;
    }
    return (await this.plan(tx, form, releaseAt)) || expired;
  }

  /**
   * 409 `self_grade.form_released`, `self_grade.window_over` unless the candidate may grade themselves now. The caller
   * holds the lock `reveal`; `zone` is the reader's.
   */
  async assertGradable(tx: Tx, booking: Booking, selfGrade: SelfGrade | null, zone: string): Promise<void> {
    const forms = await tx.query<{ submittedAt: Date; releasedAt: Date | null; counts: boolean }>(
      `SELECT submitted_at AS "submittedAt", released_at AS "releasedAt", status <> 'entered_in_error' AS counts
       FROM feedback_forms WHERE booking_id = $1 AND submitted_at IS NOT NULL`,
      [booking.id],
    );
    if (forms.some(({ releasedAt }) => releasedAt !== null))
      throw conflict(
        'self_grade.form_released',
        'The feedback is there to read; grade yourself before it next time.',
      );
    const filedAt = forms.find(({ counts }) => counts)?.submittedAt ?? null;
    this.windows.assertOpen(this.windows.of(booking, selfGrade, filedAt), zone);
  }

  /** Ends a self-grade that is in progress and releases what waited for it. The caller holds the lock `reveal`. */
  async endSelfGrade(tx: Tx, bookingId: string, event: SelfGradeEvent): Promise<void> {
    await this.windows.end(tx, bookingId, event);
    await this.look(tx, bookingId);
  }

  private async plan(tx: Tx, form: WaitingForm, releaseAt: Date): Promise<boolean> {
    if (form.releaseAt?.getTime() === releaseAt.getTime()) return false;
    await tx.query(`UPDATE feedback_forms SET release_at = $2 WHERE id = $1`, [form.id, releaseAt]);
    await this.windows.wake(tx, releaseAt);
    return true;
  }

  private async release(tx: Tx, formId: string, bookingId: string): Promise<void> {
    const now = tx.now;
    await tx.query(
      `UPDATE feedback_forms SET released_at = $2, release_at = least(release_at, $2) WHERE id = $1`,
      [formId, now],
    );
    await this.suggestions.keep(tx, formId);
    await this.bookings.formReleased(tx, bookingId, now);
    await faultPoint('feedback.between_release_and_event');
    const data = { formId, bookingId };
    await tx.publish({ type: 'form.released', aggregateId: formId, data });
  }
}

/** The filed form of a booking that its candidate cannot read yet, locked; null when there is none. */
const lockWaiting = async (tx: Tx, bookingId: string): Promise<WaitingForm | null> => {
  const [form] = await tx.query<WaitingForm>(
    `SELECT id, submitted_at AS "submittedAt", release_at AS "releaseAt" FROM feedback_forms
     WHERE booking_id = $1 AND status IN ('submitted', 'amended') AND released_at IS NULL FOR UPDATE`,
    [bookingId],
  );
  return form ?? null;
};

/** Nothing is written on the self-grade of somebody who erased their data; what they began stays as it was. */
const isErased = async (tx: Tx, candidateId: string): Promise<boolean> =>
  (await tx.query<object>('SELECT 1 FROM accounts WHERE id = $1 AND erased_at IS NOT NULL', [candidateId]))
    .length > 0;
