import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Tx } from '../platform/database/database';
import { canonicalJson } from '../shared/canonical-json';
import { newId } from '../shared/ids';
import { sha256 } from '../shared/sha256';
import { textPrint } from './question-bank.queries';
import type { LoadedPack } from './read-pack-files';

/** Any number; the same in every process, so that only one of them writes packs at a time. */
const SYNC_LOCK = 4_711_030;

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
}

/** Tables with the columns that, with the version, identify a row. */
const TABLES = {
  company_packs: { keyColumns: ['key'], extra: {} },
  pack_questions: { keyColumns: ['pack_key', 'key'], extra: {} },
  form_templates: { keyColumns: ['pack_key', 'stage_key'], extra: { status: 'published' } },
} as const;

/** The project's `packs` folder, the same from source and from the built output. */
export function packsFolder(): string {
  let place = __dirname;
  while (!existsSync(join(place, 'package.json'))) place = dirname(place);
  return join(place, 'packs');
}

/**
 * Adds what the files have and the database lacks; nothing is ever overwritten. Any number of processes may do
 * it at the same time.
 * @throws PackVersionError when a version that is already stored has another content now.
 */
export async function syncPackFiles(tx: Tx, packs: LoadedPack[], now: Date): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [SYNC_LOCK]);
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
  await openBank(tx, now);
  await seed(
    tx,
    'form_templates',
    packs.flatMap(({ templates }) =>
      templates.map((template) => row('form template', [template.pack, template.stage], template)),
    ),
    now,
  );
}

/**
 * Puts what the files brought into the bank: new questions are active at once, newer versions of a question replace
 * its text and keep its state. A question that is in the bank in the same words is not added twice.
 */
async function openBank(tx: Tx, now: Date): Promise<void> {
  const newest = `(SELECT DISTINCT ON (pack_key, key) id, pack_key, key, content, ${textPrint('content')} AS text_print
    FROM pack_questions ORDER BY pack_key, key, version DESC) AS newest`;
  await tx.query(
    `UPDATE bank_questions b SET content = newest.content, text_print = newest.text_print, changed_at = $1,
       category = newest.content->>'category', subcategory = newest.content->>'subcategory'
     FROM ${newest}
     WHERE b.pack_key = newest.pack_key AND b.key = newest.key AND b.author_id IS NULL
       AND (b.content->>'version')::int < (newest.content->>'version')::int`,
    [now],
  );
  await tx.query(
    `INSERT INTO bank_questions (id, pack_key, key, category, subcategory, status, content, text_print, created_at, changed_at)
     SELECT id, pack_key, key, content->>'category', content->>'subcategory', 'active', content, text_print, $1, $1
     FROM ${newest} ON CONFLICT DO NOTHING`,
    [now],
  );
}

const row = (what: string, keys: string[], content: { version: number }): SeedRow => ({
  id: newId(),
  label: `${what} ${keys.join('/')}`,
  keys,
  version: content.version,
  sha256: contentHash(content),
  content: JSON.stringify(content),
});

async function seed(tx: Tx, table: keyof typeof TABLES, rows: SeedRow[], now: Date): Promise<void> {
  const { keyColumns, extra } = TABLES[table];
  const stored = await tx.query<{ place: string; sha256: string }[]>(
    `SELECT concat_ws('/', ${keyColumns.join(', ')}, version) AS place, sha256 FROM ${table}`,
  );
  const hashes = new Map(stored.map(({ place, sha256 }) => [place, sha256]));
  for (const item of rows) {
    const hash = hashes.get([...item.keys, item.version].join('/'));
    if (hash === undefined) await insert(tx, table, item, extra, now);
    else if (hash !== item.sha256) throw changed(item);
  }
}

async function insert(
  tx: Tx,
  table: keyof typeof TABLES,
  item: SeedRow,
  extra: Record<string, string>,
  now: Date,
): Promise<void> {
  const columns = [
    'id',
    ...TABLES[table].keyColumns,
    'version',
    'sha256',
    'content',
    'created_at',
    ...Object.keys(extra),
  ];
  const values = [
    item.id,
    ...item.keys,
    item.version,
    item.sha256,
    item.content,
    now,
    ...Object.values(extra),
  ];
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
