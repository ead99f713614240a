import 'reflect-metadata';
import type { FastifyInstance } from 'fastify';
import { Pool } from 'pg';
import { Accounts } from '../src/identity';
import { newId } from '../src/shared/ids';
import type { TestAccount, TestApp } from '../test/support/app';
import { makeCoach, type TestCoach } from '../test/support/coaches';
import { book, firstSlots, holdSlot } from '../test/support/scenario';
import { bareRoutes, POOL, startApp, usage } from './app';
import { BookingLoop, type BookingOf } from './booking-loop';
import type { Answer, Question, Ready } from './child';
import { recordSql, type Statement } from './recorded-sql';

/**
 * The server under test: the whole application on a database of its own, and beside it, in the same process, a bare
 * Fastify with a pool of the same size. Log lines are written, to nowhere. The clock stands still, no sweep runs, and
 * the payment provider is not asked.
 */
const COACHES = 24;
/** Free starts of each coach within the fourteen days that a list is asked for. */
const STARTS = 310;
const DAY_MS = 86_400_000;
const ALL_DAY = [{ days: [0, 1, 2, 3, 4, 5, 6], start: '00:00', end: '24:00' }];
const OFFICE = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }];

/** Verified candidates, copied from one in the database: hashing a password for each would take minutes. */
const manyCandidates = async (app: TestApp, count: number): Promise<TestAccount[]> => {
  const model = await app.signUp();
  const accounts = Array.from({ length: count }, () => ({ ...model, accountId: newId() }));
  await app.database.query(
    `INSERT INTO accounts SELECT (jsonb_populate_record(a, jsonb_build_object('id', i, 'email', i || '@bench.test'))).*
     FROM accounts a, unnest($2::uuid[]) i WHERE a.id = $1`,
    [model.accountId, accounts.map(({ accountId }) => accountId)],
  );
  const identity = app.get(Accounts);
  for (const account of accounts) account.token = await identity.issueAccessToken(account.accountId);
  return accounts;
};

/** Every free start of the coaches, spread so that neighbours belong to different ones. */
const freeTimes = async (
  app: TestApp,
  coaches: TestCoach[],
): Promise<{ coach: TestCoach; startsAt: string }[]> => {
  const lists = await Promise.all(coaches.map((coach) => firstSlots(app, coach, STARTS)));
  return Array.from({ length: STARTS }, (_, at) =>
    coaches.map((coach, index) => ({ coach, startsAt: lists[index]?.[at] ?? '' })),
  ).flat();
};

/** A booking of the application, and what it said to the database in its transaction. */
const recordBooking = async (
  app: TestApp,
  coach: TestCoach,
): Promise<{ of: BookingOf; statements: Statement[] }> => {
  const candidate = await app.signUp();
  const [startsAt = ''] = (await firstSlots(app, coach, 200)).slice(-1);
  const offeringId = coach.offeringIds[0] ?? '';
  const connections = await recordSql(() =>
    book(app, candidate, { offeringId, startsAt }, newId()).expect(201),
  );
  const all =
    connections.find((statements) => statements.some(({ text }) => /INSERT INTO bookings/.test(text))) ?? [];
  const first = all.findIndex(({ text }) => /^(START TRANSACTION|BEGIN)/.test(text));
  const last = all.findIndex(({ text }, index) => index > first && text === 'COMMIT');
  return {
    of: { candidateId: candidate.accountId, coachId: coach.coachId, offeringId, startsAt },
    statements: all.slice(first, last + 1),
  };
};

/** A route with one indexed query, and one for each list of the application. */
const bareServer = async (
  app: TestApp,
  pool: Pool,
  listed: TestCoach,
  paths: Record<string, string>,
): Promise<FastifyInstance> => {
  const lists = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, { path }]));
  const { bare } = await bareRoutes(app, pool, lists);
  bare.get('/row', async () => {
    const { rows } = await pool.query(
      'SELECT id, company, role_title, years, interviews_conducted FROM coaches WHERE id = $1',
      [listed.coachId],
    );
    return rows[0];
  });
  await bare.listen({ port: 0, host: '127.0.0.1' });
  return bare;
};

const answerTo = async (question: Question, loop: BookingLoop): Promise<Answer> => {
  if (question.ask === 'loop') {
    const ms = await loop.run(question.count, question.width);
    return { cpu: usage(), ms };
  }
  if (question.ask === 'usage') return { cpu: usage() };
  for (let i = 0; i < 3; i += 1) globalThis.gc?.();
  const { heapUsed: heap, rss } = process.memoryUsage();
  return { cpu: usage(), heap, rss };
};

const main = async (): Promise<void> => {
  const app = await startApp();
  const listed = await makeCoach(app, { weekly: OFFICE, zone: 'America/New_York' });
  for (const startsAt of (await firstSlots(app, listed, 20)).filter((_, index) => index % 2 === 0))
    await holdSlot(app, { coach: listed, startsAt });
  const coaches: TestCoach[] = [];
  for (let i = 0; i < COACHES; i += 1) coaches.push(await makeCoach(app, { weekly: ALL_DAY }));
  const recording = await recordBooking(app, coaches[0] as TestCoach);
  const times = await freeTimes(app, coaches);
  const wanted = Number(process.env.BENCH_CANDIDATES ?? 100);
  const everybody = await manyCandidates(app, 2 * wanted);
  // The loop books for others: the route counts the open holds of its candidates.
  const [people, others] = [everybody.slice(0, wanted), everybody.slice(wanted)];
  const half = Math.floor(times.length / 2);
  const wished = times.slice(half).map(({ coach, startsAt }, index) => ({
    candidateId: others[index % others.length]?.accountId ?? '',
    coachId: coach.coachId,
    offeringId: coach.offeringIds[0] ?? '',
    startsAt,
  }));
  const pool = new Pool({ connectionString: app.config.databaseUrl ?? '', max: POOL });
  pool.on('error', () => undefined);
  const now = app.clock.now().getTime();
  const fixed = new Set(coaches.map(({ accountId }) => accountId));
  const loop = new BookingLoop(pool, recording.statements, { ...recording.of, fixed }, wished, now);
  const until = new Date(now + 8 * DAY_MS).toISOString();
  const paths = {
    slots: `/v1/coaches/${listed.coachId}/slots?offeringId=${listed.offeringIds[0]}&from=${app.clock.now().toISOString()}&to=${until}`,
    directory: '/v1/coaches?packKey=amazon-tpm',
  };
  const bare = await bareServer(app, pool, listed, paths);
  const { port } = bare.server.address() as { port: number };
  const ready: Ready = {
    app: app.url,
    bare: `http://127.0.0.1:${port}`,
    paths,
    times: times
      .slice(0, half)
      .map(({ coach, startsAt }) => ({ offeringId: coach.offeringIds[0] ?? '', startsAt })),
    tokens: people.map(({ token }) => token),
    statements: recording.statements.length,
  };
  process.on('message', (question: Question | { ask: 'stop' }) => {
    if (question.ask !== 'stop')
      return void answerTo(question, loop).then((answer) => process.send?.(answer));
    void Promise.all([bare.close(), pool.end()])
      .then(() => app.stop())
      .then(() => process.exit(0));
  });
  process.send?.({ ready });
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
