import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..', '..');
const SEEDED = 'test/fixtures/boundaries/';

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

/** The violations that dependency-cruiser finds in a tree, by the same rules as `npm run check:boundaries`. */
const violationsIn = async (tree: string): Promise<Violation[]> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      ...[`${tree}src`, `${tree}local`],
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    ],
    { cwd: root, env: { ...process.env, BOUNDARY_ROOT: `${tree}src` }, maxBuffer: 100_000_000 },
  );
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
};

const ruleNames = (): string[] => {
  const config = createRequire(__filename)(join(root, '.dependency-cruiser.cjs')) as {
    forbidden: { name: string }[];
  };
  return config.forbidden.map(({ name }) => name);
};

describe('boundaries between modules', () => {
  let seeded: Violation[];
  beforeAll(async () => {
    seeded = await violationsIn(SEEDED);
  });

  it('the source keeps every rule', async () => {
    expect(await violationsIn('')).toEqual([]);
  });

  it.each(ruleNames())('rule %s reports its seeded violation', (rule) => {
    const found = seeded.filter((violation) => violation.rule.name === rule);
    expect(found.map(({ from }) => basename(from))).toContainEqual(expect.stringContaining(rule));
  });

  it('no rule reports a file that was not seeded for it', () => {
    const strays = seeded.filter(({ from, rule }) => !basename(from).startsWith(rule.name));
    expect(strays.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  it('each module named in the rules has its folder', () => {
    const features = ruleNames()
      .filter((name) => name.endsWith('-has-one-door'))
      .map((name) => name.replace('-has-one-door', ''));
    expect(features.filter((feature) => !existsSync(join(root, 'src', feature)))).toEqual([]);
  });
});
