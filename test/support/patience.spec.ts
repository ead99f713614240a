import { measurePace } from './machine';
import { Patience, Stalled } from './patience';

const STANDSTILL_MS = 40;
const atPace = (slowness: number): Patience =>
  new Patience(STANDSTILL_MS, () => Promise.resolve({ slowness, said: `${slowness} times` }));

/** False so many times, then true. */
const after = (looks: number): (() => boolean) => {
  let seen = 0;
  return () => (seen += 1) > looks;
};

it('waits for as long as somebody gets on', async () => {
  let answers = 0;
  await atPace(1).until(after(30), { what: 'it comes', progress: () => (answers += 1), everyMs: 5 });
  expect(answers).toBeGreaterThanOrEqual(30);
});

it('says that the product stands still when nothing moves on a machine of its usual pace', async () => {
  await expect(atPace(1).until(() => false, { what: 'a mail arrives' })).rejects.toThrow(
    /^a mail arrives: no progress for \d+ s \(machine: 1 times\): the product stands still$/,
  );
});

it('waits longer on a slow machine, and then blames nobody', async () => {
  const patience = atPace(8);
  const wait = { what: 'it comes', everyMs: STANDSTILL_MS / 8 };
  await expect(atPace(1).until(after(50), wait)).rejects.toThrow(Stalled);
  await patience.until(after(50), wait);
  await expect(patience.until(() => false, { what: 'it' })).rejects.toThrow(
    'the machine is too slow to tell',
  );
});

it('gives up when enough of everything else was done', async () => {
  let others = 0;
  const wait = { what: 'this one', progress: () => (others += 1), enough: 20, everyMs: 1 };
  await expect(atPace(8).until(() => false, wait)).rejects.toThrow(
    'this one: not while others got on 20 times; the product leaves it undone',
  );
});

it('lets work end, fail, or stall', async () => {
  const patience = atPace(1);
  expect(await patience.watch(Promise.resolve(7), { what: 'work' })).toBe(7);
  await expect(patience.watch(Promise.reject(new Error('broken')), { what: 'work' })).rejects.toThrow(
    'broken',
  );
  const never = new Promise<void>(() => undefined);
  await expect(patience.watch(never, { what: 'work', everyMs: 5 })).rejects.toThrow(Stalled);
});

it('what does not come can be a finding', async () => {
  const patience = atPace(1);
  expect(await patience.comes(after(2), { what: 'it' })).toBeNull();
  expect(await patience.comes(() => false, { what: 'it' })).toContain('the product stands still');
});

it('measures the machine', async () => {
  const { slowness, said } = await measurePace();
  expect(slowness).toBeGreaterThanOrEqual(1);
  expect(said).toMatch(/^a fixed piece of work took [\d.]+ times its usual time, .* \d+ cores, load [\d.]+$/);
});
