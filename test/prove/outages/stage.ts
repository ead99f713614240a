import { startTestApp } from '../../support/app';
import type { ApiProcess } from '../../support/api-process';
import { type ApiProcesses, startApiProcesses } from '../../support/api-processes';
import { createEmptyDatabase, type TestDatabase } from '../../support/test-database';
import { patience, type Wait } from '../../support/patience';
import { type SmtpSink, startSmtpSink } from '../../support/smtp-sink';
import { isSuccess, RecordingClient } from './client';
import { Load, makePairs } from './load';

const YEARS_MINUTES = 1_000_000;
const CANDIDATES = 3;
/** Who ask for mails, in turn: one address gets five such mails an hour, and a retry may count as another. */
const READERS = 40;
/** Everybody here is one client, which would be refused after fifty mails. */
const MANY_MAILS = { points: 1_000_000, seconds: 3_600 };
const PAUSE_MS = 100;
/** Five or six in fact: looking for a time, booking, looking at it, at all bookings, and giving up. */
const REQUESTS_PER_BOOKING = 200;
/** Mails leave in their order, two at a time: one that so many others overtook is lost. */
const OVERTAKEN = 500;
/** The service may be coming back when somebody asks for a mail. */
const TRIES_FOR_MAIL = 60;

/** API processes under load on one database, a mail server, and a payment provider that never fails. */
export class Stage {
  /** Requests outside the load that may still be under way. */
  readonly aside: Promise<void>[] = [];
  /** What did not come, in words. */
  readonly stalled: string[] = [];
  private asked = 0;

  private constructor(
    readonly api: ApiProcesses,
    readonly smtp: SmtpSink,
    readonly client: RecordingClient,
    readonly load: Load,
    private readonly readers: { email: string; token: string }[],
    private readonly providerDatabase: TestDatabase,
  ) {}

  /** `tries`: how often a client asks before it gives up. */
  static async open(wish: {
    databaseUrl: string;
    /** Past the pooler, when `databaseUrl` leads to one. */
    directUrl?: string;
    processes: number;
    databasePool: number;
    tries: number;
  }): Promise<Stage> {
    const smtp = await startSmtpSink();
    const office = await startTestApp(
      {
        accessTokenMinutes: YEARS_MINUTES,
        databasePool: wish.databasePool,
        databaseDirectUrl: wish.directUrl ?? null,
        mail: { smtpUrl: smtp.url, from: 'Greenroom <no-reply@greenroom.example>' },
      },
      undefined,
      { url: wish.databaseUrl, drop: () => Promise.resolve() },
    );
    const pairs = await makePairs(office, CANDIDATES);
    const readers = [];
    for (let n = 0; n < READERS; n += 1) readers.push(await office.signUp());
    await office.settle();
    await office.stop();
    const providerDatabase = await createEmptyDatabase();
    const api = await startApiProcesses({
      databaseUrl: wish.databaseUrl,
      sandboxDatabaseUrl: providerDatabase.url,
      count: wish.processes,
      config: {
        ...office.config,
        backgroundJobs: true,
        limits: { ...office.config.limits, mailsOfClient: MANY_MAILS },
      },
      deathsFail: false,
    });
    const client = new RecordingClient(api.urls);
    const load = new Load(client, pairs, api.sandbox, {
      tries: wish.tries,
      pauseMs: PAUSE_MS,
      now: () => api.clock.now(),
    });
    return new Stage(api, smtp, client, load, readers, providerDatabase);
  }

  /** Somebody who only reads. */
  get reader(): { email: string; token: string } {
    return this.readers[0] as { email: string; token: string };
  }

  get first(): ApiProcess {
    return this.api.all[0] as ApiProcess;
  }

  /** So many requests that were answered with success so far. */
  get successes(): number {
    return this.client.answers.filter(isSuccess).length;
  }

  /** Lets the load go on until so many requests more were answered with success. */
  async serve(requests: number): Promise<void> {
    const wanted = this.successes + requests;
    await patience.until(() => this.successes >= wanted, {
      what: `only ${this.successes} of ${wanted} requests are answered with success`,
      progress: () => this.successes,
    });
  }

  /** Lets the load go on until so many bookings were acknowledged since the beginning. */
  async acknowledge(bookings: number): Promise<void> {
    await patience.until(() => this.load.acknowledged.length >= bookings, {
      what: `fewer than ${bookings} bookings are acknowledged`,
      progress: () => this.successes,
      enough: bookings * REQUESTS_PER_BOOKING,
    });
  }

  /** Whether something comes; what stalls is written down, and so is a process that died meanwhile. */
  async comes(condition: () => unknown, wait: Wait): Promise<boolean> {
    const deaths = this.api.deaths().length;
    const isOver = (): boolean => this.api.deaths().length > deaths;
    const stalled = await patience.comes(() => isOver() || condition(), wait);
    if (isOver()) this.stalled.push(...this.api.deaths().slice(deaths));
    else if (stalled) this.stalled.push(stalled);
    return stalled === null && !isOver();
  }

  /** Milliseconds until a mail that is asked for now has arrived, or null when it does not. */
  async mailArrives(): Promise<number | null> {
    const began = performance.now();
    const before = this.resetMails();
    const asks = this.readers[(this.asked += 1) % this.readers.length] ?? this.reader;
    const wish = { method: 'POST', path: '/v1/password-resets', body: { email: asks.email } } as const;
    const { status } = await this.client.ask(wish, TRIES_FOR_MAIL);
    if (status !== 202) throw new Error(`asking for a mail was answered with ${status}`);
    const arrived = await this.comes(() => this.resetMails() > before, {
      what: 'a mail that was asked for does not arrive',
      progress: () => this.smtp.taken.length,
      enough: OVERTAKEN,
    });
    return arrived ? performance.now() - began : null;
  }

  async close(): Promise<void> {
    await this.load.stop();
    await this.api.stop();
    await this.smtp.stop();
    await this.providerDatabase.drop();
  }

  private resetMails(): number {
    return new Set(this.smtp.taken.filter((id) => id.includes('reset_password'))).size;
  }
}
