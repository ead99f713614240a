import { perTurn } from './turn-reads';

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('questions of one turn', () => {
  it('are read together, and each gets its own answer', async () => {
    const read = jest.fn(async (asked: readonly number[]) => asked.map((one) => one * 2));
    const { ask } = perTurn(read);
    expect(await Promise.all([ask(1), ask(2), ask(1)])).toEqual([2, 4, 2]);
    expect(read.mock.calls).toEqual([[[1, 2, 1]]]);
  });

  it('are never answered by a statement that was sent before they were asked', async () => {
    let state = 'before';
    const { ask } = perTurn(async (asked: readonly string[]) => {
      const seen = state;
      await turn();
      return asked.map((name) => `${name} ${seen}`);
    });
    const early = ask('early');
    await turn();
    state = 'after';
    expect(await ask('late')).toBe('late after');
    expect(await early).toBe('early before');
  });

  it('share an error, and the next turn asks again', async () => {
    let broken = true;
    const { ask } = perTurn(async (asked: readonly number[]) => {
      if (broken) throw new Error('gone');
      return [...asked];
    });
    const both = await Promise.allSettled([ask(1), ask(2)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await ask(3)).toBe(3);
  });
});
