import { FAULT_POINTS } from '../../src/platform/fault-points';
import { type Case, casesFor, nameOf } from './crashes/cases';
import { lostBookings } from './crashes/checks';
import { type CaseResult, runCase } from './crashes/run-case';
import { Stage } from './crashes/stage';
import { atLeast, type Figure, forecast, never, type Proof } from './proof';

/** Databases with an API process each, side by side: while one hangs, another restarts. */
const LANES = 4;

interface Tally {
  cases: number;
  points: Set<string>;
  missed: string[];
  broken: string[];
  deaths: number;
  retries: number;
  acknowledged: number;
  lost: number;
  asked: number;
  refused: number;
}

export const proof: Proof = {
  topic: 'crashes',
  claim:
    'at every named fault point an error, a kill -9 and a 3 s hang lose nothing that was acknowledged, no money and no mail',
  run: async (effort) => {
    const cases = casesFor(effort);
    const tally = emptyTally();
    const step = forecast(effort, cases.length);
    const report = (one: Case, { hit, wrong, bystanders }: CaseResult): void => {
      note(tally, one, hit, bystanders);
      for (const sentence of wrong) tally.broken.push(`${nameOf(one)}: ${sentence}`);
      for (const sentence of wrong) effort.say(`BROKEN ${nameOf(one)}: ${sentence}`);
      if (!hit && one.hit === 1) effort.say(`MISSED ${nameOf(one)}`);
      step();
    };
    const [posted, kept] = split(cases);
    const lanes = [lane(true, [posted, kept], report, tally)];
    for (let n = 1; n < LANES; n += 1) lanes.push(lane(false, [kept], report, tally));
    await Promise.all(lanes);
    return figures(tally);
  },
};

/** Cases that need a mail server, and all others; both are emptied by the lanes. */
const split = (cases: Case[]): [Case[], Case[]] => [
  cases.filter(({ smtp }) => smtp),
  cases.filter(({ smtp }) => !smtp),
];

const lane = async (
  smtp: boolean,
  queues: Case[][],
  report: (one: Case, result: CaseResult) => void,
  tally: Tally,
): Promise<void> => {
  const stage = await Stage.open({ smtp });
  try {
    for (const queue of queues) {
      for (let one = queue.shift(); one; one = queue.shift()) report(one, await runCase(stage, one));
    }
    tally.lost += (await lostBookings(stage)).length;
    tally.acknowledged += stage.acknowledged.length;
    tally.deaths += stage.deaths;
    tally.retries += stage.retries;
  } finally {
    await stage.close();
  }
};

const emptyTally = (): Tally => ({
  cases: 0,
  points: new Set(),
  missed: [],
  broken: [],
  deaths: 0,
  retries: 0,
  acknowledged: 0,
  lost: 0,
  asked: 0,
  refused: 0,
});

const note = (tally: Tally, one: Case, hit: boolean, { asked, refused }: CaseResult['bystanders']): void => {
  tally.cases += 1;
  tally.asked += asked;
  tally.refused += refused;
  if (hit) tally.points.add(`${one.point} ${one.kind}`);
  else if (one.hit === 1) tally.missed.push(nameOf(one));
};

const figures = (tally: Tally): Figure[] => {
  const points = Object.keys(FAULT_POINTS).length;
  return [
    atLeast('fault points, each hit by an error, a kill -9 and a 3 s hang', points * 3, tally.points.size),
    atLeast('faults that happened', tally.cases - tally.missed.length, tally.cases - tally.missed.length),
    { ...never('faults that no journey met', tally.missed.length), measured: listed(tally.missed) },
    {
      ...never('journeys that did not end as they must', tally.broken.length),
      measured: listed(tally.broken),
    },
    never(`acknowledged bookings lost, of ${tally.acknowledged}`, tally.lost),
    never(`others not served while one hung, of ${tally.asked}`, tally.refused),
    atLeast('restarts after kill -9', points, tally.deaths),
    {
      figure: 'requests that a client had to repeat',
      target: 'any',
      measured: String(tally.retries),
      held: true,
    },
  ];
};

const listed = (items: string[]): string =>
  items.length === 0 ? '0' : `${items.length}: ${items.join('; ')}`;
