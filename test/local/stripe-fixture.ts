import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { startStripeSandbox, type StripeSandbox } from '../../local/stripe';
import { createEmptyDatabase } from '../support/test-database';

export const SECRET = 'whsec_test_only_fedcba9876543210';

/** A webhook as it arrived. */
export interface Arrival {
  body: string;
  signature: string;
  id: string;
  type: string;
}

/** A shop's end of the wire: takes webhooks, and refuses them with `status` when told so. */
export class Inbox {
  readonly arrivals: Arrival[] = [];
  status = 200;
  private constructor(private readonly server: Server) {}

  static async open(): Promise<Inbox> {
    const server = createServer();
    const inbox = new Inbox(server);
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        const { id, type } = JSON.parse(body) as { id: string; type: string };
        inbox.arrivals.push({ body, signature: String(request.headers['stripe-signature']), id, type });
        response.writeHead(inbox.status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return inbox;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks`;
  }

  types(): string[] {
    return this.arrivals.map((arrival) => arrival.type);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}

/** The sandbox on a database of its own, a shop that listens, and a clock that only moves by hand. */
export class Fixture {
  now = new Date('2027-02-01T12:00:00.000Z');
  private constructor(
    readonly databaseUrl: string,
    private readonly drop: () => Promise<void>,
    readonly inbox: Inbox,
  ) {}
  sandbox!: StripeSandbox;
  stripe!: Stripe;

  static async create(): Promise<Fixture> {
    const database = await createEmptyDatabase();
    const fixture = new Fixture(database.url, () => database.drop(), await Inbox.open());
    await fixture.start();
    return fixture;
  }

  /** Also starts it again, on the same database. */
  async start(): Promise<void> {
    this.sandbox = await startStripeSandbox({
      databaseUrl: this.databaseUrl,
      port: 0,
      webhookUrl: this.inbox.url,
      webhookSecret: SECRET,
      now: () => this.now,
      environment: 'test',
    });
    this.stripe = new Stripe('sk_test_sandbox', {
      host: this.sandbox.host,
      port: this.sandbox.port,
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
    });
  }

  /** Between tests: nothing queued, nothing misbehaving, everything answered. */
  async calm(): Promise<void> {
    await this.sandbox.behave();
    this.inbox.status = 200;
    await this.sandbox.deliverDue();
    this.inbox.arrivals.length = 0;
  }

  async close(): Promise<void> {
    await this.sandbox.stop();
    await this.inbox.close();
    await this.drop();
  }

  seconds(): number {
    return Math.floor(this.now.getTime() / 1000);
  }

  advance(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000);
  }

  /** What our payments send. */
  order(price = 12_000): Stripe.Checkout.SessionCreateParams {
    return {
      mode: 'payment',
      line_items: [
        {
          quantity: 1,
          price_data: { currency: 'eur', unit_amount: price, product_data: { name: 'Mock interview' } },
        },
      ],
      allowed_payment_method_types: ['card'],
      success_url: 'http://127.0.0.1:3000/thanks?session={CHECKOUT_SESSION_ID}',
      cancel_url: 'http://127.0.0.1:3000/back',
      expires_at: this.seconds() + 35 * 60,
      client_reference_id: 'order-1',
      customer_email: 'ada@example.com',
      metadata: { order_id: 'order-1' },
      payment_intent_data: {
        metadata: { order_id: 'order-1' },
        transfer_group: 'order-1',
        description: 'Mock interview',
      },
    };
  }

  async paidIntent(price = 12_000): Promise<string> {
    const session = await this.stripe.checkout.sessions.create(this.order(price));
    await this.sandbox.pay(session.id);
    const paid = await this.stripe.checkout.sessions.retrieve(session.id);
    return String(paid.payment_intent);
  }
}

/** The error of a call that has to fail. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof Stripe.errors.StripeError) return outcome;
  throw new Error(`expected a StripeError, got ${String(outcome)}`);
}
