import { Logger } from '@nestjs/common';
import type { Piscina } from 'piscina';
import { type ThreadLimits, withoutWords, WorkThread } from '../threads/work-thread';
import { tooMany, unavailable } from '../../shared/errors';
import type { PdfJob } from './render.worker';

const WORKER = require.resolve('./render.worker');
/** So many documents wait for their turn while one is rendered. */
const MOST_WAITING = 10;
/** Somebody opens a report, perhaps in two windows. */
const MOST_OF_ONE = 3;
const RETRY_SECONDS = 5;
/** What one rendering may take of the heap; fonts lie beside it. */
const HEAP_MB = 512;

/** The one thread in which documents are rendered, one after the other. */
export class RenderingThread {
  private readonly logger = new Logger('Pdf');
  private readonly thread: WorkThread<PdfJob, Uint8Array>;

  constructor(limits: ThreadLimits = { longestMs: 20_000, idleMs: 60_000 }) {
    this.thread = new WorkThread({
      ...limits,
      worker: WORKER,
      heapMb: HEAP_MB,
      mostWaiting: MOST_WAITING,
      mostOfOne: MOST_OF_ONE,
      tooManyOfOne: () =>
        tooMany(
          'report.too_many',
          'Some documents for you are still being made; try again once they are.',
          RETRY_SECONDS,
        ),
      busy: () =>
        unavailable('report.busy', 'Too many documents are being made; try again soon.', RETRY_SECONDS),
      stopping: () => unavailable('report.busy', 'The service is stopping; try again.', RETRY_SECONDS),
      tooLong: () => this.tooSlow(limits.longestMs),
      broke: (thrown) => withoutWords('a document could not be rendered', thrown),
    });
  }

  get pool(): Piscina {
    return this.thread.pool;
  }

  /**
   * The document; the same bytes for the same job. 429 `report.too_many` when this one (an account, or the network of
   * somebody without one) waits for some already, 503 `report.busy` when all have too many, 503 `report.too_slow` when
   * it takes too long. Any other error tells nothing of what the document says.
   */
  async render(job: PdfJob, who: string): Promise<Buffer> {
    const bytes = await this.thread.run(job, who);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Ends the thread, and with it what it renders. Afterwards nothing is rendered any more. */
  close(): Promise<void> {
    return this.thread.close();
  }

  private tooSlow(longestMs: number): Error {
    this.logger.warn(`rendering was ended after ${longestMs} ms`);
    return unavailable('report.too_slow', 'This document took too long to make; try again later.', 60);
  }
}
