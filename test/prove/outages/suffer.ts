import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, isSuccess } from './client';
import { HealthWatch, type Look } from './health-watch';
import type { OwnServer } from './own-server';
import type { Stage } from './stage';

/** Something that happens to the database. */
export interface Outage {
  name: string;
  /** Answers when the database is back; one that must be noticed lasts until `noticed` has answered. */
  happen: (server: OwnServer, stage: Stage, noticed: () => Promise<void>) => Promise<void>;
  /** It lasts until whoever asks for health has heard of it. */
  noticed: boolean;
}

/** What it did; times in milliseconds after the database was back, null where it did not come to pass. */
export interface Suffered {
  outage: Outage;
  firstSuccessMs: number | null;
  /** Requests that were sent after the database was back, and refused before the first success. */
  refusedAfter: number;
  readyMs: number | null;
  /** Looks at /health/ready that began after the database was back, before one said that it is. */
  notReadyAfter: number;
  saidNotReady: boolean;
  mailMs: number | null;
}

/** Requests served between two outages. */
const STEADY = 10;
/** Shortest times of the outages; they last longer when they have to be noticed. */
const AWAY_MS = 1_500;
const FROZEN_MS = 3_000;
const LOCKED_MS = 4_500;
const CROWD = 24;
/** So many refusals without a success in between, and it will not recover. */
const MANY_REFUSALS = 500;

const atLeast = async (ms: number, noticed: () => Promise<void>): Promise<void> => {
  await sleep(ms);
  await noticed();
};

export const OUTAGES: Outage[] = [
  { name: 'connections terminated', noticed: false, happen: (server) => server.terminateConnections() },
  {
    name: 'restarted',
    noticed: true,
    happen: (server, _, noticed) => server.restart(() => atLeast(AWAY_MS, noticed)),
  },
  { name: 'kill -9', noticed: false, happen: (server) => server.kill() },
  {
    name: 'frozen for 3 s',
    noticed: true,
    happen: (server, _, noticed) => server.freeze(() => atLeast(FROZEN_MS, noticed)),
  },
  {
    name: 'pool exhausted',
    noticed: true,
    happen: async (server, stage, noticed) => {
      const crowd = new AbortController();
      const waiting = Array.from({ length: CROWD }, () => keepAsking(stage, crowd.signal));
      await server.lockEverybodyOut(() => atLeast(LOCKED_MS, noticed));
      crowd.abort();
      // Not awaited: what they asked last is answered while we watch the recovery.
      stage.aside.push(...waiting);
    },
  },
];

/** One outage under load, and the way back. */
export const suffer = async (outage: Outage, server: OwnServer, stage: Stage): Promise<Suffered> => {
  await stage.serve(STEADY);
  const { answers } = stage.client;
  const watch = new HealthWatch(stage.first.url);
  const before = answers.length;
  await outage.happen(server, stage, () => isNoticed(stage, watch, before));
  const backAt = performance.now();
  const success = (): Answer | undefined =>
    answers.find((answer) => answer.endedAt > backAt && isSuccess(answer));
  await stage.comes(success, {
    what: `${outage.name}: nobody is served when the database is back`,
    progress: () => answers.length,
    enough: MANY_REFUSALS,
  });
  const ready = (): Look | undefined =>
    watch.looks.find(({ endedAt, status }) => endedAt > backAt && status === 200);
  await stage.comes(ready, { what: `${outage.name}: it does not say that it is ready again` });
  const mailMs = await stage.mailArrives();
  await watch.stop();
  return {
    outage,
    firstSuccessMs: since(backAt, success()),
    refusedAfter: refusedBetween(answers, backAt, success()),
    readyMs: since(backAt, ready()),
    notReadyAfter: refusedBetween(watch.looks, backAt, ready()),
    saidNotReady: watch.saidNotReady(),
    mailMs,
  };
};

/** Until health says 503 and somebody was refused like that; that it does not is a finding. */
const isNoticed = async (stage: Stage, watch: HealthWatch, before: number): Promise<void> => {
  const isRefused = (): boolean => stage.client.answers.slice(before).some(({ status }) => status === 503);
  await stage.comes(() => watch.saidNotReady() && isRefused(), {
    what: 'nobody says that the database is away',
  });
};

const since = (backAt: number, first: { endedAt: number } | undefined): number | null =>
  first ? Math.round(first.endedAt - backAt) : null;

const refusedBetween = (
  all: { startedAt: number; endedAt: number }[],
  backAt: number,
  first: { endedAt: number } | undefined,
): number =>
  all.filter(({ startedAt, endedAt }) => startedAt > backAt && endedAt < (first?.endedAt ?? Infinity)).length;

const keepAsking = async (stage: Stage, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await stage.client.tryOnce({ method: 'GET', path: '/v1/bookings', token: stage.reader.token });
    await sleep(10);
  }
};
