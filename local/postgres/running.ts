import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const LINUX = process.platform === 'linux' && existsSync('/proc/self/stat');
/** Position of the start time in /proc/<pid>/stat, counted after the name in brackets (proc(5), field 22). */
const START_TIME_FIELD = 19;

/**
 * When a program with this pid began, as text that no other program with the same pid will ever show; null when
 * there is none. A zombie counts as gone: it holds no file, even if nobody reaps it (containers without init).
 */
export const startOf = (pid: number): string | null => {
  if (LINUX) return startOnLinux(pid);
  if (process.platform === 'win32') return signalReaches(pid) ? 'running' : null;
  const line = ps(pid, 'stat=,lstart=');
  return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
};

/** The command line of a running program, or null when it cannot be read. */
export const commandOf = (pid: number): string | null => {
  try {
    if (LINUX) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    if (process.platform === 'win32') return null;
    return ps(pid, 'command=') || null;
  } catch {
    return null;
  }
};

/** The pids of all programs that run now; none where they cannot be listed. */
export const runningPids = (): number[] => {
  try {
    if (LINUX) return readdirSync('/proc').map(Number).filter(Number.isInteger);
    if (process.platform === 'win32') return [];
    return spawnSync('ps', ['-axo', 'pid='], { encoding: 'utf8' })
      .stdout.split('\n')
      .map(Number)
      .filter(Boolean);
  } catch {
    return [];
  }
};

const startOnLinux = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${bootId()} ${fields[START_TIME_FIELD]}`;
  } catch {
    return null;
  }
};

const bootId = (): string => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'boot';
  }
};

const ps = (pid: number, columns: string): string =>
  spawnSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';

const signalReaches = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
