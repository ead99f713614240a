import { spawn } from 'node:child_process';
import fs, { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { keptSecret } from '../../src/platform/config/kept-secret';
import { testFolder } from '../support/test-folder';

const PROJECT = join(__dirname, '..', '..');

/** Starts the program as an operator does, and answers how it ended and all that it said of it. */
const start = async (dataDir: string): Promise<{ code: number | null; errors: string }> => {
  const child = spawn(process.execPath, ['-r', '@swc-node/register', 'local/main.ts'], {
    cwd: PROJECT,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', STRIPE_SANDBOX_PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => void child.once('exit', resolve));
  return { errors: await text(child.stderr), code: await ended };
};

/** What cannot be written in is here below a file or a file itself: no mode holds root back. */
describe('the first start', () => {
  let folder: string;
  beforeEach(() => {
    folder = testFolder('first');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each<[string, string, string, RegExp]>([
    [
      'where its folder cannot be',
      'data',
      'data/inside',
      /^Wrong setting: DATA_DIR: the folder \S+ cannot be written \(ENOTDIR\)$/,
    ],
    [
      'where documents cannot be',
      'files',
      '.',
      /^DATA_DIR: This folder cannot be used \(EEXIST: .*files'\)\.$/,
    ],
    [
      'where the database cannot be',
      'postgres',
      '.',
      /^The data folder \S+postgres cannot be written \(E\w+\)\.$/,
    ],
  ])(
    'says in one sentence %s',
    async (_, file, dataDir, sentence) => {
      writeFileSync(join(folder, file), 'a file');
      const { code, errors } = await start(join(folder, dataDir));
      expect(errors.trimEnd()).toMatch(sentence);
      expect(code).toBe(1);
    },
    120_000,
  );
});

describe('the secret of a development start', () => {
  let folder: string;
  beforeEach(() => {
    folder = testFolder('secret');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once, for its owner only', () => {
    const secret = keptSecret(folder);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(keptSecret(folder)).toBe(secret);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  });

  it.each(['', 'abc'])('is made anew where a full disk left %j of it', (rest) => {
    writeFileSync(join(folder, 'secret'), rest);
    expect(keptSecret(folder)).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(keptSecret(folder));
  });

  describe('where the file system has no hard links', () => {
    const withoutLinks = (code: string, meanwhile = (): void => undefined): void => {
      jest.spyOn(fs, 'linkSync').mockImplementation(() => {
        meanwhile();
        throw Object.assign(new Error('no links'), { code });
      });
    };
    afterEach(() => jest.restoreAllMocks());

    it.each(['EPERM', 'ENOTSUP', 'EXDEV'])('is made all the same, once, for its owner only (%s)', (code) => {
      withoutLinks(code);
      const secret = keptSecret(folder);
      expect(secret).toMatch(/^[0-9a-f]{64}$/);
      expect(keptSecret(folder)).toBe(secret);
      expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
      expect(readdirSync(folder)).toEqual(['secret']);
    });

    it('is that of another start that was first', () => {
      const theirs = 'f'.repeat(64);
      withoutLinks('EPERM', () => writeFileSync(join(folder, 'secret'), theirs));
      expect(keptSecret(folder)).toBe(theirs);
      expect(readdirSync(folder)).toEqual(['secret']);
    });

    it('is refused for any other reason', () => {
      withoutLinks('EIO');
      expect(() => keptSecret(folder)).toThrow(/^DATA_DIR: the folder \S+ cannot be written \(EIO\)$/);
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  it('is refused where it cannot be kept, and nothing of it stays', () => {
    mkdirSync(join(folder, 'secret'));
    expect(() => keptSecret(folder)).toThrow(/^DATA_DIR: the folder \S+ cannot be written \(EISDIR\)$/);
  });
});
