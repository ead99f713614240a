import { setTimeout as sleep } from 'node:timers/promises';
import { type Ask, holdersOf, sightOf } from './sessions';
import { LOOK_EVERY_MS, type Patience, Wait } from './standstill';

/** Something that only one process does at a time, under an advisory lock. */
export interface Turn {
  /** Any number; the same in every process, and another than that of other turns. */
  lock: number;
  /** Ends "Waiting for another process that ...". */
  doing: string;
}

/**
 * Takes the turn, for as long as the session lives. Waits for whoever has it as long as they move, and says so.
 * @throws StandstillError when they do not move
 */
export const waitForTurn = (ask: Ask, turn: Turn, patience: Patience): Promise<void> =>
  wait(ask, { turn, patience, take: 'pg_try_advisory_lock' });

/** As `waitForTurn`, for the transaction that `ask` is in: it must be free of the limits of requests. */
export const waitForTurnInTransaction = (ask: Ask, turn: Turn, patience: Patience): Promise<void> =>
  wait(ask, { turn, patience, take: 'pg_try_advisory_xact_lock' });

interface Waiting {
  turn: Turn;
  patience: Patience;
  take: 'pg_try_advisory_lock' | 'pg_try_advisory_xact_lock';
}

const wait = async (ask: Ask, { turn, patience, take }: Waiting): Promise<void> => {
  const waiting = new Wait(`another process that ${turn.doing}`, patience);
  for (;;) {
    const [row] = (await ask(`SELECT ${take}($1) AS taken`, [turn.lock])) as { taken: boolean }[];
    if (row?.taken) return;
    waiting.look(await sightOf(ask, await holdersOf(ask, turn.lock)));
    await sleep(LOOK_EVERY_MS);
  }
};
