import 'reflect-metadata';
import { parseArgs } from 'node:util';
import type { Effort } from '../test/prove/proof';
import { checkKept } from '../test/prove/race/kept-rounds';
import { measurePace } from '../test/support/machine';
import { TestRun } from '../test/support/test-run';
import { keepReport, type Report, writeScoreboard } from './prove/reports';
import { closingLine, tableOf } from './prove/table';
import { runTopic, topics, usualTopics } from './prove/topics';

const USAGE = `npm run prove -- [topic ...] [--scale 0.1] [--small] [--seed n] [--report]
  Without a topic all of them run, one after the other; a table of all figures comes last. --small is what every
  change must pass and keeps nothing; a large run is kept for docs/scoreboard.md, which --report writes again.
  race --check FILE judges a round again that was kept as faulty, from its file alone.
  Topics: `;
/** Draws of a small run, so that every change meets the same ones. */
const SMALL_SEED = 20_261_123;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** The proofs start their databases on a server of this run's own, unless TEST_DATABASE_URL names one. */
const withTestServer = async (work: () => Promise<void>): Promise<void> => {
  const run = await TestRun.begin();
  try {
    await work();
  } finally {
    await run.end();
  }
};

/** One topic at a time: two would take each other's time. */
const runAll = async (named: string[], effort: Omit<Effort, 'say'>): Promise<number> => {
  const names = named.length > 0 ? named : await usualTopics(effort.size, print);
  const reports: Report[] = [];
  await measurePace();
  await withTestServer(async () => {
    for (const [index, topic] of names.entries()) {
      print(`\n[${index + 1} of ${names.length}, ${Math.round((index * 100) / names.length)} % done]`);
      const report = await runTopic(topic, effort, print);
      if (effort.size === 'large') keepReport(report);
      reports.push(report);
    }
  });
  if (effort.size === 'large') print(`\nScoreboard: ${await writeScoreboard()}`);
  print(`\n${tableOf(reports)}\n\n${closingLine(reports)}`);
  return reports.every(({ figures }) => figures.every(({ held }) => held)) ? 0 : 1;
};

/** Needs no database: the answers and what was found afterwards are in the file. */
const checkAgain = (file: string): number => {
  const faults = checkKept(file);
  print(faults.length > 0 ? faults.join('\n') : 'nothing is wrong with it');
  return faults.length > 0 ? 1 : 0;
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scale: { type: 'string', default: '1' },
      seed: { type: 'string' },
      small: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
      check: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.check) return checkAgain(values.check);
  const unknown = positionals.filter((topic) => !topics().includes(topic));
  const scale = Number(values.scale);
  const seed = Number(values.seed ?? (values.small ? SMALL_SEED : Date.now() % 1_000_000_000));
  if (values.help || unknown.length > 0 || !(scale > 0 && scale <= 1) || !Number.isSafeInteger(seed)) {
    print(
      `${unknown.length > 0 ? `No such topic: ${unknown.join(', ')}\n` : ''}${USAGE}${topics().join(', ')}`,
    );
    return values.help ? 0 : 2;
  }
  if (values.report) {
    print(`Scoreboard: ${await writeScoreboard()}`);
    return 0;
  }
  const size = values.small ? 'small' : 'large';
  return runAll(positionals, { size, scale, seed });
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
