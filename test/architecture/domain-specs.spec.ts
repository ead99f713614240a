import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..', '..');

/** By path from the root of the repository. */
type Files = Record<string, string>;

const domainFiles = (): Files =>
  Object.fromEntries(
    readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .map((path) => `src/${path}`)
      .filter((path) => /\/domain\/.*\.ts$/.test(path))
      .sort()
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );

const isSpec = (path: string): boolean => path.endsWith('.spec.ts');
const statementsOf = (text: string): readonly ts.Statement[] =>
  ts.createSourceFile('any.ts', text, ts.ScriptTarget.Latest).statements;

/** Types are gone when the program runs, so there is nothing about them to test. */
const isRuntimeExport = (statement: ts.Statement): boolean => {
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement)) {
    const { exportClause, isTypeOnly } = statement;
    if (isTypeOnly) return false;
    return (
      !exportClause ||
      !ts.isNamedExports(exportClause) ||
      exportClause.elements.some((one) => !one.isTypeOnly)
    );
  }
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return false;
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
};

const isFunction = (statement: ts.Statement): boolean =>
  ts.isFunctionDeclaration(statement) ||
  (ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.some(
      ({ initializer }) =>
        initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
    ));

/** A state table is walked by the test of all state tables; functions beside it are not. */
const hasRules = (path: string, text: string): boolean => {
  const exported = statementsOf(text).filter(isRuntimeExport);
  return path.endsWith('.states.ts') ? exported.some(isFunction) : exported.length > 0;
};

/** Files with rules and without a test of the same name beside them. */
const untested = (files: Files): string[] =>
  Object.keys(files).filter(
    (path) =>
      !isSpec(path) &&
      hasRules(path, files[path] ?? '') &&
      files[path.replace(/\.ts$/, '.spec.ts')] === undefined,
  );

/** Tests that are about no file: `x.spec.ts` is about `x.ts`, and so is `x.aspect.spec.ts`. */
const strays = (files: Files): string[] =>
  Object.keys(files)
    .filter(isSpec)
    .filter((path) => {
      const about = path.replace(/\.spec\.ts$/, '');
      return [about, about.replace(/\.[^./]+$/, '')].every((name) => files[`${name}.ts`] === undefined);
    });

describe('the rules of the business have their tests beside them', () => {
  const files = domainFiles();

  it('every file in domain/ has a test of its name', () => {
    expect(Object.keys(files).length).toBeGreaterThan(100);
    expect(untested(files)).toEqual([]);
  });

  it('every test in domain/ has the file that it is about', () => {
    expect(strays(files)).toEqual([]);
  });
});

describe('a file in domain/', () => {
  const found = (text: string, name = 'price.ts'): boolean =>
    untested({ [`src/seeded/domain/${name}`]: text }).length > 0;

  it.each([
    'export const price = (): number => 1;',
    'export const PRICES = [1, 2];',
    'export function price(): number { return 1; }',
    'export class Price {}',
    'export enum Price { Low }',
    "export { price } from './other';",
    "export * from './other';",
    'export default 1;',
    'export interface Price { amount: number }\nexport const free = { amount: 0 };',
  ])('needs its test: %s', (text) => {
    expect(found(text)).toBe(true);
  });

  it.each([
    'export interface Price { amount: number }',
    'export type Price = number;',
    "export type { Price } from './other';",
    "export { type Price } from './other';",
    'const inner = 1;',
  ])('needs none for what is gone when the program runs: %s', (text) => {
    expect(found(text)).toBe(false);
  });

  it('needs none for a state table, but one for a function beside it', () => {
    const table = "export const orderStates = defineStates({ name: 'order' });\n";
    expect(found(table, 'order.states.ts')).toBe(false);
    expect(found(`${table}export const eventOf = (word: string) => word;`, 'order.states.ts')).toBe(true);
    expect(found(table)).toBe(true);
  });

  it('has its test beside it, not in another folder or under another name', () => {
    const price = { 'src/a/domain/price.ts': 'export const price = 1;' };
    expect(untested({ ...price, 'src/a/domain/price.spec.ts': '' })).toEqual([]);
    expect(untested({ ...price, 'src/b/domain/price.spec.ts': '' })).toEqual(['src/a/domain/price.ts']);
    expect(untested({ ...price, 'src/a/domain/price.table.spec.ts': '' })).toEqual(['src/a/domain/price.ts']);
  });

  it('is there for each test, which may be about one aspect of it', () => {
    const tests = { 'src/a/domain/price.spec.ts': '', 'src/a/domain/price.table.spec.ts': '' };
    expect(strays({ ...tests, 'src/a/domain/price.ts': '' })).toEqual([]);
    expect(strays(tests)).toEqual(Object.keys(tests));
  });
});
