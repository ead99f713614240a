import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '../../../src/platform/clock/clock';
import { MovableClock } from '../../../local/clock/movable-clock';
import { Sweeps } from '../../../src/platform/jobs/sweeps';
import { type ApiProcesses, SharedClock, startApiProcesses } from '../../support/api-processes';
import { hearBegunAgain } from '../../support/begun-again';
import { startTestApp, type TestAccount, type TestApp } from '../../support/app';
import type { TestCoach } from '../../support/coaches';
import type { TestDatabase } from '../../support/test-database';
import { manyCandidates } from '../../support/many-accounts';
import { MINUTE_MS } from '../../../src/shared/time';
import { firstSlots, publishedCoach } from '../../support/scenario';
import { type Random, seededRandom, shuffled } from '../../../src/kits/domain/seeded-random';
import { type Found, type Promised, type Round } from './history';
import { Recorder } from './recorder';

/** Minutes; the clock of these races runs through years. */
const LONG_TOKENS = 3_000_000;
/** A hold lives for 37 minutes; this much later every one that stands now has run out. */
const HOLD_MINUTES = 38;
/** A candidate may hold three times, and wins at most one in a round. */
const ROUNDS_BETWEEN_CLEARINGS = 3;
const COACHES = 4;
/** Starts that are nearer go off the list while a hold runs; no coach has more than these many of them. */
const NOTICE_MINUTES = 14 * 60;
const SLOTS_BEFORE_NOTICE = 16;
/** Within how many milliseconds those who race set off; one of these in each round. */
const SPREADS_MS = [0, 0, 3, 20];

/** What the coaches of a race have in common, and the time that they keep free around a session. */
const COACH_KINDS = {
  hourly: { rules: {}, bufferMs: 0 },
  tight: { rules: { intervalMinutes: 15, bufferAfterMinutes: 15 }, bufferMs: 15 * 60_000 },
  capped: { rules: { maxPerDay: 3 }, bufferMs: 0 },
};
export type CoachKind = keyof typeof COACH_KINDS;

/** A migrated database that leads through a pooler, and the way past it. */
export interface Ground {
  database: TestDatabase;
  directUrl: string;
}

/**
 * Where races are held: people made in bulk, coaches whose times come free again, a clock that stands until a round
 * moves it, and one process (this one) or several real ones that answer the requests.
 */
export class Arena {
  private rounds = 0;
  private turn = 0;
  /** Bookings of earlier rounds. */
  private readonly seen = new Set<string>();
  private newcomers: TestAccount[] = [];
  /** Rounds of each kind so far. */
  private readonly repeats = new Map<string, number>();
  private random: Random;
  /** Transactions of this process that were begun again. */
  private begunAgainHere = 0;

  private constructor(
    readonly app: TestApp,
    readonly bookers: TestAccount[],
    private readonly coaches: Record<CoachKind, TestCoach[]>,
    private readonly clock: SharedClock,
    private readonly api: ApiProcesses | null,
    private readonly seed: number,
  ) {
    this.random = seededRandom(`${seed}`);
    hearBegunAgain(app.nest, () => (this.begunAgainHere += 1));
  }

  /**
   * With `processes` 0 this process answers; otherwise so many others do, with background jobs. `seed` decides who
   * sets off when, and who asks for what. `ground` is another database than a new one of the test server.
   */
  static async open(bookers: number, processes: number, seed: number, ground?: Ground): Promise<Arena> {
    const app = await startTestApp(
      { accessTokenMinutes: LONG_TOKENS, databaseDirectUrl: ground?.directUrl ?? null },
      undefined,
      ground?.database,
    );
    try {
      const clock = app.nest.get<MovableClock>(Clock);
      const config = { ...app.config, backgroundJobs: true };
      const beside = { databaseUrl: app.config.databaseUrl ?? '', sandbox: app.stripe, clock, config };
      const api = processes > 0 ? await startApiProcesses({ ...beside, count: processes }) : null;
      const coaches = {
        hourly: await some(app, 'hourly'),
        tight: await some(app, 'tight'),
        capped: await some(app, 'capped'),
      };
      return new Arena(
        app,
        await manyCandidates(app, bookers),
        coaches,
        api?.clock ?? new SharedClock(clock),
        api,
        seed,
      );
    } catch (error) {
      await app.stop();
      throw error;
    }
  }

  async close(): Promise<void> {
    try {
      await this.api?.stop();
    } finally {
      await this.app.stop();
    }
  }

  /** A coach of this kind; the same again after a few rounds. */
  coach(kind: CoachKind = 'hourly', shift = 0): TestCoach {
    return this.coaches[kind][(this.rounds + shift) % COACHES] as TestCoach;
  }

  /** Free starts of the coach, in order, that will still be on offer when a hold made now runs out. */
  async slots(coach: TestCoach, count: number): Promise<string[]> {
    const earliest = this.app.clock.now().getTime() + NOTICE_MINUTES * MINUTE_MS;
    const starts = await firstSlots(this.app, coach, count + SLOTS_BEFORE_NOTICE);
    return starts.filter((start) => new Date(start).getTime() >= earliest).slice(0, count);
  }

  /** A candidate who has nothing yet. */
  async newcomer(): Promise<TestAccount> {
    if (this.newcomers.length === 0) this.newcomers = await manyCandidates(this.app, 50);
    return this.newcomers.pop() as TestAccount;
  }

  async advance(minutes: number): Promise<void> {
    await this.clock.advance({ minutes });
  }

  async clockTo(instant: number): Promise<void> {
    await this.clock.stopAt(new Date(instant));
  }

