import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp } from '../../support/app';
import type { ApiProcess } from '../../support/api-process';
import { type ApiProcesses, startApiProcesses } from '../../support/api-processes';
import { createEmptyDatabase, type TestDatabase } from '../../support/test-database';
import { type SmtpSink, startSmtpSink } from '../../support/smtp-sink';
import { RecordingClient } from './client';
import { Load, makePairs } from './load';

const YEARS_MINUTES = 1_000_000;
const CANDIDATES = 3;
/** Who ask for mails, in turn: one address gets five such mails an hour, and a retry may count as another. */
const READERS = 40;
/** Everybody here is one client, which would be refused after fifty mails. */
const MANY_MAILS = { points: 1_000_000, seconds: 3_600 };
const PAUSE_MS = 100;
/** A job queue that was cut off looks again every two seconds, and a mail takes two jobs. */
const MAIL_WITHIN_MS = 20_000;

/** API processes under load on one database, a mail server, and a payment provider that never fails. */
export class Stage {
  /** Requests outside the load that may still be under way. */
  readonly aside: Promise<void>[] = [];
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

  /** Milliseconds until a mail that is asked for now has arrived, or null when it does not. */
  async mailArrives(): Promise<number | null> {
    const began = performance.now();
    const before = this.resetMails();
    const asks = this.readers[(this.asked += 1) % this.readers.length] ?? this.reader;
    const wish = { method: 'POST', path: '/v1/password-resets', body: { email: asks.email } } as const;
    const { status } = await this.client.ask(wish, 10);
    if (status !== 202) throw new Error(`asking for a mail was answered with ${status}`);
    while (performance.now() - began < MAIL_WITHIN_MS) {
      if (this.resetMails() > before) return performance.now() - began;
      await sleep(20);
    }
    return null;
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
