import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from '../../shared/errors';
import { Clock } from '../clock/clock';
import { CONFIG, type Config } from '../config/config';
import { Database } from '../database/database';
import { deleteInBatches } from '../jobs/batches';
import { Sweeps } from '../jobs/sweeps';

export type LimitName = keyof Config['limits'];

/**
 * How often something may be done, counted in the database so that it holds over all processes. Keys are kept as
 * keyed hashes: they are made of addresses of people.
 */
@Injectable()
export class Limits implements OnModuleInit {
  private readonly limiters = new Map<LimitName, RateLimiterPostgres>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register('limits.expiry', (goOn) => this.removeExpired(goOn));
  }

  /** Counts one; 429 `limit.reached` with Retry-After when there were too many already. */
  async count(name: LimitName, ...key: string[]): Promise<void> {
    try {
      await this.limiter(name).consume(this.keyed(key));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw tooMany(
        'limit.reached',
        'Too many attempts. Please wait.',
        Math.ceil(refusal.msBeforeNext / 1000),
      );
    }
  }

  /** Counts one as well; false instead of a refusal. */
  async allows(name: LimitName, ...key: string[]): Promise<boolean> {
    try {
      await this.limiter(name).consume(this.keyed(key));
      return true;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return false;
      throw refusal;
    }
  }

  /** Forgets all that was counted. */
  async reset(name: LimitName, ...key: string[]): Promise<void> {
    const counted = this.limiter(name).getKey(this.keyed(key));
    await this.database.query(`DELETE FROM rate_limits WHERE key = $1`, [counted]);
  }

  /** Takes one back that turned out not to count. */
  async forgive(name: LimitName, ...key: string[]): Promise<void> {
    await this.limiter(name).reward(this.keyed(key));
  }

  private limiter(name: LimitName): RateLimiterPostgres {
    const present = this.limiters.get(name);
    if (present) return present;
    const { points, seconds } = this.config.limits[name];
    const limiter = new RateLimiterPostgres({
      storeClient: { query: (query: StoreQuery) => this.query(query) },
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points,
      duration: seconds,
    });
    this.limiters.set(name, limiter);
    return limiter;
  }

  /**
   * The library counts by the clock of the process and names its statements. Here its times become those of our
   * clock and back, and the name is dropped, so that a pooler between us and the database may be used.
   */
  private async query({ text, values: [key, points, expire, now] }: StoreQuery): Promise<StoreAnswer> {
    const offset = this.clock.offset();
    const rows = await this.database.query<StoreAnswer['rows'][number]>(text, [
      key,
      points,
      expire + offset,
      now + offset,
    ]);
    return {
      rowCount: rows.length,
      rows: rows.map((row) => ({ ...row, expire: Number(row.expire) - offset })),
    };
  }

  private keyed(parts: string[]): string {
    return createHmac('sha256', this.config.secret).update(JSON.stringify(parts)).digest('base64url');
  }

  private async removeExpired(goOn: () => boolean): Promise<number> {
    const { done } = await deleteInBatches(this.database, goOn, {
      table: 'rate_limits',
      due: 'expire < $1',
      by: 'expire',
      params: [this.clock.now().getTime()],
    });
    return done;
  }
}

interface StoreQuery {
  text: string;
  values: [key: string, points: number, expire: number, now: number];
}

interface StoreAnswer {
  rowCount: number;
  rows: { points: number; expire: number }[];
}
