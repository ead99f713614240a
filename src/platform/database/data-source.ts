import { Socket } from 'node:net';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import type { DataSourceOptions } from 'typeorm';

const root = join(__dirname, '..', '..', '..');

/** Longest wait for a connection, from the pool or from the server; then the caller gets 503. */
export const CONNECT_WITHIN_MS = 5_000;
/**
 * A connection that says nothing for so long is cut. Longer than the role's statement_timeout (5 s) and the pool's
 * idle time (10 s), so it only ever meets a server that is frozen or cut off, which would hold requests for ever.
 */
const SILENCE_MS = 12_000;

/**
 * The connection of a client may break between two of its users, when nobody listens: that error would end the process
 * (a kill -9 of the database does it). Its statements fail all the same, and the pool lets go of it.
 */
class CalmClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/**
 * TypeORM's options for a database URL. Entities and migrations are found by their file names, so that a feature
 * adds a table without touching a central list. `synchronize` is never on.
 */
export const dataSourceOptions = (url: string, pool = 10): DataSourceOptions => ({
  type: 'postgres',
  url,
  entities: [join(root, 'src', '**', '*.entity.{ts,js}')],
  migrations: [join(root, 'migrations', '*.{ts,js}')],
  migrationsTableName: 'migrations',
  migrationsTransactionMode: 'each',
  synchronize: false,
  uuidExtension: 'pgcrypto',
  logging: false,
  poolSize: pool,
  connectTimeoutMS: CONNECT_WITHIN_MS,
  applicationName: 'greenroom',
  extra: {
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    allowExitOnIdle: true,
    // What is asked of one connection without waiting (see `together`) is sent without waiting.
    pipeline: true,
    stream: () => impatientSocket(SILENCE_MS),
    Client: CalmClient,
  },
});

/** For migrations: the same, but a step may take as long as it takes; only its wait for locks stays bounded. */
export const migrationOptions = (url: string): DataSourceOptions => ({
  ...dataSourceOptions(url, 2),
  entities: [],
  extra: {
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    options: '-c statement_timeout=0 -c lock_timeout=10s',
  },
});

/**
 * Lets go of what was written once the present code has asked for all it wants: the driver lets go after each
 * statement, and a write costs the process more than anything else that a statement does.
 */
class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}

/** A socket that is destroyed, with ETIMEDOUT, when nothing goes either way for so long. */
export const impatientSocket = (silenceMs: number): Socket => {
  const socket = new GatheringSocket();
  return socket.setTimeout(silenceMs, () =>
    socket.destroy(Object.assign(new Error('The database is silent.'), { code: 'ETIMEDOUT' })),
  );
};
