import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../src/platform/clock/clock';
import { MovableClock } from './movable-clock';
import { Database } from '../../src/platform/database/database';
import type { Turn } from '../../src/platform/database/turns';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { refused } from '../../src/shared/errors';

const MAX_ROUNDS = 20;
/** Ten years: beyond that nothing the product knows makes sense. */
const MAX_OFFSET_MS = 10 * 365 * 24 * 3_600_000;

/** What is created only where it is missing is still created twice by two who look at once. */
const CLOCK_TURN: Turn = { lock: 4_711_040, doing: 'prepares the sandbox' };

/** Creates the table of the offset where it is missing. */
export const CLOCK_TABLE = [
  `CREATE SCHEMA IF NOT EXISTS sandbox`,
  `CREATE TABLE IF NOT EXISTS sandbox.clock (single boolean PRIMARY KEY DEFAULT true CHECK (single), offset_ms bigint NOT NULL)`,
];

/** The sandbox's movable clock: its offset survives restarts, and after a move everything that fell due is done. */
@Injectable()
export class ClockOffset implements OnModuleInit {
  private readonly logger = new Logger('Sandbox');

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly sweeps: Sweeps,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.database.longTx(
      async (tx) => {
        for (const statement of CLOCK_TABLE) await tx.query(statement);
      },
      { turn: CLOCK_TURN, say: (line) => this.logger.log(line) },
    );
    const [row] = await this.database.query<{ offset_ms: string }>(`SELECT offset_ms FROM sandbox.clock`);
    if (row && Number(row.offset_ms) !== 0) this.movable().setOffset(Number(row.offset_ms));
  }

  /** Milliseconds ahead of real time. */
  offset(): number {
    return this.movable().offset();
  }

  /** Moves the clock forward by so many milliseconds. Error: 422 `clock.backwards`, `clock.too_far`. */
  async advance(milliseconds: number): Promise<Date> {
    if (milliseconds < 0)
      throw refused('clock.backwards', 'Time only moves forward; use DELETE to go back to real time.');
    const offset = this.offset() + milliseconds;
    if (offset > MAX_OFFSET_MS) throw refused('clock.too_far', 'The clock may be at most ten years ahead.');
    return this.set(offset);
  }

  async set(offsetMs: number): Promise<Date> {
    this.movable().setOffset(offsetMs);
    await this.database.query(
      `INSERT INTO sandbox.clock (single, offset_ms) VALUES (true, $1)
       ON CONFLICT (single) DO UPDATE SET offset_ms = excluded.offset_ms`,
      [Math.round(offsetMs)],
    );
    await this.catchUp();
    return this.clock.now();
  }

  /** Runs the sweeps until nothing more happens. */
  private async catchUp(): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) if ((await this.sweeps.runAll()) === 0) return;
  }

  private movable(): MovableClock {
    if (!(this.clock instanceof MovableClock)) throw new Error('the sandbox needs a movable clock');
    return this.clock;
  }
}
