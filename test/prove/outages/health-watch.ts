import { setTimeout as sleep } from 'node:timers/promises';

/** One look at /health/ready; times by the monotonic clock. */
export interface Look {
  startedAt: number;
  endedAt: number;
  /** Null when nobody answered. */
  status: number | null;
  /** A 503 with Retry-After. */
  polite: boolean;
}

/** Asks for readiness over and over, as a load balancer does. */
export class HealthWatch {
  readonly looks: Look[] = [];
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;

  constructor(private readonly url: string) {
    this.running = this.goOn();
  }

  saidNotReady(): boolean {
    return this.looks.some(({ status, polite }) => status === 503 && polite);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async goOn(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const startedAt = performance.now();
      const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
        () => null,
      );
      await answer?.arrayBuffer().catch(() => undefined);
      this.looks.push({
        startedAt,
        endedAt: performance.now(),
        status: answer?.status ?? null,
        polite: Number(answer?.headers.get('retry-after')) > 0,
      });
      await sleep(20);
    }
  }
}
