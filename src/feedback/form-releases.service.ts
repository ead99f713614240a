import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings';
import { Clock } from '../platform/clock/clock';
import type { Tx } from '../platform/database/database';
import { Outbox } from '../platform/events/outbox';
import { faultPoint } from '../platform/fault-points';
import { ratingPublicFrom } from './domain/rating-rules';
import { FormDuties } from './form-duties.service';
import type { FeedbackForm } from './form-store';
import { Suggestions } from './suggestions.service';

/** Decides when a candidate may read a filed form: at once, or when the self-grade that they began is over. */
@Injectable()
export class FormReleases {
  constructor(
    private readonly clock: Clock,
    private readonly bookings: Bookings,
    private readonly duties: FormDuties,
    private readonly suggestions: Suggestions,
    private readonly outbox: Outbox,
  ) {}

  /** A form was filed: notes it, announces it, and releases it unless it has to wait. The caller holds `lockReveal`. */
  async filed(tx: Tx, form: FeedbackForm): Promise<void> {
    const { id, bookingId, dueAt } = form;
    const timeliness = await this.duties.filed(tx, form);
    await faultPoint('feedback.between_form_and_event');
    const data = { formId: id, bookingId, dueAt, timeliness };
    await this.outbox.publish(tx, { type: 'form.submitted', aggregateId: id, data });
    const [open] = await tx.query<object[]>(
      `SELECT 1 FROM self_grades WHERE booking_id = $1 AND status = 'in_progress'`,
      [bookingId],
    );
    if (!open) await this.release(tx, bookingId);
  }

  /** Lets the candidate read the filed form of a booking, if there is one that waits, and others their rating. The caller holds `lockReveal`. */
  async release(tx: Tx, bookingId: string): Promise<void> {
    const now = this.clock.now();
    const [[released]] = await tx.query<[{ id: string }[], number]>(
      `UPDATE feedback_forms SET released_at = $2
       WHERE booking_id = $1 AND status IN ('submitted', 'amended') AND released_at IS NULL RETURNING id`,
      [bookingId, now],
    );
    if (!released) return;
    await this.suggestions.keep(tx, released.id);
    await tx.query(
      `UPDATE ratings SET hidden_until = $2, public_from = $3 WHERE booking_id = $1 AND hidden_until > $2`,
      [bookingId, now, ratingPublicFrom(now, now)],
    );
    await this.bookings.formReleased(tx, bookingId, now);
    const data = { formId: released.id, bookingId };
    await this.outbox.publish(tx, { type: 'form.released', aggregateId: released.id, data });
  }
}

/** Beginning or ending a self-grade and filing the form of the same session happen one after the other. */
export const lockReveal = async (tx: Tx, bookingId: string): Promise<void> => {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`reveal ${bookingId}`]);
};
