import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { HOUR_MS } from '../../src/shared/time';
import type { Call } from './act-as';
import type { Counterpart } from './demo-sessions';

export interface Booking {
  id: string;
  status: string;
  startsAt: string;
  endsAt: string;
  practice: { focus: string | null };
  checkout: { url: string } | null;
}

/** A session that the candidate wants: the first free time in a stretch, told apart by its focus. */
export interface Wish {
  with: Counterpart;
  /** Epoch milliseconds. */
  after: number;
  withinHours?: number;
  focus: string;
}

const ROUNDS = 40;
/** For the payment's way through the webhook. */
const WITHIN_MS = 20_000;
/** So many times can be held at once. */
const AT_ONCE = 3;
const PRINCIPLES = ['ownership', 'have-backbone-disagree-and-commit'];

/** Books and pays sessions of the demo candidate, through the API and the sandbox's pages. */
export class DemoBookings {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly candidate: Call,
  ) {}

  /** All sessions of the candidate, as they stand. */
  async present(): Promise<Booking[]> {
    const { items } = await this.candidate('GET', '/v1/bookings?limit=100');
    return items as Booking[];
  }

  /** One paid booking for each wish, in this order. What a killed start has booked or held is used again. */
  async make(wishes: Wish[]): Promise<Booking[]> {
    const present = await this.present();
    const made: Booking[] = [];
    for (let at = 0; at < wishes.length; at += AT_ONCE) {
      const held = await Promise.all(wishes.slice(at, at + AT_ONCE).map((wish) => this.hold(wish, present)));
      await Promise.all(held.map(({ checkout }) => checkout && payAtSandbox(checkout.url)));
      for (const { id, status } of held)
        made.push(await this.until(id, status === 'held' ? 'confirmed' : status));
    }
    return made;
  }

  /** The booking once it is in this state; the payment's webhook comes over HTTP and takes a moment. */
  async until(id: string, status: string): Promise<Booking> {
    const deadline = performance.now() + WITHIN_MS;
    while (performance.now() < deadline) {
      const booking = (await this.candidate('GET', `/v1/bookings/${id}`)) as unknown as Booking;
      if (booking.status === status) return booking;
      await this.settle();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`demo data: booking ${id} did not become ${status}`);
  }

  /** Lets everything happen that is due by the clock. */
  async settle(): Promise<void> {
    const sweeps = this.app.get(Sweeps);
    for (let round = 0; round < ROUNDS; round += 1) if ((await sweeps.runAll()) === 0) return;
  }

  private async hold(wish: Wish, present: Booking[]): Promise<Booking> {
    const known = present.find(
      ({ status, practice }) => practice.focus === wish.focus && status !== 'expired',
    );
    if (known) return (await this.candidate('GET', `/v1/bookings/${known.id}`)) as unknown as Booking;
    const startsAt = await this.firstFree(wish);
    const practice = { focus: wish.focus, principles: PRINCIPLES };
    const body = { offeringId: wish.with.offeringId, startsAt, practice };
    const headers = { 'idempotency-key': `demo-${wish.with.coachId}-${startsAt}` };
    return (await this.candidate('POST', '/v1/bookings', body, headers)) as unknown as Booking;
  }

  private async firstFree({ with: { coachId, offeringId }, after, withinHours = 24 }: Wish): Promise<string> {
    const query = new URLSearchParams({
      offeringId,
      from: new Date(after).toISOString(),
      to: new Date(after + withinHours * HOUR_MS).toISOString(),
    });
    const { slots } = await this.candidate('GET', `/v1/coaches/${coachId}/slots?${query.toString()}`);
    const [slot] = slots as { startsAt: string }[];
    if (!slot)
      throw new Error(`demo data: coach ${coachId} has no time after ${new Date(after).toISOString()}`);
    return slot.startsAt;
  }
}

/** Pays a checkout as the sandbox's page does. */
export const payAtSandbox = async (checkoutUrl: string): Promise<void> => {
  const page = new URL(checkoutUrl);
  const session = page.pathname.split('/').at(-1) ?? '';
  const paid = await fetch(`${page.origin}/sandbox/sessions/${session}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  if (!paid.ok) throw new Error(`demo data: paying answered ${paid.status} ${await paid.text()}`);
};
