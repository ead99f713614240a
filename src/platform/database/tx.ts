import type { QueryRunner } from 'typeorm';

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

/** A transaction, passed explicitly to whatever takes part in it. `Database` opens it. */
export class Tx implements Queryable {
  constructor(private readonly runner: QueryRunner) {}

  query<Row>(sql: string, params?: unknown[]): Promise<Row[]> {
    return rowsOf(this.runner, sql, params);
  }
}
