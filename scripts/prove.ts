import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Effort, Figure, Proof } from '../test/prove/proof';
import { checkKept } from '../test/prove/race/kept-rounds';
import { TestRun } from '../test/support/test-run';
import { keepReport, writeScoreboard } from './prove/reports';

const FOLDER = join(__dirname, '..', 'test', 'prove');
const USAGE = `npm run prove -- [topic ...] [--scale 0.1] [--small] [--seed n] [--report]
  race --check FILE judges a round again that was kept as faulty, from its file alone.
  Without a topic all of them run. --report only rewrites docs/scoreboard.md from the last runs.
  Topics: `;

const topics = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.proof.ts'))
    .map((name) => name.replace(/\.proof\.ts$/, ''))
    .sort();

const proofOf = async (topic: string): Promise<Proof> =>
  ((await import(join(FOLDER, `${topic}.proof`))) as { proof: Proof }).proof;

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

const runTopic = async (topic: string, effort: Effort): Promise<boolean> => {
  const proof = await proofOf(topic);
  print(`\n${topic}: ${proof.claim} (seed ${effort.seed})`);
  const began = performance.now();
  const figures = await proof.run(effort).catch((error: unknown): Figure[] => {
    print(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return [{ figure: 'ended', target: 'without an error', measured: 'an error', held: false }];
  });
  for (const { held, figure, measured, target } of figures)
    print(`  ${held ? 'held  ' : 'FAILED'} ${figure}: ${measured} (target ${target})`);
  const seconds = Math.round((performance.now() - began) / 1000);
  keepReport({
    topic,
    claim: proof.claim,
    size: effort.size,
    scale: effort.scale,
    seed: effort.seed,
    seconds,
    commit: commit(),
    figures,
  });
  return figures.every(({ held }) => held);
};

const commit = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
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
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      small: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
      check: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.check) return checkAgain(values.check);
  const unknown = positionals.filter((topic) => !topics().includes(topic));
  const scale = Number(values.scale);
  const seed = Number(values.seed);
  if (values.help || unknown.length > 0 || !(scale > 0 && scale <= 1) || !Number.isSafeInteger(seed)) {
    print(
      `${unknown.length > 0 ? `No such topic: ${unknown.join(', ')}\n` : ''}${USAGE}${topics().join(', ')}`,
    );
    return values.help ? 0 : 2;
  }
  let held = true;
  if (!values.report)
    await withTestServer(async () => {
      for (const topic of positionals.length > 0 ? positionals : topics()) {
        const effort: Effort = {
          size: values.small ? 'small' : 'large',
          scale,
          seed,
          say: (line) => print(`  ${line}`),
        };
        held = (await runTopic(topic, effort)) && held;
      }
    });
  print(`\nScoreboard: ${await writeScoreboard()}`);
  return held ? 0 : 1;
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
