import type { QueryRunner } from 'typeorm';
import type { Clock } from '../clock/clock';

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

/** A transaction, the unit of work, passed explicitly to whatever takes part in it. `Database` opens it. */
export class Tx implements Queryable {
  private instant: Date | null = null;

  constructor(
    private readonly runner: QueryRunner,
    private readonly clock: Clock,
    private readonly followers: (() => void)[],
  ) {}

  query<Row>(sql: string, params?: unknown[]): Promise<Row[]> {
    return rowsOf(this.runner, sql, params);
  }

  /**
   * The one instant at which all of this transaction happens, by the clock. Read when it is first asked for: whoever
   * locks first, and then decides, decides by the time after the wait.
   */
  get now(): Date {
    this.instant ??= this.clock.now();
    return this.instant;
  }

  /** Runs `act` once the transaction is committed, and never when it is not. For counting only: it must not throw. */
  afterCommit(act: () => void): void {
    this.followers.push(act);
  }
}
