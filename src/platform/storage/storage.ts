import { randomBytes } from 'node:crypto';
import { DomainError } from '../../shared/errors';

const KEY = /^[0-9a-f]{48}$/;

/** A new key, by chance: no name that a person chose becomes part of a path. */
export const newStorageKey = (): string => randomBytes(24).toString('hex');

/** Whether a key can have been made by us; anything else never reaches a path. */
export const isStorageKey = (key: string): boolean => KEY.test(key);

export const fileNotFound = (): DomainError =>
  new DomainError('not_found', 'file.not_found', 'There is no such file.');

/** Bytes in pieces, as they arrive. */
export type Pieces = AsyncIterable<Buffer> | Iterable<Buffer>;

/** Where the bytes of documents lie. */
export abstract class FileStorage {
  /** Keeps the bytes under a key of `newStorageKey`, entirely or not at all: an error of the pieces leaves nothing. */
  abstract keep(key: string, pieces: Pieces): Promise<void>;
  /** @throws DomainError `file.not_found` for a key that holds nothing or is not one of ours. */
  abstract read(key: string): Promise<Buffer>;
  /** Forgets the bytes; a key that holds nothing is no error, so that a sweep may repeat itself. */
  abstract remove(key: string): Promise<void>;
}
