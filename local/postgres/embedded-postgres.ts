import { realpathSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterIn, DATABASE, prepareCluster, SUPERUSER } from './cluster';
import { removeLeftovers, resolveDataFolder } from './data-folder';
import { EmbeddedPostgresError, messageOf } from './embedded-postgres.error';
import { Guard } from './guard';
import { findNativePackage, prepareBinaries } from './native-binaries';
import { stopOrphan } from './orphan';
import { takeOwnership } from './ownership';
import { freePort, HOST } from './port';
import { Server, type Launch } from './server';
import { chooseServerUser } from './server-user';
import { Supervisor } from './supervisor';

export interface EmbeddedPostgresOptions {
  /** Folder of the database; created when missing. Belongs to one running program at a time. */
  dataDir: string;
  /** Port on 127.0.0.1; 0 or none picks a free one. */
  port?: number;
  /** What the launcher does: creates, moves, restarts. */
  log?: (line: string) => void;
  /** The server's own log lines; not shown by default. Its last words are part of any error all the same. */
  serverLog?: (line: string) => void;
  /** Server settings on top of ours, as in postgresql.conf. */
  settings?: Record<string, string>;
  /** False gives up safety against power cuts for speed (tests); kill -9 still loses nothing. Default true. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  /** Where the data really lies; differs from `dataDir` when the server's user may not enter that. */
  readonly folder: string;
  /** False between a crash and the end of the restart. */
  isUp(): boolean;
  /** Pid of the running server, or null while there is none. */
  pid(): number | null;
  /** Called with the reason at each unexpected end of the server; a restart follows by itself. */
  onCrash(listener: (reason: string) => void): void;
  /** Fast shutdown. Safe to call twice. */
  stop(): Promise<void>;
}

/** A lock of a dying server is waited for this long. */
const LOCK_PATIENCE_MS = 15_000;
const LOCKED = /postmaster\.pid|shared memory block|is still in use/;
const PORT_TAKEN = /could not bind|could not create any TCP/;
/** Ends the server when this program is killed, so that the next start finds a database in good order. */
const STOP_ABANDONED = join(__dirname, `stop-abandoned.main${extname(__filename)}`);

/**
 * Starts PostgreSQL from the embedded-postgres package on 127.0.0.1, as root or as anybody else, and keeps it
 * running. Throws EmbeddedPostgresError with one clear sentence when that is impossible.
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const log = options.log ?? (() => undefined);
  const release = takeOwnership(resolve(options.dataDir));
  try {
    return await startOwned(options, log, release);
  } catch (error) {
    release();
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(
      `The database in ${options.dataDir} cannot be started: ${messageOf(error)}`,
    );
  }
};

const startOwned = async (
  options: EmbeddedPostgresOptions,
  log: (line: string) => void,
  release: () => void,
): Promise<EmbeddedPostgres> => {
  const durable = options.durable ?? true;
  const asked = realpathSync(options.dataDir);
  const user = chooseServerUser(clusterIn(asked));
  const folder = resolveDataFolder(asked, user, log);
  removeLeftovers(folder);
  const binaries = await prepareBinaries(findNativePackage(), user, folder, log);
  const cluster = clusterIn(folder);
  await stopOrphan(cluster, log);
  const password = await prepareCluster({ folder, binaries, user, durable }, log);
  const settings = { ...settingsFor(durable), ...options.settings };
  const serverLog = options.serverLog ?? (() => undefined);
  const launch = { folder, cluster, binaries, user, port: 0, settings, log, serverLog };
  const guard = new Guard(STOP_ABANDONED, [resolve(options.dataDir), cluster]);
  try {
    const server = await launchPatiently(launch, options.port ?? 0);
    const url = `postgresql://${SUPERUSER}:${password}@${HOST}:${launch.port}/${DATABASE}`;
    return new Supervisor(launch, server, url, async () => {
      await guard.dismiss();
      release();
    });
  } catch (error) {
    await guard.dismiss();
    throw error;
  }
};

const settingsFor = (durable: boolean): Record<string, string> => ({
  listen_addresses: HOST,
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '',
  log_checkpoints: 'off',
  jit: 'off',
  ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
});

/** Launches, picks another free port when ours was snatched, and waits for the lock of a dying server. */
const launchPatiently = async (launch: Launch, askedPort: number): Promise<Server> => {
  let waited = 0;
  for (let pause = 100; ; pause = Math.min(pause * 2, 2_000)) {
    launch.port = await freePort(askedPort);
    const server = new Server(launch);
    try {
      await server.ready();
      return server;
    } catch (error) {
      const reason = messageOf(error);
      const again = LOCKED.test(reason) || (askedPort === 0 && PORT_TAKEN.test(reason));
      if (!again || waited >= LOCK_PATIENCE_MS) throw error;
      await sleep(pause);
      waited += pause;
      await stopOrphan(launch.cluster, launch.log);
    }
  }
};
