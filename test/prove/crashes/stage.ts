import request, { type Response, type Test } from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { Database } from '../../../src/platform/database/database';
import type { Fault } from '../../../src/platform/fault-points';
import { HOUR_MS } from '../../../src/shared/time';
import { ApiProcess } from '../../support/api-process';
import { startTestApp, type TestApp } from '../../support/app';
import type { TestCoach } from '../../support/coaches';
import { patience } from '../../support/patience';
import { firstSlot, publishedCoach } from '../../support/scenario';
import { type SmtpSink, startSmtpSink } from '../../support/smtp-sink';

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
  coach!: TestCoach;
  private readonly api: ApiProcess;

  private constructor(
    readonly app: TestApp,
    readonly smtp: SmtpSink | null,
  ) {
    const { config } = app;
    if (!config.databaseUrl) throw new Error('no database');
    const ownPort = { ...config, databaseUrl: config.databaseUrl, port: 0 };
    this.api = new ApiProcess('api', ownPort, () => this.clockState(), {});
  }

  static async open({ smtp: withSmtp }: { smtp: boolean }): Promise<Stage> {
    const smtp = withSmtp ? await startSmtpSink() : null;
    const office = await startTestApp({
      accessTokenMinutes: YEARS_MINUTES,
      mail: { smtpUrl: smtp?.url ?? null, from: 'Greenroom <no-reply@greenroom.example>' },
    });
    const stage = new Stage(office, smtp);
    await stage.start();
    stage.coach = await publishedCoach(stage.asApp(), { zone: 'UTC' });
    return stage;
  }

  /** The stage as the scenarios of the other tests know an application; its requests go to the process. */
  asApp(): TestApp {
    return { ...this.app, http: () => this.http(), url: this.api.url, settle: () => this.settle() };
  }

  get database(): Database {
    return this.app.database;
  }

  http(): TestAgent {
    return request(this.api.url);
  }

  /** Asks until there is an answer that is neither silence nor a 5xx, like every careful client. */
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

  /** Breaks the process at this fault, or nowhere any more. */
  async arm(fault: Fault | null): Promise<void> {
    this.api.faultsHit.length = 0;
    if (fault?.kind === 'kill') this.api.mayDie();
    await this.api.arm(fault ? [fault] : []);
  }

  setWebhooks(on: boolean): void {
    this.webhooks = on;
    this.app.stripe.setWebhookUrl(on ? `${this.api.url}/v1/stripe/webhook` : null);
  }

  async advance(minutes: number): Promise<void> {
    this.app.clock.advance({ minutes });
    await this.revive();
  }

  /** Moves on to an instant; does nothing when it has passed. */
  async goTo(instant: Date): Promise<void> {
    if (instant > this.app.clock.now()) this.app.clock.set(instant);
    await this.revive();
  }

  /** Delivers webhooks and runs sweeps until nothing more happens; a process that dies at it is replaced. */
  async settle(): Promise<void> {
    let swept = false;
    for (let round = 0; round < 60; round += 1) {
      await this.revive();
      const delivered = await this.app.stripe.deliverDue();
      if (swept && delivered === 0) return;
      const done = await this.survive(() => this.api.sweepUntilQuiet());
      if (done !== null && done + delivered === 0) return;
      swept = done !== null;
    }
    throw new Error('the sweeps do not come to rest');
  }

  /**
   * Lets the longest lease, back-off and poll pass, and everything that follows from it happen. What fails at the last
   * step (a reminder may become due only there) gets its own time.
   */
  async converge(): Promise<void> {
    await this.settle();
    await this.settleAfter(2);
    for (let failures = -1; failures < this.failures();) {
      failures = this.failures();
      await this.settleAfter(6);
    }
  }

  /** What was hit since `arm`, as far as a process that died could still say so. */
  hits(): Fault[] {
    return this.api.faultsHit;
  }

  /** Puts a new process in the place of one that died; tells a living one what time it is. */
  async revive(): Promise<void> {
    const alive = await this.survive(() => this.api.ask({ kind: 'clock', clock: this.clockState() }));
    if (alive !== null) return;
    this.deaths += 1;
    await this.start();
  }

  async close(): Promise<void> {
    this.api.kill('SIGKILL');
    await this.api.ended;
    await this.app.stop();
    await this.smtp?.stop();
  }

  private async settleAfter(minutes: number): Promise<void> {
    await this.advance(minutes);
    await this.settle();
  }

  private failures(): number {
    return this.deaths + this.hits().length;
  }

  private async start(): Promise<void> {
    await this.api.start();
    this.setWebhooks(this.webhooks);
  }

  private clockState(): { stoppedAt: string; offsetMs: number } {
    return { stoppedAt: this.app.clock.now().toISOString(), offsetMs: 0 };
  }

  /** Null when the process has died meanwhile. */
  private async survive(work: () => Promise<number>): Promise<number | null> {
    try {
      return await work();
    } catch (error) {
      // What it was told fails a moment before its death is known.
      const what = 'a process that broke off does not end';
      await patience.watch(this.api.ended, { what }).catch(() => undefined);
      if (this.api.exit?.signal === 'SIGKILL') return null;
      throw error;
    }
  }
}
