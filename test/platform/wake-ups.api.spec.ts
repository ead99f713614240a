import { Worker } from '../../src/platform/jobs/worker';
import { startTestApp } from '../support/app';
import { scrape } from '../support/metrics';
import { until } from '../support/until';
import { useTestApp } from '../support/use-test-app';

const WAKE_UPS = 300;

describe('wake-ups that come faster than they are taken', () => {
  const app = useTestApp();

  const waiting = async (): Promise<number> => {
    const [row] = await app.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'sweep.mails'`,
    );
    return row?.n ?? 0;
  };

  it('are all answered by a few runs, and one that is for later waits for its time', async () => {
    await app.database.tx(async (tx) => {
      for (let n = 0; n < WAKE_UPS; n += 1) await tx.wake('mails');
      await tx.wake('mails', new Date(app.clock.now().getTime() + 3_600_000));
    });
    expect(await waiting()).toBe(WAKE_UPS + 1);
    const worker = await startTestApp({ backgroundJobs: true }, undefined, {
      url: app.config.databaseUrl ?? '',
      drop: () => Promise.resolve(),
    });
    try {
      expect(worker.get(Worker).silentSeconds()).not.toBeNull();
      await until(async () => (await waiting()) <= 1, 'all wake-ups that are due are answered');
      expect(await waiting()).toBe(1);
      const runs = async (): Promise<number | undefined> =>
        (await scrape(worker)).get('greenroom_sweep_duration_seconds_count{outcome="done",sweep="mails"}');
      expect(await until(runs, 'a run has ended')).toBeLessThan(10);
    } finally {
      await worker.stop();
    }
  });
});
