import { Recent } from '../../shared/recent';

/**
 * Clients that are counted at a time, some 20 MB. Whoever wants their own count forgotten must first send a request
 * from as many other networks.
 */
export const MOST_COUNTED = 100_000;
const WINDOW_MS = 60_000;

interface Count {
  requests: number;
  endsAt: number;
}

/** Counts the requests of each client by the minute, in memory that does not grow with the number of clients. */
export class ClientCounts {
  private readonly counts = new Recent<Count>(MOST_COUNTED);

  constructor(private readonly perMinute: number) {}

  /**
   * Counts one at a moment of the monotonic clock. Answers 0 when it may pass, otherwise in how many milliseconds the
   * client's minute is over.
   */
  count(client: string, nowMs: number): number {
    const known = this.counts.get(client);
    if (!known || nowMs >= known.endsAt) {
      this.counts.set(client, { requests: 1, endsAt: nowMs + WINDOW_MS });
      return 0;
    }
    known.requests += 1;
    return known.requests <= this.perMinute ? 0 : known.endsAt - nowMs;
  }

  /** How many clients are counted now. */
  get size(): number {
    return this.counts.size;
  }
}
