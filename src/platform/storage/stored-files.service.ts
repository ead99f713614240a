import { Injectable, type OnModuleInit } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { sha256 } from '../../shared/sha256';
import { addHours } from '../../shared/time';
import { Clock } from '../clock/clock';
import { Database, type Tx } from '../database/database';
import { Sweeps } from '../jobs/sweeps';
import { FileStorage, newStorageKey, type Pieces } from './storage';

/** The sweep that removes files to which nothing refers. */
export const FORGET_FILES = 'storage.forget';
/** So long an upload may take from its first byte to the row that refers to it. */
const ATTACH_HOURS = 1;

export interface KeptFile {
  storageKey: string;
  bytes: number;
  sha256: string;
}

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
      lane: 'network',
      due: (now, failing) => ({
        sql: `SELECT storage_key AS id FROM stored_files WHERE forget_at <= $1
              ORDER BY storage_key = ANY($2), forget_at, storage_key LIMIT 200`,
        params: [now, failing],
      }),
      work: ({ id }) => this.remove(id),
    });
  }

  /**
   * Stores bytes outside of any transaction, as they arrive; answers the key to `attach`, without which they go within
   * the hour. Where the pieces end in an error nothing stays, not even for that long.
   */
  async keep(pieces: Pieces): Promise<KeptFile> {
    const storageKey = newStorageKey();
    const now = this.clock.now();
    await this.database.query(
      `INSERT INTO stored_files (storage_key, created_at, forget_at) VALUES ($1, $2, $3)`,
      [storageKey, now, addHours(now, ATTACH_HOURS)],
    );
    const sum = createHash('sha256');
    let bytes = 0;
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        sum.update(piece);
        bytes += piece.length;
        yield piece;
      }
    };
    try {
      await this.storage.keep(storageKey, counted());
    } catch (error) {
      await this.drop(storageKey).catch(() => undefined);
      throw error;
    }
    return { storageKey, bytes, sha256: sum.digest('hex') };
  }

  /**
   * Removes at once what was kept, unless something refers to it after all (an answer of the database may be lost).
   * Should that fail, the sweep removes it within the hour.
   */
  async drop(key: string): Promise<void> {
    await this.database.query(
      `UPDATE stored_files SET forget_at = $2 WHERE storage_key = $1 AND forget_at > $2`,
      [key, this.clock.now()],
    );
    await this.remove(key);
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
      `UPDATE stored_files SET forget_at = forget_at WHERE storage_key = $1 AND forget_at <= $2 RETURNING 1`,
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
export const forgetFiles = async (tx: Tx, keys: string[]): Promise<void> => {
  await tx.query(`UPDATE stored_files SET forget_at = $2 WHERE storage_key = ANY($1)`, [keys, tx.now]);
};

/** Something refers to the file from now on. False when it has been forgotten already. */
export const attachFile = async (tx: Tx, key: string): Promise<boolean> => {
  const attached = await tx.query<object>(
    `UPDATE stored_files SET forget_at = NULL WHERE storage_key = $1 AND forget_at > $2 RETURNING 1`,
    [key, tx.now],
  );
  return attached.length === 1;
};
