import { randomBytes } from 'node:crypto';
import { ConfigError, loadConfig } from '../../src/platform/config/config';
import { startTestApp, type TestApp } from '../support/app';
import { createTestDatabase } from '../support/test-database';

describe('a direct way to the database beside a pooler', () => {
  const role = `direct_${randomBytes(4).toString('hex')}`;
  let app: TestApp;

  beforeAll(async () => {
    const database = await createTestDatabase();
    const direct = Object.assign(new URL(database.url), { username: role, password: 'only-here' });
    const first = await startTestApp({}, undefined, { ...database, drop: () => Promise.resolve() });
    await first.database.query(`CREATE ROLE ${role} SUPERUSER LOGIN PASSWORD 'only-here'`);
    await first.stop();
    app = await startTestApp(
      { backgroundJobs: true, databaseDirectUrl: direct.toString() },
      undefined,
      database,
    );
  });
  afterAll(async () => {
    await app?.stop();
    const after = await startTestApp();
    await after.database.query(`DROP ROLE IF EXISTS ${role}`);
    await after.stop();
  });

  it('is taken by what listens, and by nothing else', async () => {
    await app.http().get('/v1/coaches?pack=amazon-tpm').expect(200);
    const sessions = await app.database.query<{ name: string; direct: boolean }>(
      `SELECT DISTINCT application_name AS name, usename = $1 AS direct FROM pg_stat_activity
       WHERE datname = current_database() AND application_name IN ('greenroom', 'greenroom-jobs') ORDER BY 1`,
      [role],
    );
    expect(sessions).toEqual([
      { name: 'greenroom', direct: false },
      { name: 'greenroom-jobs', direct: true },
    ]);
  });

  it('needs the pooler to be named as well', () => {
    const settings = { DATABASE_DIRECT_URL: 'postgres://a@b/c' };
    expect(() => loadConfig(settings)).toThrow(ConfigError);
    expect(() => loadConfig(settings)).toThrow('DATABASE_DIRECT_URL: needs DATABASE_URL');
    expect(loadConfig({ ...settings, DATABASE_URL: 'postgres://a@p/c' }).databaseDirectUrl).toBe(
      'postgres://a@b/c',
    );
  });
});
