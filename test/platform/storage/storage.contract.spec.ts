import { Logger } from '@nestjs/common';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '../../../src/platform/config/config';
import { storageOf } from '../../../src/platform/storage/choose-storage';
import { tryFolder } from '../../../src/platform/storage/disk-storage';
import { type FileStorage, newStorageKey } from '../../../src/platform/storage/storage';
import { type LoopbackS3, startLoopbackS3 } from './loopback-s3';
import { testFolder } from '../../support/test-folder';

interface Place {
  storage: FileStorage;
  /** Keys of everything that lies there. */
  lying: () => Promise<string[]>;
  close: () => Promise<unknown>;
}

const onDisk = async (): Promise<Place & { folder: string }> => {
  const dataDir = testFolder('files');
  const folder = join(dataDir, 'files');
  return {
    storage: await storageOf({ s3: null, dataDir }),
    folder,
    lying: () => readdir(folder).catch(() => []),
    close: () => rm(dataDir, { recursive: true, force: true }),
  };
};

const onS3 = async (): Promise<Place & { store: LoopbackS3 }> => {
  const store = await startLoopbackS3();
  return {
    storage: await storageOf({ s3: store.config, dataDir: 'nowhere' }),
    store,
    lying: async () => [...store.objects.keys()],
    close: store.stop,
  };
};

describe.each<[string, () => Promise<Place>]>([
  ['the local disk', onDisk],
  ['an S3-compatible store', onS3],
])('documents on %s', (_, open) => {
  let place: Place;
  beforeEach(async () => {
    place = await open();
  });
  afterEach(() => place.close());

  it.each([0, 1, 300_000])('come back as the same %i bytes', async (bytes) => {
    const key = newStorageKey();
    const sent = Buffer.from(Array.from({ length: bytes }, (__, n) => (n * 31) % 256));
    await place.storage.keep(key, [sent]);
    expect(sent.equals(await place.storage.read(key))).toBe(true);
    expect(await place.lying()).toEqual([key]);
  });

  it('lie apart under their keys', async () => {
    const keys = Array.from({ length: 5 }, newStorageKey);
    await Promise.all(keys.map((key) => place.storage.keep(key, [Buffer.from(key)])));
    expect((await place.lying()).sort()).toEqual([...keys].sort());
    for (const key of keys) expect((await place.storage.read(key)).toString()).toBe(key);
  });

  it('are gone once removed, and removing them again is no error', async () => {
    const key = newStorageKey();
    await place.storage.keep(key, [Buffer.from('x')]);
    await place.storage.remove(key);
    await place.storage.remove(key);
    await expect(place.storage.read(key)).rejects.toMatchObject({
      code: 'file.not_found',
      kind: 'not_found',
    });
    expect(await place.lying()).toEqual([]);
  });

  it.each(['', '../secret', 'a'.repeat(48).toUpperCase(), `${'a'.repeat(47)}/`, 'a'.repeat(49)])(
    'have no key like %j',
    async (key) => {
      await expect(place.storage.keep(key, [Buffer.from('x')])).rejects.toMatchObject({
        code: 'file.not_found',
      });
      await expect(place.storage.read(key)).rejects.toMatchObject({ code: 'file.not_found' });
      await place.storage.remove(key);
      expect(await place.lying()).toEqual([]);
    },
  );
});

describe('documents on the local disk, besides', () => {
  it('can be read by the user of the server only, and a half-written one is removed with its key', async () => {
    const { storage, folder, lying, close } = await onDisk();
    const [key, broken] = [newStorageKey(), newStorageKey()];
    await storage.keep(key, [Buffer.from('x')]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, key))).mode & 0o777).toBe(0o600);
    await writeFile(join(folder, `${broken}.partial`), 'half');
    await storage.remove(broken);
    expect(await lying()).toEqual([key]);
    await close();
  });
});

describe('the folder of documents, tried at a start', () => {
  it('is made for ourselves only, the ones above it for all, and nothing stays in it', async () => {
    const dataDir = testFolder('files');
    const folder = join(dataDir, 'new', 'files');
    await tryFolder(folder);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'new'))).mode & 0o055).not.toBe(0);
    expect(await readdir(folder)).toEqual([]);
    await rm(dataDir, { recursive: true });
  });
});

describe('documents on an S3-compatible store, besides', () => {
  const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  beforeEach(() => logged.mockClear());
  afterAll(() => logged.mockRestore());

  /** The names of the errors that whoever runs this reads in the log. */
  const told = (): unknown[] =>
    logged.mock.calls.map(([line]: unknown[]) => (line as { err: Error }).err.name);

  it('are refused by the store, and by us with 503, when the secret is wrong', async () => {
    const { store, close } = await onS3();
    const wrong = await storageOf({ s3: { ...store.config, secretAccessKey: 'guessed' }, dataDir: '' });
    await expect(wrong.keep(newStorageKey(), [Buffer.from('x')])).rejects.toMatchObject({
      code: 'storage.unavailable',
      kind: 'unavailable',
    });
    expect([store.refused, store.objects.size]).toEqual([1, 0]);
    expect(told()).toEqual(['SignatureDoesNotMatch']);
    await close();
  });

  it('wait for the store to come back: 503, not a file that is not there', async () => {
    const { storage, store, close } = await onS3();
    const key = newStorageKey();
    await storage.keep(key, [Buffer.from('x')]);
    store.down = true;
    await expect(storage.read(key)).rejects.toMatchObject({ code: 'storage.unavailable' });
    expect(told()).toEqual(['SlowDown']);
    store.down = false;
    expect((await storage.read(key)).toString()).toBe('x');
    await close();
  });

  it('are configured entirely or not at all', () => {
    expect(loadConfig({}).s3).toBeNull();
    expect(() => loadConfig({ STORAGE: 's3', S3_BUCKET: 'documents' })).toThrow(
      'S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: required when STORAGE is s3',
    );
    const given = { STORAGE: 's3', S3_BUCKET: 'documents', S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' };
    expect(loadConfig({ ...given, S3_ENDPOINT: 'https://store.example/' }).s3).toEqual({
      bucket: 'documents',
      region: 'us-east-1',
      endpoint: 'https://store.example',
      accessKeyId: 'a',
      secretAccessKey: 'b',
    });
  });
});
