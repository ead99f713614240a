import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sha256 } from '../../shared/sha256';
import { addHours } from '../../shared/time';
import { Clock } from '../clock/clock';
import { Database, type Tx } from '../database/database';
import { Sweeps } from '../jobs/sweeps';
import { FileStorage, newStorageKey } from './storage';

/** The sweep that removes files to which nothing refers. */
export const FORGET_FILES = 'storage.forget';
/** So long an upload may take from its first byte to the row that refers to it. */
const ATTACH_HOURS = 1;

/**
 * Files and the rows that know of them. A file is written down before its bytes are stored, and forgotten an hour
 * later unless something refers to it by then: whatever breaks between, no bytes stay behind unknown.
 */
@Injectable()
export class StoredFiles implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly storage: FileStorage,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.registerRows(FORGET_FILES, {
      due: (failing) => ({
        sql: `SELECT storage_key AS id FROM stored_files WHERE forget_at <= $1
              ORDER BY storage_key = ANY($2), forget_at, storage_key LIMIT 200`,
        params: [this.clock.now(), failing],
      }),
      work: ({ id }) => this.remove(id),
    });
  }

  /** Stores bytes outside of any transaction; answers the key to `attach`, without which they go within the hour. */
  async keep(content: Buffer): Promise<string> {
    const key = newStorageKey();
    const now = this.clock.now();
    await this.database.query(
      `INSERT INTO stored_files (storage_key, created_at, forget_at) VALUES ($1, $2, $3)`,
      [key, now, addHours(now, ATTACH_HOURS)],
    );
    await this.storage.keep(key, content);
    return key;
  }

  /** Something refers to the file from now on. False when it has been forgotten already. */
  async attach(tx: Tx, key: string): Promise<boolean> {
    const [, attached] = await tx.query<[object[], number]>(
      `UPDATE stored_files SET forget_at = NULL WHERE storage_key = $1 AND forget_at > $2`,
      [key, this.clock.now()],
    );
    return attached === 1;
  }

  /**
   * The bytes of a file that something refers to. Throws when they are not those that were stored: `sum` is their
   * SHA-256 in hex.
   */
  async read(key: string, sum: string): Promise<Buffer> {
    const content = await this.storage.read(key);
    if (sha256(content) !== sum) throw new Error('A stored file is not what was stored.');
    return content;
  }

  /** Removes the bytes first: a crash between leaves a row, and the next run finds it again. */
  private async remove(key: string): Promise<boolean> {
    const now = this.clock.now();
    // Waits for an `attach` under way; none begins any more, because the hour is over.
    const due = await this.database.query<object>(
      `WITH due AS (UPDATE stored_files SET forget_at = forget_at WHERE storage_key = $1 AND forget_at <= $2 RETURNING 1)
       SELECT 1 FROM due`,
      [key, now],
    );
    if (due.length === 0) return false;
    await this.storage.remove(key);
    await this.database.query(`DELETE FROM stored_files WHERE storage_key = $1 AND forget_at <= $2`, [
      key,
      now,
    ]);
    return true;
  }
}

/** Nothing refers to these files any more, from `now` on; the next sweep removes them. */
export const forgetFiles = async (tx: Tx, keys: string[], now: Date): Promise<void> => {
  await tx.query(`UPDATE stored_files SET forget_at = $2 WHERE storage_key = ANY($1)`, [keys, now]);
};
