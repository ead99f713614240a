import { createTestDatabase } from '../support/test-database';
import { isSuccess } from './outages/client';
import { Stage } from './outages/stage';
import { amount, atLeast, type Effort, type Figure, never, type Proof } from './proof';

const PROCESSES = 2;
const POOL = 5;
/** Requests served between two restarts. */
const BETWEEN = 10;
const SUCCESSES = 50;
const ACKNOWLEDGED = 5;

export const proof: Proof = {
  topic: 'rolling-restart',
  claim:
    'API processes can be stopped and started in turn under load: no client needs more than one retry, and nothing is done twice.',
  run: async (effort) => {
    const database = await createTestDatabase();
    try {
      const stage = await Stage.open({
        databaseUrl: database.url,
        processes: PROCESSES,
        databasePool: POOL,
        tries: 2,
      });
      return await prove(effort, stage).finally(() => stage.close());
    } finally {
      await database.drop();
    }
  },
};

const prove = async (effort: Effort, stage: Stage): Promise<Figure[]> => {
  const restarts = amount(effort, 2, 40);
  const dirty: string[] = [];
  stage.load.start();
  for (let turn = 0; turn < restarts; turn += 1) {
    const one = stage.api.all[turn % PROCESSES];
    await stage.serve(BETWEEN);
    stage.api.webhooksTo(stage.api.all[(turn + 1) % PROCESSES] ?? null);
    const exit = await one?.stop();
    if (exit?.code !== 0) dirty.push(`${one?.name}: code ${exit?.code}, signal ${exit?.signal}`);
    await one?.start();
    effort.say(
      `restart ${turn + 1} of ${restarts}, ${Math.round(((turn + 1) * 100) / restarts)} %, ${stage.load.acknowledged.length} bookings so far`,
    );
  }
  await stage.serve(Math.max(BETWEEN, SUCCESSES - stage.successes));
  await stage.acknowledge(ACKNOWLEDGED);
  await stage.load.stop();
  await stage.api.settle();
  await stage.mailArrives();
  for (const line of [...dirty, ...stage.stalled, ...stage.load.lost]) effort.say(line);
  return [
    ...answerFigures(stage),
    ...onceFigures(stage),
    never('processes that did not end in order', dirty.length),
  ];
};

const answerFigures = ({ client: { answers }, load, api }: Stage): Figure[] => [
  atLeast('requests answered with success', SUCCESSES, answers.filter(isSuccess).length),
  atLeast('bookings acknowledged', ACKNOWLEDGED, load.acknowledged.length),
  never('requests that one retry did not cure', load.lost.length),
  never('5xx', answers.filter(({ status }) => status !== null && status >= 500).length),
  // The processes say so themselves: to a client, a refusal and an answer that is cut off look much the same.
  never(
    'requests that were cut off after they had been taken',
    api.all.reduce((sum, { cutOff }) => sum + cutOff, 0),
  ),
];

const onceFigures = ({ smtp: { taken }, load }: Stage): Figure[] => [
  never('mails sent twice', taken.length - new Set(taken).size),
  never(
    'confirmed bookings without their two mails',
    load.acknowledged.filter(
      ({ bookingId, paid }) =>
        paid && new Set(taken.filter((id) => id.includes(`booking.confirmed.${bookingId}`))).size !== 2,
    ).length,
  ),
  never(
    'bookings acknowledged twice',
    load.acknowledged.length - new Set(load.acknowledged.map(({ bookingId }) => bookingId)).size,
  ),
];
