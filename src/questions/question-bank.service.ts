import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type Pack, Packs, type Question, type QuestionEntry, VERSIONS_TURN, withLevels } from '../packs';
import { Database, type Tx } from '../platform/database/database';
import { conflict, DomainError, notFound, refused } from '../shared/errors';
import { newId } from '../shared/ids';
import { nextState } from '../shared/state-table';
import { newQuestionFaults } from './domain/new-question';
import { type QuestionFilter, unknownKey } from './domain/questions';
import { type QuestionEvent, questionStates, type QuestionStatus } from './domain/question.states';
import { openBank } from './open-bank';
import { BANK_COLUMNS, type BankSearch, searchSql, textPrint } from './question-bank.queries';

/** A question with its life in the bank. */
export interface BankQuestion extends Question {
  id: string;
  packKey: string;
  status: QuestionStatus;
  /** Account that added it; null for what came with the pack. */
  authorId: string | null;
  /** Why it has its present state, where a person decided. */
  reason: string | null;
  /** True while a report about it waits for an admin; it is not drawn then. */
  isReported: boolean;
  createdAt: Date;
  changedAt: Date;
}

type StoredQuestion = Omit<BankQuestion, keyof Question> & { content: QuestionEntry };
export type NewQuestion = Omit<QuestionEntry, 'key' | 'version'>;