  /** Every sweep once, in every process. */
  async sweep(): Promise<void> {
    await Promise.all([this.app.get(Sweeps).runAll(), ...(this.api?.all ?? []).map((one) => one.sweep())]);
  }

  /** Webhooks that are due, once. */
  async deliver(): Promise<void> {
    await this.app.stripe.deliverDue();
  }

  /** Keeps webhooks at Stripe until the next delivery with `false`. */
  holdWebhooks(hold: boolean): void {
    this.app.stripe.setWebhookUrl(hold ? null : `${this.api?.urls[0] ?? this.app.url}/v1/stripe/webhook`);
  }

  /** Takes a day off back: the next rounds need its times. */
  async backToWork(coach: TestCoach, startsAt: string): Promise<void> {
    const path = `/v1/me/coach/availability/overrides/${startsAt.slice(0, 10)}`;
    const { status, text } = await this.app.http().delete(path).set('Authorization', `Bearer ${coach.token}`);
    if (status !== 204) throw new Error(`back to work: ${status} ${text}`);
  }

  /** One of these, another in each round. */
  next<T>(choices: T[]): T {
    return choices[this.rounds % choices.length] as T;
  }

  /** The same people in the order of this round: it decides who asks for what and who asks first. */
  inOrder<T>(people: T[]): T[] {
    return shuffled(people, this.random);
  }

  /** All at once, or almost: in an order and with delays that this round draws. Answers when all have ended. */
  async together(racers: (() => Promise<unknown>)[], spreads = SPREADS_MS): Promise<void> {
    const spread = spreads[Math.floor(this.random() * spreads.length)] ?? 0;
    const delayed = this.inOrder(racers).map((run) => ({ run, ms: Math.floor(this.random() * spread) }));
    await Promise.all(delayed.map(({ run, ms }) => (ms === 0 ? run() : sleep(ms).then(run))));
  }

  /** Until nothing more happens anywhere. */
  async settle(): Promise<void> {
    await this.app.settle();
    await this.api?.settle();
  }

  /** Transactions that were begun again so far, in every process: they met a deadlock, or waited too long for a lock. */
  begunAgain(): number {
    return (this.api?.all ?? []).reduce((sum, one) => sum + one.begunAgain, this.begunAgainHere);
  }

  /** Runs one round and writes it down; `race` answers once everything that it began has ended. */
  async record(
    kind: string,
    promised: Promised,
    race: (log: Recorder) => Promise<unknown>,
    coachKind: CoachKind = 'hourly',
  ): Promise<Round> {
    if (this.rounds % ROUNDS_BETWEEN_CLEARINGS === 0) await this.clearHolds();
    this.rounds += 1;
    this.draw(kind);
    const log = new Recorder(() => this.nextUrl(), this.app.stripe);
    await race(log);
    const { calls } = log;
    return {
      kind,
      number: this.rounds,
      calls,
      found: await this.found(calls.flatMap(({ coachId }) => coachId ?? [])),
      now: this.app.clock.now().getTime(),
      bufferMs: COACH_KINDS[coachKind].bufferMs,
      promised,
    };
  }

  /** The draws of a round depend on the seed, its kind and which of that kind it is, and on nothing else. */
  private draw(kind: string): void {
    const nth = (this.repeats.get(kind) ?? 0) + 1;
    this.repeats.set(kind, nth);
    this.random = seededRandom(`${this.seed} ${kind} ${nth}`);
  }

  private nextUrl(): string {
    const urls = this.api?.urls ?? [this.app.url];
    return urls[(this.turn += 1) % urls.length] as string;
  }

  private async clearHolds(): Promise<void> {
    if (this.rounds === 0) return;
    await this.advance(HOLD_MINUTES);
    await this.settle();
  }

  /** Bookings with these coaches that no earlier round made. */
  private async found(coachIds: string[]): Promise<Found[]> {
    const rows = await this.app.database.query<Found>(FOUND, [[...new Set(coachIds)]]);
    const found = rows.filter(({ id }) => !this.seen.has(id));
    for (const { id } of found) this.seen.add(id);
    return found;
  }
}

const some = async (app: TestApp, kind: CoachKind): Promise<TestCoach[]> => {
  const coaches: TestCoach[] = [];
  while (coaches.length < COACHES)
    coaches.push(await publishedCoach(app, { rules: COACH_KINDS[kind].rules }));
  return coaches;
};

const FOUND = `
  SELECT b.id, b.candidate_id AS "candidateId", b.coach_id AS "coachId", b.coach_account_id AS "coachAccountId",
    b.status, b.cancelled_by AS "cancelledBy", b.availability_version AS version, c.kind AS "coachClaim",
    k.kind AS "candidateClaim", extract(epoch FROM b.starts_at)::float8 * 1000 AS "startsAt",
    extract(epoch FROM b.ends_at)::float8 * 1000 AS "endsAt",
    extract(epoch FROM b.hold_expires_at)::float8 * 1000 AS "holdExpiresAt",
    coalesce(p.paid, 0)::float8 AS "paidMinor", coalesce(p.returned, 0)::float8 AS "returnedMinor"
  FROM bookings b
  LEFT JOIN coach_claims c ON c.booking_id = b.id
  LEFT JOIN candidate_claims k ON k.booking_id = b.id
  LEFT JOIN LATERAL (SELECT sum(amount_minor) AS paid, sum(refunded_minor + refund_pending_minor) AS returned
    FROM charges WHERE order_id = b.order_id) p ON true
  WHERE b.coach_id = ANY($1) ORDER BY b.id`;
