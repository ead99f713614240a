import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { Database } from '../../src/platform/database/database';
import { assertInvariants } from '../support/invariants';
import { lostBookings, unpaidBookings } from './outages/findings';
import { OwnServer } from './outages/own-server';
import { Stage } from './outages/stage';
import { Pooler } from './pgbouncer/pooler';
import { amount, atLeast, type Effort, type Figure, never, type Proof } from './proof';

const PROCESSES = 2;
/** Connections that each process would like, and those to the server that they share. */
const WANTED = 10;
const SHARED = 4;
const TRIES = 5;

export const proof: Proof = {
  topic: 'pgbouncer',
  claim:
    'Two processes share four connections through PgBouncer in transaction mode: nothing fails, nothing is lost, mails arrive.',
  run: async (effort) => {
    const server = await OwnServer.start();
    const pooler = await Pooler.start(server.url, SHARED).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    try {
      const stage = await Stage.open({
        databaseUrl: pooler.url,
        directUrl: server.url,
        processes: PROCESSES,
        databasePool: WANTED,
        tries: TRIES,
      });
      try {
        return await prove(effort, server, stage);
      } finally {
        await stage.close();
      }
    } finally {
      await pooler.stop();
      await server.stop();
    }
  },
};

const prove = async (effort: Effort, server: OwnServer, stage: Stage): Promise<Figure[]> => {
  const rounds = amount(effort, 5, 60);
  let mails = 0;
  let most = 0;
  stage.load.start();
  for (let round = 0; round < rounds; round += 1) {
    const until = performance.now() + 2_000;
    while (performance.now() < until) {
      most = Math.max(most, await pooled(server));
      await sleep(50);
    }
    if ((await stage.mailArrives()) !== null) mails += 1;
    effort.say(`round ${round + 1}: ${stage.load.acknowledged.length} bookings, ${mails} mails`);
  }
  await stage.load.stop();
  await stage.api.settle();
  return [
    atLeast('bookings acknowledged', 2 * rounds, stage.load.acknowledged.length),
    atLeast('mails asked for that arrived', rounds, mails),
    {
      ...atLeast('connections of the pooler in use', 1, most),
      target: `1 to ${SHARED}`,
      held: most >= 1 && most <= SHARED,
    },
    ...(await lossFigures(server, stage)),
    never('requests given up', stage.load.lost.length),
    never(
      'answers of 500 and above, or none',
      stage.client.answers.filter(({ status }) => status === null || status >= 500).length,
    ),
    never('deaths of the API processes', stage.api.deaths().length),
  ];
};

/** Sessions of the API's own pool at the server; those of the job queue have another name. */
const pooled = async (server: OwnServer): Promise<number> => {
  const client = await server.connect();
  try {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'greenroom'`,
    );
    return rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
};

const lossFigures = async (server: OwnServer, stage: Stage): Promise<Figure[]> => {
  const source = await new DataSource(dataSourceOptions(server.url, 2)).initialize();
  try {
    const database = new Database(source, { environment: 'test' });
    await assertInvariants(database, stage.api.clock.now());
    const { acknowledged } = stage.load;
    return [
      never('acknowledged bookings that are lost', await lostBookings(database, acknowledged)),
      never('paid bookings that are not confirmed', await unpaidBookings(database, acknowledged)),
    ];
  } finally {
    await source.destroy();
  }
};
