import { Injectable } from '@nestjs/common';
import { columns } from '../platform/database/columns';
import { Database, type Queryable, type Tx } from '../platform/database/database';
import { conflict, notFound } from '../shared/errors';
import { FeedbackFormRow } from './forms.entity';
import type { FormAnswers } from './domain/form-answers';
import type { FormStatus } from './domain/form.states';

/** One form as the use cases see it. */
export interface FeedbackForm extends Omit<FeedbackFormRow, (typeof NOT_READ)[number]> {
  answers: FormAnswers;
}

export type NewForm = Omit<
  FeedbackForm,
  | 'status'
  | 'version'
  | 'updatedAt'
  | 'submittedAt'
  | 'releasedAt'
  | 'amendedAt'
  | 'fingerprint'
  | 'suggestedKeys'
>;

/** A form's own business, and its answers, which are read apart. */
const NOT_READ = ['answers', 'questionKeys', 'releaseAt', 'errorReason'] as const;

const columnsOf = (answers: string): string =>
  `${columns(FeedbackFormRow, 'f', { but: NOT_READ })}, ${answers} AS answers`;

export const FORM_COLUMNS = columnsOf('f.answers');

/** For lists: answers without notes and grades, which are by far the largest part of a form. */
export const SUMMARY_COLUMNS = columnsOf(
  `jsonb_build_object('notes', '[]'::jsonb, 'competencies', '{}'::jsonb, 'principles', '{}'::jsonb,
    'recommendation', f.answers->'recommendation')`,
);

/** A form that counts: its coach has given their word. */
export const isFiled = ({ status }: { status: FormStatus }): boolean =>
  status === 'submitted' || status === 'amended';

/** True once the candidate may read a form. */
export const isReleased = (form: Pick<FeedbackForm, 'status' | 'releasedAt'>): boolean =>
  isFiled(form) && form.releasedAt !== null;

/** Reads and writes forms. It knows no access rules; its callers do. */
@Injectable()
export class FormStore {
  constructor(private readonly database: Database) {}

  /**
   * Adds a form unless its booking has one already; the constraint decides. A session that owes its form by another
   * time than is given here, because the first one was an error, keeps that time.
   */
  async insertOnce(tx: Tx, form: NewForm): Promise<void> {
    await tx.query(
      `INSERT INTO feedback_forms (id, booking_id, coach_id, coach_account_id, candidate_id, template_id, level_key,
         principles, status, version, answers, question_keys, due_at, started_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'in_progress', 1, $9, '{}',
         coalesce((SELECT due_at FROM feedback_duties WHERE booking_id = $2), $10), $11, $11)
       ON CONFLICT (booking_id) WHERE status <> 'entered_in_error' DO NOTHING`,
      [
        form.id,
        form.bookingId,
        form.coachId,
        form.coachAccountId,
        form.candidateId,
        form.templateId,
        form.levelKey,
        form.principles,
        JSON.stringify(form.answers),
        form.dueAt,
        form.startedAt,
      ],
    );
  }

  /** A form by id; 404 when there is none. */
  async find(id: string): Promise<FeedbackForm> {
    const [form] = await this.database.query<FeedbackForm>(
      `SELECT ${FORM_COLUMNS} FROM feedback_forms f WHERE f.id = $1`,
      [id],
    );
    if (!form) throw notFound('form');
    return form;
  }

  /** The form of a booking that counts, in whatever state; null when there is none. */
  async ofBooking(bookingId: string, reader: Queryable = this.database): Promise<FeedbackForm | null> {
    const [form] = await reader.query<FeedbackForm>(
      `SELECT ${FORM_COLUMNS} FROM feedback_forms f
       WHERE f.booking_id = $1 AND f.status <> 'entered_in_error'`,
      [bookingId],
    );
    return form ?? null;
  }

  /** Locks a form for the transaction; 404 when there is none. Forms are locked before bookings. */
  async lock(tx: Tx, id: string): Promise<FeedbackForm> {
    const [form] = await tx.query<FeedbackForm>(
      `SELECT ${FORM_COLUMNS} FROM feedback_forms f WHERE f.id = $1 FOR UPDATE`,
      [id],
    );
    if (!form) throw notFound('form');
    return form;
  }

  /** Locks a form whose text is going to change. Errors: 404, 409 `form.candidate_erased`. */
  async lockToWrite(tx: Tx, id: string): Promise<FeedbackForm> {
    const form = await this.lock(tx, id);
    await refuseErased(tx, form.candidateId);
    return form;
  }

  /** Replaces the draft of a locked form. */
  async saveDraft(tx: Tx, id: string, answers: FormAnswers, questionKeys: string[]): Promise<void> {
    await tx.query(
      `UPDATE feedback_forms SET answers = $2, question_keys = $3, updated_at = $4, version = version + 1
       WHERE id = $1`,
      [id, JSON.stringify(answers), questionKeys, tx.now],
    );
  }

  /** Submits a locked form; the candidate may read it once it is released. */
  async submit(tx: Tx, id: string): Promise<void> {
    await tx.query(
      `UPDATE feedback_forms SET status = 'submitted', submitted_at = $2, updated_at = $2,
         version = version + 1 WHERE id = $1`,
      [id, tx.now],
    );
  }

  /** Replaces what a locked, filed form says; the record keeps what it said before. */
  async amend(tx: Tx, id: string, answers: FormAnswers, questionKeys: string[]): Promise<void> {
    await tx.query(
      `UPDATE feedback_forms SET status = 'amended', answers = $2, question_keys = $3, amended_at = $4,
         updated_at = $4, version = version + 1 WHERE id = $1`,
      [id, JSON.stringify(answers), questionKeys, tx.now],
    );
  }

  /** Adds to what the report of a locked, released form suggests; what it once suggested stays. */
  async keepSuggestions(tx: Tx, id: string, keys: string[]): Promise<void> {
    await tx.query(
      `UPDATE feedback_forms SET suggested_keys =
         ARRAY(SELECT DISTINCT unnest(coalesce(suggested_keys, '{}') || $2::text[]) ORDER BY 1)
       WHERE id = $1`,
      [id, keys],
    );
  }

  /** Takes a locked, submitted form out of the record without touching what it says. */
  async enterInError(tx: Tx, id: string, reason: string): Promise<void> {
    await tx.query(
      `UPDATE feedback_forms SET status = 'entered_in_error', error_reason = $2, updated_at = $3,
         version = version + 1 WHERE id = $1`,
      [id, reason, tx.now],
    );
  }
}

/**
 * 409 `form.candidate_erased` once a candidate has erased their data: nothing is written about them any more. Asked
 * after the form was locked, in a statement of its own, so that it sees an erasure that the lock waited for.
 */
export const refuseErased = async (tx: Tx, candidateId: string): Promise<void> => {
  const erased = await tx.query<object>('SELECT 1 FROM accounts WHERE id = $1 AND erased_at IS NOT NULL', [
    candidateId,
  ]);
  if (erased.length > 0)
    throw conflict(
      'form.candidate_erased',
      'The candidate has erased their data: nothing can be written about them any more.',
    );
};
