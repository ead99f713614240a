import type { Readable } from 'node:stream';

/** What is known of bytes that were kept. `sha256` is in hex. */
export interface KeptFile {
  key: string;
  bytes: number;
  sha256: string;
}

/** Where uploaded documents lie. Keys are made here, by chance: no name that a person chose becomes part of a path. */
export abstract class FileStorage {
  /**
   * Keeps a stream of at most `maxBytes` bytes under a new random key; nothing remains of a stream that fails.
   * @throws DomainError `file.too_large` (413) as soon as one byte too many has arrived.
   */
  abstract keep(content: Readable, maxBytes: number): Promise<KeptFile>;
  /** @throws DomainError `file.not_found` for a key that holds nothing or that was not made by `keep`. */
  abstract open(key: string): Promise<Readable>;
  /** Forgets the bytes; a key that holds nothing is no error, so that a sweep may repeat itself. */
  abstract remove(key: string): Promise<void>;
}
