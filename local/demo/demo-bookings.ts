import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { HOUR_MS } from '../../src/shared/time';
import { byId, type Client, once, type Schemas } from '../../client';
import type { Counterpart } from './demo-sessions';
import { payAtSandbox } from './pay-at-sandbox';

export type Booking = Schemas['Booking'];

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
    private readonly candidate: Client,
  ) {}

  /** All sessions of the candidate, as they stand. */
  async present(): Promise<Booking[]> {
    return (await this.candidate.get('/v1/bookings', { params: { query: { limit: 100 } } })).items;
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
      const booking = await this.candidate.get('/v1/bookings/{id}', byId(id));
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
    if (known) return this.candidate.get('/v1/bookings/{id}', byId(known.id));
    const startsAt = await this.firstFree(wish);
    const practice = { focus: wish.focus, principles: PRINCIPLES };
    const body = { offeringId: wish.with.offeringId, startsAt, practice };
    return this.candidate.post('/v1/bookings', { ...once(`demo-${wish.with.coachId}-${startsAt}`), body });
  }

  private async firstFree({ with: { coachId, offeringId }, after, withinHours = 24 }: Wish): Promise<string> {
    const from = new Date(after).toISOString();
    const to = new Date(after + withinHours * HOUR_MS).toISOString();
    const params = { path: { id: coachId }, query: { offeringId, from, to } };
    const [slot] = (await this.candidate.get('/v1/coaches/{id}/slots', { params })).slots;
    if (!slot) throw new Error(`demo data: coach ${coachId} has no time after ${from}`);
    return slot.startsAt;
  }
}
