import { SharedRuns } from './shared-runs';

describe('work that many want at once', () => {
  /** Runs that are open, to be ended one by one. */
  let open: { end: (value: string) => void; fail: (error: Error) => void }[];
  let runs: SharedRuns<string>;
  beforeEach(() => {
    open = [];
    runs = new SharedRuns();
  });
  const work = (): Promise<string> =>
    new Promise((end, fail) => {
      open.push({ end, fail });
    });
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('gives those who come meanwhile one further run, begun after they asked', async () => {
    const first = runs.run('a', work);
    const later = [runs.run('a', work), runs.run('a', work), runs.run('a', work)];
    expect(open).toHaveLength(1);
    open[0]?.end('one');
    await expect(first).resolves.toBe('one');
    await turn();
    expect(open).toHaveLength(2);
    open[1]?.end('two');
    await expect(Promise.all(later)).resolves.toEqual(['two', 'two', 'two']);
    void runs.run('a', work);
    expect(open).toHaveLength(3);
  });

  it('runs other keys at the same time', () => {
    void runs.run('a', work);
    void runs.run('b', work);
    expect(open).toHaveLength(2);
  });

  it('passes an error on to those who wait for that run, and goes on', async () => {
    const first = runs.run('a', work);
    const later = runs.run('a', work);
    open[0]?.fail(new Error('no'));
    await expect(first).rejects.toThrow('no');
    await turn();
    open[1]?.end('yes');
    await expect(later).resolves.toBe('yes');
  });

  it('is busy from the first run to the end of the last, and with no other key', async () => {
    expect(runs.isBusy('a')).toBe(false);
    const first = runs.run('a', work);
    const later = runs.run('a', work);
    expect(runs.isBusy('a')).toBe(true);
    expect(runs.isBusy('b')).toBe(false);
    open[0]?.end('one');
    await first;
    expect(runs.isBusy('a')).toBe(true);
    await turn();
    open[1]?.end('two');
    await later;
    expect(runs.isBusy('a')).toBe(false);
  });

  it('ends when all have ended', async () => {
    runs.run('a', work).catch(() => undefined);
    void runs.run('a', work);
    let over = false;
    const ended = runs.ended().then(() => (over = true));
    open[0]?.fail(new Error('no'));
    await turn();
    expect(over).toBe(false);
    open[1]?.end('yes');
    await ended;
    expect(over).toBe(true);
  });
});
