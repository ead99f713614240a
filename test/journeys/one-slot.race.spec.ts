import { startTestApp, type TestAccount, type TestApp } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { publishedCoach } from '../support/scenario';

/** Source: the figures to reach in our reliability rules: 64 bookers on one slot, 50 rounds. */
const BOOKERS = 64;
const ROUNDS = 50;
const LONG_TOKENS = 60 * 24 * 365;

let app: TestApp;
let coach: TestCoach;
let candidates: TestAccount[];
let requests = 0;

beforeAll(async () => {
  app = await startTestApp({ accessTokenMinutes: LONG_TOKENS });
  coach = await publishedCoach(app, {
    offerings: [{ stageKey: 'tpm-phone-screen', minutes: 60, price: { amount: 12_000, currency: 'EUR' } }],
    rules: { intervalMinutes: 15 },
  });
  candidates = [];
  for (let n = 0; n < BOOKERS; n += 1) candidates.push(await app.signUp());
}, 120_000);
afterAll(async () => {
  await app.checkInvariants();
  await app.stop();
});

const book = (candidate: TestAccount, startsAt: string, key = `race-request-${(requests += 1)}`) =>
  app
    .http()
    .post('/v1/bookings')
    .set('Authorization', `Bearer ${candidate.token}`)
    .set('Idempotency-Key', key)
    .send({ offeringId: coach.offeringIds[0], startsAt });

const slotsOn = async (day: number): Promise<string[]> => {
  const from = new Date(Date.UTC(2027, 1, 3 + day, 0));
  const to = new Date(from.getTime() + 24 * 3_600_000);
  const { body } = await app
    .http()
    .get(`/v1/coaches/${coach.coachId}/slots`)
    .query({ offeringId: coach.offeringIds[0], from: from.toISOString(), to: to.toISOString() })
    .expect(200);
  return (body.items ?? body.slots).map(({ startsAt }: { startsAt: string }) => startsAt);
};

const deadlocks = async (): Promise<number> => {
  const [row] = await app.database.query<{ n: string }>(
    `SELECT deadlocks AS n FROM pg_stat_database WHERE datname = current_database()`,
  );
  return Number(row?.n);
};

/** Frees the winners' holds by time: the next round begins with nobody holding anything. */
const nextRound = (): void => app.clock.advance({ minutes: 38 });

interface Answer {
  status: number;
  body: { code?: string; nextSlots?: string[] };
}

const expectOneWinner = (answers: Answer[]): void => {
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
    expect([status, body.code]).toEqual([409, 'slot.taken']);
    expect(body.nextSlots?.length).toBeGreaterThan(0);
  }
};

it(`${BOOKERS} candidates for one slot: one gets it, ${BOOKERS - 1} hear 409 with other times, ${ROUNDS} rounds`, async () => {
  const before = await deadlocks();
  const slots = await slotsOn(20);
  for (let round = 0; round < ROUNDS; round += 1) {
    const slot = slots[round % slots.length] ?? '';
    expectOneWinner(await Promise.all(candidates.map((candidate) => book(candidate, slot))));
    nextRound();
  }
  expect(await deadlocks()).toBe(before);
}, 300_000);

it('overlapping but unequal times: winners never overlap, nobody gets anything but 201 or 409', async () => {
  const before = await deadlocks();
  for (let round = 0; round < 10; round += 1) {
    const slots = (await slotsOn(22 + (round % 3))).slice(0, 9);
    const answers = await Promise.all(
      candidates.map((candidate, n) => book(candidate, slots[n % slots.length] ?? '')),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
    const starts = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => Date.parse(body.startsAt))
      .sort((a, b) => a - b);
    starts.slice(1).forEach((start, n) => expect(start - (starts[n] ?? 0)).toBeGreaterThanOrEqual(3_600_000));
    await app.checkInvariants();
    nextRound();
  }
  expect(await deadlocks()).toBe(before);
}, 120_000);

it('one candidate, one key, 64 requests at once: one booking', async () => {
  const [candidate] = candidates as [TestAccount];
  const [slot = ''] = await slotsOn(26);
  const answers = await Promise.all(candidates.map(() => book(candidate, slot, 'the-same-key')));
  const made = answers.filter(({ status }) => status === 201);
  expect(made.length).toBeGreaterThan(0);
  expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
  for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
    expect([status, body.code]).toEqual([409, 'idempotency_key.in_flight']);
  }
}, 60_000);

it('one candidate on many devices: never more than three open holds', async () => {
  const [, candidate] = candidates as [TestAccount, TestAccount];
  nextRound();
  const slots = (await slotsOn(28)).filter((_, n) => n % 5 === 0).slice(0, 8);
  const answers = await Promise.all(slots.map((slot) => book(candidate, slot)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
  for (const answer of answers.filter(({ status }) => status !== 201)) {
    expect([answer.status, answer.body.code]).toEqual([429, 'booking.too_many_holds']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  }
}, 60_000);
