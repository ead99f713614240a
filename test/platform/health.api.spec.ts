import { SystemClock } from '../../src/platform/clock/clock';
import { VitalSigns } from '../../src/platform/health/vital-signs';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { Worker } from '../../src/platform/jobs/worker';
import { newId } from '../../src/shared/ids';
import { startTestApp, type TestApp } from '../support/app';

class FastClock extends SystemClock {
  constructor(private readonly aheadMs: number) {
    super();
  }

  override now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

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
    expect(Math.abs(body.clockDifferenceMs)).toBeLessThan(2_000);
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
    [1_500, 'ok'],
    [2_600, 'unavailable'],
    [-2_600, 'unavailable'],
  ])('with a clock that is %i ms ahead of the database is %s', async (aheadMs, status) => {
    const vitals = new VitalSigns(new FastClock(aheadMs), app.database, app.get(Sweeps), app.get(Worker));
    expect(await vitals.check()).toMatchObject({ status, database: 'up' });
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
