import autocannon, { type Request } from 'autocannon';
import type { Child } from './child';
import { spreadOf, type Spread } from './bench';

export interface Load {
  /** Requests answered per second. */
  perSecond: number;
  /** CPU microseconds of the server per request. */
  cpu: number;
}

const CONNECTIONS = 8;
/** How often the load looks whether it is done: a run of a second must not be counted as two. */
const SAMPLE_MS = 50;

/** Sends requests for some seconds, or a number of them, and counts what the server's process spent on them. */
export const load = async (
  child: Pick<Child, 'ask'>,
  url: string,
  how: { seconds: number; headers?: Record<string, string> } | { requests: Request[]; amount: number },
): Promise<Load> => {
  const before = await child.ask({ ask: 'usage' });
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    sampleInt: SAMPLE_MS,
    ...('seconds' in how
      ? { duration: how.seconds, headers: how.headers }
      : { requests: how.requests, amount: how.amount }),
  });
  const after = await child.ask({ ask: 'usage' });
  if (result.non2xx + result.errors + result.timeouts > 0)
    throw new Error(`${url}: ${JSON.stringify(result.statusCodeStats)} ${result.errors} errors`);
  const answered = result['2xx'];
  return { perSecond: answered / result.duration, cpu: (after.cpu - before.cpu) / answered };
};

/** Measures things in turn, round after round, so that a busy moment of the machine meets all of them. */
export const alternate = async <Name extends string>(
  rounds: number,
  measure: Record<Name, () => Promise<Load>>,
): Promise<Record<Name, Load[]>> => {
  const names = Object.keys(measure) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as Load[]])) as Record<Name, Load[]>;
  for (const name of names) await measure[name]();
  for (let round = 0; round < rounds; round += 1)
    for (const name of names) taken[name].push(await measure[name]());
  return taken;
};

/** Of each round: how much one does compared with another. */
export const ratios = (one: Load[], other: Load[]): { throughput: Spread; cpu: Spread } => ({
  throughput: spreadOf(one.map(({ perSecond }, round) => perSecond / (other[round]?.perSecond ?? 1))),
  cpu: spreadOf(one.map(({ cpu }, round) => (other[round]?.cpu ?? 0) / cpu)),
});

export const cpuOf = (loads: Load[]): Spread => spreadOf(loads.map(({ cpu }) => cpu));
export const paceOf = (loads: Load[]): Spread => spreadOf(loads.map(({ perSecond }) => perSecond));
