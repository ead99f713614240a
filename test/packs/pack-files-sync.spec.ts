import { DataSource } from 'typeorm';
import type { FormTemplateContent, QuestionEntry } from '../../src/packs';
import { contentHash, PackVersionError, packsFolder, syncPackFiles } from '../../src/packs/pack-files-sync';
import { type LoadedPack, readAllPacks } from '../../src/packs/read-pack-files';
import { SystemClock } from '../../src/platform/clock/clock';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { Database } from '../../src/platform/database/database';
import { newId } from '../../src/shared/ids';
import { migrate } from '../../src/platform/database/migrate';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database';

const NOW = new Date('2027-02-01T12:00:00.000Z');
const packs = readAllPacks(packsFolder());
let database: TestDatabase;
let source: DataSource;

beforeEach(async () => {
  database = await createEmptyDatabase();
  await migrate(database.url);
  source = await new DataSource(dataSourceOptions(database.url, 6)).initialize();
});
afterEach(async () => {
  await source.destroy();
  await database.drop();
});

const sync = (files: LoadedPack[]) =>
  new Database(source, { environment: 'test' }, new SystemClock()).tx((tx) => syncPackFiles(tx, files, NOW));

async function counts(): Promise<number[]> {
  const [row] = await source.query<{ counts: number[] }[]>(
    `SELECT ARRAY[(SELECT count(*) FROM company_packs), (SELECT count(*) FROM pack_questions),
                  (SELECT count(*) FROM form_templates)]::int[] AS counts`,
  );
  return row?.counts ?? [];
}

/** The packs with the first question of the first one rewritten. */
const withQuestion = (change: Partial<QuestionEntry>): LoadedPack[] =>
  packs.map((loaded, place) =>
    place > 0
      ? loaded
      : {
          ...loaded,
          questions: loaded.questions.map((entry, index) => (index === 0 ? { ...entry, ...change } : entry)),
        },
  );

/** The packs with other versions of one form. */
const withOnsite = (change: (versions: FormTemplateContent[]) => FormTemplateContent[]): LoadedPack[] =>
  packs.map((loaded) => {
    const isOnsite = ({ pack, stage }: FormTemplateContent) => pack === 'amazon-tpm' && stage === 'onsite';
    return {
      ...loaded,
      templates: [
        ...loaded.templates.filter((one) => !isOnsite(one)),
        ...change(loaded.templates.filter(isOnsite)),
      ],
    };
  });

describe('pack files seed the database', () => {
  it('adds everything once, and nothing the second time', async () => {
    await sync(packs);
    expect(await counts()).toEqual([2, 116, 10]);
    await sync(packs);
    expect(await counts()).toEqual([2, 116, 10]);
  });

  it('lets several processes start at the same time', async () => {
    await Promise.all(Array.from({ length: 6 }, () => sync(packs)));
    expect(await counts()).toEqual([2, 116, 10]);
  });

  it('stops when the same version has other content, and changes nothing', async () => {
    await sync(packs);
    const first = packs[0]?.questions[0]?.key;
    const edited = sync(withQuestion({ text: 'An entirely different question?' }));
    await expect(edited).rejects.toThrow(PackVersionError);
    await expect(edited).rejects.toThrow(
      `question amazon-tpm/${first}: version 1 is already stored with other content`,
    );
    expect(await counts()).toEqual([2, 116, 10]);
  });

  it('keeps the old version beside a raised one', async () => {
    await sync(packs);
    await sync(withQuestion({ version: 2, text: 'An entirely different question?' }));
    expect(await counts()).toEqual([2, 117, 10]);
    await sync(packs);
    expect(await counts()).toEqual([2, 117, 10]);
  });

  it('leaves out a form that an admin has made another version of, and all after it', async () => {
    const without = withOnsite((versions) => versions.filter(({ version }) => version < 2));
    expect(await sync(without)).toEqual([]);
    const author = newId();
    await source.query(
      `INSERT INTO accounts (id, email, name, zone, password_hash, roles, terms_accepted_at, created_at)
       VALUES ($1, 'admin@example.test', 'Robin', 'UTC', 'x', '{admin}', $2, $2)`,
      [author, NOW],
    );
    await source.query(
      `INSERT INTO form_templates (id, pack_key, stage_key, version, status, origin, revision, sha256, content,
         author_id, created_at, updated_at)
       VALUES ($1, 'amazon-tpm', 'onsite', 2, 'draft', 'admin', 1, 'mine', '{}', $2, $3, $3)`,
      [newId(), author, NOW],
    );
    expect(await sync(packs)).toMatchObject([{ packKey: 'amazon-tpm', stageKey: 'onsite', version: 2 }]);
    expect(await counts()).toEqual([2, 116, 10]);
    await source.query(`DELETE FROM form_templates WHERE status = 'draft'`);
    expect(await sync(packs)).toEqual([]);
    expect(await counts()).toEqual([2, 116, 10]);
  });

  it('takes no notice of the order of members', () => {
    expect(contentHash({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(contentHash({ b: [{ d: 3, c: 2 }], a: 1 }));
    expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
  });
});
