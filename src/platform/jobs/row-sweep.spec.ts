import { SystemClock } from '../clock/clock';
import type { Database } from '../database/database';
import { Metrics } from '../metrics/metrics';
import { FailingRows, MOST_REMEMBERED } from './row-sweep';

describe('rows that fail', () => {
  it('are remembered up to a number, the latest of them', async () => {
    // Answers what it was asked with.
    const query = async (_sql: string, params: unknown[]) => params.map((id) => ({ id }));
    const rows = new FailingRows(new Metrics(), new SystemClock(), { query } as Pick<
      Database,
      'query'
    > as Database);
    let known: string[] = [];
    const sweep = async (ids: string[]): Promise<void> => {
      await rows.workOff(
        'test',
        {
          due: (_now, failing) => {
            known = failing;
            return { sql: '', params: ids };
          },
          work: async () => {
            throw new Error('always');
          },
        },
        () => true,
      );
    };
    const ids = Array.from({ length: MOST_REMEMBERED + 5 }, (_, i) => `row ${i}`);
    jest.spyOn(rows['logger'], 'error').mockReturnValue(undefined);
    await sweep(ids.slice(0, 10));
    await sweep(['row 0', ...ids.slice(10)]);
    await sweep([]);
    expect(known).toHaveLength(MOST_REMEMBERED);
    expect(known.includes('row 0')).toBe(true);
    expect(known.includes('row 1')).toBe(false);
    expect(known.at(-1)).toBe(ids.at(-1));
  });
});
