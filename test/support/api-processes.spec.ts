import { startApiProcesses, type ApiProcesses } from './api-processes';
import { createTestDatabase, type TestDatabase } from './test-database';

let database: TestDatabase;
let api: ApiProcesses;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApiProcesses({ databaseUrl: database.url, count: 2 });
});
afterAll(async () => {
  await api?.stop().catch(() => undefined);
  await database?.drop();
});

const isLive = async (url: string): Promise<boolean> =>
  fetch(`${url}/health/live`).then(
    ({ ok }) => ok,
    () => false,
  );

it('starts processes with one clock, which they follow', async () => {
  const before = api.clock.now().getTime();
  await api.clock.advance({ hours: 5 });
  expect(api.clock.now().getTime() - before).toBeGreaterThanOrEqual(5 * 3_600_000);
  expect(await Promise.all(api.urls.map(isLive))).toEqual([true, true]);
  await api.settle();
});

it('a killed process is down, the other is not, and it comes back on its port', async () => {
  const [first, second] = api.all;
  const port = first?.port;
  first?.kill('SIGKILL');
  expect(await first?.ended).toEqual({ code: null, signal: 'SIGKILL' });
  expect(await Promise.all(api.urls.map(isLive))).toEqual([false, true]);
  await first?.start();
  expect(first?.port).toBe(port);
  expect(await second?.stop()).toEqual({ code: 0, signal: null });
  expect(api.deaths()).toEqual([]);
});

it('a death that nobody asked for is reported with its output', async () => {
  const [first] = api.all;
  process.kill(first?.pid ?? 0, 'SIGABRT');
  await first?.ended;
  expect(api.deaths()).toEqual([expect.stringContaining('api 1 died (code null, signal SIGABRT)')]);
  await expect(api.stop()).rejects.toThrow('api 1 died');
});
