import type { Clock } from '../../src/platform/clock/clock';
import type { Database } from '../../src/platform/database/database';
import { VitalSigns } from '../../src/platform/health/vital-signs';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { Worker } from '../../src/platform/jobs/worker';
import { newId } from '../../src/shared/ids';
import { startTestApp, TEST_START, type TestApp } from '../support/app';

/** Ours stands at `TEST_START`; a database whose clock is so many milliseconds ahead of it. */
const ours: Clock = { now: () => TEST_START };
const ahead = (ms: number): Pick<Database, 'query'> => ({
  query: <Row>() => Promise.resolve([{ now: new Date(TEST_START.getTime() + ms), oldestDue: null } as Row]),
});

describe('health', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

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
    const vitals = new VitalSigns(ours, ahead(ms) as Database, app.get(Sweeps), app.get(Worker));
    expect(await vitals.check()).toMatchObject({ status, database: 'up', clockDifferenceMs: ms });
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
