import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { type HeldFile, holdings } from '../../platform/personal-data/holdings';
import { fileNotFound } from '../../platform/storage/storage';
import { StoredFiles } from '../../platform/storage/stored-files.service';
import { DomainError } from '../../shared/errors';
import { sha256 } from '../../shared/sha256';

interface ExportedFile {
  name: string;
  about: string;
  rows: number;
  content: string | Buffer;
}

const README = `Everything that Greenroom holds about you, as you can read it.

Each file in tables/ is a JSON array of records, documents/ has the files that you uploaded; manifest.json lists the files with what they are about, how many
records they hold and the SHA-256 of their bytes, and which documents we could not find any more. Instants are ISO 8601 in UTC, amounts are in minor units (cents).

Not in here: what coaches keep for themselves or for us in their forms, and the questions drawn for your sessions,
which would spoil the next interview.
`;

/** Everything about a person as one zip archive of JSON files. */
@Injectable()
export class DataExports {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly stored: StoredFiles,
  ) {}

  /** The archive's bytes. All files are of one moment. */
  async of(accountId: string): Promise<Buffer> {
    const now = this.clock.now();
    const { tables, held } = await this.database.tx(async (tx) => {
      await tx.query(`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`);
      const read: ExportedFile[] = [];
      const documents: HeldFile[] = [];
      for (const { table, holds, read: readRows, files } of holdings()) {
        if (files) documents.push(...(await files(tx, accountId)));
        if (!readRows) continue;
        const rows = await readRows(tx, accountId);
        const content = `${JSON.stringify(rows, null, 2)}\n`;
        read.push({ name: `tables/${table}.json`, about: holds ?? '', rows: rows.length, content });
      }
      await tx.note({
        actorId: accountId,
        action: 'account.exported',
        subjectType: 'account',
        subjectId: accountId,
        data: {},
      });
      return { tables: read, held: documents };
    });
    const { documents, missing } = await this.documents(held);
    return zipped([...tables, ...documents], missing, accountId, now);
  }

  /**
   * Read after the transaction. What is not in the storage (erased meanwhile, or lost with a disk) is said to be
   * missing: it is no reason to keep everything else from the person.
   */
  private async documents(held: HeldFile[]): Promise<{ documents: ExportedFile[]; missing: string[] }> {
    const documents: ExportedFile[] = [];
    const missing: string[] = [];
    for (const { name, storageKey, sha256: sum } of held) {
      const content = await this.stored.read(storageKey, sum).catch(nullWhereMissing);
      if (content) documents.push({ name, about: 'A document that you uploaded.', rows: 1, content });
      else missing.push(name);
    }
    return { documents, missing };
  }
}

const nullWhereMissing = (error: unknown): null => {
  if (error instanceof DomainError && error.code === fileNotFound().code) return null;
  throw error;
};

const zipped = (files: ExportedFile[], missing: string[], accountId: string, now: Date): Promise<Buffer> => {
  const manifest = {
    accountId,
    exportedAt: now,
    files: files.map(({ content, ...file }) => ({ ...file, sha256: sha256(content) })),
    missing,
  };
  const zip = new ZipFile();
  const add = (name: string, content: string | Buffer): void =>
    zip.addBuffer(Buffer.isBuffer(content) ? content : Buffer.from(content), name, { mtime: now });
  add('README.txt', README);
  add('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  for (const { name, content } of files) add(name, content);
  zip.end();
  return buffer(zip.outputStream);
};