/** Questions of every pack: those of its files, and those that coaches and admins add. Who may call is up to callers. */
@Injectable()
export class QuestionBank implements OnModuleInit {
  private readonly logger = new Logger('QuestionBank');

  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
  ) {}

  /** What the packs brought at this start, or at another process's. */
  onModuleInit(): Promise<void> {
    return this.database.longTx((tx) => openBank(tx, tx.now), {
      turn: VERSIONS_TURN,
      say: (line) => this.logger.log(line),
    });
  }

  /** At most `limit` questions by category, topic and key. Errors: 404, 422 `question.unknown_filter`. */
  async search(search: BankSearch): Promise<BankQuestion[]> {
    this.requireKnown(search.packKey, search);
    const rows = await this.database.query<StoredQuestion>(...searchSql(search));
    return rows.map((row) => this.complete(row));
  }

  /** What waits longest in a state comes first, over all packs. */
  async queue(
    status: QuestionStatus,
    [since, id]: [string | null, string | null],
    limit: number,
  ): Promise<BankQuestion[]> {
    const rows = await this.database.query<StoredQuestion>(
      `SELECT ${BANK_COLUMNS} FROM bank_questions q
       WHERE q.status = $1 AND ($2::timestamptz IS NULL OR (q.changed_at, q.id) > ($2, $3::uuid))
       ORDER BY q.changed_at, q.id LIMIT $4`,
      [status, since, id, limit],
    );
    return rows.map((row) => this.complete(row));
  }

  /** 404 `question.not_found`. */
  async byId(id: string): Promise<BankQuestion> {
    const [row] = await this.database.query<StoredQuestion>(
      `SELECT ${BANK_COLUMNS} FROM bank_questions q WHERE q.id = $1`,
      [id],
    );
    if (!row) throw notFound('question');
    return this.complete(row);
  }

  /** The id of a question by its key, in whatever state; null when there is none. */
  async idOf(packKey: string, key: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `SELECT id FROM bank_questions WHERE pack_key = $1 AND key = $2`,
      [packKey, key],
    );
    return row?.id ?? null;
  }

  /** What a session of this coach may be given: active, or waiting for approval and their own; nothing that is reported. */
  async drawable(
    tx: Tx,
    packKey: string,
    stageKey: string,
    coachAccountId: string | null,
  ): Promise<Question[]> {
    const rows = await tx.query<{ content: QuestionEntry }>(
      `SELECT q.content FROM bank_questions q
       WHERE q.pack_key = $1 AND q.content->'stages' ? $2
         AND (q.status = 'active' OR (q.status = 'proposed' AND q.author_id = $3))
         AND NOT EXISTS (SELECT 1 FROM question_reports r WHERE r.question_id = q.id AND r.status = 'open')
       ORDER BY q.key COLLATE "C"`,
      [packKey, stageKey, coachAccountId],
    );
    const pack = this.packs.required(packKey);
    return rows.map(({ content }) => withLevels(content, pack));
  }

  /** What any session at a stage may be given at present. */
  active(packKey: string, stageKey: string): Promise<Question[]> {
    return this.database.tx((tx) => this.drawable(tx, packKey, stageKey, null));
  }

  /** Text by key of every question that a pack ever had, for forms that refer to them. */
  async wordings(packKey: string): Promise<Map<string, string>> {
    const rows = await this.database.query<{ key: string; text: string }>(
      `SELECT key, content->>'text' AS text FROM bank_questions WHERE pack_key = $1`,
      [packKey],
    );
    return new Map(rows.map(({ key, text }) => [key, text]));
  }

  /** Of these keys, those that should not be asked any more, and why. */
  async withdrawn(packKey: string, keys: string[]): Promise<Map<string, 'reported' | 'retired'>> {
    const rows = await this.database.query<{ key: string; isReported: boolean }>(
      `SELECT q.key, q.status <> 'retired' AS "isReported" FROM bank_questions q
       WHERE q.pack_key = $1 AND q.key = ANY ($2) AND (q.status = 'retired'
         OR EXISTS (SELECT 1 FROM question_reports r WHERE r.question_id = q.id AND r.status = 'open'))`,
      [packKey, keys],
    );
    return new Map(rows.map(({ key, isReported }) => [key, isReported ? 'reported' : 'retired']));
  }

  /**
   * Adds a question and answers its id. Errors: 404 `pack.not_found`; 422 `question.invalid` naming every field that
   * cannot stand; 409 `question.exists` for the same words.
   */
  async add(
    tx: Tx,
    packKey: string,
    question: NewQuestion,
    { authorId, status }: { authorId: string; status: QuestionStatus },
  ): Promise<string> {
    const pack = this.packs.required(packKey);
    const id = newId();
    const content: QuestionEntry = { key: `added-${id}`, version: 1, ...question };
    await this.refuseFaults(tx, pack, content);
    await tx.query(
      `INSERT INTO bank_questions (id, pack_key, key, category, subcategory, status, author_id, content, text_print,
         created_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, ${textPrint('$8::jsonb')}, $9, $9)`,
      [
        id,
        packKey,
        content.key,
        content.category,
        content.subcategory,
        status,
        authorId,
        JSON.stringify(content),
        tx.now,
      ],
    );
    return id;
  }

  /** Locks a question for the transaction; 404 when there is none. */
  async lock(tx: Tx, id: string): Promise<Pick<BankQuestion, 'id' | 'status' | 'authorId'>> {
    const [row] = await tx.query<Pick<BankQuestion, 'id' | 'status' | 'authorId'>>(
      `SELECT id, status, author_id AS "authorId" FROM bank_questions WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (!row) throw notFound('question');
    return row;
  }

  /** Moves a locked question on. Error: 409 `question.not_allowed` when its state does not allow the event. */
  async move(
    tx: Tx,
    { id, status }: Pick<BankQuestion, 'id' | 'status'>,
    event: QuestionEvent,
    reason: string,
  ): Promise<QuestionStatus> {
    const next = nextState(questionStates, status, event);
    if (!next)
      throw conflict('question.not_allowed', `This question is ${status}: one cannot ${event} it.`, {
        state: status,
      });
    await tx.query(`UPDATE bank_questions SET status = $2, reason = $3, changed_at = $4 WHERE id = $1`, [
      id,
      next,
      reason,
      tx.now,
    ]);
    return next;
  }

  private async refuseFaults(tx: Tx, pack: Pack, question: QuestionEntry): Promise<void> {
    const siblings = await tx.query<{ content: QuestionEntry }>(
      `SELECT content FROM bank_questions WHERE pack_key = $1 AND category = $2 AND author_id IS NULL`,
      [pack.key, question.category],
    );
    const errors = newQuestionFaults(
      pack,
      question,
      siblings.map(({ content }) => content),
    );
    if (errors.length > 0)
      throw new DomainError('refused', 'question.invalid', errors[0]?.message ?? 'Write another question.', {
        field: errors[0]?.field,
        extra: { errors },
      });
  }

  private requireKnown(packKey: string, filter: QuestionFilter): void {
    const unknown = unknownKey(this.packs.required(packKey), filter);
    if (unknown)
      throw refused(
        'question.unknown_filter',
        `This pack has no ${unknown.replace(/Key$/, '')} "${filter[unknown]}".`,
        unknown,
      );
  }

  private complete({ content, ...life }: StoredQuestion): BankQuestion {
    return { ...withLevels(content, this.packs.required(life.packKey)), ...life };
  }
}
