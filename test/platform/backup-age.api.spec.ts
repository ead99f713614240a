import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { restoreBackup } from '../../src/platform/backups/restore-backup';
import { makeSandboxTables } from '../../local/sandbox-tables';
import { takeBackup } from '../../src/platform/backups/take';
import { machineTime } from '../../src/platform/clock/clock';
import { startTestApp, type TestApp } from '../support/app';
import { createEmptyDatabase, nameOfRun } from '../support/test-database';
import { testFolder } from '../support/test-folder';
import { useTestApp } from '../support/use-test-app';

/** Of seconds since 1970 as floating point numbers. */
const ROUNDING = 1e-5;

describe('the age of the last backup', () => {
  const app = useTestApp();
  const root = testFolder('age');
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const age = async (of = app): Promise<number> => {
    const { text } = await of.http().get('/metrics').expect(200);
    return Number(
      /^greenroom_backup_age_seconds(?:\{.*\})? (\S+)$/m.exec(text)?.[1]?.replace('+Inf', 'Infinity'),
    );
  };

  /** The age lies between what it is just before and just after it is asked for. Answers it, in seconds. */
  const isAsOldAsItsNote = async (of: TestApp): Promise<number> => {
    const [note] = await of.database.query<{ taken: number }>(
      `SELECT extract(epoch FROM max(taken_at))::float8 AS taken FROM backups WHERE database = database_identity()`,
    );
    const since = (): number => machineTime().getTime() / 1000 - (note?.taken ?? NaN);
    const [least, said, most] = [since(), await age(of), since()];
    expect(said).toBeGreaterThanOrEqual(least - ROUNDING);
    expect(said).toBeLessThanOrEqual(most + ROUNDING);
    return said;
  };

  it('is infinite until one is complete, and that of the latest afterwards', async () => {
    expect(await age()).toBe(Infinity);
    const folder = join(root, 'first');
    const url = app.config.databaseUrl ?? '';
    await takeBackup({ url, folder });
    await isAsOldAsItsNote(app);
    await expect(takeBackup({ url, folder })).rejects.toThrow('exists already');
    await app.database.query(`UPDATE backups SET taken_at = taken_at - interval '30 hours'`);
    expect(await isAsOldAsItsNote(app)).toBeGreaterThan(30 * 3600);
    await app.database.query(`INSERT INTO backups (made_by) VALUES ('pg_dump')`);
    await isAsOldAsItsNote(app);
  });

  it('does not count one whose files are not as they were written', async () => {
    await app.database.query('DELETE FROM backups');
    const folder = join(root, 'spoilt');
    const spoil = (): void => {
      const draft = readdirSync(root).find((name) => name.startsWith('spoilt.unfinished'));
      appendFileSync(join(root, draft ?? '', 'public.accounts.copy'), 'x');
    };
    const say = (line: string): void => {
      if (line.startsWith('public.ratings')) spoil();
    };
    await expect(takeBackup({ url: app.config.databaseUrl ?? '', folder, say })).rejects.toThrow(
      'public.accounts.copy is not as it was written',
    );
    expect(readdirSync(root).filter((name) => name.startsWith('spoilt'))).toEqual([]);
    expect(await age()).toBe(Infinity);
  });

  it('is infinite for a database that was filled from a backup, or copied with its notes', async () => {
    const folder = join(root, 'moved');
    await takeBackup({ url: app.config.databaseUrl ?? '', folder });
    const target = await createEmptyDatabase();
    await restoreBackup({ makeTables: makeSandboxTables, url: target.url, folder });
    await restoreBackup({ makeTables: makeSandboxTables, url: target.url, folder, replace: true });
    const restored = await startTestApp({}, undefined, target);
    try {
      expect(await age(restored)).toBe(Infinity);
      const notes = await app.database.query<{ database: string }>('SELECT database FROM backups');
      expect(notes).toHaveLength(1);
      // As pg_dump would bring it along.
      await restored.database.query(`INSERT INTO backups (made_by, database) VALUES ('elsewhere', $1)`, [
        notes[0]?.database,
      ]);
      expect(await age(restored)).toBe(Infinity);
      await takeBackup({ url: target.url, folder: join(root, 'own') });
      await isAsOldAsItsNote(restored);
    } finally {
      await restored.stop();
    }
  });

  it('a replaced database does not keep the notes of what it held before', async () => {
    const own = await createEmptyDatabase();
    try {
      const folder = join(root, 'again');
      await takeBackup({ url: app.config.databaseUrl ?? '', folder });
      await restoreBackup({ makeTables: makeSandboxTables, url: own.url, folder });
      await takeBackup({ url: own.url, folder: join(root, 'before') });
      await restoreBackup({ makeTables: makeSandboxTables, url: own.url, folder, replace: true });
      const replaced = await startTestApp({}, undefined, { url: own.url, drop: () => Promise.resolve() });
      const said = await age(replaced);
      await replaced.stop();
      expect(said).toBe(Infinity);
    } finally {
      await own.drop();
    }
  });

  it('can be noted by a role without any special right', async () => {
    const role = nameOfRun('noter');
    await app.database.tx(async (tx) => {
      await tx.query(`CREATE ROLE ${role} NOSUPERUSER; GRANT INSERT, SELECT ON backups TO ${role}`);
      await tx.query(`SET LOCAL ROLE ${role}`);
      await tx.query(`INSERT INTO backups (made_by) VALUES ('script')`);
      await tx.query('RESET ROLE');
      await tx.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    });
    await isAsOldAsItsNote(app);
  });
});
