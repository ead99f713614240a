import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { DAY_MS } from '../shared/time';
import { Claims, type WantedTime } from './claims';
import { slots } from './domain/slots';
import { viewerSlots } from './domain/viewer-slots';
import { loadFacts, type SlotFacts, toSlotsInput } from './slots.query';

/** Starts that are asked for: of one coach, for sessions of a length, within [from, to). */
export interface SlotsWanted {
  coachId: string;
  offering: { minutes: number };
  from: Date;
  to: Date;
  /** Account whose own open holds block only what does not replace them. */
  viewerId?: string;
}

/** Most coaches have something free in the first stretch; only the others are looked at further ahead. */
const NEAR_DAYS = 21;
const FAR_DAYS = 370;
/** Coaches with many hours have enough here; looking at three weeks of theirs cost a directory page a third of its time. */
const FIRST_DAYS = 4;

/** What other modules ask of scheduling: what is free, and to take, keep and give back time. */
@Injectable()
export class Scheduling {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly claims: Claims,
  ) {}

  /** The starts that can be booked now, in order; none for a coach without hours. Throws RangeError over 400 days. */
  async slots(wanted: SlotsWanted): Promise<Date[]> {
    const { coachId, offering, from, to, viewerId = null } = wanted;
    const now = this.clock.now();
    const [facts] = await loadFacts(this.database, { coachIds: [coachId], from, to, now, viewerId });
    if (!facts) return [];
    const input = toSlotsInput(facts, { minutes: offering.minutes, from, to, now });
    return viewerSlots(input).map((ms) => new Date(ms));
  }

  /** The coach's first starts after an instant (default: now), at most `count` and a year ahead. */
  async nextSlots(coachId: string, minutes: number, count: number, after?: Date): Promise<Date[]> {
    const found = await this.nextSlotsOf([{ coachId, minutes }], count, after);
    return found.get(coachId) ?? [];
  }

  /** The same for many coaches at once, in at most two statements; every coach asked for has an entry. */
  async nextSlotsOf(
    wanted: { coachId: string; minutes: number }[],
    count: number,
    after?: Date,
  ): Promise<Map<string, Date[]>> {
    const now = this.clock.now();
    const from = after && after > now ? after : now;
    const near = new Date(from.getTime() + NEAR_DAYS * DAY_MS);
    const found = await this.firstSlots(wanted, count, { from, to: near, now });
    const hungry = wanted.filter(({ coachId }) => (found.get(coachId)?.length ?? 0) < count);
    if (hungry.length === 0) return found;
    const far = new Date(from.getTime() + FAR_DAYS * DAY_MS);
    return new Map([...found, ...(await this.firstSlots(hungry, count, { from, to: far, now }))]);
  }

  /** Booking ids whose holds on this coach's or candidate's time are past their deadline; see `Claims`. */
  expiredHolds(tx: Tx, of: { coachId?: string; candidateId?: string; now: Date }): Promise<string[]> {
    return this.claims.expiredHolds(tx, of);
  }

  /** Takes a time for a hold, or throws (and the transaction must roll back); see `Claims`. */
  claim(tx: Tx, wanted: WantedTime & { expiresAt: Date }): Promise<{ availabilityVersion: number }> {
    return this.claims.claim(tx, wanted);
  }

  /** Takes the time of a late payment if it is still free; see `Claims`. */
  reclaim(tx: Tx, wanted: WantedTime): Promise<boolean> {
    return this.claims.reclaim(tx, wanted);
  }

  /** Turns a hold into a booking; false when the claims are gone. */
  confirm(tx: Tx, bookingId: string): Promise<boolean> {
    return this.claims.confirm(tx, bookingId);
  }

  /** Gives the time back. Claims of sessions that took place stay: caps count them. */
  release(tx: Tx, bookingId: string): Promise<void> {
    return this.claims.release(tx, bookingId);
  }

  private async firstSlots(
    wanted: { coachId: string; minutes: number }[],
    count: number,
    range: { from: Date; to: Date; now: Date },
  ): Promise<Map<string, Date[]>> {
    const coachIds = wanted.map(({ coachId }) => coachId);
    const facts = await loadFacts(this.database, { coachIds, ...range, viewerId: null });
    const byCoach = new Map(facts.map((row) => [row.coachId, row]));
    return new Map(
      wanted.map(({ coachId, minutes }) => {
        const known = byCoach.get(coachId);
        return [coachId, known ? firstOf(known, minutes, count, range) : []];
      }),
    );
  }
}

/** Looks at a few days, then three weeks at a time, and stops as soon as there are enough. */
function firstOf(
  facts: SlotFacts,
  minutes: number,
  count: number,
  { from, to, now }: { from: Date; to: Date; now: Date },
): Date[] {
  const found: number[] = [];
  let [start, days] = [from, FIRST_DAYS];
  while (start < to && found.length < count) {
    const end = new Date(Math.min(start.getTime() + days * DAY_MS, to.getTime()));
    found.push(...slots(toSlotsInput(facts, { minutes, from: start, to: end, now })));
    [start, days] = [end, NEAR_DAYS];
  }
  return found.slice(0, count).map((ms) => new Date(ms));
}
