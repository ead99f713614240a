import { unavailable } from '../../shared/errors';

const RETRY_SECONDS = 10;

export interface RoomLimits {
  /** Bytes that all bodies under way may hold in memory together, and those of one client. */
  most: number;
  mostOfClient: number;
  /** First part of the error code, as `webhook`. */
  about: string;
}

/** Bytes that come piece by piece, and refuse by themselves what is beyond `most`. */
export interface Arriving {
  pieces(most: number): AsyncIterable<Buffer>;
}

/**
 * The memory for bodies that are held in memory until all of them are here. What arrived is counted, over all
 * connections, until its work is done; the sum of what arrives is bounded, not only each body.
 */
export class BodyRoom {
  private readonly held = new Map<string, number>();
  private taken = 0;

  constructor(private readonly limits: RoomLimits) {}

  /** Bytes that are held now. */
  get bytes(): number {
    return this.taken;
  }

  /**
   * Reads a body of at most `most` bytes, and holds its place until `work` is done. Throws what `body` throws,
   * and 503 `<about>.busy` when a piece of it finds no room.
   */
  async reading<T>(
    body: Arriving,
    { client, most }: { client: string; most: number },
    work: (bytes: Buffer) => Promise<T>,
  ): Promise<T> {
    const pieces: Buffer[] = [];
    let size = 0;
    try {
      for await (const piece of body.pieces(most)) {
        this.take(client, piece.length);
        size += piece.length;
        pieces.push(piece);
      }
      return await work(Buffer.concat(pieces));
    } finally {
      this.giveBack(client, size);
    }
  }

  private take(client: string, bytes: number): void {
    const { most, mostOfClient, about } = this.limits;
    const ofClient = (this.held.get(client) ?? 0) + bytes;
    if (this.taken + bytes > most || ofClient > mostOfClient)
      throw unavailable(`${about}.busy`, 'Too much is being received; please send it again.', RETRY_SECONDS);
    this.taken += bytes;
    this.held.set(client, ofClient);
  }

  private giveBack(client: string, bytes: number): void {
    this.taken -= bytes;
    const left = (this.held.get(client) ?? 0) - bytes;
    if (left > 0) this.held.set(client, left);
    else this.held.delete(client);
  }
}
