import { atLeast, atMost, type Bench, type Line, shown } from './bench';
import { Child } from './child';
import { HOLDS_EACH, wishes } from './wishes';
import { alternate, cpuOf, load, type Load, paceOf, ratios } from './load';

const ROUNDS = 5;
/** Bookings of a round. */
const COUNT = 150;
const WIDTH = 8;

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
