import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type QueryRunner } from 'typeorm';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError, unavailable } from '../../shared/errors';
import { constraintError } from './constraint-errors';
import { Clock } from '../clock/clock';
import { CONFIG, type Config } from '../config/config';
import { patiently } from './data-source';
import { faultOf, isRefusedWrite } from './database-faults';
import type { Patience } from './standstill';
import { FREE_TRANSACTION } from './time-limits';
import { type Turn, waitForTurnInTransaction } from './turns';
import { type Queryable, rowsOf, Tx } from './tx';

export { type Queryable, Tx } from './tx';

const MAX_ATTEMPTS = 4;
const REFUSAL_COUNTS_MS = 30_000;

/** The transaction that the present chain of calls runs in. */
const present = new AsyncLocalStorage<{ open: boolean }>();

@Injectable()
export class Database implements Queryable {
  private readonly logger = new Logger('Database');
  /** By the clock of the process, which only counts on. */
  private refusedWriteAt = Number.NEGATIVE_INFINITY;

  constructor(
    @InjectDataSource() private readonly source: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'environment'>,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` in one transaction. Serialization failures, deadlocks and lock time-outs (40001, 40P01, 55P03) run
   * the whole function again, at most three times with jitter, then 503. So `work` must be free of side effects
   * outside the transaction: no network, no memory that it changes.
   */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.repeatedly(work);
  }

  private async repeatedly<T>(work: (tx: Tx, runner: QueryRunner) => Promise<T>): Promise<T> {
    this.refuseSecondConnection();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (faultOf(error) === 'retry' && attempt < MAX_ATTEMPTS) {
          await sleep(Math.random() * 50 * attempt);
          continue;
        }
        throw this.told(error);
      }
    }
  }

  /**
   * As `tx`, for work that is not a request: the start, scripts, what an operator asks for. It runs as long as it takes,
   * free of the time limits that the role gives to requests, and they are back when it ends. With a turn it first waits
   * for whoever has it, as long as they move, and `say` tells of it.
   * @throws StandstillError when they do not move
   */
  longTx<T>(work: (tx: Tx) => Promise<T>, inTurn?: { turn: Turn; say: Patience['say'] }): Promise<T> {
    return this.repeatedly(async (tx, runner) => {
      await tx.query(FREE_TRANSACTION);
      const all = async (): Promise<T> => {
        if (inTurn)
          await waitForTurnInTransaction((sql, params) => tx.query(sql, params), inTurn.turn, inTurn);
        return work(tx);
      };
      return patiently(runner, all);
    });
  }

  /**
   * Whether it refused a change within the last half minute because it has no room or may not write. Nobody tries on
   * purpose: what people do is the probe, and the next change after that may work again.
   */
  refusedWriteLately(): boolean {
    return performance.now() - this.refusedWriteAt < REFUSAL_COUNTS_MS;
  }

  private async attempt<T>(work: (tx: Tx, runner: QueryRunner) => Promise<T>): Promise<T> {
    const followers: (() => void)[] = [];
    const result = await this.source.transaction(({ queryRunner }) =>
      asTransaction(() => work(this.begun(queryRunner!, followers), queryRunner!)),
    );
    for (const act of followers) act();
    return result;
  }

  private begun(runner: QueryRunner, followers: (() => void)[]): Tx {
    const refuseMisuse = (what: string): void => this.refuseMisuse(what);
    return new Tx({ runner, clock: this.clock, followers, refuseMisuse });
  }

  /** One statement outside a transaction. */
  async query<Row>(sql: string, params: unknown[] = []): Promise<Row[]> {
    this.refuseSecondConnection();
    const runner = this.source.createQueryRunner();
    try {
      return await rowsOf<Row>(runner, sql, params);
    } catch (error) {
      throw this.told(error);
    } finally {
      await runner.release();
    }
  }

  /** Several reads outside a transaction, on one connection: what is asked `together` costs one round trip. */
  async reads<T>(work: (reader: Queryable) => Promise<T>): Promise<T> {
    this.refuseSecondConnection();
    const runner = this.source.createQueryRunner();
    try {
      return await asTransaction(() => work({ query: (sql, params) => rowsOf(runner, sql, params) }));
    } catch (error) {
      throw asDomainError(error);
    } finally {
      await runner.release();
    }
  }

  private told(error: unknown): unknown {
    if (isRefusedWrite(error)) this.refusedWriteAt = performance.now();
    return asDomainError(error);
  }

  /**
   * Who holds one connection and waits for another can wait for ever: enough of them hold the whole pool. So a
   * transaction uses its `tx` for all it does; anything else is a fault of ours, loud where we develop.
   */
  private refuseSecondConnection(): void {
    if (present.getStore()?.open)
      this.refuseMisuse('A second connection inside a transaction: pass the tx on.');
  }

  private refuseMisuse(what: string): void {
    const fault = new Error(what);
    if (this.config.environment !== 'production') throw fault;
    this.logger.error({ err: fault }, fault.message);
  }
}

/** What is started inside and outlives the transaction is not in it any more. */
const asTransaction = async <T>(work: () => Promise<T>): Promise<T> => {
  const transaction = { open: true };
  try {
    return await present.run(transaction, work);
  } finally {
    transaction.open = false;
  }
};

/** What the caller should see of a database error: a mapped constraint, 503 for trouble, else the error itself. */
export const asDomainError = (error: unknown): unknown => {
  if (error instanceof DomainError) return error;
  const mapped = constraintError(constraintOf(error));
  if (mapped) return mapped;
  const fault = faultOf(error);
  if (fault === 'retry' || fault === 'unavailable') {
    return unavailable('database.unavailable', 'The service is busy. Please try again.', 1);
  }
  return error;
};

const constraintOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : undefined;
