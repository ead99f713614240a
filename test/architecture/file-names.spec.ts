import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(__dirname, '..', '..');

/** What the end of a file's name says that it is. One suffix for each kind; everything else is a plain noun. */
const ROLES = [
  'controller',
  'module',
  'service',
  'entity',
  'schemas',
  'queries',
  'store',
  'events',
  'mails',
  'page',
  'kind',
  'rules',
  'states',
  'metrics',
  'gauges',
  'gateway',
  'error',
  'filter',
  'worker',
  'main',
];
/** Declarations of libraries without types, and tests. */
const ENDINGS = /(\.spec|\.d)?\.ts$/;

/** A noun that only looks like a role. */
const NOUNS = new Set([
  // The rules of a zone are data of IANA, not ours.
  'zone-rules',
  // What every kind of booking says; the kinds themselves are `*.kind.ts`.
  'booking-kind',
  // What a list of orders is narrowed to.
  'order-filter',
]);

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path}`)
  .filter((path) => path.endsWith('.ts'))
  .sort();

/** Of a test: the file that it is about, without what it says of an aspect (`slots.properties.spec.ts`). */
const subjectOf = (path: string): string => {
  if (!path.endsWith('.spec.ts')) return path;
  const beside = path.replace(/\.spec\.ts$/, '.ts');
  const whole = path.replace(/\.[^./]+\.spec\.ts$/, '.ts');
  return sources.includes(beside) || !sources.includes(whole) ? beside : whole;
};

/** What is wrong with a name, or null. */
const faultOf = (path: string): string | null => {
  const [noun = '', ...suffixes] = basename(path).replace(ENDINGS, '').split('.');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(noun)) return 'not in lower-case words joined by hyphens';
  if (suffixes.length > 1) return 'two suffixes';
  const [suffix] = suffixes;
  if (suffix !== undefined) return ROLES.includes(suffix) ? null : `no role: .${suffix}`;
  const last = noun.includes('-') ? (noun.split('-').at(-1) ?? '') : '';
  return ROLES.includes(last) && !NOUNS.has(noun) ? `a role behind a hyphen: -${last}` : null;
};

describe('a file’s name ends in what kind of file it is', () => {
  const wrong = sources.filter((path) => faultOf(subjectOf(path)) !== null);

  it('in a role of one list, or it is a plain noun', () => {
    expect(sources.length).toBeGreaterThan(400);
    expect(wrong.map((path) => `${path}: ${faultOf(subjectOf(path))}`)).toEqual([]);
  });

  it('every noun that looks like a role has its file', () => {
    expect([...NOUNS].filter((noun) => !sources.some((path) => path.endsWith(`/${noun}.ts`)))).toEqual([]);
  });

  it.each([
    ['price.query.ts', 'no role: .query'],
    ['price.html.ts', 'no role: .html'],
    ['price.schema.ts', 'no role: .schema'],
    ['price.postings.ts', 'no role: .postings'],
    ['price.dto.ts', 'no role: .dto'],
    ['price-rules.ts', 'a role behind a hyphen: -rules'],
    ['price-store.ts', 'a role behind a hyphen: -store'],
    ['price-rules.spec.ts', 'a role behind a hyphen: -rules'],
    ['price.rules.states.ts', 'two suffixes'],
    ['PriceRules.ts', 'not in lower-case words joined by hyphens'],
    ['price_rules.ts', 'not in lower-case words joined by hyphens'],
    ['price.rules.ts', null],
    ['price.rules.spec.ts', null],
    ['price-list.queries.ts', null],
    ['prices.ts', null],
    ['store.ts', null],
    ['price-fonts.d.ts', null],
  ])('%s: %s', (name, fault) => {
    expect(faultOf(`src/seeded/${name}`)).toBe(fault);
  });
});
