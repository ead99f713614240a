import { ClientCounts, MOST_COUNTED } from './client-counts';

describe('requests of a client', () => {
  it('pass until there are too many in a minute, and again after it', () => {
    const counts = new ClientCounts(2);
    expect([counts.count('a', 0), counts.count('a', 10_000), counts.count('a', 20_000)]).toEqual([
      0, 0, 40_000,
    ]);
    expect(counts.count('a', 59_999)).toBe(1);
    expect(counts.count('a', 60_000)).toBe(0);
    expect([counts.count('a', 60_001), counts.count('a', 60_002)]).toEqual([0, 59_998]);
  });

  it('are not those of another', () => {
    const counts = new ClientCounts(1);
    expect([counts.count('a', 0), counts.count('b', 0), counts.count('a', 0)]).toEqual([0, 0, 60_000]);
  });

  it('are counted for so many clients and no more; who went on lately is kept', () => {
    const counts = new ClientCounts(1);
    counts.count('busy', 0);
    for (let i = 0; i < MOST_COUNTED + 1_000; i += 1) {
      counts.count(`2001:db8:${i.toString(16)}`, 0);
      if (i % 1_000 === 0) counts.count('busy', 0);
    }
    expect(counts.size).toBe(MOST_COUNTED);
    expect(counts.count('busy', 0)).toBe(60_000);
  });
});
