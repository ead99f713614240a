import { Socket } from 'node:net';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import type { DataSourceOptions, QueryRunner } from 'typeorm';
import { exactTypes } from './exact-integers';

const root = join(__dirname, '..', '..', '..');

/** Longest wait for a connection, from the pool or from the server; then the caller gets 503. */
export const CONNECT_WITHIN_MS = 5_000;
/**
 * A connection that says nothing for so long is cut. Longer than the role's statement_timeout (5 s) and the pool's
 * idle time (10 s), so it only ever meets a server that is frozen or cut off, which would hold requests for ever.
 */
const SILENCE_MS = 12_000;
/** A connection that is silent for longer is asked for a sign of life, while nothing else cuts it off. */
const KEEP_ALIVE_MS = 30_000;

/**
 * The connection of a client may break between two of its users, when nobody listens: that error would end the process
 * (a kill -9 of the database does it). Its statements fail all the same, and the pool lets go of it.
 */
class CalmClient extends Client {
  constructor(config?: ClientConfig) {
    super({ ...config, types: exactTypes });
    this.on('error', () => undefined);
  }
}

/** A client of the pool, which is cut off when its server is silent. */
class ServingClient extends CalmClient {
  private readonly socket: Socket;

  constructor(config?: ClientConfig) {
    const socket = impatientSocket(SILENCE_MS);
    super({ ...config, stream: () => socket });
    this.socket = socket;
  }

  /** Waits for the server however long a statement takes; the kernel still notices when its machine is gone. */
  async patiently<T>(work: () => Promise<T>): Promise<T> {
    this.socket.setTimeout(0).setKeepAlive(true, KEEP_ALIVE_MS);
    try {
      return await work();
    } finally {
      this.socket.setTimeout(SILENCE_MS);
    }
  }
}

/** Does work whose statements may take long on the connection of a query runner. */
export const patiently = async <T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> => {
  const client: unknown = await runner.connect();
  return client instanceof ServingClient ? client.patiently(work) : work();
};

/**
 * TypeORM's options for a database URL. Entities and migrations are found by their file names, so that a feature
 * adds a table without touching a central list. `synchronize` is never on.
 */
export const dataSourceOptions = (url: string, pool = 10, name = 'greenroom'): DataSourceOptions => ({
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
  applicationName: name,
  extra: {
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    allowExitOnIdle: true,
    // What is asked of one connection without waiting (see `together`) is sent without waiting.
    pipeline: true,
    Client: ServingClient,
  },
});

/** For migrations: the same, under a name of this start. Its one session is freed from the limits of requests. */
export const migrationOptions = (url: string, name: string): DataSourceOptions => ({
  ...dataSourceOptions(url, 2, name),
  entities: [],
  extra: { connectionTimeoutMillis: CONNECT_WITHIN_MS, Client: CalmClient },
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
