import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Effort, Figure, Proof, Size } from '../../test/prove/proof';
import { measurePace } from '../../test/support/machine';
import type { Report } from './reports';

const FOLDER = join(__dirname, '..', '..', 'test', 'prove');

export const topics = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.proof.ts'))
    .map((name) => name.replace(/\.proof\.ts$/, ''))
    .sort();

const proofOf = async (topic: string): Promise<Proof> =>
  ((await import(join(FOLDER, `${topic}.proof`))) as { proof: Proof }).proof;

/** What a run without named topics proves; `print` hears of what it leaves out. */
export const usualTopics = async (size: Size, print: (line: string) => void): Promise<string[]> => {
  const found: string[] = [];
  for (const topic of topics()) {
    const why = (await proofOf(topic)).leftOut?.(size) ?? null;
    if (why) print(`${topic} is left out: ${why}`);
    else found.push(topic);
  }
  return found;
};

/** Proves one topic and prints what comes of it; an error is a figure that failed. */
export const runTopic = async (
  topic: string,
  effort: Omit<Effort, 'say'>,
  print: (line: string) => void,
): Promise<Report> => {
  const proof = await proofOf(topic);
  print(`${topic}: ${proof.claim} (seed ${effort.seed})`);
  const began = performance.now();
  const elapsed = (): number => Math.round((performance.now() - began) / 1000);
  const say = (line: string): void => print(`  ${elapsed()} s: ${line}`);
  const figures = await proof.run({ ...effort, say }).catch((error: unknown): Figure[] => {
    print(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return [{ figure: 'ended', target: 'without an error', measured: 'an error', held: false }];
  });
  for (const { held, figure, measured, target } of figures)
    print(`  ${held ? 'held  ' : 'FAILED'} ${figure}: ${measured} (target ${target})`);
  const { size, scale, seed } = effort;
  const report = {
    topic,
    claim: proof.claim,
    size,
    scale,
    seed,
    seconds: elapsed(),
    commit: commit(),
    figures,
  };
  if (figures.some(({ held }) => !held)) await tellHowToReplay(report, print);
  return report;
};

const tellHowToReplay = async (
  { topic, size, scale, seed }: Report,
  print: (line: string) => void,
): Promise<void> => {
  print(
    `  again: npm run prove -- ${topic} ${size === 'small' ? '--small' : `--scale ${scale}`} --seed ${seed}`,
  );
  print(`  the machine just now: ${(await measurePace()).said}`);
};

const commit = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
};
