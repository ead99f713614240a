import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { DomainError, malformed } from '../../shared/errors';

const tooLarge = (): DomainError =>
  new DomainError('too_large', 'request.too_large', 'The body is too large.');

/** Bytes that come piece by piece. */
export interface Incoming {
  /** Throws `refusal` once they are more than `most`. */
  pieces(most: number, refusal: (bytes: number | null) => Error): AsyncIterable<Buffer>;
}

/** Bytes that are here already. */
export const arrived = (bytes: Buffer): Incoming => ({
  async *pieces(most, refusal) {
    if (bytes.length > most) throw refusal(bytes.length);
    yield bytes;
  },
});

/** A body that still waits at the socket: nothing of it is in memory before somebody asks for it. */
export class UnreadBody implements Incoming {
  constructor(
    private readonly stream: IncomingMessage,
    /** What Content-Length says; null where the body comes in chunks. */
    readonly declaredBytes: number | null,
  ) {}

  /**
   * The body piece by piece as it arrives. Throws `refusal` before the first byte beyond `most` is handed on, at once
   * where Content-Length says so already; 400 `request.incomplete` when the sender goes away.
   */
  async *pieces(most: number, refusal: (bytes: number | null) => Error = tooLarge): AsyncGenerator<Buffer> {
    if (this.declaredBytes !== null && this.declaredBytes > most) throw refusal(this.declaredBytes);
    let taken = 0;
    try {
      // The socket stays open for the answer when we stop in the middle.
      for await (const piece of this.stream.iterator({ destroyOnReturn: false })) {
        taken += (piece as Buffer).length;
        if (taken > most) throw refusal(null);
        yield piece as Buffer;
      }
    } catch (error) {
      throw this.stream.errored ? incomplete() : error;
    }
  }

  /** The whole body; 413 `request.too_large` beyond `most` bytes, 400 `request.incomplete`. */
  async whole(most: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.pieces(most)) pieces.push(piece);
    return Buffer.concat(pieces);
  }
}

const incomplete = (): DomainError =>
  malformed('request.incomplete', 'The body ended before it was complete.');

/** The body of a route that reads it by itself; null where none was sent. */
export const Unread = createParamDecorator((_: unknown, context: ExecutionContext): UnreadBody | null => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  return body instanceof UnreadBody ? body : null;
});
