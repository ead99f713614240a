import { setTimeout as sleep } from 'node:timers/promises';
import request, { type Response, type Test } from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import type { Random } from '../../../src/kits/domain/seeded-random';
import type { TestAccount } from '../../support/app';
import { sessionOf } from '../../support/scenario';
import type { Ground } from './ground';

/** A booking that somebody asked for, and what they know of it. */
export interface Attempt {
  key: string;
  candidate: TestAccount;
  wish: { offeringId: string; startsAt: string };
  /** `refused` is a 4xx; `unknown` is no answer at all, until it is asked again at the end. */
  outcome: 'acknowledged' | 'refused' | 'unknown';
  bookingId: string | null;
  /** Stripe took the money. */
  paid: boolean;
  /** Acknowledged as over. An answer that says `givingUp` promises nothing yet: a payment may have been first. */
  givenUp: boolean;
  /** Wants to walk away, whatever was answered so far. */
  unwanted: boolean;
  cancelled: boolean;
}

/** Everything that clients were told. */
export interface Record {
  attempts: Attempt[];
  answers: number;
  /** Asked, and the connection broke or was refused. */
  silences: number;
  /** 503 with Retry-After: not now. */
  busy: number;
  /** 5xx that are not that, with their bodies. */
  faults: string[];
}

const TRIES = 4;
const PAUSE_MS = 250;
/** How often a client looks whether the time that it gave up is free. */
const LOOKS = 8;
const NOT_DONE = 'idempotency_key.in_flight';

/** A client who books, pays, gives up and cancels, one thing after the other, until it is told to stop. */
export class Client {
  private readonly mine: Attempt[] = [];

  constructor(
    private readonly ground: Ground,
    private readonly record: Record,
    private readonly random: Random,
    private readonly name: string,
  ) {}

  async work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const attempt = await this.book();
      if (attempt?.outcome === 'acknowledged') await this.goOn(attempt);
      if (this.random() < 0.3) await this.cancelOne();
      await sleep(20 + this.random() * 80);
    }
  }

  /** Asks again, with the same key, for what there was no answer to. */
  async resolve(attempt: Attempt): Promise<void> {
    const answer = await this.ask(attempt.candidate, (http) => this.post(http, attempt));
    this.hear(attempt, answer);
  }

  private async book(): Promise<Attempt> {
    const { candidates, wishes } = this.ground;
    const attempt: Attempt = {
      key: `kill-${this.name}-${this.mine.length}`,
      candidate: candidates[Math.floor(this.random() * candidates.length)] as TestAccount,
      wish: wishes[Math.floor(this.random() * wishes.length)] as Attempt['wish'],
      outcome: 'unknown',
      bookingId: null,
      paid: false,
      givenUp: false,
      unwanted: false,
      cancelled: false,
    };
    this.mine.push(attempt);
    this.record.attempts.push(attempt);
    await this.resolve(attempt);
    return attempt;
  }

  private async goOn(attempt: Attempt): Promise<void> {
    const way = this.random();
    const first = this.mine.every((other) => other === attempt || other.outcome !== 'acknowledged');
    if (first || way >= 0.8) await this.giveUp(attempt);
    else if (way < 0.7) await this.pay(attempt);
  }

  /** Walks away, and again where nobody has said yet that it is over. */
  async giveUp(attempt: Attempt): Promise<void> {
    attempt.unwanted = true;
    const path = `/v1/bookings/${attempt.bookingId}`;
    let answer = await this.ask(attempt.candidate, (http) => http.delete(`${path}/hold`));
    for (let looks = 0; looks < LOOKS && isGivingUp(answer); looks += 1) {
      await sleep(PAUSE_MS);
      answer = await this.ask(attempt.candidate, (http) => http.get(path));
    }
    attempt.givenUp = answer?.body.status === 'given_up';
  }

  private async pay(attempt: Attempt): Promise<void> {
    const answer = await this.ask(attempt.candidate, (http) => http.get(`/v1/bookings/${attempt.bookingId}`));
    const { checkout } = (answer?.body ?? {}) as { checkout?: { url: string } | null };
    if (!checkout) return;
    const { outcome } = await this.ground.api.sandbox.pay(sessionOf({ checkout }));
    attempt.paid = outcome === 'paid';
  }

  private async cancelOne(): Promise<void> {
    const paid = this.mine.filter((attempt) => attempt.paid && !attempt.cancelled);
    const attempt = paid[Math.floor(this.random() * paid.length)];
    if (!attempt) return;
    const answer = await this.ask(attempt.candidate, (http) =>
      http.post(`/v1/bookings/${attempt.bookingId}/cancellation`).send({}),
    );
    attempt.cancelled = answer?.status === 200;
  }

  private post(http: TestAgent, { key, wish }: Attempt): Test {
    return http.post('/v1/bookings').set('Idempotency-Key', key).send(wish);
  }

  private hear(attempt: Attempt, answer: Response | null): void {
    if (!answer || answer.body.code === NOT_DONE) return;
    attempt.outcome = answer.status === 201 ? 'acknowledged' : 'refused';
    attempt.bookingId = answer.status === 201 ? (answer.body as { id: string }).id : null;
  }

  /** Tries a few times; null when nothing but silence and 5xx came back. */
  private async ask(who: TestAccount, send: (http: TestAgent) => Test): Promise<Response | null> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (tries > 0) await sleep(PAUSE_MS);
      const answer = await send(request(this.ground.api.urls[0] ?? ''))
        .set('Authorization', `Bearer ${who.token}`)
        .then(
          (response) => response,
          () => null,
        );
      if (!answer) this.record.silences += 1;
      else if (answer.status < 500) {
        this.record.answers += 1;
        return answer;
      } else if (answer.status === 503 && answer.headers['retry-after']) this.record.busy += 1;
      else this.record.faults.push(`${answer.status} ${answer.text}`);
    }
    return null;
  }
}

const isGivingUp = (answer: Response | null): boolean =>
  (answer?.body as { hold?: { givingUp: boolean } | null } | undefined)?.hold?.givingUp === true;
