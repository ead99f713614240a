import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..', '..');

/** Tests whose one application starts by hand, and what it does that `useTestApp` does not know. */
const BY_HAND: Record<string, string> = {
  'test/bookings/zone-migration.spec.ts': 'its database goes back to an earlier version',
  'test/identity/contested-migration.spec.ts': 'its database goes back to an earlier version',
  'test/platform/long-work.api.spec.ts': 'its database lies behind a pooler, and slow work begins with it',
  'test/platform/pooler.api.spec.ts': 'its database lies behind a pooler',
  'test/reports/report-pdf.api.spec.ts': 'what it leaves is looked at after its end',
  'test/upgrade/upgrade.api.spec.ts': 'its database is what an earlier version left',
};

/** Calls of `name` inside of `node`. */
const calls = (node: ts.Node, name: string): ts.CallExpression[] => {
  const found: ts.CallExpression[] = [];
  const visit = (part: ts.Node): void => {
    if (ts.isCallExpression(part) && part.expression.getText() === name) found.push(part);
    part.forEachChild(visit);
  };
  node.forEachChild(visit);
  return found;
};

const startsByHand = (text: string): boolean => {
  const file = ts.createSourceFile('any.ts', text, ts.ScriptTarget.Latest, true);
  return calls(file, 'beforeAll').some((hook) => calls(hook, 'startTestApp').length === 1);
};

describe('the application under test', () => {
  it('is started, checked and stopped by useTestApp; the exceptions are listed, and no others', () => {
    const specs = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
      .map((path) => `test/${path}`)
      .filter((path) => path.endsWith('.spec.ts'));
    expect(specs.length).toBeGreaterThan(150);
    const found = specs.filter((path) => startsByHand(readFileSync(join(root, path), 'utf8')));
    expect(found.sort()).toEqual(Object.keys(BY_HAND).sort());
  });

  it.each([
    ['one in a file', 'beforeAll(async () => { app = await startTestApp(); });', true],
    [
      'one in a describe',
      'describe("a", () => { beforeAll(async () => { app = await startTestApp(); }); });',
      true,
    ],
    [
      'two at once',
      'beforeAll(async () => { [a, b] = [await startTestApp(), await startTestApp()]; });',
      false,
    ],
    ['one for each test', 'beforeEach(async () => { app = await startTestApp(); });', false],
    ['one that is used', 'const app = useTestApp(); beforeAll(() => app.signUp());', false],
  ])('%s', (_, text, byHand) => {
    expect(startsByHand(text)).toBe(byHand);
  });
});
