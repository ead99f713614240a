import { join } from 'node:path';
import type { Clock } from '../../src/platform/clock/clock';
import type { Database } from '../../src/platform/database/database';
import { DiskSpace } from '../../src/platform/health/disk-space';
import { VitalSigns } from '../../src/platform/health/vital-signs';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { Worker } from '../../src/platform/jobs/worker';
import { newId } from '../../src/shared/ids';
import { startTestApp, TEST_START, type TestApp } from '../support/app';
import { testFolder } from '../support/test-folder';
import { until } from '../support/until';
import { useTestApp } from '../support/use-test-app';

/** Ours stands at `TEST_START`; a database whose clock is so many milliseconds ahead of it. */
const ours: Clock = { offset: () => 0, now: () => TEST_START };
const ahead = (ms: number): Pick<Database, 'query' | 'refusedWriteLately'> => ({
  query: <Row>() =>
    Promise.resolve([{ now: new Date(TEST_START.getTime() + ms), readOnly: false, oldestDue: null } as Row]),
  refusedWriteLately: () => false,
});

describe('health', () => {
  const app = useTestApp();

  it('tells outside production what it measured', async () => {
    await app.http().get('/health/live').expect(200, { status: 'ok' });
    const { body } = await app.http().get('/health/ready').expect(200);
    expect(body).toMatchObject({ status: 'ok', database: 'up', queueSilentSeconds: null });
    expect(body.clockDifferenceMs).toEqual(expect.any(Number));
  });

  it('is degraded, and goes on serving, while due events are not delivered', async () => {
    await app.database.query(
      `INSERT INTO outbox_events (id, type, version, aggregate_id, occurred_at, data, next_attempt_at)
       VALUES ($1, 'test.nothing', 1, $1, $2, '{}', $2)`,
      [newId(), app.clock.now()],
    );
    app.clock.advance({ minutes: 4 });
    expect((await app.http().get('/health/ready').expect(200)).body.status).toBe('ok');
    app.clock.advance({ minutes: 2 });
    const { body } = await app.http().get('/health/ready').expect(200);
    expect(body).toMatchObject({ status: 'degraded', outboxLateSeconds: 360 });
    await app.settle();
    expect((await app.http().get('/health/ready').expect(200)).body.status).toBe('ok');
  });

  it.each([
    [2_000, 'ok'],
    [-2_000, 'ok'],
    [2_001, 'unavailable'],
    [-2_001, 'unavailable'],
  ])('with a database whose clock is %i ms ahead is %s', async (ms, status) => {
    const vitals = new VitalSigns(
      ours,
      ahead(ms) as Database,
      app.get(Sweeps),
      app.get(Worker),
      app.get(DiskSpace),
    );
    expect(await vitals.check()).toMatchObject({ status, database: 'up', clockDifferenceMs: ms });
  });
});

describe('health where changes cannot be written', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
  });
  afterEach(() => app.stop());
  const ready = async () => {
    const { status, body } = await app.http().get('/health/ready');
    return [status, body.status ?? body.code, body.database, body.disk];
  };

  it.each<[string, Partial<TestApp['config']['disk']>, unknown[]]>([
    ['has room', {}, [200, 'ok', 'up', 'ok']],
    ['has little room', { lowBytes: Number.MAX_SAFE_INTEGER }, [200, 'degraded', 'up', 'low']],
    ['is full', { fullBytes: Number.MAX_SAFE_INTEGER }, [503, 503, 'up', 'full']],
    [
      'cannot be written',
      { folders: [testFolder('disk'), join(__filename, 'files')] },
      [503, 503, 'up', 'away'],
    ],
    ['holds nothing of ours', { folders: [] }, [200, 'ok', 'up', null]],
  ])('tells that the disk %s', async (_, disk, told) => {
    Object.assign(app.config.disk, disk);
    expect(await ready()).toEqual(told);
    await app.http().get('/health/live').expect(200);
  });

  it('tells that the database takes no changes', async () => {
    await app.database.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$`,
    );
    await app.database
      .query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()`)
      .catch(() => undefined);
    await until(async () => (await ready())[2] === 'read_only', 'it is told');
    expect(await ready()).toEqual([503, 503, 'read_only', 'ok']);
  });

  it('tells for half a minute that a change was refused, without trying one itself', async () => {
    const refused = app.database.tx(async (tx) => {
      await tx.query('SET TRANSACTION READ ONLY');
      await tx.query('DELETE FROM rate_limits');
    });
    await expect(refused).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await ready()).toEqual([503, 503, 'read_only', 'ok']);
    const later = jest.spyOn(performance, 'now').mockReturnValue(Number.MAX_SAFE_INTEGER);
    expect(await ready()).toEqual([200, 'ok', 'up', 'ok']);
    later.mockRestore();
  });
});

describe('health in production', () => {
  it('says whether it is ready and nothing else (attack 76)', async () => {
    const app = await startTestApp({ environment: 'production' });
    await app.http().get('/health/live').expect(200, { status: 'ok' });
    await app.http().get('/health/ready').expect(200, { status: 'ok' });
    await app.get(VitalSigns).beforeApplicationShutdown();
    const { body, headers } = await app.http().get('/health/ready').expect(503);
    expect(headers['retry-after']).toBe('1');
    expect(Object.keys(body).sort()).toEqual(['code', 'detail', 'requestId', 'status', 'title', 'type']);
    await app.stop();
  });
});
