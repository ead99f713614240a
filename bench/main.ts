import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TestRun } from '../test/support/test-run';
import type { Bench, BenchOptions, Line } from './bench';

const USAGE = `npm run bench -- [name ...] [--minutes 10]
  Without a name all of them run but soak, which takes its minutes. Names: `;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const names = (): string[] =>
  readdirSync(__dirname)
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => file.replace(/\.bench\.ts$/, ''))
    .sort();

const runOne = async (name: string, options: BenchOptions): Promise<boolean> => {
  const { bench } = (await import(join(__dirname, `${name}.bench`))) as { bench: Bench };
  say(`\n${bench.name}: ${bench.about}`);
  const lines = await bench.run(options);
  for (const line of lines) say(shownLine(line));
  return lines.every(({ held }) => held !== false);
};

const shownLine = ({ figure, measured, bar, held }: Line): string =>
  `  ${held === undefined ? '      ' : held ? 'held  ' : 'MISSED'} ${figure}: ${measured}${bar ? ` (bar ${bar})` : ''}`;

/** Ends with 1 when a bar is missed. */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { minutes: { type: 'string', default: '10' }, help: { type: 'boolean', default: false } },
  });
  const unknown = positionals.filter((name) => !names().includes(name));
  if (values.help || unknown.length > 0 || !(Number(values.minutes) > 0)) {
    say(`${USAGE}${names().join(', ')}`);
    return values.help ? 0 : 2;
  }
  const wanted = positionals.length > 0 ? positionals : names().filter((name) => name !== 'soak');
  const run = await TestRun.begin({ isOnDisk: true });
  let held = true;
  try {
    for (const name of wanted) held = (await runOne(name, { minutes: Number(values.minutes), say })) && held;
  } finally {
    await run.end();
  }
  return held ? 0 : 1;
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
