import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { columns } from '../platform/database/columns';
import { Database, type Tx } from '../platform/database/database';
import {
  nextEntry,
  type RecordEntryWithValues,
  type RecordKind,
  type StoredValues,
} from './domain/form-record';
import { askedQuestions, type FormAnswers } from './domain/form-answers';
import { FormRecordRow } from './forms.entity';
import { type FeedbackForm, FormStore } from './form.store';
import { Suggestions } from './suggestions.service';

interface RecordAddition extends StoredValues {
  kind: RecordKind;
  authorId: string;
}

const COLUMNS = columns(FormRecordRow, 'form_record', { but: ['formId'] });

/**
 * Changes filed forms, and keeps the record of each: what it said at submission and at every amendment. The record is
 * only ever added to. The caller has locked the form's row and decided.
 */
@Injectable()
export class FormRecords {
  constructor(
    private readonly database: Database,
    private readonly store: FormStore,
    private readonly suggestions: Suggestions,
  ) {}

  /** Submits a form as it stands; the candidate may read it once it is released. */
  async submit(tx: Tx, { id, coachAccountId, answers }: FeedbackForm): Promise<void> {
    await this.store.submit(tx, id);
    await this.add(tx, id, { kind: 'submitted', authorId: coachAccountId, answers, reason: null });
  }

  /** Replaces what a filed form says. */
  async amend(
    tx: Tx,
    { id, coachAccountId }: FeedbackForm,
    change: { answers: FormAnswers; reason: string },
  ): Promise<void> {
    const questions = askedQuestions(change.answers);
    await this.store.amend(tx, id, change.answers, questions);
    await this.suggestions.keep(tx, id);
    await this.add(tx, id, { kind: 'amended', authorId: coachAccountId, ...change });
  }

  /** Takes a filed form out without touching what it says. */
  async enterInError(tx: Tx, { id }: FeedbackForm, adminId: string, reason: string): Promise<void> {
    await this.store.enterInError(tx, id, reason);
    await this.add(tx, id, { kind: 'entered_in_error', authorId: adminId, answers: null, reason });
  }

  /** Adds an entry and makes its hash the form's fingerprint. */
  private async add(tx: Tx, formId: string, addition: RecordAddition): Promise<void> {
    const [last] = await tx.query<{ number: number; hash: string }>(
      `SELECT number, hash FROM form_record WHERE form_id = $1 ORDER BY number DESC LIMIT 1`,
      [formId],
    );
    const what = { ...addition, at: tx.now };
    const entry = nextEntry(formId, last ?? null, what, () => randomBytes(16).toString('base64url'));
    await tx.query(
      `INSERT INTO form_record (form_id, number, kind, author_id, at, answers, reason, seals, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        formId,
        entry.number,
        entry.kind,
        entry.authorId,
        entry.at,
        addition.answers && JSON.stringify(addition.answers),
        addition.reason,
        JSON.stringify(entry.seals),
        entry.previousHash,
        entry.hash,
      ],
    );
    await tx.query(`UPDATE feedback_forms SET fingerprint = $2 WHERE id = $1`, [formId, entry.hash]);
  }

  /** All entries of a form, oldest first. */
  of(formId: string): Promise<RecordEntryWithValues[]> {
    return this.database.query<RecordEntryWithValues>(
      `SELECT ${COLUMNS} FROM form_record WHERE form_id = $1 ORDER BY number`,
      [formId],
    );
  }
}
