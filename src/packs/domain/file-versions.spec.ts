import { divertedVersions, type VersionPrint } from './file-versions';

const form = (version: number, sha256 = `v${version}`, stageKey = 'onsite'): VersionPrint => ({
  packKey: 'acme',
  stageKey,
  version,
  sha256,
});

describe('versions of the files that are left out', () => {
  const left = (files: VersionPrint[], made: VersionPrint[]) =>
    divertedVersions(files, made).map(({ stageKey, version }) => `${stageKey} ${version}`);

  it('are none while admins have made nothing', () => {
    expect(left([form(1), form(2)], [])).toEqual([]);
  });

  it('are none below what admins made', () => {
    expect(left([form(1), form(2)], [form(3, 'mine')])).toEqual([]);
  });

  it('are those whose number an admin has taken, and all that continue it', () => {
    expect(left([form(1), form(2), form(3), form(4)], [form(3, 'mine')])).toEqual(['onsite 3', 'onsite 4']);
  });

  it('are none once the files say the same as the admin', () => {
    expect(left([form(1), form(2), form(3, 'mine'), form(4)], [form(3, 'mine')])).toEqual([]);
  });

  it('are those after a version of an admin that the files lack', () => {
    expect(left([form(1), form(2, 'mine'), form(3)], [form(2, 'mine'), form(3, 'theirs')])).toEqual([
      'onsite 3',
    ]);
  });

  it('are of the same form only', () => {
    expect(left([form(2), form(2, 'v2', 'screen')], [form(2, 'mine')])).toEqual(['onsite 2']);
  });
});
