import { seededRandom, shuffled } from '../../src/kits/domain/seeded-random';
import { Arena, type Ground } from './race/arena';
import { faultsOf } from './race/check-round';
import type { Round } from './race/history';
import { keepRound } from './race/kept-rounds';
import { type RaceKind, raceKinds } from './race/kinds';
import { brokenInvariants, deadlocks, leftovers } from './race/whole-run';
import { amount, type Effort, type Figure, forecast, never, type Proof, told } from './proof';

/** Requests at once: those of the plain race, and those of all others. */
const BOOKERS = { few: 64, small: 64, large: 256 };
const CROWD = { few: 12, small: 12, large: 64 };
const PROCESSES = { few: 0, small: 0, large: 2 };
/**
 * Of a hundred requests of the plain race, so many transactions may be begun again. The losers wait for the winner and
 * are refused at once, so there should be none; a machine that stops for a while makes some wait too long for a lock.
 * If waiting for a lock were the way to lose, there would be a hundred and more, however fast the machine is.
 */
const AGAIN_PER_HUNDRED = 50;

/** What a run leaves for its figures. */
interface Run {
  rounds: number;
  requests: number;
  serverErrors: number;
  faults: string[];
  /** Milliseconds of every request for a time in the plain race. */
  waits: number[];
  /** Transactions that were begun again in the plain race. */
  again: number;
  /** Bookings that somebody was told of. */
  acknowledged: Set<string>;
}

/** All kinds of races, on a new database or on the ground that is given. */
export const runRaces = async (effort: Effort, ground?: Ground): Promise<Figure[]> => {
  const arena = await Arena.open(BOOKERS[effort.size], PROCESSES[effort.size], effort.seed, ground);
  effort.say(replayOf(effort));
  try {
    const before = await deadlocks(arena.app);
    const done: Run = {
      rounds: 0,
      requests: 0,
      serverErrors: 0,
      faults: [],
      waits: [],
      again: 0,
      acknowledged: new Set(),
    };
    const kinds = shuffled(raceKinds, seededRandom(`${effort.seed} kinds`));
    const total = kinds.reduce((sum, { rounds }) => sum + amount(effort, ...rounds), 0);
    const step = forecast(effort, total);
    for (const kind of kinds) await repeat(arena, kind, effort, done, step);
    await arena.settle();
    return figures(effort, done, {
      deadlocks: (await deadlocks(arena.app)) - before,
      left: await leftovers(arena.app, [...done.acknowledged]),
      broken: await brokenInvariants(arena.app),
    });
  } finally {
    await arena.close();
  }
};

const repeat = async (
  arena: Arena,
  kind: RaceKind,
  effort: Effort,
  done: Run,
  step: () => void,
): Promise<void> => {
  const rounds = amount(effort, ...kind.rounds);
  const crowd = arena.bookers.slice(0, CROWD[effort.size]);
  const began = performance.now();
  const againBefore = arena.begunAgain();
  for (let i = 0; i < rounds; i += 1) {
    note(done, await kind.round(arena, crowd, kind.name), effort);
    step();
  }
  if (isPlain(kind)) done.again += arena.begunAgain() - againBefore;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  effort.say(`${kind.name}: ${rounds} rounds in ${seconds} s, ${done.faults.length} faults so far`);
};

/** The race of many for one time. */
const isPlain = ({ name }: { name: string }): boolean => name === raceKinds[0]?.name;

const note = (done: Run, round: Round, { seed, say }: Effort): void => {
  done.rounds += 1;
  done.requests += round.calls.length;
  done.serverErrors += round.calls.filter(({ status }) => status >= 500).length;
  const faults = faultsOf(round);
  done.faults.push(...faults);
  if (faults.length > 0) say(`${faults[0]}\n  judge it again: ${keepRound(round, seed)}`);
  for (const { does, status, bookingId, ms } of round.calls) {
    if (does === 'book' && status === 201 && bookingId) done.acknowledged.add(bookingId);
    if (isPlain({ name: round.kind })) done.waits.push(ms);
  }
};

/** The figure of one kind of race: what its histories cannot explain. */
export const figureOf = (kind: string): string => `unexplained: ${kind}`;

/** What the seed gives back, and what it cannot. */
export const replayOf = ({ seed, size, scale }: Effort): string =>
  `npm run prove -- race ${size === 'large' ? `--scale ${scale}` : '--small'} --seed ${seed} repeats the order of ` +
  'the kinds, who asks for what, in which order and after how many milliseconds; how the system, the network and ' +
  'the database interleave them, and the pauses before a transaction is tried again, differ from run to run';

const figures = (
  effort: Effort,
  { rounds, requests, serverErrors, faults, waits, again }: Run,
  end: { deadlocks: number; left: string[]; broken: string[] },
): Figure[] => [
  told('rounds, requests', `${rounds}, ${requests}`),
  ...raceKinds.map(({ name }) =>
    none(
      figureOf(name),
      faults.filter((fault) => fault.startsWith(`${name} `)),
      replayOf(effort),
    ),
  ),
  never('answers of 500 and above', serverErrors),
  never('deadlocks', end.deadlocks),
  none('rows that belong to no acknowledged booking', end.left),
  none('invariants broken at the end', end.broken),
  begunAgain(again, waits.length),
  told('wait for an answer when all ask at once, p50 and p99', `${at(waits, 0.5)} ms, ${at(waits, 0.99)} ms`),
];

/** The bound of `AGAIN_PER_HUNDRED`. */
export const begunAgain = (times: number, requests: number): Figure => {
  const most = Math.floor((requests * AGAIN_PER_HUNDRED) / 100);
  return {
    figure: 'transactions begun again when all ask at once',
    target: `<= ${most} of ${requests}`,
    measured: String(times),
    held: times <= most,
  };
};

/** Like `never`, with the first of them in words, and what to do about them. */
const none = (figure: string, found: string[], then = ''): Figure => ({
  ...never(figure, found.length),
  measured: [found.length, ...found.slice(0, 3), ...(found.length > 0 && then ? [then] : [])].join('; '),
});

const at = (values: number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
};

export const proof: Proof = {
  topic: 'race',
  claim:
    'Whoever was told that they have a time has it, whoever was refused left nothing, whatever people do at once.',
  run: (effort) => runRaces(effort),
};
