import { Injectable, Logger } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { DomainError } from '../../shared/errors';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { withLogFields } from '../log/log-fields';
import { Metrics } from '../metrics/metrics';

/** A question to the database that only reads; `$1`, `$2` ... stand for `params`. */
export interface DueQuery {
  sql: string;
  params: unknown[];
}

/**
 * What a sweep waits for. One that speaks to a network (mail server, payment provider, file store) may be kept waiting by
 * it for minutes, so nobody else ever waits for such a sweep.
 */
export type Lane = 'database' | 'network';

/** A sweep over rows, each worked off by itself: one that always throws must not keep the others waiting. */
export interface RowSweep<Row extends { id: string }> {
  /** `database` where it is not said. */
  lane?: Lane;
  /**
   * Finds the rows that are due at `now`, at most a batch, each with its text `id`. Those named in `failing` come last, or they
   * could fill every batch. It only reads, and is asked together with those of other sweeps.
   */
  due(now: Date, failing: string[]): DueQuery;
  /** Works one row off, in transactions of its own. False when there was nothing to do after all. */
  work(row: Row): Promise<boolean>;
}

/** Milliseconds; a row that has not failed for so long is like any other. */
const REMEMBERED_MS = 3_600_000;
/** Rows of a sweep; when more fail, something else is broken, and the oldest are forgotten. */
export const MOST_REMEMBERED = 10_000;

/** Which rows of which sweeps failed lately, by the monotonic clock. Only in memory: another process finds out itself. */
@Injectable()
export class FailingRows {
  private readonly logger = new Logger('Sweeps');
  private readonly failedAt = new Map<string, Map<string, number>>();
  private readonly failures: Counter;

  constructor(
    metrics: Metrics,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {
    this.failures = metrics.counter({
      name: 'sweep_row_failures_total',
      help: 'Rows that a sweep could not work off, each time that it failed; the log names the row.',
      labels: ['sweep'],
    });
  }

  /**
   * One run over what is due; a failure leaves its row to the next run. When the database refuses to serve a row, the
   * run ends with that error: each further refusal would take up to eight seconds, and who waits for the next run
   * would wait for all of them. Should it be the row after all, it comes last from then on. `goOn` is asked before
   * each row; what is left then is still due.
   */
  async workOff<Row extends { id: string }>(
    sweep: string,
    rows: RowSweep<Row>,
    goOn: () => boolean,
  ): Promise<Worked> {
    const worked: Worked = { done: 0, failed: 0 };
    const { sql, params } = rows.due(this.clock.now(), this.of(sweep));
    for (const row of await this.database.query<Row>(sql, params)) {
      if (!goOn()) break;
      try {
        if (await withLogFields({ rowId: row.id }, () => rows.work(row))) worked.done += 1;
        this.failedAt.get(sweep)?.delete(row.id);
      } catch (error) {
        this.note(sweep, row.id, error);
        worked.failed += 1;
        if (isRefusal(error)) throw error;
      }
    }
    return worked;
  }

  /** Those of these sweeps that have a row due: one statement for all. */
  async namesDue(sweeps: ReadonlyMap<string, Pick<RowSweep<never>, 'due'>>): Promise<Set<string>> {
    const params: unknown[] = [];
    const now = this.clock.now();
    const parts = [...sweeps].map(([name, rows]) => {
      const asked = rows.due(now, []);
      const sql = asked.sql.replace(/\$(\d+)/g, (_, place) => `$${params.length + Number(place)}`);
      params.push(...asked.params, name);
      return `SELECT $${params.length}::text AS name WHERE EXISTS (${sql})`;
    });
    if (parts.length === 0) return new Set();
    const found = await this.database.query<{ name: string }>(parts.join(' UNION ALL '), params);
    return new Set(found.map(({ name }) => name));
  }

  private of(sweep: string): string[] {
    const failed = this.failedAt.get(sweep) ?? new Map<string, number>();
    for (const [id, at] of failed) if (performance.now() - at > REMEMBERED_MS) failed.delete(id);
    return [...failed.keys()];
  }

  private note(sweep: string, id: string, error: unknown): void {
    const failed = this.failedAt.get(sweep) ?? new Map<string, number>();
    failed.delete(id);
    this.failedAt.set(sweep, failed.set(id, performance.now()));
    const [oldest] = failed.size > MOST_REMEMBERED ? failed.keys() : [];
    if (oldest !== undefined) failed.delete(oldest);
    this.failures.inc({ sweep });
    this.logger.error(
      { sweep, rowId: id, err: error },
      'a row could not be worked off; the next run tries again',
    );
  }
}

export interface Worked {
  done: number;
  failed: number;
}

const isRefusal = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'database.unavailable';
