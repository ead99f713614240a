import type { Pool } from 'pg';
import { newId } from '../src/shared/ids';
import type { Statement } from './recorded-sql';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const DAY_MS = 86_400_000;

/** The ids and the time of one booking. */
export interface BookingOf {
  candidateId: string;
  coachId: string;
  offeringId: string;
  startsAt: string;
}

/**
 * The statements of one real booking's transaction, sent again and again with other ids and times by nothing but the
 * driver: what the database alone costs.
 */
export class BookingLoop {
  private next = 0;

  constructor(
    private readonly pool: Pool,
    private readonly statements: Statement[],
    private readonly recorded: BookingOf & { fixed: Set<string> },
    private readonly wanted: BookingOf[],
    private readonly now: number,
  ) {}

  /** Makes `count` bookings, `width` at a time; answers the milliseconds. */
  async run(count: number, width: number): Promise<number> {
    const began = performance.now();
    const last = this.next + count;
    if (last > this.wanted.length) throw new Error('no times are left for the loop');
    const worker = async (): Promise<void> => {
      while (this.next < last) await this.book(this.wanted[this.next++] as BookingOf);
    };
    await Promise.all(Array.from({ length: width }, worker));
    return performance.now() - began;
  }

  private async book(wish: BookingOf): Promise<void> {
    const client = await this.pool.connect();
    const renew = this.renewal(wish);
    try {
      for (const { text, values } of this.statements) {
        const { rowCount } = await client.query(text, values.map(renew));
        if (/^\s*INSERT/.test(text) && rowCount === 0) throw new Error(`nothing was written by ${text}`);
      }
    } finally {
      client.release();
    }
  }

  /** Replaces what the recorded booking made by fresh ids, its people by others, its times by shifted ones. */
  private renewal(wish: BookingOf): (value: unknown) => unknown {
    const { recorded, now } = this;
    const ids = new Map([
      [recorded.candidateId, wish.candidateId],
      [recorded.coachId, wish.coachId],
      [recorded.offeringId, wish.offeringId],
    ]);
    const idFor = (id: string): string => {
      const known = recorded.fixed.has(id) ? id : ids.get(id);
      if (known) return known;
      const fresh = newId();
      ids.set(id, fresh);
      return fresh;
    };
    const shift = Date.parse(wish.startsAt) - Date.parse(recorded.startsAt);
    return (value) => {
      if (typeof value === 'string') return value.replace(UUID, idFor);
      if (Array.isArray(value)) return value.map((item: unknown) => String(item).replace(UUID, idFor));
      if (value instanceof Date && value.getTime() - now > DAY_MS / 2)
        return new Date(value.getTime() + shift);
      return value;
    };
  }
}
