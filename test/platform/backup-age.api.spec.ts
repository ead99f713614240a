import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeBackup } from '../../scripts/backup/take';
import { startTestApp, type TestApp } from '../support/app';

describe('the age of the last backup', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  const age = async (): Promise<number> => {
    const { text } = await app.http().get('/metrics').expect(200);
    return Number(
      /^greenroom_backup_age_seconds(?:\{.*\})? (\S+)$/m.exec(text)?.[1]?.replace('+Inf', 'Infinity'),
    );
  };

  it('is infinite until one is complete, and that of the latest afterwards', async () => {
    expect(await age()).toBe(Infinity);
    const folder = join(mkdtempSync(join(tmpdir(), 'greenroom-age-')), 'first');
    const url = app.config.databaseUrl ?? '';
    await takeBackup({ url, folder });
    expect(await age()).toBeGreaterThan(-60);
    expect(await age()).toBeLessThan(600);
    await expect(takeBackup({ url, folder })).rejects.toThrow('exists already');
    await app.database.query(`UPDATE backups SET taken_at = taken_at - interval '30 hours'`);
    expect(await age()).toBeGreaterThan(30 * 3600 - 600);
    await app.database.query(`INSERT INTO backups (made_by) VALUES ('pg_dump')`);
    expect(await age()).toBeLessThan(600);
  });
});
