import fc from 'fast-check';
import type { TestApp } from '../../support/app';
import type { ApiOperation, Contract } from './contract';
import { judge, type Verdict } from './judge';
import { Pools } from './pools';
import { reduce } from './reduce';
import { type Plan, planners, requestOf } from './requests';
import { type Actor, ACTORS, type Answer, asCurl, type Send, type SentRequest } from './wire';
import { seedWorld, type World } from './world';

export interface Finding extends Verdict {
  operation: string;
  count: number;
  request: SentRequest;
  /** A command that shows it, as short as we could make it. */
  replay: string;
  /** False: it depended on the requests before it. */
  alone: boolean;
}

export interface FuzzReport {
  sent: number;
  findings: Finding[];
  /** Operations that answered a success at least once. */
  reached: Set<string>;
  statuses: Map<number, number>;
}

export interface FuzzOptions {
  app: TestApp;
  contract: Contract;
  send: Send;
  requests: number;
  seed: number;
  say: (line: string) => void;
  /** Ends the run early. */
  enough?: (findings: Finding[]) => boolean;
}

/** Requests to a world before it is replaced: deletions, suspensions and closed calendars wear it out. */
const REQUESTS_PER_WORLD = 1_000;
const AT_ONCE = 8;
/** Password hashing takes most of their time; they get a share of the attempts of the others. */
const SLOW = /^POST \/v1\/(accounts|sessions|password-resets)(\/confirm)?$/;
const SLOW_SHARE = 0.4;

/** Who has most use of an operation, until answers show it. */
const firstGuess = (label: string): Actor =>
  label.includes('/admin/') ? 'admin' : /\/me\/(coach|forms)|\/forms?\b/.test(label) ? 'coach' : 'candidate';

/** Sends requests made from a contract, and reports where the answers do not keep to it. */
export const fuzz = (options: FuzzOptions): Promise<FuzzReport> => new Fuzzer(options).run();

class Fuzzer {
  private readonly pools = new Pools();
  private readonly found = new Map<string, Finding>();
  private readonly successes = new Map<string, Map<Actor, number>>();
  private readonly report: FuzzReport = { sent: 0, findings: [], reached: new Set(), statuses: new Map() };
  private world: World | null = null;

  constructor(private readonly options: FuzzOptions) {}

  async run(): Promise<FuzzReport> {
    const { requests, say, enough } = this.options;
    const plans = this.plans();
    while (this.report.sent < requests && !enough?.([...this.found.values()])) {
      await this.nextWorld();
      const until = Math.min(requests, this.report.sent + REQUESTS_PER_WORLD);
      while (this.report.sent < until) await this.sendSome(plans, until - this.report.sent);
      say(
        `${this.report.sent} of ${requests} requests, ${Math.round((this.report.sent * 100) / requests)} %, ${this.found.size} findings`,
      );
    }
    for (const finding of this.found.values()) await this.shorten(finding);
    return { ...this.report, findings: [...this.found.values()] };
  }

  private async nextWorld(): Promise<void> {
    const { app } = this.options;
    await app.settle();
    this.world = await seedWorld(app);
    this.pools.seed(this.world.known);
    this.pools.hide(...Object.values(this.world.actors).map(({ accountId }) => accountId));
  }

  /** Operations take turns; what each gets comes from its own source and the seed. */
  private *plans(): Generator<[ApiOperation, Plan], never> {
    const { contract, seed } = this.options;
    const sources = planners(contract);
    for (let round = 0; ; round += 1)
      for (const [index, [operation, source]] of [...sources].entries()) {
        const isTurn = !SLOW.test(operation.label) || (round * SLOW_SHARE) % 1 < SLOW_SHARE;
        if (!isTurn) continue;
        for (const plan of fc.sample(source, {
          seed: seed + round * 1_000 + index,
          numRuns: operation.body ? 4 : 2,
        }))
          yield [operation, plan];
      }
  }

  private async sendSome(plans: Generator<[ApiOperation, Plan], never>, most: number): Promise<void> {
    const batch = Array.from({ length: Math.min(AT_ONCE, most) }, () => {
      const [operation, plan] = plans.next().value;
      return requestOf(operation, plan, this.actorOf(operation, plan), this.pools);
    });
    const answers = await Promise.all(batch.map((request) => this.send(request)));
    for (const [index, request] of batch.entries()) this.take(request, answers[index] ?? null);
  }

  private actorOf({ label }: ApiOperation, { actor, likely }: Plan): Actor {
    const best = [...(this.successes.get(label) ?? [])].sort((a, b) => b[1] - a[1])[0];
    return likely ? (best?.[0] ?? firstGuess(label)) : actor;
  }

  private send(request: SentRequest): Promise<Answer | null> {
    const { actor } = request;
    return this.options.send(
      request,
      actor === 'anonymous' ? null : (this.world?.actors[actor].token ?? null),
    );
  }

  private take(request: SentRequest, answer: Answer | null): void {
    const { sent, statuses, reached } = this.report;
    this.report.sent = sent + 1;
    for (const verdict of judge(request, answer)) this.note(request, verdict);
    if (!answer) return;
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    if (answer.status >= 300) return;
    const { label } = request.operation;
    reached.add(label);
    const counts = this.successes.get(label) ?? new Map(ACTORS.map((actor) => [actor, 0]));
    this.successes.set(label, counts.set(request.actor, (counts.get(request.actor) ?? 0) + 1));
    this.pools.learn(request, answer);
  }

  private note(request: SentRequest, verdict: Verdict): void {
    const operation = request.operation.label;
    const key = [verdict.kind, operation, verdict.detail].join('|');
    const known = this.found.get(key);
    if (known) {
      known.count += 1;
      return;
    }
    const replay = asCurl(request);
    this.found.set(key, { ...verdict, operation, count: 1, request, replay, alone: false });
    this.options.say(`${verdict.kind}: ${operation} ${verdict.detail}\n    ${replay}`);
  }

  private async shorten(finding: Finding): Promise<void> {
    const shows = async (request: SentRequest): Promise<boolean> =>
      judge(request, await this.send(request)).some(
        ({ kind, detail }) => kind === finding.kind && detail === finding.detail,
      );
    const short = await reduce(finding.request, shows);
    if (!short) return;
    finding.alone = true;
    finding.replay = asCurl(short);
  }
}
