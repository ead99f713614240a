import { startTestApp, TEST_START, type TestAccount, type TestApp } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { firstSlots, holdSlot, publishedCoach } from '../support/scenario';
import { as, LONG_TOKENS, statusOf } from './booking-fixture';

const BOOKERS = 64;
/** The storm of deadlocks that these rounds look for is intermittent: fewer rounds miss it. */
const ROUNDS = 50;

let app: TestApp;
let candidates: TestAccount[];
let deadlocksBefore: number;

beforeAll(async () => {
  app = await startTestApp({ accessTokenMinutes: LONG_TOKENS });
  candidates = await Promise.all(Array.from({ length: BOOKERS }, () => app.signUp()));
  deadlocksBefore = await deadlocks();
}, 60_000);
afterEach(async () => {
  await app.checkInvariants();
  app.clock.set(TEST_START);
});
afterAll(async () => {
  expect((await deadlocks()) - deadlocksBefore).toBe(0);
  await app?.stop();
});

interface Answer {
  status: number;
  code?: string;
  id: string;
  nextSlots?: string[];
}

/** Everybody asks at once; fetch, because its answers cost this process the least. */
const ask = async (who: TestAccount, body: object, key: string): Promise<Answer> => {
  const answer = await fetch(`${app.url}/v1/bookings`, {
    method: 'POST',
    headers: { ...as(who), 'Idempotency-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const told = (await answer.json()) as Omit<Answer, 'status'>;
  return { ...told, status: answer.status };
};

let asked = 0;
const race = (coach: TestCoach, startOf: (booker: number) => string): Promise<Answer[]> =>
  Promise.all(
    candidates.map((who, i) =>
      ask(who, { offeringId: coach.offeringIds[0], startsAt: startOf(i) }, `race-key-${(asked += 1)}`),
    ),
  );

/** How many of each answer: `{ '201': 1, '409 slot.taken': 63 }`. */
const tally = (answers: Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, code } of answers) {
    const name = code ? `${status} ${code}` : `${status}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

describe(`${BOOKERS} candidates ask at once`, () => {
  it(`attack 27: for one time: one has it, the others hear what else is free, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round % 3 === 0) await everyHoldRunsOut();
      const coach = await publishedCoach(app);
      const [startsAt = '', ...next] = await firstSlots(app, coach, 4);
      const answers = await race(coach, () => startsAt);
      expect(tally(answers)).toEqual({ '201': 1, '409 slot.taken': BOOKERS - 1 });
      for (const { nextSlots } of answers.filter(({ status }) => status === 409))
        expect(nextSlots).toEqual(next);
      expect(await claimsOf(coach)).toBe(1);
    }
  }, 120_000);

  it('attack 28: for overlapping, unequal times: one has one of them', async () => {
    for (let round = 0; round < 12; round += 1) {
      if (round % 3 === 0) await everyHoldRunsOut();
      const coach = await publishedCoach(app, { rules: { intervalMinutes: 15, bufferAfterMinutes: 15 } });
      const starts = await firstSlots(app, coach, 4);
      const answers = await race(coach, (booker) => starts[booker % 4] as string);
      expect(tally(answers)).toEqual({ '201': 1, '409 slot.taken': BOOKERS - 1 });
      expect(await claimsOf(coach)).toBe(1);
    }
  }, 60_000);
});

/** Lets all holds run out, also those that began 37 minutes later, so that nobody meets the limit of three. */
const everyHoldRunsOut = async (): Promise<void> => {
  app.clock.advance({ minutes: 2 * 37 });
  await app.settle();
  app.clock.set(TEST_START);
};

