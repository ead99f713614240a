import { makeAccounts } from './demo/accounts';
import { bookSession } from './demo/booking';
import { giveFeedback } from './demo/feedback';
import { lookInOffice } from './demo/office';
import { cancelAnother } from './demo/refund';
import { findServer } from './demo/server';
import { holdSession } from './demo/session';
import { Stage } from './demo/stage';
import { makeSupply } from './demo/supply';
import { StepFailed, Walk } from './demo/walk';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The whole main job, as three people, through time. Throws StepFailed with what did not hold. */
const walkThrough = async (url: string, walk: Walk): Promise<void> => {
  const run = Date.now().toString(36);
  const stage = new Stage(url, walk, run);
  await makeAccounts(stage);
  const offer = await makeSupply(stage, run);
  const booking = await bookSession(stage, offer, run);
  const question = await holdSession(stage, offer, booking);
  await giveFeedback(stage, booking, question);
  const cancelled = await cancelAnother(stage, offer, run);
  await lookInOffice(stage, offer, [booking, cancelled]);
};

const main = async (): Promise<number> => {
  const server = await findServer(process.env, stopOnSignals);
  say(`The main job at ${server.url}${server.own ? ' (started for this, stopped at the end)' : ''}.`);
  const walk = new Walk(say);
  try {
    await walkThrough(server.url, walk);
    say(`\nEverything held: ${walk.summary()}.`);
    if (!server.own) say('The sandbox clock stays ahead; to bring it back: ' + resetClock(server.url));
    return 0;
  } catch (error) {
    process.stderr.write(`\nDid not hold: ${error instanceof Error ? error.message : String(error)}\n`);
    if (!(error instanceof StepFailed) && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return 1;
  } finally {
    await server.stop();
  }
};

const resetClock = (url: string): string => `curl -X DELETE ${url}/sandbox/clock`;

const stopOnSignals = (stop: () => Promise<void>): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(1)));
  }
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
