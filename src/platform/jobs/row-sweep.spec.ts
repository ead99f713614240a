import { Metrics } from '../metrics/metrics';
import { FailingRows, MOST_REMEMBERED } from './row-sweep';

describe('rows that fail', () => {
  it('are remembered up to a number, the latest of them', async () => {
    const rows = new FailingRows(new Metrics());
    let known: string[] = [];
    const sweep = async (ids: string[]): Promise<void> => {
      await rows.workOff(
        'test',
        {
          due: async (failing) => {
            known = failing;
            return ids.map((id) => ({ id }));
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
