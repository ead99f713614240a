import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DiskStorage } from '../../src/platform/storage/disk-storage';

describe('files on the local disk', () => {
  let root: string;
  let folder: string;
  let storage: DiskStorage;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'greenroom-files-'));
    folder = join(root, 'files');
    storage = new DiskStorage(folder);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('gives back the same bytes, with their number and checksum', async () => {
    const sent = Buffer.alloc(300_000, 'greenroom ');
    const kept = await storage.keep(Readable.from([sent.subarray(0, 7), sent.subarray(7)]), sent.length);
    expect(kept).toMatchObject({
      bytes: sent.length,
      sha256: createHash('sha256').update(sent).digest('hex'),
    });
    expect(sent.equals(await buffer(await storage.open(kept.key)))).toBe(true);
  });

  it('refuses one byte too many and leaves nothing behind', async () => {
    const tooLong = storage.keep(Readable.from([Buffer.alloc(10), Buffer.alloc(1)]), 10);
    await expect(tooLong).rejects.toMatchObject({ kind: 'too_large', code: 'file.too_large', field: 'file' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing of an upload that breaks off', async () => {
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('connection lost');
    }
    await expect(storage.keep(Readable.from(broken()), 100)).rejects.toThrow('connection lost');
    expect(await readdir(folder)).toEqual([]);
  });

  it('neither opens nor removes anything by a key that it did not make', async () => {
    await storage.keep(Readable.from([Buffer.from('x')]), 1);
    await writeFile(join(root, 'secret'), 'secret');
    await expect(storage.open('../secret')).rejects.toMatchObject({ code: 'file.not_found' });
    await storage.remove('../secret');
    expect(await readdir(root)).toContain('secret');
  });

  it('forgets a file, also twice', async () => {
    const { key } = await storage.keep(Readable.from([Buffer.from('x')]), 1);
    await storage.remove(key);
    await storage.remove(key);
    await expect(storage.open(key)).rejects.toMatchObject({ kind: 'not_found', code: 'file.not_found' });
  });
});
