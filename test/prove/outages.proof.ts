import { DataSource } from 'typeorm';
import { SystemClock } from '../../src/platform/clock/clock';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { Database } from '../../src/platform/database/database';
import { assertInvariants } from '../support/invariants';
import { patience } from '../support/patience';
import { type Answer, isSuccess } from './outages/client';
import { lostBookings, readPool, unpaidBookings } from './outages/findings';
import { OwnServer } from './outages/own-server';
import { Stage } from './outages/stage';
import { OUTAGES, suffer, type Suffered } from './outages/suffer';
import { amount, atLeast, type Effort, type Figure, never, type Proof, told } from './proof';

const POOL = 6;
/** Those of the job queue: two jobs, the listener, and one for the cron. */
const JOB_CONNECTIONS = 4;
/**
 * Of those who ask when the database is back, so many may be refused before one is served: a machine of its usual pace
 * refuses none or one. Counted and not timed, because a slow machine takes longer for the refusals as well.
 */
const REFUSED_AFTER = 20;
/** Looks at readiness, one every 20 ms, until it is known that the database is back. */
const LOOKS_AFTER = 50;
const SUCCESSES = 100;
const ACKNOWLEDGED = 10;

export const proof: Proof = {
  topic: 'outages',
  claim:
    'The database may lose its connections, restart, crash, freeze or be overrun: answers stay honest, and all is back with it.',
  run: async (effort) => {
    const server = await OwnServer.start();
    const stage = await Stage.open({
      databaseUrl: server.url,
      processes: 1,
      databasePool: POOL,
      tries: 60,
    }).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    try {
      return await sufferAll(effort, server, stage);
    } finally {
      await stage.close();
      await server.stop();
    }
  },
};

/** Every kind of outage under load, so many times as the effort says, and what it left. */
export const sufferAll = async (effort: Effort, server: OwnServer, stage: Stage): Promise<Figure[]> => {
  stage.load.start();
  const suffered: Suffered[] = [];
  const rounds = amount(effort, 1, 20);
  for (let round = 0; round < rounds; round += 1)
    for (const outage of OUTAGES) {
      suffered.push(await suffer(outage, server, stage));
      const share = Math.round((suffered.length * 100) / (rounds * OUTAGES.length));
      effort.say(`round ${round + 1}, ${share} %: ${report(suffered.at(-1) as Suffered)}`);
    }
  await stage.serve(Math.max(1, SUCCESSES - stage.successes));
  await stage.acknowledge(ACKNOWLEDGED);
  await stage.load.stop();
  await Promise.all(stage.aside);
  await stage.api.settle();
  for (const line of stage.stalled) effort.say(line);
  return [
    ...answerFigures(stage.client.answers),
    ...recoveryFigures(suffered),
    told('slowest answer', `${Math.round(slowestMs(stage.client.answers))} ms`),
    ...(await lossFigures(server, stage)),
    ...(await leakFigures(server, stage)),
    never('deaths of the API process', stage.api.deaths().length),
  ];
};

const report = ({ outage, firstSuccessMs, readyMs, saidNotReady, mailMs }: Suffered): string =>
  `${outage.name}: first success after ${firstSuccessMs} ms, ready after ${readyMs} ms, ` +
  `${saidNotReady ? 'said' : 'did not say'} 503, a mail took ${mailMs && Math.round(mailMs)} ms`;

const slowestMs = (answers: Answer[]): number =>
  Math.max(...answers.map(({ startedAt, endedAt }) => endedAt - startedAt));

/** Every outage that lasts until it is noticed refuses somebody. */
const FEWEST_REFUSED = OUTAGES.filter(({ noticed }) => noticed).length;

const answerFigures = (answers: Answer[]): Figure[] => {
  return [
    atLeast('requests answered with success', SUCCESSES, answers.filter(isSuccess).length),
    atLeast(
      'requests refused with 503 meanwhile',
      FEWEST_REFUSED,
      answers.filter(({ status }) => status === 503).length,
    ),
    never('requests without an answer', answers.filter(({ status }) => status === null).length),
    never(
      '5xx other than 503',
      answers.filter(({ status }) => status !== null && status >= 500 && status !== 503).length,
    ),
    never(
      '503 without Retry-After or problem document',
      answers.filter(({ status, polite }) => status === 503 && !polite).length,
    ),
  ];
};

const recoveryFigures = (suffered: Suffered[]): Figure[] => {
  const slowest = (times: (number | null)[]): number => Math.max(...times.map((time) => time ?? Infinity));
  return [
    never(
      'outages after which nobody was served',
      suffered.filter((one) => one.firstSuccessMs === null).length,
    ),
    never(
      'outages after which it was not ready again',
      suffered.filter((one) => one.readyMs === null).length,
    ),
    atMost(
      'refused after the database was back, most in one outage',
      Math.max(...suffered.map((one) => one.refusedAfter)),
      REFUSED_AFTER,
    ),
    atMost(
      'looks at readiness after it was back, most in one outage',
      Math.max(...suffered.map((one) => one.notReadyAfter)),
      LOOKS_AFTER,
    ),
    told(
      'first success after the database is back',
      `${slowest(suffered.map((one) => one.firstSuccessMs))} ms`,
    ),
    told('ready again after the database is back', `${slowest(suffered.map((one) => one.readyMs))} ms`),
    never(
      'outages that /health/ready did not tell of',
      suffered.filter(({ outage, saidNotReady }) => outage.noticed && !saidNotReady).length,
    ),
    atLeast(
      'mails asked for after an outage that arrived',
      suffered.length,
      suffered.filter(({ mailMs }) => mailMs !== null).length,
    ),
  ];
};

const lossFigures = async (server: OwnServer, stage: Stage): Promise<Figure[]> => {
  const source = await new DataSource(dataSourceOptions(server.url, 2)).initialize();
  try {
    const database = new Database(source, { environment: 'test' }, new SystemClock());
    await assertInvariants(database, stage.api.clock.now());
    const { acknowledged } = stage.load;
    return [
      atLeast('bookings acknowledged', ACKNOWLEDGED, acknowledged.length),
      never('acknowledged bookings that are lost', await lostBookings(database, acknowledged)),
      never('paid bookings that are not confirmed', await unpaidBookings(database, acknowledged)),
    ];
  } finally {
    await source.destroy();
  }
};

const leakFigures = async (server: OwnServer, stage: Stage): Promise<Figure[]> => {
  const look = async () => {
    const pool = await readPool(stage.first.url);
    return { ...pool, unknown: Math.max(0, (await server.sessions()) - pool.total - JOB_CONNECTIONS) };
  };
  let pool = await look();
  // A sweep may use a connection just now; a leak stays.
  await patience.comes(
    async () => {
      pool = await look();
      return pool.total === pool.idle && pool.waiting === 0 && pool.unknown === 0;
    },
    { what: 'the pool does not come to rest', everyMs: 100 },
  );
  return [
    never('connections of the pool that nobody gave back', pool.total - pool.idle),
    never('requests still waiting for a connection', pool.waiting),
    never('sessions that the API does not know of', pool.unknown),
  ];
};

/** A count that must not be exceeded. */
const atMost = (figure: string, measured: number, most: number): Figure => ({
  figure,
  target: `<= ${most}`,
  measured: String(measured),
  held: measured <= most,
});
