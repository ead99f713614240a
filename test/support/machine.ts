import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** How fast this machine gets on just now, compared with what it can do when nobody else wants it. */
export interface Pace {
  /** 1 is its usual pace, 4 means that everything takes four times as long. */
  slowness: number;
  /** The same in words. */
  said: string;
}

/** Steps of the fixed piece of work; about ten milliseconds of a core of today. */
const STEPS = 3_000_000;
const TRIES = 5;
const NAP_MS = 20;

/** Least processor time that the piece of work has taken in this process: it does not grow while we wait for a core. */
let usualMs = Infinity;

/** Measures the machine by a fixed piece of work, by how late timers come, and by who waits for its cores. */
export const measurePace = async (): Promise<Pace> => {
  const units = Array.from({ length: TRIES }, unitMs).sort((a, b) => a - b);
  const work = (units[Math.floor(TRIES / 2)] ?? 0) / usualMs;
  const began = performance.now();
  for (let naps = 0; naps < TRIES; naps += 1) await sleep(NAP_MS);
  const lateMs = Math.max(0, (performance.now() - began) / TRIES - NAP_MS);
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  return {
    slowness: Math.max(1, work, load / cores, (NAP_MS + lateMs) / NAP_MS / 2),
    said:
      `a fixed piece of work took ${work.toFixed(1)} times its usual time, timers came ${Math.round(lateMs)} ms late, ` +
      `${cores} cores, load ${load.toFixed(1)}`,
  };
};

/** Milliseconds that the fixed piece of work took by the clock. */
const unitMs = (): number => {
  const before = process.cpuUsage();
  const began = performance.now();
  // Looked up once: in a context of its own, as tests have, every look-up of a global is dear.
  const { imul } = Math;
  let sum = 0;
  for (let step = 0; step < STEPS; step += 1) sum = (imul(sum, 31) + step) | 0;
  const tookMs = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  // The sum is used, so that the work is done; a clock of the processor that stands still measures nothing.
  const cpuMs = (user + system) / 1_000 + (Number.isFinite(sum) ? 0 : 1);
  usualMs = Math.min(usualMs, tookMs, Math.max(cpuMs, 1));
  return tookMs;
};

/** Hundredths of a second are the unit of /proc. */
const TICKS_PER_SECOND = 100;

/** Seconds of processor time that a process has used; 0 when it is gone, and where there is no /proc. */
export const processorSeconds = (pid: number | undefined): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return ((user ?? 0) + (system ?? 0)) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
};
