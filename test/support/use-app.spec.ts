import { type Check, useApp } from './use-app';

type Hook = () => Promise<unknown> | undefined;

/** What is done to an application around two tests, with hooks that we run ourselves. */
const history = async (check: Check, { starts = true, holds = true } = {}): Promise<string[]> => {
  const done: string[] = [];
  const hooks = new Map<string, Hook>();
  for (const name of ['beforeAll', 'afterEach', 'afterAll'] as const)
    jest.spyOn(globalThis, name).mockImplementation((hook) => void hooks.set(name, hook as Hook));
  const app = useApp(async () => {
    if (!starts) throw new Error('does not start');
    return {
      name: 'app',
      checkInvariants: async () => {
        done.push('check');
        if (!holds) throw new Error('broken');
      },
      stop: async () => void done.push('stop'),
    };
  }, check);
  jest.restoreAllMocks();
  const run = async (name: string): Promise<void> => {
    await hooks
      .get(name)?.()
      ?.catch((error: Error) => done.push(error.message));
  };
  await run('beforeAll');
  for (let tests = 0; tests < 2; tests += 1) {
    done.push(`test of ${app.name}`);
    await run('afterEach');
  }
  await run('afterAll');
  return done;
};

const TEST = 'test of app';

it.each<[string, Check, string[]]>([
  ['at the end', 'at the end', [TEST, TEST, 'check', 'stop']],
  ['after each test', 'after each test', [TEST, 'check', TEST, 'check', 'stop']],
  ['never, where tests break them', { broken: 'the ledger' }, [TEST, TEST, 'stop']],
])('the invariants are checked %s', async (_, check, done) => {
  expect(await history(check)).toEqual(done);
});

it('an application whose invariants are broken is stopped as well', async () => {
  expect(await history('at the end', { holds: false })).toEqual([TEST, TEST, 'check', 'stop', 'broken']);
});

it('of one that does not start nothing is asked', async () => {
  const none = 'test of undefined';
  expect(await history('after each test', { starts: false })).toEqual(['does not start', none, none]);
});
