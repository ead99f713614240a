import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { DomainError } from '../../shared/errors';

const KEY = /^[0-9a-f]{48}$/;

/** Whether a key can have been made by a storage; anything else never reaches a path. */
export const isStorageKey = (key: string): boolean => KEY.test(key);

export const fileNotFound = () => new DomainError('not_found', 'file.not_found', 'There is no such file.');

/** Lets bytes through while it counts and hashes them, and breaks the stream at `maxBytes`. */
export function metered(maxBytes: number) {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        done(
          new DomainError('too_large', 'file.too_large', `A file has at most ${maxBytes} bytes.`, {
            field: 'file',
          }),
        );
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, figures: () => ({ bytes, sha256: hash.digest('hex') }) };
}
