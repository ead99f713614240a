import { atLeast, type Bench, type Line, shown, type Spread } from './bench';
import { Child } from './child';
import { alternate, cpuOf, load, type Load, paceOf, ratios } from './load';

const ROUNDS = 5;
const SECONDS = 1;

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

const run = async (): Promise<Line[]> => {
  const child = await Child.start(
    {},
    process.env.BENCH_PROFILE ? ['--cpu-prof', '--cpu-prof-dir=.profiles'] : [],
  );
  try {
    const { app, bare, paths } = child.facts;
    const of = (url: string) => () => load(child, url, { seconds: SECONDS });
    const taken = await alternate(ROUNDS, {
      row: of(`${bare}/row`),
      slots: of(app + paths.slots),
      bareSlots: of(`${bare}/slots`),
      directory: of(app + paths.directory),
      bareDirectory: of(`${bare}/directory`),
    });
    return [
      {
        figure: 'bare route with one indexed query: CPU per request',
        measured: shown(cpuOf(taken.row), 0, 'µs'),
      },
      ...linesOf('slots of a week', 'row', taken.slots, taken.row, taken.bareSlots),
      ...linesOf('directory page', 'same', taken.directory, taken.row, taken.bareDirectory),
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
