import type { Tx } from '../database/database';

/** Why a person cannot be erased just now, and what they can do about it. */
export interface Obstacle {
  /** As `erasure.session_open`. */
  code: string;
  detail: string;
  /** What it is about, where it is one thing: a booking, an order. */
  subjectId?: string;
}

/** A stored file that belongs into somebody's export. */
export interface HeldFile {
  name: string;
  storageKey: string;
  sha256: string;
}

/** What erasing does, said to the person. */
export interface ToldOfErasure {
  /** As they call it: "What you prepare for". */
  title: string;
  what: string;
  /** Whether something of it stays, without their name. */
  stays: boolean;
}

/** What one table holds of people, and what their rights do to it. Every table has one: a test asks the database. */
export interface Holding {
  table: string;
  /** What of a person is in it, in words; null: nothing. */
  holds: string | null;
  /** What erasing a person does to it; where something stays, why it may. Null where it holds nothing. */
  onErasure: string | null;
  /** The same as the page says it that asks whether to erase; absent where that page need not speak of it. */
  told?: ToldOfErasure;
  /** What of it a person gets in their export; absent where they get nothing, and then `holds` or the docs say why. */
  read?: (tx: Tx, accountId: string) => Promise<object[]>;
  /** Files of theirs that lie in the storage; `name` is their path in the archive. */
  files?: (tx: Tx, accountId: string) => Promise<HeldFile[]>;
  /** Removes what goes. The account's own row goes last, so it can still be asked. */
  erase?: (tx: Tx, accountId: string) => Promise<void>;
  /** What must come to an end first. */
  obstacles?: (tx: Tx, accountId: string) => Promise<Obstacle[]>;
}

const known = new Map<string, Holding>();

/** Says what the tables of a feature hold. Each table is said once. */
export const registerHoldings = (holdings: readonly Holding[]): void => {
  for (const holding of holdings) known.set(holding.table, holding);
};

/** All that was registered, by the table's name. */
export const holdings = (): Holding[] => [...known.values()].sort((a, b) => (a.table < b.table ? -1 : 1));

/** Reads rows by a statement that takes the account's id as `$1`. */
export const rows =
  (sql: string) =>
  (tx: Tx, accountId: string): Promise<object[]> =>
    tx.query<object>(sql, [accountId]);

/** Runs a statement that takes the account's id as `$1`. */
export const run =
  (sql: string) =>
  async (tx: Tx, accountId: string): Promise<void> => {
    await tx.query(sql, [accountId]);
  };

/** A table with nothing about anybody, or only ids of what is told of elsewhere. */
export const nothingIn = (table: string): Holding => ({ table, holds: null, onErasure: null });
