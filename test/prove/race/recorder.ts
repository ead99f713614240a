import type { TestAccount } from '../../support/app';
import type { TestCoach } from '../../support/coaches';
import type { TestSandbox } from '../../support/sandbox';
import type { Call, Side } from './history';

const MINUTES_MS = 60 * 60_000;

interface Answered {
  id?: string;
  code?: string;
  version?: number;
  nextSlots?: string[];
  checkout?: { url: string } | null;
}

let keys = 0;

/** Sends requests to one of the processes after another and writes down each with its answer. */
export class Recorder {
  readonly calls: Call[] = [];
  private readonly checkouts = new Map<string, string>();

  constructor(
    private readonly url: () => string,
    private readonly stripe: TestSandbox,
  ) {}

  /** Asks for an hour of the coach's first offering. */
  book(who: TestAccount, coach: TestCoach, startsAt: string, key = `race-key-${(keys += 1)}`): Promise<Call> {
    const start = new Date(startsAt).getTime();
    const wish = { coachId: coach.coachId, key, startsAt: start, endsAt: start + MINUTES_MS };
    const body = { offeringId: coach.offeringIds[0], startsAt };
    return this.send({ does: 'book', by: who, facts: wish }, 'POST', '/v1/bookings', body, {
      'Idempotency-Key': key,
    });
  }

  giveUp(who: TestAccount, { bookingId }: Call): Promise<Call> {
    return this.send(
      { does: 'give_up', by: who, facts: { bookingId } },
      'DELETE',
      `/v1/bookings/${bookingId}/hold`,
    );
  }

  cancel(who: TestAccount, { bookingId }: Call): Promise<Call> {
    const path = `/v1/bookings/${bookingId}/cancellation`;
    return this.send({ does: 'cancel', by: who, facts: { bookingId } }, 'POST', path, {});
  }

  report(who: TestAccount, { bookingId }: Call, missing: Side): Promise<Call> {
    const path = `/v1/bookings/${bookingId}/no-show-reports`;
    return this.send({ does: 'report', by: who, facts: { bookingId, missing } }, 'POST', path, { missing });
  }

  /** The coach takes the day of this instant off (the coaches here work in the middle of the UTC day). */
  dayOff(coach: TestCoach, startsAt: string): Promise<Call> {
    const date = startsAt.slice(0, 10);
    const from = new Date(`${date}T00:00:00Z`).getTime();
    const facts = { removes: { from, to: from + 24 * MINUTES_MS } };
    const path = `/v1/me/coach/availability/overrides/${date}`;
    return this.send({ does: 'set_hours', by: coach, facts }, 'PUT', path, { intervals: [] });
  }

  /** Presses Pay on the hosted page of a hold; 409 when it was closed. Webhooks wait until somebody delivers them. */
  async pay(who: TestAccount, { bookingId = '' }: Call): Promise<Call> {
    const began = performance.now();
    const { outcome } = await this.stripe.pay(this.checkouts.get(bookingId) ?? '');
    const [status, code] = outcome === 'paid' ? [200, null] : [409, outcome];
    return this.keep({
      does: 'pay',
      by: who.accountId,
      bookingId,
      status,
      code,
      ms: performance.now() - began,
    });
  }

  private async send(
    { does, by, facts }: { does: Call['does']; by: TestAccount; facts: Partial<Call> },
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Call> {
    const began = performance.now();
    const answer = await fetch(`${this.url()}${path}`, {
      method,
      headers: {
        ...headers,
        Authorization: `Bearer ${by.token}`,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const { id, code, version, nextSlots, checkout } = (await answer.json()) as Answered;
    if (id && checkout) this.checkouts.set(id, new URL(checkout.url).pathname.split('/').at(-1) ?? '');
    return this.keep({
      does,
      by: by.accountId,
      status: answer.status,
      code: code ?? null,
      ms: performance.now() - began,
      retryAfter: answer.headers.has('retry-after'),
      ...(nextSlots && { nextSlots: nextSlots.map((start) => new Date(start).getTime()) }),
      ...(version !== undefined && { version }),
      ...(id && does === 'book' && { bookingId: id }),
      ...facts,
    });
  }

  private keep(call: Call): Call {
    this.calls.push(call);
    return call;
  }
}
