import { ApiProblem, byId, type Client, clientAt, once } from '../../../client';
import type { TestAccount } from '../../support/app';
import type { TestCoach } from '../../support/coaches';
import type { TestSandbox } from '../../support/sandbox';
import type { Call, Side } from './history';

const MINUTES_MS = 60 * 60_000;

/** What a race looks at in an answer, whatever the request was. */
interface Answered {
  id?: string;
  version?: number;
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
    const body = { offeringId: coach.offeringIds[0] ?? '', startsAt };
    return this.send({ does: 'book', by: who, facts: wish }, (api) =>
      api.send('post', '/v1/bookings', { ...once(key), body }),
    );
  }

  giveUp(who: TestAccount, { bookingId = '' }: Call): Promise<Call> {
    return this.send({ does: 'give_up', by: who, facts: { bookingId } }, (api) =>
      api.send('delete', '/v1/bookings/{id}/hold', byId(bookingId)),
    );
  }

  cancel(who: TestAccount, { bookingId = '' }: Call): Promise<Call> {
    return this.send({ does: 'cancel', by: who, facts: { bookingId } }, (api) =>
      api.send('post', '/v1/bookings/{id}/cancellation', { ...byId(bookingId), body: {} }),
    );
  }

  report(who: TestAccount, { bookingId = '' }: Call, missing: Side): Promise<Call> {
    return this.send({ does: 'report', by: who, facts: { bookingId, missing } }, (api) =>
      api.send('post', '/v1/bookings/{id}/no-show-reports', { ...byId(bookingId), body: { missing } }),
    );
  }

  /** The coach takes the day of this instant off (the coaches here work in the middle of the UTC day). */
  dayOff(coach: TestCoach, startsAt: string): Promise<Call> {
    const date = startsAt.slice(0, 10);
    const from = new Date(`${date}T00:00:00Z`).getTime();
    const facts = { removes: { from, to: from + 24 * MINUTES_MS } };
    const override = { params: { path: { date } }, body: { intervals: [] } };
    return this.send({ does: 'set_hours', by: coach, facts }, (api) =>
      api.send('put', '/v1/me/coach/availability/overrides/{date}', override),
    );
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
    ask: (api: Client) => Promise<{ data: Answered; response: Response }>,
  ): Promise<Call> {
    const began = performance.now();
    const answer = await ask(clientAt(this.url(), { token: by.token })).then(accepted, refused);
    const { id, version, checkout } = answer.data;
    if (id && checkout) this.checkouts.set(id, new URL(checkout.url).pathname.split('/').at(-1) ?? '');
    return this.keep({
      does,
      by: by.accountId,
      ms: performance.now() - began,
      ...answer.told,
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

interface Heard {
  data: Answered;
  told: Pick<Call, 'status' | 'code' | 'retryAfter' | 'nextSlots'>;
}

const accepted = ({ data, response: { status } }: { data: Answered; response: Response }): Heard => ({
  data,
  told: { status, code: null, retryAfter: false },
});

const refused = (error: unknown): Heard => {
  if (!(error instanceof ApiProblem)) throw error;
  const { status, code, retryAfter, problem } = error;
  const nextSlots = problem.nextSlots as string[] | undefined;
  const told = { status, code, retryAfter: retryAfter !== null };
  return { data: {}, told: { ...told, ...(nextSlots && { nextSlots: nextSlots.map(Date.parse) }) } };
};
