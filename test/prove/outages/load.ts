import { setTimeout as sleep } from 'node:timers/promises';
import type { TestAccount, TestApp } from '../../support/app';
import type { TestCoach } from '../../support/coaches';
import { publishedCoach, sessionOf } from '../../support/scenario';
import type { TestSandbox } from '../../support/sandbox';
import { type RecordingClient, isSettled } from './client';

/** A candidate and the coach whom only they book, so that nobody loses a time to anybody. */
export interface Pair {
  candidate: TestAccount;
  coach: TestCoach;
}

export interface Acknowledged {
  bookingId: string;
  /** The payment provider has taken the money. */
  paid: boolean;
}

const DAY_MS = 86_400_000;
const DAYS_AHEAD = 55;

export const makePairs = async (app: TestApp, count: number): Promise<Pair[]> => {
  const pairs: Pair[] = [];
  for (let made = 0; made < count; made += 1)
    pairs.push({ candidate: await app.signUp(), coach: await publishedCoach(app) });
  return pairs;
};

/** Candidates who look for a time, book it, pay for it and look at their bookings, over and over. */
export class Load {
  /** What was answered with 201, in this order. */
  readonly acknowledged: Acknowledged[] = [];
  /** Requests that a client would give up on: not settled after all its tries. */
  readonly lost: string[] = [];
  private running: Promise<void>[] = [];
  private stopping = false;
  private keys = 0;

  constructor(
    private readonly client: RecordingClient,
    private readonly pairs: Pair[],
    private readonly sandbox: TestSandbox,
    private readonly how: { tries: number; pauseMs: number; now: () => Date },
  ) {}

  start(): void {
    const [first] = this.pairs;
    this.running = this.pairs.map((pair) => this.goOn(() => this.turn(pair)));
    if (first) this.running.push(this.goOn(() => this.look(first)));
  }

  /** Lets everybody finish what they are at. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.running);
  }

  private async goOn(turn: () => Promise<void>): Promise<void> {
    while (!this.stopping) {
      await turn();
      await sleep(this.how.pauseMs);
    }
  }

  private async turn({ candidate, coach }: Pair): Promise<void> {
    const { token } = candidate;
    const startsAt = await this.freeTime(coach);
    if (!startsAt) return;
    const body = { offeringId: coach.offeringIds[0], startsAt };
    const booked = await this.ask({ method: 'POST', path: '/v1/bookings', token, body, key: this.key() });
    const booking = booked as { id: string; checkout: { url: string } | null } | null;
    if (!booking?.id) return;
    const known = { bookingId: booking.id, paid: false };
    this.acknowledged.push(known);
    if (booking.checkout) {
      const attempt = await this.sandbox.pay(sessionOf({ checkout: booking.checkout }));
      known.paid = attempt.outcome === 'paid';
    }
    await this.ask({ method: 'GET', path: `/v1/bookings/${booking.id}`, token });
    await this.ask({ method: 'GET', path: '/v1/bookings?limit=5', token });
  }

  /** One of them looks at their bookings meanwhile, once each time and without insisting. */
  private async look({ candidate: { token } }: Pair): Promise<void> {
    await this.client.tryOnce({ method: 'GET', path: '/v1/bookings?limit=5', token });
  }

  private async freeTime(coach: TestCoach): Promise<string | undefined> {
    const from = this.how.now().getTime();
    const range = new URLSearchParams({
      offeringId: coach.offeringIds[0] ?? '',
      from: new Date(from).toISOString(),
      to: new Date(from + DAYS_AHEAD * DAY_MS).toISOString(),
    });
    const found = await this.ask({ method: 'GET', path: `/v1/coaches/${coach.coachId}/slots?${range}` });
    return (found as { slots?: { startsAt: string }[] } | null)?.slots?.[0]?.startsAt;
  }

  /** The body of a 2xx, else null. */
  private async ask(request: Parameters<RecordingClient['ask']>[0]): Promise<unknown> {
    const answer = await this.client.ask(request, this.how.tries);
    if (!isSettled(answer))
      this.lost.push(`${request.method} ${request.path}: ${JSON.stringify(answer.body)}`);
    return answer.status !== null && answer.status < 300 ? answer.body : null;
  }

  private key(): string {
    this.keys += 1;
    return `load-${process.pid}-${this.keys}`;
  }
}
