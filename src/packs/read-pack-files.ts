import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { PackFault } from './domain/fault';
import type { FormTemplateContent, Pack, QuestionEntry } from './domain/pack';
import { validatePack } from './domain/validate-pack';
import { formTemplateSchema, packSchema, questionsFileSchema } from './packs.schemas';

/** A sound pack as its files say it. */
export interface LoadedPack {
  pack: Pack;
  questions: QuestionEntry[];
  templates: FormTemplateContent[];
}

/** A pack folder that must not be used. The message has one line per fault: file, path inside it, reason. */
export class PackFileError extends Error {
  override readonly name = 'PackFileError';

  constructor(readonly faults: PackFault[]) {
    super(faults.map(({ file, path, reason }) => [file, path, reason].filter(Boolean).join(': ')).join('\n'));
  }
}

/**
 * Reads and checks one pack: `pack.json`, `questions.json` and `templates/<stage>.v<version>.json` in `folder`.
 * @throws PackFileError naming every fault found.
 */
export function readPackFiles(folder: string): LoadedPack {
  const pack = readJson(folder, 'pack.json', packSchema);
  const { pack: questionsOf, questions } = readJson(folder, 'questions.json', questionsFileSchema);
  const templates = templateFiles(folder).map((file) => ({
    file,
    content: readJson(folder, file, formTemplateSchema),
  }));
  const faults = [
    ...checkNames(folder, pack.key, questionsOf, templates),
    ...validatePack({ pack, questions, templates }),
  ];
  if (faults.length > 0) throw new PackFileError(faults.map((fault) => named(folder, fault)));
  return { pack, questions, templates: templates.map(({ content }) => content) };
}

/**
 * Reads every pack below `root`, one folder each, in the order of their names.
 * @throws PackFileError for the first folder with a fault, or when there is no pack at all.
 */
export function readAllPacks(root: string): LoadedPack[] {
  const folders = existsSync(root)
    ? readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  if (folders.length === 0)
    throw new PackFileError([{ file: root, path: '', reason: 'holds no company pack' }]);
  return folders
    .map((entry) => entry.name)
    .sort()
    .map((name) => readPackFiles(join(root, name)));
}

const named = (folder: string, fault: PackFault): PackFault => ({
  ...fault,
  file: `${basename(folder)}/${fault.file}`,
});

function templateFiles(folder: string): string[] {
  const directory = join(folder, 'templates');
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .sort()
    .map((name) => `templates/${name}`);
}

function readJson<S extends z.ZodType>(folder: string, file: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(parseJson(folder, file));
  if (parsed.success) return parsed.data;
  throw new PackFileError(
    parsed.error.issues.map((issue) =>
      named(folder, { file, path: showPath(issue.path), reason: issue.message }),
    ),
  );
}

function parseJson(folder: string, file: string): unknown {
  const text = readText(folder, file);
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = messageOf(error);
    throw new PackFileError([
      named(folder, { file, path: placeOf(text, reason), reason: `not valid JSON: ${reason}` }),
    ]);
  }
}

function readText(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    const { code } = error as { code?: string };
    throw new PackFileError([
      named(folder, { file, path: '', reason: `cannot be read (${code ?? 'unknown'})` }),
    ]);
  }
}

/** Line and column of a syntax error. */
function placeOf(text: string, message: string): string {
  const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? offsetOf(text, message));
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/**
 * Where an unexpected token stands, which the engine's message does not say: every longer beginning of the text
 * fails because of the token, every shorter one because it ends too early.
 */
function offsetOf(text: string, message: string): number {
  if (!message.startsWith('Unexpected token')) return text.length;
  let [sound, broken] = [0, text.length];
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (syntaxFault(text.slice(0, middle)).startsWith('Unexpected token')) broken = middle;
    else sound = middle;
  }
  return sound;
}

function syntaxFault(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return messageOf(error);
  }
}

const messageOf = (error: unknown): string => (error as { message?: string }).message ?? String(error);

/** `['questions', 3, 'levels']` as `questions[3].levels`. */
function showPath(path: PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

/** Names on disk and names inside the files agree, so that a copied folder is not taken for another pack. */
function checkNames(
  folder: string,
  packKey: string,
  questionsOf: string,
  templates: { file: string; content: FormTemplateContent }[],
): PackFault[] {
  const faults: PackFault[] = [];
  if (packKey !== basename(folder))
    faults.push({ file: 'pack.json', path: 'key', reason: `"${packKey}" is not the name of its folder` });
  if (questionsOf !== packKey)
    faults.push({ file: 'questions.json', path: 'pack', reason: `"${questionsOf}" is not "${packKey}"` });
  for (const { file, content } of templates) {
    const expected = `templates/${content.stage}.v${content.version}.json`;
    if (file !== expected) faults.push({ file, path: '', reason: `must be named ${expected}` });
  }
  return faults;
}
