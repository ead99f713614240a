import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { RUN_ROOT } from './test-folder';

export interface RunProcess {
  pid: number;
  parent: number;
  command: string;
  /** A server in the run's folder, which wants to end by itself: it has shared memory to give back. */
  isServer: boolean;
  /** A program that was started in the run's surroundings, or a server in its folder; else a child of a server. */
  isKnown: boolean;
}

const LINUX = existsSync('/proc/self/environ');
/** How long servers may take to end by themselves, and then everything to be gone, in ms. */
const SERVERS_WITHIN_MS = 10_000;
const ALL_WITHIN_MS = 20_000;

/** What runs for this run: programs that carry its root in their environment, servers in its folder, their children. */
export const processesOf = (root: string): RunProcess[] => {
  const all = allProcesses().map(({ pid, parent, command, environment }) => {
    const isServer = /(^|\/)(postgres|initdb) /.test(command) && command.includes(`${root}/`);
    const isKnown = isServer || ` ${environment} `.includes(` ${RUN_ROOT}=${root} `);
    return { pid, parent, command, isServer, isKnown };
  });
  const found = new Set(all.filter(({ isKnown }) => isKnown).map(({ pid }) => pid));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid));
};

/**
 * Ends them and waits until they are gone; `spared` are the pids of those who ask. Programs go first, so that none
 * starts a server again. Throws when something is still there after 20 s.
 */
export const endProcessesOf = async (root: string, spared: number[]): Promise<void> => {
  for (let waited = 0; ; waited += 25) {
    const left = processesOf(root).filter(({ pid }) => !spared.includes(pid));
    if (left.length === 0) return;
    if (waited > ALL_WITHIN_MS)
      throw new Error(`still running: ${left.map(({ pid, command }) => `${pid} ${command}`).join('; ')}`);
    const patient = waited < SERVERS_WITHIN_MS;
    for (const one of left) {
      // One that a test has stopped in its tracks hears nothing else.
      signalTo(one.pid, 'SIGCONT');
      if (!patient || (one.isKnown && !one.isServer)) signalTo(one.pid, 'SIGKILL');
      else if (one.isServer && waited === 0) signalTo(one.pid, 'SIGQUIT');
    }
    await sleep(25);
  }
};

const signalTo = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already: the next look tells.
  }
};

export interface Listed {
  pid: number;
  parent: number;
  command: string;
  /** Entries `NAME=value`, between spaces. */
  environment: string;
}

/** Every process of this machine but zombies. */
export const allProcesses = (): Listed[] => (LINUX ? listOnLinux() : listFromPs());

const listOnLinux = (): Listed[] =>
  readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? lookAt(name) : []));

/** Nothing when it has ended meanwhile or is a zombie; another user's environment cannot be read and is none of ours. */
const lookAt = (pid: string): Listed[] => {
  const read = (file: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  const [state, parent] = read('stat').split(') ').at(-1)?.split(' ') ?? [];
  if (!parent || state === 'Z') return [];
  const spaced = (file: string): string => read(file).replaceAll('\0', ' ');
  return [
    { pid: Number(pid), parent: Number(parent), command: spaced('cmdline'), environment: spaced('environ') },
  ];
};

/** `ps -E` of macOS and the BSDs puts the environment behind the command. */
const listFromPs = (): Listed[] =>
  (spawnSync('ps', ['-axww', '-E', '-o', 'pid=,ppid=,stat=,command='], { encoding: 'utf8' }).stdout ?? '')
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, state, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      if (!pid || state?.startsWith('Z')) return [];
      return [{ pid: Number(pid), parent: Number(parent), command: `${command} `, environment: command }];
    });
