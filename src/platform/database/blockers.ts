import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { blockersOf, sightOf, type Ask } from './sessions';
import { LOOK_EVERY_MS, type Patience, Wait } from './standstill';

/** Work on sessions of one name that may have to wait until others let go of what it changes. */
export interface Blockable<T> {
  /** The name of the sessions that `work` uses, and only those. */
  name: string;
  /** Must leave nothing behind when a lock is not had in time, since it is then done again. */
  work: () => Promise<T>;
  patience: Patience;
}

/**
 * Does the work, and again whenever a lock was not had in time: between two tries those get through who queued up
 * behind it. Says for how long it has been waiting.
 * @param watcher another session, which looks at those of `work`
 * @throws StandstillError when who holds the lock does not move; the work is then cancelled
 */
export const throughBlockers = async <T>(watcher: Client, blockable: Blockable<T>): Promise<T> => {
  const over = new AbortController();
  const end = (): void => over.abort();
  const [worked, watched] = await Promise.allSettled([
    untilThrough(blockable.work, over.signal).finally(end),
    watch(watcher, blockable, over.signal).finally(end),
  ]);
  if (worked.status === 'fulfilled') return worked.value;
  throw watched.status === 'rejected' ? watched.reason : worked.reason;
};

const untilThrough = async <T>(work: () => Promise<T>, over: AbortSignal): Promise<T> => {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (over.aborted || !isLockTimeout(error)) throw error;
    }
  }
};

const watch = async (watcher: Client, blockable: Blockable<unknown>, over: AbortSignal): Promise<void> => {
  const ask: Ask = async (sql, params) => (await watcher.query<object>(sql, params)).rows;
  const waiting = new Wait('others to let go of what a migration changes', blockable.patience);
  while (!over.aborted) {
    const blockers = await blockersOf(ask, blockable.name);
    if (blockers.length > 0) await lookAt(ask, { blockers, waiting, name: blockable.name, over });
    await sleep(LOOK_EVERY_MS, null, { signal: over }).catch(() => null);
  }
};

interface Look {
  blockers: number[];
  waiting: Wait;
  name: string;
  over: AbortSignal;
}

const lookAt = async (ask: Ask, { blockers, waiting, name, over }: Look): Promise<void> => {
  const sight = await sightOf(ask, blockers);
  try {
    if (!over.aborted) waiting.look(sight);
  } catch (error) {
    await ask(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = $1`, [name]);
    throw error;
  }
};

const isLockTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '55P03';
