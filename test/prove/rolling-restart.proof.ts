import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase } from '../support/test-database';
import type { Answer } from './outages/client';
import { Stage } from './outages/stage';
import { amount, atLeast, type Effort, type Figure, never, type Proof } from './proof';

const PROCESSES = 2;
const POOL = 5;
const BETWEEN_MS = 500;
const SERVED_MS = 250;

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
    await sleep(BETWEEN_MS);
    stage.api.webhooksTo(stage.api.all[(turn + 1) % PROCESSES] ?? null);
    const exit = await one?.stop();
    if (exit?.code !== 0) dirty.push(`${one?.name}: code ${exit?.code}, signal ${exit?.signal}`);
    await one?.start();
    effort.say(`restart ${turn + 1} of ${restarts}, ${stage.load.acknowledged.length} bookings so far`);
  }
  await stage.load.stop();
  await stage.api.settle();
  await stage.mailArrives();
  return [
    ...answerFigures(stage),
    ...onceFigures(stage),
    never('processes that did not end in order', dirty.length),
  ];
};

const answerFigures = ({ client: { answers }, load }: Stage): Figure[] => [
  atLeast('requests answered with success', 50, answers.filter(isSuccess).length),
  atLeast('bookings acknowledged', 5, load.acknowledged.length),
  never('requests that one retry did not cure', load.lost.length),
  never('5xx', answers.filter(({ status }) => status !== null && status >= 500).length),
  never('requests that were cut off after they had been taken', answers.filter(wasCutOff).length),
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

const isSuccess = ({ status }: Answer): boolean => status !== null && status < 300;

/**
 * Nobody listening is for the retry, and so is a request that meets an idle connection just as it is closed. One that
 * was being served for a while and gets no answer means a drain that did not wait.
 */
const wasCutOff = ({ status, startedAt, endedAt }: Answer): boolean =>
  status === null && endedAt - startedAt > SERVED_MS;
