import autocannon from 'autocannon';
import { atLeast, type Bench, type Line, shown, type Spread, spreadOf } from './bench';
import { Child } from './child';
import { alternate, cpuOf, load, type Load, paceOf, ratios } from './load';
import { wishes } from './wishes';

const ROUNDS = 5;
const SECONDS = 1;
/** As many as come through beside the readers; each makes the page stale. */
const BOOKINGS_PER_SECOND = 50;
/** Of a quiet page's readers, so many per second must be left. */
const LEFT_WHILE_BOOKED = 0.25;

/**
 * A list of slots is small and is held against the route with one row; a page of the directory has some 20 kB, which
 * the load itself takes longer to read than the row's route to answer, so it is held against a route that sends the same.
 */
const linesOf = (name: string, bar: 'row' | 'same', own: Load[], row: Load[], same: Load[]): Line[] => {
  const against = { row: ratios(own, row), same: ratios(own, same) };
  const lineOf = (route: 'row' | 'same', figure: string, ratio: Spread): Line =>
    route === bar ? atLeast(figure, ratio, 0.5) : { figure, measured: shown(ratio, 2) };
  return [
    lineOf('row', `${name}: throughput against a bare route with one indexed query`, against.row.throughput),
    lineOf(
      'same',
      `${name}: throughput against a bare route with the same statements and answer`,
      against.same.throughput,
    ),
    { figure: `${name}: CPU against the route with one query`, measured: shown(against.row.cpu, 2) },
    { figure: `${name}: CPU against the route with the same answer`, measured: shown(against.same.cpu, 2) },
    { figure: `${name}: CPU per request`, measured: shown(cpuOf(own), 0, 'µs') },
    { figure: `${name}: requests per second`, measured: shown(paceOf(own), 0) },
  ];
};

/** Reads a page while its coaches are booked; tells how many bookings a second came through beside the readers. */
const whileBooked = (child: Child, page: string, paces: number[]) => {
  const requests = [wishes(child)];
  return async (): Promise<Load> => {
    const [read, booked] = await Promise.all([
      load(child, page, { seconds: SECONDS }),
      autocannon({
        url: child.facts.app,
        requests,
        connections: 4,
        overallRate: BOOKINGS_PER_SECOND,
        duration: SECONDS,
      }),
    ]);
    paces.push(booked['2xx'] / booked.duration);
    if (booked.non2xx + booked.errors > 0)
      throw new Error(`bookings beside the readers: ${JSON.stringify(booked.statusCodeStats)}`);
    return read;
  };
};

const run = async (): Promise<Line[]> => {
  const child = await Child.start(
    { BENCH_CANDIDATES: '200' },
    process.env.BENCH_PROFILE ? ['--cpu-prof', '--cpu-prof-dir=.profiles'] : [],
  );
  try {
    const { app, bare, paths } = child.facts;
    const of = (url: string) => () => load(child, url, { seconds: SECONDS });
    const booked: number[] = [];
    const taken = await alternate(ROUNDS, {
      row: of(`${bare}/row`),
      slots: of(app + paths.slots),
      bareSlots: of(`${bare}/slots`),
      directory: of(app + paths.directory),
      booked: whileBooked(child, app + paths.directory, booked),
      bareDirectory: of(`${bare}/directory`),
    });
    return [
      {
        figure: 'bare route with one indexed query: CPU per request',
        measured: shown(cpuOf(taken.row), 0, 'µs'),
      },
      ...linesOf('slots of a week', 'row', taken.slots, taken.row, taken.bareSlots),
      ...linesOf('directory page', 'same', taken.directory, taken.row, taken.bareDirectory),
      atLeast(
        `directory page while its coaches are booked, up to ${BOOKINGS_PER_SECOND} a second: pages against a quiet one`,
        ratios(taken.booked, taken.directory).throughput,
        LEFT_WHILE_BOOKED,
      ),
      { figure: 'the same: pages per second', measured: shown(paceOf(taken.booked), 0) },
      { figure: 'the same: bookings per second beside them', measured: shown(spreadOf(booked), 0) },
    ];
  } finally {
    await child.stop();
  }
};

export const bench: Bench = {
  name: 'reads',
  about: 'A week of slots and a page of the directory over HTTP, beside a bare Fastify in the same process.',
  run,
};
