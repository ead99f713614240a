import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..', '..');
const SEEDED = 'test/fixtures/time';

interface Rules {
  files: string[];
  ignores: string[];
  rules: { 'no-restricted-syntax': [string, ...{ selector: string; message: string }[]] };
}

interface Found {
  filePath: string;
  messages: { message: string; line: number }[];
}

const node = async (...args: string[]): Promise<string> => {
  const run = promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 100_000_000 });
  // ESLint ends with 1 when it has found something.
  return (await run.catch((error: { stdout: string }) => error)).stdout;
};

const READ_RULES = `import('./eslint.time.mjs').then(({ timeRules }) => console.log(JSON.stringify(timeRules([]))))`;
const fixtures = readdirSync(join(root, SEEDED));
const nameOf = (file: string): string => file.replace(/\.ts$/, '').replaceAll('-', ' ');

describe('tests pass on a slow machine', () => {
  let rules: Rules;
  let found: Found[];
  beforeAll(async () => {
    const lint = ['node_modules/eslint/bin/eslint.js', '--no-ignore', '--format', 'json', SEEDED];
    const [read, linted] = await Promise.all([node('-e', READ_RULES), node(...lint)]);
    [rules, found] = [JSON.parse(read) as Rules, JSON.parse(linted) as Found[]];
  });

  /** The selectors of each rule, by its name. */
  const selectors = (): Map<string, string[]> => {
    const [, ...refused] = rules.rules['no-restricted-syntax'];
    const named = new Map<string, string[]>();
    for (const { selector, message } of refused) {
      const [name = ''] = message.split(':');
      named.set(name, [...(named.get(name) ?? []), selector]);
    }
    return named;
  };

  it('each rule has a fixture, with a violation for each of its selectors at least', () => {
    expect([...selectors().keys()].sort()).toEqual(fixtures.map(nameOf).sort());
    for (const file of fixtures)
      expect(seeds(file).length).toBeGreaterThanOrEqual(selectors().get(nameOf(file))?.length ?? Infinity);
  });

  it.each(fixtures)('%s: what is seeded is reported, and nothing else', (file) => {
    const messages = found.find(({ filePath }) => filePath.endsWith(`/${file}`))?.messages ?? [];
    const ours = messages.filter(({ message }) => message.startsWith(`${nameOf(file)}: `));
    expect([...new Set(ours.map(({ line }) => line))]).toEqual(seeds(file));
  });

  it('the rules hold for all tests; what is excepted is there', () => {
    expect(rules.files).toEqual(['test/**/*.ts', '**/*.spec.ts']);
    expect(rules.ignores.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(rules.ignores.filter((file) => !/^test\/(prove|support)\//.test(file))).toEqual([]);
  });
});

/** Numbers of the lines that are marked, counted from 1. */
const seeds = (file: string): number[] =>
  readFileSync(join(root, SEEDED, file), 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.endsWith('// seeded') ? [index + 1] : []));
