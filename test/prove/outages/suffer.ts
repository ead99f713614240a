import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnServer } from './own-server';
import type { Stage } from './stage';

/** Something that happens to the database. */
export interface Outage {
  name: string;
  happen: (server: OwnServer, stage: Stage) => Promise<void>;
  /** It lasts long enough that whoever asks for health must hear of it. */
  noticed: boolean;
}

/** What it did, in milliseconds after the database was back; null where it did not come to pass. */
export interface Suffered {
  outage: Outage;
  firstSuccessMs: number | null;
  readyMs: number | null;
  saidNotReady: boolean;
  mailMs: number | null;
}

const STEADY_MS = 500;
const AWAY_MS = 1_500;
const FROZEN_MS = 3_000;
const LOCKED_MS = 4_500;
const CROWD = 24;
const PATIENCE_MS = 15_000;

export const OUTAGES: Outage[] = [
  { name: 'connections terminated', noticed: false, happen: (server) => server.terminateConnections() },
  { name: 'restarted', noticed: true, happen: (server) => server.restart(AWAY_MS) },
  { name: 'kill -9', noticed: false, happen: (server) => server.kill() },
  { name: 'frozen for 3 s', noticed: true, happen: (server) => server.freeze(FROZEN_MS) },
  {
    name: 'pool exhausted',
    noticed: true,
    happen: async (server, stage) => {
      const crowd = new AbortController();
      const waiting = Array.from({ length: CROWD }, () => keepAsking(stage, crowd.signal));
      await server.lockEverybodyOut(LOCKED_MS);
      crowd.abort();
      // Not awaited: what they asked last is answered while we watch the recovery.
      stage.aside.push(...waiting);
    },
  },
];

/** One outage under load, and the way back. */
export const suffer = async (outage: Outage, server: OwnServer, stage: Stage): Promise<Suffered> => {
  await sleep(STEADY_MS);
  const watch = new HealthWatch(stage.first.url);
  await outage.happen(server, stage);
  const backAt = performance.now();
  const firstSuccessMs = await until(
    () =>
      stage.client.answers.find(({ status, endedAt }) => endedAt > backAt && status !== null && status < 300),
    backAt,
  );
  const readyMs = await until(
    () => watch.answers.find(({ at, status }) => at > backAt && status === 200),
    backAt,
  );
  const mailMs = await stage.mailArrives();
  await watch.stop();
  const saidNotReady = watch.answers.some(({ status, polite }) => status === 503 && polite);
  return { outage, firstSuccessMs, readyMs, saidNotReady, mailMs };
};

const until = async (
  found: () => { endedAt?: number; at?: number } | undefined,
  since: number,
): Promise<number | null> => {
  while (performance.now() - since < PATIENCE_MS) {
    const first = found();
    if (first) return Math.round((first.endedAt ?? first.at ?? since) - since);
    await sleep(5);
  }
  return null;
};

const keepAsking = async (stage: Stage, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await stage.client.tryOnce({ method: 'GET', path: '/v1/bookings', token: stage.reader.token });
    await sleep(10);
  }
};

/** Asks for readiness over and over, as a load balancer does. */
class HealthWatch {
  readonly answers: { at: number; status: number | null; polite: boolean }[] = [];
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;

  constructor(private readonly url: string) {
    this.running = this.goOn();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async goOn(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
        () => null,
      );
      await answer?.arrayBuffer().catch(() => undefined);
      this.answers.push({
        at: performance.now(),
        status: answer?.status ?? null,
        polite: Number(answer?.headers.get('retry-after')) > 0,
      });
      await sleep(20);
    }
  }
}
