import { startTestApp } from '../support/app';
import { drawHistory, type History, HistoryFault, live } from './histories/driver';
import { faultOf, shrink } from './histories/shrink';
import { makeTemplates, type Templates } from './histories/world';
import { amount, atLeast, type Effort, forecast, never, type Proof } from './proof';

/** Years: histories travel through time with the same tokens. */
const TOKEN_MINUTES = 5_256_000;
/** Histories lived at the same time, each on an application of its own: one waits while the other thinks. */
const AT_ONCE = 3;
/** So many histories share a database: what must always hold is checked over all of it after each. */
const HISTORIES_PER_APP = 40;

interface Tally {
  /** Taken up so far, and gone through as foretold. */
  begun: number;
  histories: number;
  steps: number;
  faults: string[];
  step: () => void;
}

export const proof: Proof = {
  topic: 'histories',
  claim:
    'Whatever candidates, coaches and admins do, in any order, the API does what an independent model foretells.',
  run: async (effort) => {
    const histories = amount(effort, 200, 10_000);
    const length = effort.size === 'large' ? 100 : 40;
    const step = forecast(effort, histories);
    const tally: Tally = { begun: 0, histories: 0, steps: 0, faults: [], step };
    const given = process.env.PROVE_HISTORY;
    if (given) await onOneApp((templates) => replay(templates, JSON.parse(given) as History, tally));
    if (!given)
      await Promise.all(
        Array.from({ length: AT_ONCE }, () => liveSome({ effort, histories, length }, tally)),
      );
    for (const fault of tally.faults) effort.say(fault);
    if (tally.faults.length > 0) process.stderr.write(`${tally.faults.join('\n')}\n`);
    return [
      never('histories that did not go as foretold', tally.faults.length),
      ...(given
        ? []
        : [
            atLeast('histories', histories, tally.histories),
            atLeast('steps, each compared', histories * length, tally.steps),
          ]),
    ];
  },
};

const begin = async () => {
  const app = await startTestApp({ accessTokenMinutes: TOKEN_MINUTES });
  return { app, templates: await makeTemplates(app) };
};

const onOneApp = async (work: (templates: Templates) => Promise<void>): Promise<void> => {
  const { app, templates } = await begin();
  try {
    await work(templates);
  } finally {
    await app.stop();
  }
};

interface Plan {
  effort: Effort;
  histories: number;
  length: number;
}

/** Takes one history after the other, on a new application every now and then. */
const liveSome = async (plan: Plan, tally: Tally): Promise<void> => {
  const isOver = () => tally.begun === plan.histories || tally.faults.length > 0;
  while (!isOver())
    await onOneApp(async (templates) => {
      for (let lived = 0; lived < HISTORIES_PER_APP && !isOver(); lived += 1) {
        tally.begun += 1;
        await liveOne(templates, plan, tally.begun - 1, tally);
      }
    });
};

const liveOne = async (
  templates: Templates,
  { effort, length }: Plan,
  number: number,
  tally: Tally,
): Promise<void> => {
  try {
    const taken = await live(templates, drawHistory(effort.seed, number, length), length);
    tally.steps += taken.length;
  } catch (error) {
    if (!(error instanceof HistoryFault)) throw error;
    const which = `history ${number} of seed ${effort.seed}`;
    effort.say(`${which} fails; it is being shortened`);
    tally.faults.push(report(which, await shortened(error)));
    return;
  }
  tally.histories += 1;
  tally.step();
};

/** Shortens on applications of its own, on a new one after each that was left in disorder. */
const shortened = async (fault: HistoryFault): Promise<HistoryFault> => {
  let running = await begin();
  try {
    return await shrink(fault, async (history) => {
      const found = await faultOf(running.templates, history);
      if (found?.spoilt) {
        await running.app.stop();
        running = await begin();
      }
      return found;
    });
  } finally {
    await running.app.stop();
  }
};

const replay = async (templates: Templates, history: History, tally: Tally): Promise<void> => {
  const fault = await faultOf(templates, history);
  if (fault) tally.faults.push(report('the given history', fault));
};

const report = (which: string, fault: HistoryFault): string =>
  `${which}, shortened to ${fault.history.steps.length} steps, fails ${fault.message}\n` +
  `  again: PROVE_HISTORY='${JSON.stringify(fault.history)}' npm run prove -- histories --small\n`;
