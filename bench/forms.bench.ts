import { headersOf } from './app';
import { type Bench, type Line, shown } from './bench';
import { Child, type FormsReady } from './child';
import { alternate, cpuOf, load, paceOf, ratios } from './load';

const ROUNDS = 5;
const SECONDS = 1;

/** The statement that reads the list, and the one that checks the caller's token. */
const STATEMENTS = 2;

const NAMES = {
  history: 'history of 200 forms, a page of 20',
  history100: 'history of 200 forms, a page of 100',
  queue: 'queue of 500 forms, a page of 20',
  queue100: 'queue of 500 forms, a page of 100',
} as const;
type Name = keyof typeof NAMES;

const measure = async (child: Child<FormsReady>, name: Name): Promise<Line[]> => {
  const { app, bare, lists, statements } = child.facts;
  const list = lists[name];
  const seconds = { seconds: SECONDS };
  const taken = await alternate(ROUNDS, {
    row: () => load(child, `${bare}/row`, seconds),
    same: () => load(child, `${bare}/${name}`, seconds),
    own: () => load(child, app + list.path, { ...seconds, headers: headersOf(list) }),
  });
  const count = statements[name] ?? 0;
  return [
    {
      figure: `${NAMES[name]}: statements, with the check of the caller`,
      measured: String(count),
      bar: `${STATEMENTS}`,
      held: count === STATEMENTS,
    },
    {
      figure: `${NAMES[name]}: CPU against the route with the same statements and answer`,
      measured: shown(ratios(taken.own, taken.same).cpu, 2),
    },
    {
      figure: `${NAMES[name]}: CPU against the route with one query`,
      measured: shown(ratios(taken.own, taken.row).cpu, 2),
    },
    { figure: `${NAMES[name]}: CPU per request`, measured: shown(cpuOf(taken.own), 0, 'µs') },
    { figure: `${NAMES[name]}: requests per second`, measured: shown(paceOf(taken.own), 0) },
  ];
};

const run = async (): Promise<Line[]> => {
  const child = await Child.start<FormsReady>({}, [], 'forms-server.ts');
  try {
    const lines: Line[] = [];
    for (const name of Object.keys(NAMES) as Name[]) lines.push(...(await measure(child, name)));
    return lines;
  } finally {
    await child.stop();
  }
};

export const bench: Bench = {
  name: 'forms',
  about:
    'A candidate’s 200 released forms and a coach’s 500 owed ones over HTTP, beside bare routes in the same process.',
  run,
};
