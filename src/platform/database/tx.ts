import type { QueryRunner } from 'typeorm';
import { type AuditEntry, insertAuditEntry } from '../audit/audit';
import type { Clock } from '../clock/clock';
import type { EventType } from '../../shared/events';
import { type NewEvent, storeEvent } from '../events/stored-event';
import { addWakeUp } from '../jobs/wake-up';
import { type LockName, lockNumber, rankOf } from './locks';
import { together } from './together';

/** What answers SQL: the database, one connection of it, or a transaction. */
export interface Queryable {
  /**
   * The rows of one statement, plain objects as the SQL names them: of a SELECT, and of a change with RETURNING.
   * A change without it answers none.
   */
  query<Row>(sql: string, params?: unknown[]): Promise<Row[]>;
}

/** The rows of one statement on this connection. */
export const rowsOf = async <Row>(runner: QueryRunner, sql: string, params?: unknown[]): Promise<Row[]> =>
  (await runner.query(sql, params, true)).records;

/** What `Database` gives to a transaction. */
export interface TxParts {
  runner: QueryRunner;
  clock: Clock;
  /** To run after the commit, in this order. */
  followers: (() => void)[];
  /** Throws where we develop. */
  refuseMisuse(what: string): void;
}

/** A transaction, the unit of work, passed explicitly to whatever takes part in it. `Database` opens it. */
export class Tx implements Queryable {
  private instant: Date | null = null;
  private lastLock: LockName | null = null;

  constructor(private readonly parts: TxParts) {}

  query<Row>(sql: string, params?: unknown[]): Promise<Row[]> {
    return rowsOf(this.parts.runner, sql, params);
  }

  /**
   * The one instant at which all of this transaction happens, by the clock. Read when it is first asked for: whoever
   * locks first, and then decides, decides by the time after the wait.
   */
  get now(): Date {
    this.instant ??= this.parts.clock.now();
    return this.instant;
  }

  /** Waits for a lock and holds it until the transaction ends; of several, in the order of their ids. */
  async lock(name: LockName, ...ids: string[]): Promise<void> {
    this.keepLockOrder(name);
    const sql = `SELECT pg_advisory_xact_lock(${lockNumber(name, '$1::text')})`;
    await together(ids.sort().map((id) => this.query(sql, [id])));
  }

  /** The same without waiting: false when another transaction holds it. */
  async tryLock(name: LockName, id: string): Promise<boolean> {
    const sql = `SELECT pg_try_advisory_xact_lock(${lockNumber(name, '$1::text')}) AS taken`;
    const [row] = await this.query<{ taken: boolean }>(sql, [id]);
    return row?.taken ?? false;
  }

  /** Two transactions that take their locks in opposite orders would wait for each other. */
  private keepLockOrder(name: LockName): void {
    if (this.lastLock && rankOf(name) < rankOf(this.lastLock))
      this.parts.refuseMisuse(`The lock "${name}" after "${this.lastLock}": see locks.ts.`);
    this.lastLock = name;
  }

  /** Writes an entry of the audit log with the change that it tells of. */
  note(entry: AuditEntry): Promise<void> {
    return insertAuditEntry(this, entry, this.now);
  }

  /**
   * Tells of the change with its commit: delivered to whoever listens soon after, or once `at` has come, for what is
   * certain already and happens then.
   */
  async publish<Type extends EventType>({ at = this.now, ...event }: NewEvent<Type>): Promise<void> {
    await together([storeEvent(this, { ...event, at }), this.wake('outbox', at)]);
  }

  /** Asks, with the commit, for a run of a sweep at an instant of our clock (default: at once). */
  wake(sweep: string, at: Date = this.now): Promise<void> {
    return addWakeUp(this, sweep, Math.max(0, at.getTime() - this.now.getTime()));
  }

  /** Runs `act` once the transaction is committed, and never when it is not. For counting only: it must not throw. */
  afterCommit(act: () => void): void {
    this.parts.followers.push(act);
  }
}
