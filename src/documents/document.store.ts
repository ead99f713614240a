import { Injectable } from '@nestjs/common';
import type { Prompt } from '../packs';
import { Database, type Queryable, type Tx } from '../platform/database/database';
import { notFound } from '../shared/errors';
import type { DocumentRules } from './domain/document.rules';

export interface DocumentTask {
  bookingId: string;
  prompt: Prompt | null;
  rules: DocumentRules;
}

export interface ReviewedDocument {
  bookingId: string;
  revision: number;
  /** Null, like name and checksum, once its author has erased their data. */
  storageKey: string | null;
  fileName: string | null;
  sha256: string | null;
  mediaType: string;
  bytes: number;
  words: number | null;
  uploadedAt: Date;
}

const DOCUMENT = `SELECT booking_id AS "bookingId", revision, storage_key AS "storageKey", file_name AS "fileName",
    sha256, media_type AS "mediaType", bytes, words, uploaded_at AS "uploadedAt" FROM review_documents`;

/** Reads and writes what reviews keep beside their bookings. It knows no access rules; its callers do. */
@Injectable()
export class DocumentStore {
  constructor(private readonly database: Database) {}

  /** Of an open order that is resumed the newest wish counts. */
  async keepTask(tx: Tx, { bookingId, prompt, rules }: DocumentTask): Promise<void> {
    await tx.query(
      `INSERT INTO review_tasks (booking_id, prompt, rules) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT review_tasks_pk DO UPDATE SET prompt = excluded.prompt, rules = excluded.rules`,
      [bookingId, prompt && JSON.stringify(prompt), JSON.stringify(rules)],
    );
  }

  /** What was agreed; 404 `document_review.not_found` for a booking that is no review. */
  async task(bookingId: string): Promise<DocumentTask> {
    const [task] = await this.database.query<DocumentTask>(
      `SELECT booking_id AS "bookingId", prompt, rules FROM review_tasks WHERE booking_id = $1`,
      [bookingId],
    );
    if (!task) throw notFound('document_review');
    return task;
  }

  /** Keys of prompts that the candidate has been given in orders that were paid. */
  async promptsOf(tx: Tx, candidateId: string): Promise<Set<string>> {
    const rows = await tx.query<{ key: string }>(
      `SELECT t.prompt->>'key' AS key FROM review_tasks t JOIN bookings b ON b.id = t.booking_id
       WHERE b.candidate_id = $1 AND b.confirmed_at IS NOT NULL AND t.prompt IS NOT NULL`,
      [candidateId],
    );
    return new Set(rows.map(({ key }) => key));
  }

  /** In the order of their revisions. */
  documents(bookingId: string, reader: Queryable = this.database): Promise<ReviewedDocument[]> {
    return reader.query<ReviewedDocument>(`${DOCUMENT} WHERE booking_id = $1 ORDER BY revision`, [bookingId]);
  }

  /** Whether the candidate has erased their account; in a transaction it stays so until the end of that. */
  async isAuthorErased({ candidateId }: { candidateId: string }, tx?: Tx): Promise<boolean> {
    const sql = `SELECT erased_at IS NOT NULL AS erased FROM accounts WHERE id = $1`;
    const [author] = tx
      ? await tx.query<{ erased: boolean }>(`${sql} FOR KEY SHARE`, [candidateId])
      : await this.database.query<{ erased: boolean }>(sql, [candidateId]);
    return author?.erased ?? true;
  }

  /** Adds a document to a locked booking. */
  async addDocument(tx: Tx, document: ReviewedDocument): Promise<void> {
    await tx.query(
      `INSERT INTO review_documents (booking_id, revision, storage_key, file_name, sha256, media_type, bytes, words,
         uploaded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        document.bookingId,
        document.revision,
        document.storageKey,
        document.fileName,
        document.sha256,
        document.mediaType,
        document.bytes,
        document.words,
        document.uploadedAt,
      ],
    );
  }
}
