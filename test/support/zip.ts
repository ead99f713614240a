import { text } from 'node:stream/consumers';
import { fromBuffer, type ZipFile } from 'yauzl';

/** The files of a zip archive as texts, by name. */
export const unzipped = (bytes: Buffer): Promise<Map<string, string>> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (failure: Error | null, zip: ZipFile) => {
      if (failure) return reject(failure);
      const files = new Map<string, string>();
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, (_, stream) => {
          void text(stream).then((content) => {
            files.set(entry.fileName, content);
            zip.readEntry();
          }, reject);
        }),
      );
      zip.on('end', () => resolve(files));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
