import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { isRoleChangedMeanwhile } from './database-faults';
import { type Ask, blockersOf, othersThan, sightOf } from './sessions';
import { LOOK_EVERY_MS, type Patience, Wait } from './standstill';

const LOCK_TIMEOUT = '55P03';
const DEADLOCK = '40P01';
const SERIALIZATION = '40001';
const TRIED_AGAIN = new Set([LOCK_TIMEOUT, DEADLOCK, SERIALIZATION]);

const WHAT_FOR = 'others to let go of what a migration changes';

/** Work on sessions of one name that may have to wait until others let go of what it changes. */
export interface Blockable<T> {
  /** The name of the sessions that `work` uses, and only those. */
  name: string;
  /** Must leave nothing behind when a lock is not had in time or others are in its way, since it is then done again. */
  work: () => Promise<T>;
  patience: Patience;
}

/**
 * Does the work, and again whenever a lock was not had in time, or PostgreSQL ended it in favour of somebody else
 * (deadlock, serialization): between two tries those get through who queued up behind it. Says for how long it has
 * been waiting.
 * @param watcher another session, which looks at those of `work`
 * @throws StandstillError when who holds the lock does not move, the work is then cancelled; or when the work keeps
 *   being ended though nobody else moves
 */
export const throughBlockers = async <T>(watcher: Client, blockable: Blockable<T>): Promise<T> => {
  const over = new AbortController();
  const ask: Ask = async (sql, params) => (await watcher.query<object>(sql, params)).rows;
  const end = (): void => over.abort();
  const [worked, watched] = await Promise.allSettled([
    untilThrough(ask, blockable, over.signal).finally(end),
    watch(ask, blockable, over.signal).finally(end),
  ]);
  if (worked.status === 'fulfilled') return worked.value;
  throw watched.status === 'rejected' ? watched.reason : worked.reason;
};

const untilThrough = async <T>(ask: Ask, blockable: Blockable<T>, over: AbortSignal): Promise<T> => {
  const { name, work, patience } = blockable;
  const losing = new Wait(WHAT_FOR, patience);
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      if (over.aborted || !(TRIED_AGAIN.has(code) || isRoleChangedMeanwhile(error))) throw error;
      // Whoever won is no longer in the way, so nobody may block us now: it counts whether anybody moves at all.
      if (code !== LOCK_TIMEOUT) {
        losing.look(await sightOf(ask, await othersThan(ask, name)));
        await sleep(LOOK_EVERY_MS);
      }
    }
  }
};

const watch = async (ask: Ask, blockable: Blockable<unknown>, over: AbortSignal): Promise<void> => {
  const waiting = new Wait(WHAT_FOR, blockable.patience);
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

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
