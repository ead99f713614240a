import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { BackupFailure } from '../../src/platform/backups/backup.error';
import { type Manifest, MANIFEST, manifestText } from '../../src/platform/backups/manifest';
import { restoreBackup } from '../../src/platform/backups/restore-backup';
import { makeSandboxTables } from '../../local/sandbox-tables';
import { takeBackup } from '../../src/platform/backups/take';
import { startTestApp } from '../support/app';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database';
import { testFolder } from '../support/test-folder';
import { until } from '../support/until';
import { useTestApp } from '../support/use-test-app';

describe('what cannot be restored', () => {
  const app = useTestApp();
  let root: string;
  let folder: string;
  let manifest: Manifest;
  let target: TestDatabase;
  beforeAll(async () => {
    await bookAndPay(app, { coach: await publishedCoach(app) });
    root = testFolder('backup');
    folder = join(root, 'backup');
    manifest = await takeBackup({ url: app.config.databaseUrl ?? '', folder });
    target = await createEmptyDatabase();
  });
  afterAll(async () => {
    await target.drop();
    rmSync(root, { recursive: true, force: true });
  });

  /** What restoring says of a copy of the backup that was changed. */
  const refusalOf = async (change: (copy: string) => void): Promise<string> => {
    const copy = mkdtempSync(join(root, 'copy-'));
    cpSync(folder, copy, { recursive: true });
    change(copy);
    return messageOf(restoreBackup({ makeTables: makeSandboxTables, url: target.url, folder: copy }));
  };

  const messageOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'restored',
      (error: unknown) => {
        if (error instanceof BackupFailure) return error.message;
        throw error;
      },
    );

  it('is readable by its owner only, and holds nothing unfinished', () => {
    const modes = [folder, ...readdirSync(folder).map((name) => join(folder, name))].map(
      (path) => statSync(path).mode & 0o077,
    );
    expect(new Set(modes)).toEqual(new Set([0]));
    expect(readdirSync(root)).toEqual(['backup']);
  });

  it('a damaged table', async () => {
    const said = await refusalOf((copy) => appendFileSync(join(copy, 'public.bookings.copy'), 'x'));
    expect(said).toBe('The backup is damaged: public.bookings.copy is not as it was written.');
  });

  it('a missing table', async () => {
    const said = await refusalOf((copy) => rmSync(join(copy, 'public.ledger_lines.copy')));
    expect(said).toBe('The backup is damaged: public.ledger_lines.copy is missing.');
  });

  it('a changed manifest', async () => {
    const text = manifestText(manifest).replace('"rows": 1', '"rows": 2');
    const said = await refusalOf((copy) => writeFileSync(join(copy, MANIFEST), text));
    expect(said).toBe('The backup is damaged: manifest.json is not as it was written.');
  });

  it('a backup of a newer version', async () => {
    const text = manifestText({ ...manifest, level: [...manifest.level, 'Tomorrow1900000000000'] });
    const said = await refusalOf((copy) => writeFileSync(join(copy, MANIFEST), text));
    expect(said).toMatch(
      /^The backup is of a newer version \([\d.]+, schema Tomorrow1900000000000\) than this program\./,
    );
  });

  it('into a database that is in use', async () => {
    const said = await messageOf(
      restoreBackup({
        makeTables: makeSandboxTables,
        url: app.config.databaseUrl ?? '',
        folder,
        replace: true,
      }),
    );
    expect(said).toMatch(/^The database is in use \(.*\)\. Stop the server, then restore\.$/);
  });

  it('into a database that holds something, unless it may be replaced', async () => {
    expect(await messageOf(restoreBackup({ makeTables: makeSandboxTables, url: target.url, folder }))).toBe(
      'restored',
    );
    expect(
      await messageOf(restoreBackup({ makeTables: makeSandboxTables, url: target.url, folder })),
    ).toMatch(/^The database is not empty \(/);
    expect(
      await messageOf(
        restoreBackup({ makeTables: makeSandboxTables, url: target.url, folder, replace: true }),
      ),
    ).toBe('restored');
  });

  it('into a database that has a newer schema than the backup', async () => {
    const text = manifestText({ ...manifest, level: manifest.level.slice(0, -1) });
    const said = await refusalOf((copy) => writeFileSync(join(copy, MANIFEST), text));
    expect(said).toMatch(/^The database has a newer schema \(\w+\) than the backup, which is of version/);
  });

  it('over an older backup', async () => {
    const again = takeBackup({ url: app.config.databaseUrl ?? '', folder });
    expect(await messageOf(again)).toBe(`${folder} exists already; name another folder.`);
  });
});

it('a restore waits for a start that is about to end', async () => {
  const app = await startTestApp();
  const target = await createEmptyDatabase();
  const [starting, watching] = [new Client(target.url), new Client(target.url)];
  try {
    const folder = join(testFolder('backup'), 'backup');
    await takeBackup({ url: app.config.databaseUrl ?? '', folder });
    await Promise.all([starting.connect(), watching.connect()]);
    for (const client of [starting, watching])
      await client.query(`SET application_name = 'greenroom-start-other'; SET idle_session_timeout = 0`);
    const restored = restoreBackup({ makeTables: makeSandboxTables, url: target.url, folder });
    const hasLooked = async (): Promise<boolean> => {
      const { rows } = await watching.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'greenroom restore'
           AND state = 'idle in transaction' AND query LIKE '%pg_stat_activity%'`,
      );
      return rows.length > 0;
    };
    await until(hasLooked, 'the restore has seen that somebody is there');
    await Promise.all([starting.end(), watching.end()]);
    await restored;
  } finally {
    await app.stop();
    await target.drop();
  }
});
