import type { Request } from 'autocannon';
import { atLeast, atMost, type Bench, type Line, shown } from './bench';
import { Child } from './child';
import { alternate, cpuOf, load, type Load, paceOf, ratios } from './load';

const ROUNDS = 5;
/** Bookings of a round. */
const COUNT = 150;
/** Most holds that a candidate may have. */
const HOLDS_EACH = 3;
const WIDTH = 8;

/** The next wish for a time, by the next candidate: one candidate's bookings wait for each other, and few book at once. */
const wishes = (child: Child): Request => {
  const { times, tokens } = child.facts;
  let next = 0;
  return {
    method: 'POST',
    path: '/v1/bookings',
    setupRequest: (request) => {
      const at = next;
      next += 1;
      const token = tokens[at % tokens.length];
      if (!token || !times[at] || at >= tokens.length * HOLDS_EACH)
        throw new Error('no candidate or no time is left');
      const headers = {
        'Content-Type': 'application/json',
        'Idempotency-Key': `bench-booking-${at}`,
        Authorization: `Bearer ${token}`,
      };
      return { ...request, headers, body: JSON.stringify(times[at]) };
    },
  };
};

const loopOf = (child: Child) => async (): Promise<Load> => {
  const before = await child.ask({ ask: 'usage' });
  const { cpu, ms = 1 } = await child.ask({ ask: 'loop', count: COUNT, width: WIDTH });
  return { perSecond: (COUNT / ms) * 1000, cpu: (cpu - before.cpu) / COUNT };
};

const run = async (): Promise<Line[]> => {
  const candidates = Math.ceil(((ROUNDS + 1) * COUNT) / HOLDS_EACH) + WIDTH;
  const child = await Child.start(
    { BENCH_CANDIDATES: String(candidates) },
    process.env.BENCH_PROFILE ? ['--cpu-prof', '--cpu-prof-dir=.profiles'] : [],
  );
  try {
    const requests = [wishes(child)];
    const { route, loop } = await alternate(ROUNDS, {
      route: () => load(child, child.facts.app, { requests, amount: COUNT }),
      loop: loopOf(child),
    });
    return [
      { figure: 'statements of the transaction', measured: String(child.facts.statements) },
      atLeast(
        'bookings per second against the same transaction in a loop of the driver',
        ratios(route, loop).throughput,
        1 / 3,
      ),
      atMost('CPU per booking', cpuOf(route), 900, 0, 'µs'),
      { figure: 'bookings per second', measured: shown(paceOf(route), 0) },
      { figure: 'of the loop', measured: shown(paceOf(loop), 0) },
      { figure: 'CPU per booking of the loop', measured: shown(cpuOf(loop), 0, 'µs') },
    ];
  } finally {
    await child.stop();
  }
};

export const bench: Bench = {
  name: 'booking',
  about:
    'POST /v1/bookings without the call to the payment provider, beside its transaction sent by the driver alone.',
  run,
};
