import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type ErrorKind } from '../../src/shared/errors';
import { ISSUE_CODES } from '../../src/platform/http/issue-codes';
import { STATUS_OF_KIND } from '../../src/platform/http/problem';

const SOURCE = join(__dirname, '..', '..', 'src');

/** Functions that make an error, with its kind; where the code stands among their arguments, and the sentence after it. */
const MAKERS: Record<string, { kind: ErrorKind; at: number }> = {
  malformed: { kind: 'malformed', at: 0 },
  unauthenticated: { kind: 'unauthenticated', at: 0 },
  forbidden: { kind: 'forbidden', at: 0 },
  conflict: { kind: 'conflict', at: 0 },
  refused: { kind: 'refused', at: 0 },
  reason: { kind: 'refused', at: 0 },
  fault: { kind: 'refused', at: 1 },
  preconditionFailed: { kind: 'precondition_failed', at: 0 },
  preconditionRequired: { kind: 'precondition_required', at: 0 },
  tooMany: { kind: 'too_many', at: 0 },
  unavailable: { kind: 'unavailable', at: 0 },
};

interface Code {
  code: string;
  status: number;
  says: string;
}

const INTRODUCTION =
  'Every code that an error can have, its status, and what it says to people; `…` stands for what differs from case to ' +
  'case. A problem document has a `code`, and each entry of its `errors` has one: one for each field that is wrong. The ' +
  'general ones of fields (`field.missing`, `text.too_long`) stand in `errors` only, beside `request.malformed` (400) or ' +
  '`request.refused` (422). Codes stay as they are, sentences may change. A code may have several sentences.';

/** The text of docs/codes.md, from the source. */
export const codesDocument = (): string => {
  const codes = [...sourceFiles().flatMap((path) => codesIn(readFileSync(path, 'utf8'))), ...codesOfFields()];
  const areas = [...new Set(codes.map(areaOf))].sort();
  return [
    '# Codes of errors',
    'Generated from the source by `npm run generate`; do not edit.',
    INTRODUCTION,
    ...areas.map((area) =>
      section(
        area,
        codes.filter((one) => areaOf(one) === area),
      ),
    ),
  ].join('\n\n');
};

/** In `errors` only: the code of the whole is `request.malformed` or `request.refused`. */
const codesOfFields = (): Code[] =>
  [
    { codes: ISSUE_CODES.shape, status: STATUS_OF_KIND.malformed },
    { codes: ISSUE_CODES.value, status: STATUS_OF_KIND.refused },
  ].flatMap(({ codes, status }) => Object.entries(codes).map(([code, says]) => ({ code, status, says })));

const sourceFiles = (): string[] =>
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && path !== join('shared', 'errors.ts'),
    )
    .map((path) => join(SOURCE, path));

/** The codes that a file of ours gives, as they stand there. */
export const codesIn = (text: string): Code[] => {
  const found: Code[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) found.push(...codesOf(node));
    if (ts.isObjectLiteralExpression(node)) found.push(...codesOfProblem(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('any.ts', text, ts.ScriptTarget.Latest, true));
  return found;
};

const codesOf = ({ expression, arguments: given }: ts.CallExpression | ts.NewExpression): Code[] => {
  if (!ts.isIdentifier(expression) || !given) return [];
  if (expression.text === 'notFound')
    return textsOf(given[0]).map((what) => ({
      code: `${what}.not_found`,
      status: STATUS_OF_KIND.not_found,
      says: `There is no such ${what.replaceAll('_', ' ')}.`,
    }));
  if (expression.text === 'DomainError')
    return textsOf(given[0]).flatMap((kind) => coded(kind as ErrorKind, given[1], given[2]));
  const maker = MAKERS[expression.text];
  return maker ? coded(maker.kind, given[maker.at], given[maker.at + 1]) : [];
};

/** Of a problem document that is made without an error of ours: `{ status, code, detail }`, or its call with a status. */
const codesOfProblem = (node: ts.ObjectLiteralExpression): Code[] => {
  const member = (name: string): ts.Node | undefined => {
    const found = node.properties.find((one) => one.name?.getText() === name);
    return found && ts.isPropertyAssignment(found) ? found.initializer : found;
  };
  const before = ts.isCallExpression(node.parent) ? node.parent.arguments[0] : undefined;
  const status = Number((member('status') ?? before)?.getText());
  if (!Number.isInteger(status) || !member('detail')) return [];
  const says = textsOf(member('detail'))[0] ?? '…';
  return textsOf(member('code')).map((code) => ({ code, status, says }));
};

const coded = (kind: ErrorKind, code: ts.Node | undefined, says: ts.Node | undefined): Code[] =>
  textsOf(code)
    .filter((text) => /^[\w…]+\.[\w…]+$/.test(text))
    .map((text) => ({ code: text, status: STATUS_OF_KIND[kind], says: textsOf(says)[0] ?? '…' }));

/** What an expression can say, as far as it stands there: `…` for a part that does not. Nothing for what is only named. */
const textsOf = (node: ts.Node | undefined): string[] => {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    return [...textsOf(node.left), ...textsOf(node.right)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return [`${textsOf(node.left)[0] ?? '…'}${textsOf(node.right)[0] ?? '…'}`];
  return [];
};

const areaOf = ({ code }: Code): string => code.split('.')[0] ?? code;

const section = (area: string, codes: Code[]): string =>
  [
    `## ${area === '…' ? 'of what is named' : area}`,
    ['| code | status | says |', '| --- | --- | --- |', ...rowsOf(codes)].join('\n'),
  ].join('\n\n');

/** One for each code and status, with all that it says. */
const rowsOf = (codes: Code[]): string[] => {
  const byCode = new Map<string, Set<string>>();
  for (const { code, status, says } of codes) {
    const key = `| \`${code}\` | ${status} |`;
    byCode.set(key, (byCode.get(key) ?? new Set()).add(says.replaceAll('|', '\\|').replaceAll('\n', ' ')));
  }
  return [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, said]) => `${key} ${[...said].join('<br>')} |`);
};
