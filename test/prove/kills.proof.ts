import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, seededRandom } from '../../src/kits/domain/seeded-random';
import { patience } from '../support/patience';
import { type Audit, audit } from './kills/audit';
import { Client, type Record } from './kills/client';
import { breakGround, type Ground } from './kills/ground';
import { amount, atLeast, type Effort, type Figure, forecast, never, type Proof } from './proof';

const CLIENTS = 4;
/** So many answers without the bookings that there must be, and there will be none. */
const ANSWERS_PER_KILL = 500;
/** Between two kills something is answered first; then a moment of at most so many milliseconds is drawn. */
const LONGEST_PEACE_MS = 600;

export const proof: Proof = {
  topic: 'kills',
  claim:
    'kill -9 of the API and of the embedded database at random moments under load loses nothing acknowledged',
  run: async (effort) => {
    const kills = amount(effort, 10, 200);
    const record: Record = { attempts: [], answers: 0, silences: 0, busy: 0, faults: [] };
    const random = seededRandom(`kills ${effort.seed}`);
    const ground = await breakGround();
    effort.say('people made, database and API up');
    try {
      const clients = Array.from(
        { length: CLIENTS },
        (_, index) => new Client(ground, record, seededRandom(`${effort.seed} ${index}`), String(index)),
      );
      const over = new AbortController();
      const working = clients.map((client) => client.work(over.signal));
      const killed = await killAll(ground, kills, { random, record }, effort);
      await enoughDone(record, kills);
      over.abort();
      effort.say('all kills done; letting everything converge');
      await Promise.all(working);
      await converge(ground, record, clients[0] as Client);
      const found = await audit(ground, record);
      for (const line of unexpected(ground)) effort.say(line);
      return [
        ...figures(kills, killed, record, found),
        listed('deaths of the API that nobody asked for', ground.api.deaths()),
      ];
    } finally {
      await ground.stop();
    }
  },
};

interface Killed {
  api: number;
  database: number;
}

/** Takes turns between the two; the first half with webhooks, the second with the poller alone. */
const killAll = async (
  ground: Ground,
  kills: number,
  load: { random: Random; record: Record },
  effort: Effort,
): Promise<Killed> => {
  const killed: Killed = { api: 0, database: 0 };
  const [api] = ground.api.all;
  if (!api) throw new Error('there is no process');
  const step = forecast(effort, kills);
  for (let n = 0; n < kills; n += 1) {
    if (n === Math.floor(kills / 2)) ground.api.webhooksTo(null);
    await peace(load);
    await api.restart('SIGKILL');
    killed.api += 1;
    await peace(load);
    if (await killDatabase(ground)) killed.database += 1;
    // It must outlive the database; a death that nobody asked for is counted.
    if (api.isUp) await api.ready();
    else await api.start();
    step();
  }
  return killed;
};

/** People get on with it, and then a moment passes. */
const peace = async ({ random, record }: { random: Random; record: Record }): Promise<void> => {
  const before = record.answers;
  await patience.until(() => record.answers > before, { what: 'nothing is answered between two kills' });
  await sleep(random() * LONGEST_PEACE_MS);
};

/** What the clients must have done for the kills to have met something. */
const wanted = (kills: number) => ({ acknowledged: kills, paid: Math.ceil(kills / 2), givenUp: 1 });

const doneBy = ({ attempts }: Record) => ({
  acknowledged: attempts.filter(({ outcome }) => outcome === 'acknowledged').length,
  paid: attempts.filter(({ paid }) => paid).length,
  givenUp: attempts.filter(({ givenUp }) => givenUp).length,
});

/** Lets the clients go on until they have done enough. */
const enoughDone = async (record: Record, kills: number): Promise<void> => {
  const least = wanted(kills);
  const isEnough = (): boolean => {
    const { acknowledged, paid, givenUp } = doneBy(record);
    return acknowledged >= least.acknowledged && paid >= least.paid && givenUp >= least.givenUp;
  };
  await patience.until(isEnough, {
    what: () => `the clients get no further than ${JSON.stringify(doneBy(record))}`,
    progress: () => record.answers,
    enough: kills * ANSWERS_PER_KILL,
  });
};

/** Kills the server; its supervisor starts it again. True once that has happened. */
const killDatabase = async ({ database }: Ground): Promise<boolean> => {
  const pid = database.pid();
  if (pid === null) return false;
  process.kill(pid, 'SIGKILL');
  await patience.until(() => database.isUp() && database.pid() !== pid, {
    what: 'the database does not come back',
    everyMs: 10,
  });
  return true;
};

/** Asks again for what nobody answered, and walks away from what nobody wants; lets all deadlines pass, and ends every unpaid hold. */
const converge = async (ground: Ground, record: Record, client: Client): Promise<void> => {
  for (const attempt of record.attempts)
    if (attempt.outcome === 'unknown') {
      const isResolved = async (): Promise<boolean> => {
        await client.resolve(attempt);
        return attempt.outcome !== 'unknown';
      };
      await patience.comes(isResolved, { what: `key ${attempt.key} is not answered`, everyMs: 250 });
    }
  for (const attempt of record.attempts)
    if (attempt.unwanted && !attempt.givenUp) await client.giveUp(attempt);
  for (const minutes of [2, 6, 6, 38, 6]) {
    await ground.api.settle();
    await ground.api.clock.advance({ minutes });
  }
  await ground.api.settle();
  ground.api.webhooksTo(ground.api.all[0] ?? null);
  await ground.api.settle();
};

/** What the API logged as its own fault. */
const unexpected = ({ api }: Ground): string[] =>
  (api.all[0]?.output() ?? '').split('\n').filter((line) => line.includes('unexpected error'));

const figures = (
  kills: number,
  killed: Killed,
  record: Record,
  { lost, left, money, other }: Audit,
): Figure[] => {
  const count = (outcome: string): number =>
    record.attempts.filter((attempt) => attempt.outcome === outcome).length;
  const [done, least] = [doneBy(record), wanted(kills)];
  return [
    atLeast('kill -9 of the API under load', kills, killed.api),
    atLeast('kill -9 of the database under load', kills, killed.database),
    atLeast('bookings acknowledged', least.acknowledged, done.acknowledged),
    atLeast('bookings paid', least.paid, done.paid),
    atLeast('holds given up', least.givenUp, done.givenUp),
    listed('acknowledged and lost', lost),
    listed(`refused, but something stayed (of ${count('refused')})`, left),
    listed('payments that our books and Stripe see differently', money),
    listed('mails, invariants and work left over', other),
    never('requests without an answer after the end', count('unknown')),
    listed(`5xx without Retry-After (of ${record.answers} answers, ${record.busy} times 503)`, record.faults),
    {
      figure: 'requests that were cut off',
      target: 'any',
      measured: String(record.silences),
      held: true,
    },
  ];
};

const listed = (figure: string, items: string[]): Figure => ({
  ...never(figure, items.length),
  ...(items.length > 0 && { measured: `${items.length}: ${items.slice(0, 5).join('; ')}` }),
});
