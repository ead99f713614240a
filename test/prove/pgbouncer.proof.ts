import { createTestDatabase, testServerUrl } from '../support/test-database';
import { OwnServer } from './outages/own-server';
import { Stage } from './outages/stage';
import { sufferAll } from './outages.proof';
import { shareFew } from './pgbouncer/load';
import { hasPgBouncer, Pooler } from './pgbouncer/pooler';
import { startFigures } from './pgbouncer/start';
import { type Effort, type Figure, type Proof } from './proof';
import { runRaces } from './race.proof';

/** Connections that each process would like, and those to the server that all of them share. */
const WANTED = 10;
const SHARED = 4;

export const proof: Proof = {
  topic: 'pgbouncer',
  claim:
    'Through PgBouncer in transaction mode, with four connections for all: the start, the demo, the races, the outages and the load hold as without it.',
  run: async (effort) => (hasPgBouncer() ? measured(effort) : [NOT_MEASURED]),
  leftOut: (size) => {
    if (size !== 'large') return 'it repeats races and outages behind a pooler; name it to run it';
    return hasPgBouncer() ? null : 'there is no PgBouncer on the PATH';
  },
};

const NOT_MEASURED: Figure = {
  figure: 'PgBouncer on the PATH',
  target: 'there, to measure with',
  measured: 'not there, so nothing was measured (Debian: apt-get install pgbouncer)',
  held: false,
};

const measured = async (effort: Effort): Promise<Figure[]> => [
  ...titled('start and demo', await startFigures(effort)),
  ...titled('load', await onOwnServer(2, (server, stage) => shareFew(effort, server, stage, SHARED))),
  ...titled('races', await races(effort)),
  ...titled('outages', await onOwnServer(1, (server, stage) => sufferAll(effort, server, stage))),
];

const titled = (part: string, figures: Figure[]): Figure[] =>
  figures.map((one) => ({ ...one, figure: `${part}: ${one.figure}` }));

const onOwnServer = async (
  processes: number,
  prove: (server: OwnServer, stage: Stage) => Promise<Figure[]>,
): Promise<Figure[]> => {
  const server = await OwnServer.start();
  try {
    return await behindPooler(server.url, async (pooler) => {
      const stage = await Stage.open({
        databaseUrl: pooler.url,
        directUrl: server.url,
        processes,
        databasePool: WANTED,
        tries: 60,
      });
      try {
        return await prove(server, stage);
      } finally {
        await stage.close();
      }
    });
  } finally {
    await server.stop();
  }
};

const races = async (effort: Effort): Promise<Figure[]> => {
  await testServerUrl();
  const database = await createTestDatabase();
  return behindPooler(database.url, (pooler) =>
    runRaces(effort, { database: { ...database, url: pooler.url }, directUrl: database.url }),
  );
};

const behindPooler = async <T>(url: string, work: (pooler: Pooler) => Promise<T>): Promise<T> => {
  const pooler = await Pooler.start(url, SHARED);
  try {
    return await work(pooler);
  } finally {
    await pooler.stop();
  }
};
