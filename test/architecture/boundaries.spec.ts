import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..', '..');
const SEEDED = 'test/fixtures/boundaries/';
/** What `npm run check:boundaries` looks at. */
const CHECKED = ['src', 'local', 'client', 'migrations', 'scripts', 'bench', 'test', 'web'];

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

/** The violations that dependency-cruiser finds below a folder, by the same rules as `npm run check:boundaries`. */
const violationsIn = async (base: string): Promise<Violation[]> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      ...CHECKED.map((folder) => `${base}${folder}`),
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    ],
    { cwd: root, env: { ...process.env, BOUNDARY_BASE: base }, maxBuffer: 100_000_000 },
  );
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
};

interface Rule {
  name: string;
  from: { pathNot?: string | string[] };
}

const rules = (): Rule[] =>
  (createRequire(__filename)(join(root, '.dependency-cruiser.cjs')) as { forbidden: Rule[] }).forbidden;
const ruleNames = (): string[] => rules().map(({ name }) => name);

describe('boundaries between modules', () => {
  let seeded: Violation[];
  beforeAll(async () => {
    seeded = await violationsIn(SEEDED);
  });

  it('the source, and what stands around it, keeps every rule', async () => {
    expect(await violationsIn('')).toEqual([]);
  });

  it('is what the check looks at', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts['check:boundaries']).toContain(`depcruise ${CHECKED.join(' ')} --config`);
  });

  it('a test that may look into another feature is there, and does', () => {
    const rule = rules().find(({ name }) => name === 'tests-look-into-their-own-feature-only');
    const files = [rule?.from.pathNot ?? []].flat().map((pattern) => pattern.replace(/[\^\$[\]]/g, ''));
    expect(files).not.toEqual([]);
    const within = /from '[./]+src\/(?!(?:platform|shared)\/)[a-z]+\/(?!domain\/)/;
    expect(files.filter((file) => !within.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
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
