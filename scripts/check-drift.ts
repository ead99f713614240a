import 'reflect-metadata';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { migrate } from '../src/platform/database/migrate';
import { startEmbeddedPostgres } from '../local/postgres';
import { clientDocument } from './drift/client';
import { codesDocument } from './drift/codes';
import { configurationDocument } from './drift/configuration';
import { contractDocument } from './drift/contract';
import { missingStatements } from './drift/schema';
import { personalDataDocument } from './drift/personal-data';
import { securityDocument } from './drift/security';
import { statesDocument } from './drift/states';

/**
 * Compares what is generated with what is committed, and the migrations with the entities. `--write` writes the
 * generated files instead. Ends with 1 and names each file that drifted.
 */
const root = join(__dirname, '..');
const MEND = 'npm run generate';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const main = async (): Promise<boolean> => {
  const write = process.argv.includes('--write');
  const documents = [
    { file: 'docs/codes.md', text: await asMarkdown(codesDocument()) },
    { file: 'docs/states.md', text: await asMarkdown(statesDocument()) },
    { file: 'docs/configuration.md', text: await asMarkdown(configurationDocument()) },
    { file: 'docs/personal-data.md', text: await asMarkdown(personalDataDocument()) },
    { file: 'docs/security.md', text: await asMarkdown(securityDocument()) },
  ];
  const schemaAgrees = await onThrowAwayDatabase(async (url) => {
    const contract = await contractDocument(url);
    documents.push({ file: 'openapi.json', text: contract });
    documents.push({ file: 'client/schema.ts', text: await clientDocument(contract) });
    return schemaMatches(await missingStatements(url));
  });
  const results = documents.map(({ file, text }) => (write ? store(file, text) : matches(file, text)));
  return schemaAgrees && results.every(Boolean);
};

const asMarkdown = async (text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(join(root, 'package.json'))), parser: 'markdown' });

const matches = (file: string, text: string): boolean => {
  const path = join(root, file);
  const same = existsSync(path) && readFileSync(path, 'utf8') === text;
  say(same ? `${file}: up to date` : `${file}: drifted from the source; mend it with: ${MEND}`);
  return same;
};

const store = (file: string, text: string): boolean => {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  say(`${file}: written`);
  return true;
};

const schemaMatches = (missing: string[]): boolean => {
  if (missing.length === 0) say('migrations/: agree with the entities');
  else say('migrations/: differ from the entities; add a migration, or mend the entity. What is missing:');
  for (const statement of missing) say(`  ${statement}`);
  return missing.length === 0;
};

/** A migrated, empty database that is gone afterwards. */
const onThrowAwayDatabase = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-drift-'));
  const database = await startEmbeddedPostgres({ dataDir: folder, durable: false });
  try {
    await migrate(database.url);
    return await work(database.url);
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

main().then(
  (agrees) => process.exit(agrees ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
