import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { SystemClock } from '../../../src/platform/clock/clock';
import { dataSourceOptions } from '../../../src/platform/database/data-source';
import { Database } from '../../../src/platform/database/database';
import { assertInvariants } from '../../support/invariants';
import { lostBookings, unpaidBookings } from '../outages/findings';
import type { OwnServer } from '../outages/own-server';
import type { Stage } from '../outages/stage';
import { amount, atLeast, type Effort, type Figure, never } from '../proof';

/** People book and mails go out while processes share `most` connections: nothing fails, nothing is lost. */
export const shareFew = async (
  effort: Effort,
  server: OwnServer,
  stage: Stage,
  most: number,
): Promise<Figure[]> => {
  const rounds = amount(effort, 5, 60);
  const mails: number[] = [];
  let used = 0;
  stage.load.start();
  for (let round = 0; round < rounds; round += 1) {
    const until = performance.now() + 2_000;
    while (performance.now() < until) {
      used = Math.max(used, await pooled(server));
      await sleep(50);
    }
    mails.push((await stage.mailArrives()) ?? Infinity);
    effort.say(
      `round ${round + 1}: ${stage.load.acknowledged.length} bookings, a mail took ${Math.round(mails.at(-1) ?? 0)} ms`,
    );
  }
  await stage.load.stop();
  await stage.api.settle();
  return [
    atLeast('bookings acknowledged', 2 * rounds, stage.load.acknowledged.length),
    atLeast('mails asked for that arrived', rounds, mails.filter(Number.isFinite).length),
    {
      ...atLeast('connections of the pooler in use', 1, used),
      target: `1 to ${most}`,
      held: used >= 1 && used <= most,
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
  const [row] = await server.ask<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'greenroom'`,
  );
  return row?.n ?? 0;
};

const lossFigures = async (server: OwnServer, stage: Stage): Promise<Figure[]> => {
  const source = await new DataSource(dataSourceOptions(server.url, 2)).initialize();
  try {
    const database = new Database(source, { environment: 'test' }, new SystemClock());
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
