import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { ZONE_RELEASE } from '../../shared/zones/zone-data';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { Sweeps } from '../jobs/sweeps';
import { Worker } from '../jobs/worker';
import { DiskSpace, type DiskState } from './disk-space';

/** What this process needs to serve, and what it needs to do everything in time. */
export interface Vitals {
  /** Degraded: requests are served, but something behind them is late. Unavailable: do not send requests here. */
  status: 'ok' | 'degraded' | 'unavailable';
  /** Read only: it answers and takes no change, as a standby does, or one whose disk is full. */
  database: 'up' | 'read_only' | 'away';
  /** Room on the disk of this machine; null when nothing of ours lies there. */
  disk: DiskState | null;
  /** How far the database's clock is ahead of ours, in milliseconds; null when it cannot be asked. */
  clockDifferenceMs: number | null;
  /** Seconds since the job queue was last seen at work; null where background jobs are switched off. */
  queueSilentSeconds: number | null;
  /** How long the longest of the running sweeps has been at it. */
  longestSweepSeconds: number;
  /** How late the delivery of the oldest due event is. */
  outboxLateSeconds: number | null;
  /** The IANA release of the zone rules. */
  zoneRelease: string;
}

/** Source: RELIABILITY, "The database going away". */
const MAX_CLOCK_DIFFERENCE_MS = 2_000;
const CLOCK_EVERY_MS = 60_000;
/** A load balancer asks every few seconds; it must hear of a frozen database, not wait with it. */
const DATABASE_ANSWERS_WITHIN_MS = 1_000;
/** The queue looks for work every two seconds. */
const QUEUE_SILENT_SECONDS = 60;
const STUCK_SECONDS = 300;

interface Asked {
  now: Date;
  readOnly: boolean;
  oldestDue: Date | null;
}

/** Measures how this process is. The clocks are compared at start and every minute, whoever asks or not. */
@Injectable()
export class VitalSigns implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Health');
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly worker: Worker,
    private readonly diskSpace: DiskSpace,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.watchClock(), CLOCK_EVERY_MS).unref();
    await this.watchClock();
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
    clearInterval(this.timer);
  }

  /** Answers within about a second, whatever the database does. */
  async check(): Promise<Vitals> {
    const before = this.ownTime();
    const [asked, disk] = await Promise.all([this.ask(), this.diskSpace.check()]);
    const middle = (before + this.ownTime()) / 2;
    const measured = {
      database: databaseOf(asked, this.database.refusedWriteLately()),
      disk,
      clockDifferenceMs: asked && Math.round(asked.now.getTime() - middle),
      queueSilentSeconds: this.worker.silentSeconds(),
      longestSweepSeconds: this.sweeps.longestRunSeconds(),
      outboxLateSeconds: asked && this.secondsSince(asked.oldestDue),
      zoneRelease: ZONE_RELEASE,
    };
    return { status: this.stopping ? 'unavailable' : statusOf(measured), ...measured };
  }

  private async ask(): Promise<Asked | null> {
    const answer = this.database
      .query<Asked>(
        `SELECT clock_timestamp() AS now, current_setting('transaction_read_only')::boolean AS "readOnly",
           (SELECT min(next_attempt_at) FROM outbox_events WHERE delivered_at IS NULL) AS "oldestDue"`,
      )
      .then(([row]) => row ?? null)
      .catch(() => null);
    return Promise.race([answer, sleep(DATABASE_ANSWERS_WITHIN_MS, null, { ref: false })]);
  }

  private async watchClock(): Promise<void> {
    const { clockDifferenceMs } = await this.check();
    if (clocksDiffer(clockDifferenceMs))
      this.logger.error({ clockDifferenceMs }, 'the clocks of this machine and of the database differ');
  }

  /** Our clock as it runs, without the time travel of the sandbox and the tests. */
  private ownTime(): number {
    return this.clock.now().getTime() - this.clock.offset();
  }

  private secondsSince(due: Date | null): number {
    return due ? Math.max(0, (this.clock.now().getTime() - due.getTime()) / 1000) : 0;
  }
}

const databaseOf = (asked: Asked | null, refusedWrite: boolean): Vitals['database'] =>
  asked ? (asked.readOnly || refusedWrite ? 'read_only' : 'up') : 'away';

const statusOf = (vitals: Omit<Vitals, 'status'>): Vitals['status'] => {
  if (vitals.disk === 'full' || vitals.disk === 'away') return 'unavailable';
  if (vitals.database !== 'up' || clocksDiffer(vitals.clockDifferenceMs)) return 'unavailable';
  const late =
    vitals.disk === 'low' ||
    (vitals.queueSilentSeconds ?? 0) > QUEUE_SILENT_SECONDS ||
    vitals.longestSweepSeconds > STUCK_SECONDS ||
    (vitals.outboxLateSeconds ?? 0) > STUCK_SECONDS;
  return late ? 'degraded' : 'ok';
};

const clocksDiffer = (differenceMs: number | null): boolean =>
  Math.abs(differenceMs ?? 0) > MAX_CLOCK_DIFFERENCE_MS;
