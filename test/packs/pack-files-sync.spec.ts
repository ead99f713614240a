import { DataSource } from 'typeorm';
import type { QuestionEntry } from '../../src/packs';
import { contentHash, PackVersionError, packsFolder, syncPackFiles } from '../../src/packs/pack-files-sync';
import { type LoadedPack, readAllPacks } from '../../src/packs/read-pack-files';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const NOW = new Date('2027-02-01T12:00:00.000Z');
const packs = readAllPacks(packsFolder());
let database: TestDatabase;
let source: DataSource;

beforeEach(async () => {
  database = await createTestDatabase();
  source = await new DataSource(dataSourceOptions(database.url, 6)).initialize();
});
afterEach(async () => {
  await source.destroy();
  await database.drop();
});

const sync = (files: LoadedPack[]) => source.transaction((tx) => syncPackFiles(tx, files, NOW));

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

describe('pack files seed the database', () => {
  it('adds everything once, and nothing the second time', async () => {
    await sync(packs);
    expect(await counts()).toEqual([2, 116, 9]);
    await sync(packs);
    expect(await counts()).toEqual([2, 116, 9]);
  });

  it('lets several processes start at the same time', async () => {
    await Promise.all(Array.from({ length: 6 }, () => sync(packs)));
    expect(await counts()).toEqual([2, 116, 9]);
  });

  it('stops when the same version has other content, and changes nothing', async () => {
    await sync(packs);
    const first = packs[0]?.questions[0]?.key;
    const edited = sync(withQuestion({ text: 'An entirely different question?' }));
    await expect(edited).rejects.toThrow(PackVersionError);
    await expect(edited).rejects.toThrow(
      `question amazon-tpm/${first}: version 1 is already stored with other content`,
    );
    expect(await counts()).toEqual([2, 116, 9]);
  });

  it('keeps the old version beside a raised one', async () => {
    await sync(packs);
    await sync(withQuestion({ version: 2, text: 'An entirely different question?' }));
    expect(await counts()).toEqual([2, 117, 9]);
    await sync(packs);
    expect(await counts()).toEqual([2, 117, 9]);
  });

  it('takes no notice of the order of members', () => {
    expect(contentHash({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(contentHash({ b: [{ d: 3, c: 2 }], a: 1 }));
    expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
  });
});
