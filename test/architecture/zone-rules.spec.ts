import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Ways to get Node's zones, or to hand a name that somebody wrote to the calendar library; one a line. */
const FORBIDDEN = [
  "import { DateTime, IANAZone, Settings } from 'luxon';",
  'IANAZone.create(zone);',
  'new luxon.IANAZone(zone);',
  'DateTime.fromISO(text, { zone });',
  "DateTime.fromMillis(0, { zone: 'Europe/Paris' });",
  "luxon.DateTime.fromJSDate(now, { setZone: true, zone: 'utc' });",
  "now.setZone('Europe/Paris');",
  "new Intl.DateTimeFormat('en', { timeZone: zone });",
  "new Date().toLocaleString('en', { 'timeZone': 'UTC' });",
  "Settings.defaultZone = 'Europe/Paris';",
];

const linesRefused = (code: string, filename: string): number[] => {
  const eslint = join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');
  const { stdout } = spawnSync(
    process.execPath,
    [eslint, '--stdin', '--stdin-filename', filename, '-f', 'json'],
    {
      cwd: root,
      input: code,
      encoding: 'utf8',
    },
  );
  const [{ messages }] = JSON.parse(stdout) as [{ messages: { line: number; ruleId: string }[] }];
  const lines = messages.filter(({ ruleId }) => ruleId === 'no-restricted-syntax').map(({ line }) => line);
  return [...new Set(lines)].sort((a, b) => a - b);
};

describe('zone rules come from one place', () => {
  it.each(['src/bookings/seeded.ts', 'test/bookings/seeded.spec.ts', 'scripts/seeded.ts'])(
    'each way around it is refused in %s',
    (filename) => {
      expect(linesRefused(FORBIDDEN.join('\n'), filename)).toEqual(FORBIDDEN.map((_, i) => i + 1));
    },
    120_000,
  );

  it('and none in the place itself, or where it is asked', () => {
    expect(linesRefused(FORBIDDEN.join('\n'), 'src/shared/zones/seeded.ts')).toEqual([]);
    expect(
      linesRefused("inZone(now, zone).toISO(); show({ zone: 'UTC' });", 'src/bookings/seeded.ts'),
    ).toEqual([]);
  }, 120_000);
});
