/** When the invariants are checked; or, where tests break them on purpose, what it is that breaks them. */
export type Check = 'after each test' | 'at the end' | { broken: string };

interface CheckedApp {
  checkInvariants: () => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * Starts an application before the tests of a file or a `describe`, checks its invariants and stops it at their end. What
 * it answers has its members from the start on: hooks and tests may read them, the body of a `describe` may not. Hooks run
 * in the order in which they stand: one that must come before the check or the end stands above this call.
 */
export const useApp = <App extends CheckedApp>(start: () => Promise<App>, check: Check): App => {
  const app = {} as App;
  let started: App | undefined;
  beforeAll(async () => {
    started = Object.assign(app, await start());
  });
  if (check === 'after each test') afterEach(() => started?.checkInvariants());
  afterAll(async () => {
    try {
      if (check === 'at the end') await started?.checkInvariants();
    } finally {
      await started?.stop();
    }
  });
  return app;
};