it('attack 32: one candidate sends one request 64 times at once: one booking', async () => {
  const coach = await publishedCoach(app);
  const who = await app.signUp();
  for (const [round, startsAt] of (await firstSlots(app, coach, 3)).entries()) {
    const body = { offeringId: coach.offeringIds[0], startsAt };
    const answers = await Promise.all(
      Array.from({ length: BOOKERS }, () => ask(who, body, `same-key-${round}`)),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(tally(answers)['409 idempotency_key.in_flight'] ?? 0).toBe(BOOKERS - made.length);
    expect(await bookingsOf(who)).toBe(round + 1);
  }
});

it('attack 32: one candidate asks for one time with 64 keys at once: one booking, resumed 63 times', async () => {
  const coach = await publishedCoach(app);
  const who = await app.signUp();
  const [startsAt] = await firstSlots(app, coach, 1);
  const body = { offeringId: coach.offeringIds[0], startsAt };
  const answers = await Promise.all(
    Array.from({ length: BOOKERS }, (_, i) => ask(who, body, `many-keys-${i}`)),
  );
  expect(tally(answers)).toEqual({ '201': BOOKERS });
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(await bookingsOf(who)).toBe(1);
});

it('attack 36: one candidate asks for eight times at once: three holds, the rest 429', async () => {
  const coach = await publishedCoach(app);
  const who = await app.signUp();
  const slots = await firstSlots(app, coach, 8);
  const answers = await Promise.all(
    slots.map((startsAt, i) => ask(who, { offeringId: coach.offeringIds[0], startsAt }, `hoarding-${i}`)),
  );
  expect(tally(answers)).toEqual({ '201': 3, '429 booking.too_many_holds': 5 });
});

it('a hold is given up while others want its time: at most one gets it, and it is not lost', async () => {
  const coach = await publishedCoach(app);
  for (let round = 0; round < 10; round += 1) {
    await everyHoldRunsOut();
    const held = await holdSlot(app, { coach });
    const { startsAt } = held.booking;
    const body = { offeringId: coach.offeringIds[0], startsAt };
    const [gaveUp, settled, ...answers] = await Promise.all([
      fetch(`${app.url}/v1/bookings/${held.booking.id}/hold`, { method: 'DELETE', headers: as(held.payer) }),
      app.settle(),
      ...candidates.slice(0, 16).map((who, i) => ask(who, body, `give-up-${round}-${i}`)),
    ]);
    expect([gaveUp.status, settled]).toEqual([200, undefined]);
    const won = answers.filter(({ status }) => status === 201).length;
    expect(won).toBeLessThanOrEqual(1);
    expect(tally(answers)['409 slot.taken'] ?? 0).toBe(16 - won);
    await app.settle();
    expect(await statusOf(app, held.booking.id)).toBe('given_up');
    expect(await claimsOf(coach)).toBe(won);
  }
}, 60_000);

it('a hold runs out while the sweep and 16 others want it: exactly one of them gets the time', async () => {
  const coach = await publishedCoach(app);
  for (let round = 0; round < 10; round += 1) {
    await everyHoldRunsOut();
    const held = await holdSlot(app, { coach });
    const body = { offeringId: coach.offeringIds[0], startsAt: held.booking.startsAt };
    app.clock.advance({ minutes: 37 });
    const [, ...answers] = await Promise.all([
      app.settle(),
      ...candidates.slice(0, 16).map((who, i) => ask(who, body, `run-out-${round}-${i}`)),
    ]);
    expect(tally(answers)).toEqual({ '201': 1, '409 slot.taken': 15 });
    expect(await statusOf(app, held.booking.id)).toBe('expired');
    expect(await claimsOf(coach)).toBe(1);
    app.clock.set(TEST_START);
  }
}, 60_000);

const claimsOf = async ({ coachId }: TestCoach): Promise<number> => {
  const rows = await app.database.query(`SELECT 1 FROM coach_claims WHERE coach_id = $1`, [coachId]);
  return rows.length;
};

const bookingsOf = async ({ accountId }: TestAccount): Promise<number> => {
  const rows = await app.database.query(`SELECT 1 FROM bookings WHERE candidate_id = $1`, [accountId]);
  return rows.length;
};

/** Deadlocks that the server counted in this database; its counters come up to a second late. */
const deadlocks = async (): Promise<number> => {
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const [row] = await app.database.query<{ deadlocks: number }>(
    `SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`,
  );
  return row?.deadlocks ?? -1;
};
