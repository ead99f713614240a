import { setImmediate } from 'node:timers/promises';

/** Work is done for so long, in milliseconds, before others get their turn. */
const TURN_MS = 8;

/** Lets long work give way to other requests from time to time. */
export class Pause {
  private since = performance.now();

  isDue(): boolean {
    return performance.now() - this.since > TURN_MS;
  }

  async take(): Promise<void> {
    await setImmediate();
    this.since = performance.now();
  }
}
