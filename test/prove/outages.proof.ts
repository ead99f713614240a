import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { Database } from '../../src/platform/database/database';
import { assertInvariants } from '../support/invariants';
import type { Answer } from './outages/client';
import { lostBookings, readPool, unpaidBookings } from './outages/findings';
import { OwnServer } from './outages/own-server';
import { Stage } from './outages/stage';
import { OUTAGES, suffer, type Suffered } from './outages/suffer';
import { amount, atLeast, type Effort, type Figure, never, type Proof } from './proof';

const POOL = 6;
/** Those of the job queue: two jobs, the listener, and one for the cron. */
const JOB_CONNECTIONS = 4;
const BACK_WITHIN_MS = 1_000;
/** The pool (5 s) twice, a lock (2 s), and some. */
const ANSWER_WITHIN_MS = 13_000;

export const proof: Proof = {
  topic: 'outages',
  claim:
    'The database may lose its connections, restart, crash, freeze or be overrun: answers stay honest, and all is back within a second.',
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
  for (let round = 0; round < amount(effort, 1, 20); round += 1)
    for (const outage of OUTAGES) {
      suffered.push(await suffer(outage, server, stage));
      effort.say(`round ${round + 1}: ${report(suffered.at(-1) as Suffered)}`);
    }
  await stage.load.stop();
  await Promise.all(stage.aside);
  await stage.api.settle();
  await sleep(200);
  return [
    ...answerFigures(stage.client.answers),
    ...recoveryFigures(suffered),
    ...(await lossFigures(server, stage)),
    ...(await leakFigures(server, stage)),
    never('deaths of the API process', stage.api.deaths().length),
  ];
};

const report = ({ outage, firstSuccessMs, readyMs, saidNotReady, mailMs }: Suffered): string =>
  `${outage.name}: first success after ${firstSuccessMs} ms, ready after ${readyMs} ms, ` +
  `${saidNotReady ? 'said' : 'did not say'} 503, a mail took ${mailMs && Math.round(mailMs)} ms`;

const answerFigures = (answers: Answer[]): Figure[] => {
  const slowest = Math.max(...answers.map(({ startedAt, endedAt }) => endedAt - startedAt));
  return [
    atLeast(
      'requests answered with success',
      100,
      answers.filter(({ status }) => status !== null && status < 300).length,
    ),
    atLeast('requests refused with 503 meanwhile', 10, answers.filter(({ status }) => status === 503).length),
    never('requests without an answer', answers.filter(({ status }) => status === null).length),
    never(
      '5xx other than 503',
      answers.filter(({ status }) => status !== null && status >= 500 && status !== 503).length,
    ),
    never(
      '503 without Retry-After or problem document',
      answers.filter(({ status, polite }) => status === 503 && !polite).length,
    ),
    atMost('slowest answer', slowest, ANSWER_WITHIN_MS),
  ];
};

const recoveryFigures = (suffered: Suffered[]): Figure[] => {
  const slowest = (times: (number | null)[]): number => Math.max(...times.map((time) => time ?? Infinity));
  return [
    atMost(
      'first success after the database is back',
      slowest(suffered.map((one) => one.firstSuccessMs)),
      BACK_WITHIN_MS,
    ),
    atMost(
      'ready again after the database is back',
      slowest(suffered.map((one) => one.readyMs)),
      BACK_WITHIN_MS,
    ),
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
    const database = new Database(source, { environment: 'test' });
    await assertInvariants(database, stage.api.clock.now());
    const { acknowledged } = stage.load;
    return [
      atLeast('bookings acknowledged', 10, acknowledged.length),
      never('acknowledged bookings that are lost', await lostBookings(database, acknowledged)),
      never('paid bookings that are not confirmed', await unpaidBookings(database, acknowledged)),
    ];
  } finally {
    await source.destroy();
  }
};

const leakFigures = async (server: OwnServer, stage: Stage): Promise<Figure[]> => {
  const pool = await poolAtRest(stage.first.url);
  const sessions = await server.sessions();
  return [
    never('connections of the pool that nobody gave back', pool.total - pool.idle),
    never('requests still waiting for a connection', pool.waiting),
    never('sessions that the API does not know of', Math.max(0, sessions - pool.total - JOB_CONNECTIONS)),
  ];
};

/** A sweep may use a connection just now; a leak stays. */
const poolAtRest = async (url: string): Promise<Awaited<ReturnType<typeof readPool>>> => {
  for (let tries = 1; ; tries += 1) {
    const pool = await readPool(url);
    if ((pool.total === pool.idle && pool.waiting === 0) || tries === 50) return pool;
    await sleep(100);
  }
};

/** A time in milliseconds that must not be exceeded. */
const atMost = (figure: string, measuredMs: number, targetMs: number): Figure => ({
  figure,
  target: `<= ${targetMs} ms`,
  measured: `${Math.round(measuredMs)} ms`,
  held: measuredMs <= targetMs,
});
