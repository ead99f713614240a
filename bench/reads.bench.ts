import { atLeast, type Bench, type Line, shown } from './bench';
import { Child } from './child';
import { alternate, cpuOf, load, type Load, paceOf, ratios } from './load';

const ROUNDS = 5;
const SECONDS = 1;

const linesOf = (name: string, own: Load[], row: Load[], same: Load[]): Line[] => {
  const ofRow = ratios(own, row);
  const ofSame = ratios(own, same);
  return [
    atLeast(`${name}: throughput against a bare route with one indexed query`, ofRow.throughput, 0.5),
    atLeast(`${name}: the same by CPU per request`, ofRow.cpu, 0.5),
    {
      figure: `${name}: CPU against a bare route with the same statements and answer`,
      measured: shown(ofSame.cpu, 2),
    },
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
      ...linesOf('slots of a week', taken.slots, taken.row, taken.bareSlots),
      ...linesOf('directory page', taken.directory, taken.row, taken.bareDirectory),
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
