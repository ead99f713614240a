import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packsFolder } from './pack-files-sync';
import { testFolder } from '../../test/support/test-folder';

describe('the folder of the company packs', () => {
  const project = testFolder('packs');
  beforeAll(() => {
    for (const folder of ['packs', 'src/packs', 'dist/src/packs'])
      mkdirSync(join(project, folder), { recursive: true });
    for (const folder of ['', 'dist']) writeFileSync(join(project, folder, 'package.json'), '{}');
  });
  afterAll(() => rmSync(project, { recursive: true }));

  it.each(['src/packs', 'dist/src/packs'])('is the same for the program in %s', (place) => {
    expect(packsFolder(join(project, place))).toBe(join(project, 'packs'));
  });
});
