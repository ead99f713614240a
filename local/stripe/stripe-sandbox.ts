import type { Server } from 'node:http';
import { isIP, type AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { listEvents, listSessions, sendAgain, settle, visit, type Abandoned, type Visit } from './control';
import { dispute, refundAtDashboard, stepDispute, type DisputeStep } from './dashboard';
import type { DisputeWish } from './disputes';
import { createSandboxServer } from './http-server';
import { addMisbehaviour, behave, currentMisbehaviour, type Misbehaviour } from './misbehaviour';
import type { EventRow } from './overview';
import type { Parts, SandboxLog } from './parts';
import type { Attempt } from './payments';
import { dueRefunds, settleRefund } from './refunds';
import { createSandboxSchema } from './schema';
import { expireDueSessions, hasDueSessions } from './sessions';
import { inTransaction, type Call, type Kinds, type Tx } from './store';
import { sendDueWebhooks } from './webhooks';

const TICK_MS = 1000;

export interface StripeSandboxOptions {
  /** PostgreSQL; the sandbox keeps to its own schema `stripe_sandbox`. */
  databaseUrl: string;
  /** 0 takes a free one. */
  port: number;
  /** Loopback only; 127.0.0.1 by default. */
  host?: string;
  /** Address for browsers when it is not the server's own. */
  publicBaseUrl?: string;
  /** Where webhooks go; null keeps them queued. */
  webhookUrl: string | null;
  webhookSecret: string;
  now: () => Date;
  environment: string;
  log?: SandboxLog;
  /** Takes a line for the terminal while another process is waited for. */
  say?: (line: string) => void;
  /** Send webhooks and expire sessions by itself; off in the environment `test`, where `deliverDue` does it. */
  background?: boolean;
}

export interface StripeSandbox {
  port: number;
  host: string;
  url: string;
  /** Adds misbehaviour; it survives a restart. */
  misbehave(wanted: Misbehaviour): Promise<void>;
  /** Ends all misbehaviour. */
  behave(): Promise<void>;
  misbehaviour(): ReturnType<typeof currentMisbehaviour>;
  /** Expires sessions, settles refunds and sends webhooks that are due now; returns how many were taken. */
  deliverDue(): Promise<number>;
  /** `card` names whose card it is; without it everybody has their own. */
  pay(sessionId: string, card?: string): Promise<Attempt>;
  decline(sessionId: string): Promise<Attempt>;
  settleRefund(refundId: string, outcome: 'succeeded' | 'failed'): Promise<Kinds['refund']>;
  /** A refund without our metadata, as by the dashboard, of a session, intent or charge; `amount` in minor units, default all. */
  refundAtDashboard(id: string, amount?: number): Promise<Kinds['refund']>;
  dispute(id: string, wish?: DisputeWish): Promise<Kinds['dispute']>;
  stepDispute(disputeId: string, step: DisputeStep): Promise<Kinds['dispute']>;
  sessions(): Promise<Kinds['checkout.session'][]>;
  events(): Promise<EventRow[]>;
  /** Queues an event's webhook again, also a lost one. */
  redeliver(eventId: string): Promise<void>;
  setWebhookUrl(url: string | null): void;
  /** Closes the port and ends what is under way; the state stays in the database. */
  stop(): Promise<void>;
}

/**
 * Starts the stand-in for Stripe.
 * @throws Error in production, and for an address that others could reach
 */
export async function startStripeSandbox(options: StripeSandboxOptions): Promise<StripeSandbox> {
  const host = options.host ?? '127.0.0.1';
  refuseToHarm(options.environment, host);
  const pool = new Pool({
    connectionString: options.databaseUrl,
    max: 6,
    application_name: 'greenroom-stripe-sandbox',
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  });
  pool.on('error', (error) =>
    options.log?.warn(`stripe sandbox: lost a database connection: ${error.message}`),
  );
  // A connection that dies while a transaction holds it must not end the program.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const running = new RunningSandbox(options, pool, host);
  try {
    await createSandboxSchema(pool, options.say ?? (() => undefined));
    await running.listen(options.port);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return running;
}

function refuseToHarm(environment: string, host: string): void {
  if (environment === 'production') {
    throw new Error('The Stripe sandbox does not run in production: set a real Stripe key.');
  }
  const loopback = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  if (!loopback) throw new Error(`The Stripe sandbox listens on loopback only, not on ${host}.`);
}

class RunningSandbox implements StripeSandbox {
  port = 0;
  url = '';
  private readonly server: Server;
  private readonly parts: Parts;
  private readonly stopping = new AbortController();
  private readonly background: boolean;
  private webhookUrl: string | null;
  private turn: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private awake = false;

  constructor(
    private readonly options: StripeSandboxOptions,
    private readonly pool: Pool,
    readonly host: string,
  ) {
    this.webhookUrl = options.webhookUrl;
    this.background = options.background ?? options.environment !== 'test';
    this.parts = {
      pool,
      now: options.now,
      baseUrl: () => (options.publicBaseUrl ?? this.url).replace(/\/+$/, ''),
      call: (tx) => this.call(tx),
      wake: () => this.wake(),
      deliverDue: () => this.deliverDue(),
      log: options.log ?? { info: () => undefined, warn: () => undefined },
    };
    this.server = createSandboxServer(this.parts);
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, this.host, () => resolve());
    });
    this.port = (this.server.address() as AddressInfo).port;
    this.url = `http://${isIP(this.host) === 6 ? `[${this.host}]` : this.host}:${this.port}`;
    if (this.background) this.timer = setInterval(() => this.wake(), TICK_MS).unref();
    this.wake();
  }

  misbehave(wanted: Misbehaviour) {
    return addMisbehaviour(this.pool, wanted);
  }

  behave() {
    return behave(this.pool);
  }

  misbehaviour() {
    return currentMisbehaviour(this.pool);
  }

  pay(sessionId: string, card?: string) {
    return visit(this.parts, sessionId, 'pay', card).then(attempted);
  }

  decline(sessionId: string) {
    return visit(this.parts, sessionId, 'decline').then(attempted);
  }

  settleRefund(refundId: string, outcome: 'succeeded' | 'failed') {
    return settle(this.parts, refundId, outcome);
  }

  refundAtDashboard(id: string, amount?: number) {
    return refundAtDashboard(this.parts, id, amount);
  }

  dispute(id: string, wish?: DisputeWish) {
    return dispute(this.parts, id, wish);
  }

  stepDispute(disputeId: string, step: DisputeStep) {
    return stepDispute(this.parts, disputeId, step);
  }

  sessions() {
    return listSessions(this.parts);
  }

  events() {
    return listEvents(this.parts);
  }

  redeliver(eventId: string) {
    return sendAgain(this.parts, eventId);
  }

  setWebhookUrl(url: string | null): void {
    this.webhookUrl = url;
    this.wake();
  }

  /** One at a time: two rounds at once would send the same webhook twice. */
  deliverDue(): Promise<number> {
    const mine = this.turn.then(() => this.doWhatIsDue());
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
    await this.turn;
    await this.pool.end();
  }

  private async doWhatIsDue(): Promise<number> {
    if (this.stopping.signal.aborted) return 0;
    const now = this.options.now();
    if (await hasDueSessions(this.pool, now)) {
      await inTransaction(this.pool, (tx) => expireDueSessions(this.call(tx)));
    }
    for (const id of await dueRefunds(this.pool, now)) {
      await inTransaction(this.pool, (tx) => settleRefund(this.call(tx), id, 'succeeded'));
    }
    return sendDueWebhooks({
      pool: this.pool,
      now: this.options.now,
      secret: this.options.webhookSecret,
      url: () => this.webhookUrl,
      signal: this.stopping.signal,
    });
  }

  private wake(): void {
    if (!this.background || this.awake || this.stopping.signal.aborted) return;
    this.awake = true;
    setImmediate(() => {
      this.awake = false;
      this.deliverDue().catch((error: unknown) => {
        this.parts.log.warn(`stripe sandbox: ${String(error)}`);
      });
    });
  }

  private call(tx: Tx): Call {
    return {
      tx,
      now: this.options.now(),
      baseUrl: this.parts.baseUrl(),
      requestId: null,
      idempotencyKey: null,
    };
  }
}

function attempted(result: Attempt | Abandoned): Attempt {
  if (result.outcome === 'abandoned') throw new Error('not an attempt to pay');
  return result;
}

export type { Visit };
