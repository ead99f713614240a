import request, { type Response, type Test } from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { Database } from '../../../src/platform/database/database';
import type { Fault, FaultPoint } from '../../../src/platform/fault-points';
import { HOUR_MS } from '../../../src/shared/time';
import { startTestApp, type TestApp } from '../../support/app';
import type { TestCoach } from '../../support/coaches';
import { firstSlot, publishedCoach } from '../../support/scenario';
import { ApiProcess, ProcessEnded } from './api-process';
import { type SmtpSink, startSmtpSink } from './smtp-sink';

/** A client asks again when it got no answer, or one that says "our fault" or "not now". */
const MOST_TRIES = 3;
const YEARS_MINUTES = 1_000_000;

/**
 * One database with its payment sandbox, a coach, and an API process that may die. An application in this process,
 * which never serves a request nor runs a sweep, makes accounts and looks into the database.
 */
export class Stage {
  /** Times that the API process died and another took its place. */
  deaths = 0;
  /** Requests that needed a second or third try. */
  retries = 0;
  webhooks = true;
  /** Bookings that were answered with 201. */
  readonly acknowledged: string[] = [];
  private next: ApiProcess | null = null;
  private url = '';

  private constructor(
    readonly app: TestApp,
    readonly smtp: SmtpSink | null,
    private api: ApiProcess,
  ) {}

  coach!: TestCoach;

  static async open({ smtp: withSmtp }: { smtp: boolean }): Promise<Stage> {
    const smtp = withSmtp ? await startSmtpSink() : null;
    const office = await startTestApp({
      accessTokenMinutes: YEARS_MINUTES,
      mail: { smtpUrl: smtp?.url ?? null, from: 'Greenroom <no-reply@greenroom.example>' },
    });
    const stage = new Stage(office, smtp, new ApiProcess());
    await stage.begin();
    stage.coach = await publishedCoach(stage.asApp(), { zone: 'UTC' });
    return stage;
  }

  /** The stage as the scenarios of the other tests know an application; its requests go to the process. */
  asApp(): TestApp {
    return { ...this.app, http: () => this.http(), url: this.url, settle: () => this.settle() };
  }

  get database(): Database {
    return this.app.database;
  }

  http(): TestAgent {
    return request(this.url);
  }

  /** Asks until there is an answer that is neither silence nor a 5xx, as any careful client does. */
  async ask(send: (http: TestAgent) => Test): Promise<Response> {
    for (let tries = 1; ; tries += 1) {
      const answer = await send(this.http()).then(
        (response) => response,
        () => null,
      );
      if (answer && answer.status < 500) return answer;
      await this.revive();
      if (tries === MOST_TRIES) throw new Error(`no answer after ${tries} tries: ${answer?.text}`);
      this.retries += 1;
    }
  }

  /** The coach's first free time that is at least so many hours ahead. */
  async freeSlot(hoursAhead = 0): Promise<string> {
    const now = new Date(this.app.clock.now().getTime() + hoursAhead * HOUR_MS);
    const later = { ...this.asApp(), clock: { ...this.app.clock, now: () => now } };
    return firstSlot(later, this.coach);
  }

  arm(fault: Fault | null): Promise<void> {
    this.api.hits.length = 0;
    return this.api.tell('arm', fault ? [fault] : []);
  }

  async setWebhooks(on: boolean): Promise<void> {
    this.webhooks = on;
    this.app.stripe.setWebhookUrl(on ? `${this.url}/v1/stripe/webhook` : null);
  }

  async advance(minutes: number): Promise<void> {
    this.app.clock.advance({ minutes });
    await this.sendClock();
  }

  /** Moves on to an instant; does nothing when it has passed. */
  async goTo(instant: Date): Promise<void> {
    if (instant > this.app.clock.now()) this.app.clock.set(instant);
    await this.sendClock();
  }

  /** Delivers webhooks and runs sweeps until nothing more happens; a process that dies at it is replaced. */
  async settle(): Promise<void> {
    for (let round = 0; round < 60; round += 1) {
      await this.revive();
      const delivered = await this.app.stripe.deliverDue();
      const done = await this.survive(() => this.api.tell('sweep', null));
      if (done !== null && done + delivered === 0 && this.api.alive) return;
    }
    throw new Error('the sweeps do not come to rest');
  }

  /** Lets the longest lease, back-off and poll pass, and everything that follows from it happen. */
  async converge(): Promise<void> {
    await this.settle();
    for (const minutes of [2, 6]) {
      await this.advance(minutes);
      await this.settle();
    }
  }

  /** What was hit since `arm`, in the process that lives now. */
  hits(): FaultPoint[] {
    return this.api.hits;
  }

  /** Puts a new process in the place of one that died. */
  async revive(): Promise<void> {
    if (this.api.alive) {
      // A process that has just killed itself may not be known to be dead yet.
      await this.survive(() => this.api.tell('setClock', this.app.clock.now().toISOString()));
      if (this.api.alive) return;
    }
    this.deaths += 1;
    this.api = this.next ?? new ApiProcess();
    this.next = null;
    await this.begin();
  }

  /** Loads the next process ahead of the death of this one. */
  standBy(): void {
    this.next ??= new ApiProcess();
  }

  async close(): Promise<void> {
    await Promise.all([this.api.kill(), this.next?.kill()]);
    await this.app.stop();
    await this.smtp?.stop();
  }

  private async begin(): Promise<void> {
    const { config, clock } = this.app;
    if (!config.databaseUrl) throw new Error('no database');
    this.url = await this.api.tell('start', {
      config: { ...config, databaseUrl: config.databaseUrl, port: 0 },
      at: clock.now().toISOString(),
    });
    await this.setWebhooks(this.webhooks);
  }

  private async sendClock(): Promise<void> {
    await this.revive();
  }

  private async survive<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ProcessEnded) return null;
      throw error;
    }
  }
}
