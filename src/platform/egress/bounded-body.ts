import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ForeignFault } from './foreign-fault.error';

/**
 * The body of an answer, unpacked. Both what arrives and what it unpacks to may have `maxBytes`. Throws `ForeignFault`
 * `too_large` or `unreadable` (packed in another way than gzip), and errors of the stream; the connection is then ended.
 */
export async function boundedBody(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const packed = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (packed !== 'identity' && packed !== 'gzip') throw new ForeignFault('unreadable');
  const [arrived, unpacked] = [new Meter(maxBytes), new Meter(maxBytes)];
  const pieces: Buffer[] = [];
  const gather = async (body: AsyncIterable<Buffer>): Promise<void> => {
    for await (const piece of unpacked.count(body)) pieces.push(piece);
  };
  try {
    if (packed === 'identity') await pipeline(answer, gather);
    else await pipeline(answer, (body) => arrived.count(body), createGunzip(), gather);
  } catch (error) {
    throw arrived.full || unpacked.full ? new ForeignFault('too_large') : error;
  }
  return Buffer.concat(pieces);
}

/** Lets so many bytes pass, and remembers that there were more: streams tell the error of whichever ends first. */
class Meter {
  full = false;

  constructor(private readonly maxBytes: number) {}

  async *count(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const piece of body) {
      bytes += piece.length;
      this.full = bytes > this.maxBytes;
      if (this.full) throw new ForeignFault('too_large');
      yield piece;
    }
  }
}
