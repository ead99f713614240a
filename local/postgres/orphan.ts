import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf, runningPids, startOf } from './running';

/** What a server writes into postmaster.pid: its pid on line 1, its port on line 4, its state ("ready", "starting") on line 8. */
export interface PidFile {
  pid: number;
  port: number;
  state: string;
}

const pidFileOf = (cluster: string): string => join(cluster, 'postmaster.pid');

/** Reads postmaster.pid of a cluster; null when there is none (or it is just being written). */
export const readPidFile = (cluster: string): PidFile | null => {
  try {
    const lines = readFileSync(pidFileOf(cluster), 'utf8').split('\n');
    const pid = Number.parseInt(lines[0] ?? '', 10);
    return Number.isInteger(pid) && pid > 0
      ? { pid, port: Number(lines[3]), state: lines[7]?.trim() ?? '' }
      : null;
  } catch {
    return null;
  }
};

/** How long each way of stopping a server may take before the next rougher one, in ms. */
const STEPS: [NodeJS.Signals, number][] = [
  ['SIGINT', 10_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 2_000],
];

/** How long a server that was just launched may take to write its pid file, in ms. */
const PID_FILE_WITHIN_MS = 2_000;

/**
 * Stops a server that outlived the program which started it, and removes a pid file that belongs to no server, or that
 * nobody can read (a power cut leaves empty ones), on which PostgreSQL would refuse to start. Call only as owner of the
 * data folder. A pid that now belongs to another program is left alone.
 */
export const stopOrphan = async (cluster: string, log: (line: string) => void): Promise<void> => {
  const file = readPidFile(cluster);
  if (!file) return removeUnreadable(cluster, log);
  const started = startOf(file.pid);
  if (started !== null) {
    const command = commandOf(file.pid);
    // Unknown is for PostgreSQL to judge: it refuses to start on a cluster that is in use.
    if (command === null) return;
    if (isServerOf(command, cluster)) await stopLeftRunning(file.pid, started, log);
  }
  if (readPidFile(cluster)?.pid === file.pid) rmSync(pidFileOf(cluster), { force: true });
};

/**
 * The same without owning the data folder, for a guard: a new owner may take it at any moment, and then stops the
 * orphan itself. The server is looked up before the owner, so a new owner's server is never the one that is stopped.
 */
export const stopUnowned = async (cluster: string, isOwned: () => boolean): Promise<void> => {
  for (let waited = 0; waited < PID_FILE_WITHIN_MS; waited += 20) {
    const file = readPidFile(cluster);
    const started = file && startOf(file.pid);
    if (isOwned()) return;
    if (file && started) {
      if (isServerOf(commandOf(file.pid) ?? '', cluster)) await stopByPid(file.pid, started);
      return;
    }
    await sleep(20);
  }
};

/**
 * The file may have been of a server that still runs: that one is looked for among all programs. Where they cannot be
 * listed PostgreSQL notices by its shared memory that the cluster is in use.
 */
const removeUnreadable = async (cluster: string, log: (line: string) => void): Promise<void> => {
  if (!existsSync(pidFileOf(cluster))) return;
  for (const pid of runningPids()) {
    const started = startOf(pid);
    if (started !== null && isServerOf(commandOf(pid) ?? '', cluster))
      await stopLeftRunning(pid, started, log);
  }
  log('the file postmaster.pid cannot be read and is removed');
  rmSync(pidFileOf(cluster), { force: true });
};

const stopLeftRunning = async (pid: number, started: string, log: (line: string) => void): Promise<void> => {
  log(`stopping the server (pid ${pid}) that a killed program left running`);
  await stopByPid(pid, started);
};

const isServerOf = (command: string, cluster: string): boolean =>
  /postgres/.test(command) && command.includes(`-D ${cluster} `);

const stopByPid = async (pid: number, started: string): Promise<void> => {
  for (const [signal, patience] of STEPS) {
    signalTo(pid, signal);
    for (let waited = 0; waited < patience; waited += 20) {
      if (startOf(pid) !== started) return;
      await sleep(20);
    }
  }
};

const signalTo = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already: the wait notices.
  }
};
