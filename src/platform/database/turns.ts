import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { newId } from '../../shared/ids';
import { CONNECT_WITHIN_MS } from './data-source';
import { type Ask, holdersOf, sightOf, START_NAME } from './sessions';
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

/** Milliseconds between two signs of life of work that goes on elsewhere than in the session that holds its turn. */
const SIGN_OF_LIFE_MS = 1_000;

/**
 * Does work in a turn that is longer than a transaction. Each step of it must end by itself: those who wait take a
 * process that lives for one that moves.
 * @param url leads to the server itself, since the turn is bound to a session
 * @throws StandstillError when who has the turn does not move
 */
export const inTurn = async <T>(
  url: string,
  { turn, patience, work }: { turn: Turn; patience: Patience; work: () => Promise<T> },
): Promise<T> => {
  const client = new Client({
    connectionString: url,
    application_name: `${START_NAME}-${newId()}`,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  client.on('error', () => undefined);
  await client.connect();
  const ask: Ask = async (sql, params) => (await client.query<object>(sql, params)).rows;
  let signs: NodeJS.Timeout | undefined;
  try {
    await waitForTurn(ask, turn, patience);
    signs = setInterval(() => void ask('SELECT 1', []).catch(() => undefined), SIGN_OF_LIFE_MS);
    return await work();
  } finally {
    clearInterval(signs);
    await client.end();
  }
};

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
