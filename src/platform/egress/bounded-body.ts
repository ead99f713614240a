import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ForeignFault } from './foreign-fault';

/**
 * The body of an answer, unpacked. Both what arrives and what it unpacks to may have `maxBytes`. Throws `ForeignFault`
 * `too_large` or `unreadable` (packed in another way than gzip), and errors of the stream; the connection is then ended.
 */
export async function boundedBody(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const gather = async (arriving: AsyncIterable<Buffer>): Promise<void> => {
    for await (const piece of atMost(maxBytes)(arriving)) pieces.push(piece);
  };
  const packed = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (packed === 'identity') await pipeline(answer, gather);
  else if (packed === 'gzip') await pipeline(answer, atMost(maxBytes), createGunzip(), gather);
  else throw new ForeignFault('unreadable');
  return Buffer.concat(pieces);
}

const atMost = (maxBytes: number) =>
  async function* (arriving: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const piece of arriving) {
      bytes += piece.length;
      if (bytes > maxBytes) throw new ForeignFault('too_large');
      yield piece;
    }
  };
