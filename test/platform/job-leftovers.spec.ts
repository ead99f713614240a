import { Sweeps } from '../../src/platform/jobs/sweeps';
import { useTestApp } from '../support/use-test-app';

describe('wake-ups of processes that died', () => {
  const app = useTestApp();

  const jobs = async () =>
    (
      await app.database.query<{ who: string }>(
        `SELECT locked_by AS who FROM graphile_worker.jobs WHERE task_identifier = 'sweep.nothing' ORDER BY who`,
      )
    ).map(({ who }) => who);

  /** A wake-up that a worker took so many minutes ago and never reported back. */
  const add = async (who: string, minutes: number) => {
    await app.database.query(`SELECT graphile_worker.add_job('sweep.nothing', max_attempts := 1)`);
    await app.database.query(
      `UPDATE graphile_worker._private_jobs
       SET locked_by = $1, locked_at = clock_timestamp() - $2 * interval '1 minute', attempts = 1
       WHERE locked_by IS NULL`,
      [who, minutes],
    );
  };

  it('are cleared away after ten minutes, those of the living stay', async () => {
    await app.settle();
    await add('dead', 11);
    await add('alive', 9);
    expect(await jobs()).toEqual(['alive', 'dead']);
    await app.get(Sweeps).run('jobs.leftovers');
    expect(await jobs()).toEqual(['alive']);
  });
});
