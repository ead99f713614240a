import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Tx } from '../platform/database/database';
import type { Turn } from '../platform/database/turns';
import { canonicalJson } from '../shared/canonical-json';
import { newId } from '../shared/ids';
import { sha256 } from '../shared/sha256';
import { divertedVersions, type VersionPrint } from './domain/file-versions';
import type { FormTemplateContent } from './domain/pack';
import type { LoadedPack } from './read-pack-files';

/** Only one process writes packs at a time. */
export const VERSIONS_TURN: Turn = { lock: 4_711_030, doing: 'adds versions of company packs' };

/** A pack file that says something else than the same version said before. Its message is for an operator. */
export class PackVersionError extends Error {
  override readonly name = 'PackVersionError';
}

interface SeedRow {
  id: string;
  /** Names the row in messages, such as `question amazon-tpm/url-shortener-database`. */
  label: string;
  keys: string[];
  version: number;
  sha256: string;
  content: string;
  /** Values of the columns that only its table has. */
  extra: Record<string, unknown>;
}

/** Tables with the columns that, with the version, identify a row. */
const TABLES = {
  company_packs: ['key'],
  pack_questions: ['pack_key', 'key'],
  form_templates: ['pack_key', 'stage_key'],
} as const;

/** The project's `packs` folder, the same from source and from the built output, which has a package.json as well. */
export function packsFolder(below = __dirname): string {
  let place = below;
  const isProject = (): boolean => ['package.json', 'packs'].every((name) => existsSync(join(place, name)));
  while (!isProject() && place !== dirname(place)) place = dirname(place);
  return join(place, 'packs');
}

/** While a transaction holds it, nobody else adds versions: not a starting process, and no admin. */
export const lockVersions = (tx: Tx): Promise<unknown> =>
  tx.query('SELECT pg_advisory_xact_lock($1)', [VERSIONS_TURN.lock]);

/**
 * Adds what the files have and the database lacks; nothing is ever overwritten. Any number of processes may do
 * it at the same time. Answers the form templates that were left out, because admins made others there.
 * @throws PackVersionError when a version that is already stored has another content now.
 */
export async function syncPackFiles(tx: Tx, packs: LoadedPack[], now: Date): Promise<VersionPrint[]> {
  await lockVersions(tx);
  await seed(
    tx,
    'company_packs',
    packs.map(({ pack }) => row('pack', [pack.key], pack)),
    now,
  );
  await seed(
    tx,
    'pack_questions',
    packs.flatMap(({ pack, questions }) =>
      questions.map((question) => row('question', [pack.key, question.key], question)),
    ),
    now,
  );
  return seedTemplates(
    tx,
    packs.flatMap(({ templates }) => templates),
    now,
  );
}

async function seedTemplates(tx: Tx, templates: FormTemplateContent[], now: Date): Promise<VersionPrint[]> {
  const files = templates.map((content) => ({
    packKey: content.pack,
    stageKey: content.stage,
    version: content.version,
    sha256: contentHash(content),
    content,
  }));
  const madeByAdmins = await tx.query<VersionPrint>(
    `SELECT pack_key AS "packKey", stage_key AS "stageKey", version, sha256 FROM form_templates
     WHERE origin = 'admin'`,
  );
  const leftOut = divertedVersions(files, madeByAdmins);
  const rows = files
    .filter((file) => !leftOut.includes(file))
    .map(({ content }) =>
      row('form template', [content.pack, content.stage], content, {
        status: 'published',
        origin: 'file',
        revision: 1,
        updated_at: now,
        published_at: content.publishedAt,
      }),
    );
  await seed(tx, 'form_templates', rows, now);
  return leftOut;
}

const row = (
  what: string,
  keys: string[],
  content: { version: number },
  extra: Record<string, unknown> = {},
): SeedRow => ({
  id: newId(),
  label: `${what} ${keys.join('/')}`,
  keys,
  version: content.version,
  sha256: contentHash(content),
  content: JSON.stringify(content),
  extra,
});

async function seed(tx: Tx, table: keyof typeof TABLES, rows: SeedRow[], now: Date): Promise<void> {
  const keyColumns = TABLES[table];
  const stored = await tx.query<{ place: string; sha256: string }>(
    `SELECT concat_ws('/', ${keyColumns.join(', ')}, version) AS place, sha256 FROM ${table}`,
  );
  const hashes = new Map(stored.map(({ place, sha256 }) => [place, sha256]));
  for (const item of rows) {
    const hash = hashes.get([...item.keys, item.version].join('/'));
    if (hash === undefined) await insert(tx, table, item, now);
    else if (hash !== item.sha256) throw changed(item);
  }
}

async function insert(tx: Tx, table: keyof typeof TABLES, item: SeedRow, now: Date): Promise<void> {
  const given: Record<string, unknown> = {
    id: item.id,
    ...Object.fromEntries(TABLES[table].map((column, index) => [column, item.keys[index]])),
    version: item.version,
    sha256: item.sha256,
    content: item.content,
    created_at: now,
    ...item.extra,
  };
  const columns = Object.keys(given);
  const values = Object.values(given);
  const places = values.map((_, index) => `$${index + 1}`).join(', ');
  await tx.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`, values);
}

const changed = (item: SeedRow): PackVersionError =>
  new PackVersionError(
    `${item.label}: version ${item.version} is already stored with other content. A version never changes: ` +
      'undo the edit, or raise the version in the file.',
  );

/** SHA-256 of the content in hex. Order of members and white space in the file do not matter. */
export const contentHash = (content: unknown): string => sha256(canonicalJson(content));
