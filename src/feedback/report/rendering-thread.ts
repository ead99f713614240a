import { Logger } from '@nestjs/common';
import { Piscina } from 'piscina';
import { unavailable } from '../../shared/errors';
import type { PdfJob } from './pdf/render.worker';

/** TypeScript where the program runs from source, JavaScript where it was compiled. */
const WORKER = require.resolve('./pdf/render.worker');
const fromSource = WORKER.endsWith('.ts') ? ['-r', require.resolve('@swc-node/register')] : [];

/** So many documents wait for their turn while one is rendered. */
const MOST_WAITING = 10;
const RETRY_SECONDS = 5;
/** What one rendering may take of the heap; fonts lie beside it. */
const HEAP_MB = 512;
const TOO_LONG = Symbol('too long');

export interface RenderingLimits {
  /** Longest rendering, and how long the thread is kept without work; both in milliseconds. */
  longestMs: number;
  idleMs: number;
}

/**
 * The one thread in which documents are rendered, one after the other. It starts when it is needed and ends when nobody
 * needs it. The turns are taken here, since Piscina (5.3.2) neither bounds its queue when tasks can be aborted nor goes
 * on with it when a thread dies.
 */
export class RenderingThread {
  readonly pool: Piscina;
  private readonly logger = new Logger('Pdf');
  private asked = 0;
  private last: Promise<unknown> = Promise.resolve();
  private current = new AbortController();
  private isClosed = false;

  constructor(private readonly limits: RenderingLimits = { longestMs: 20_000, idleMs: 60_000 }) {
    this.pool = new Piscina({
      filename: WORKER,
      execArgv: fromSource,
      env: {},
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: limits.idleMs,
      recordTiming: false,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    // A thread that cannot start says so here and to nobody else.
    this.pool.on('error', (fault: unknown) => this.current.abort(fault));
  }

  /**
   * The document; the same bytes for the same job. 503 `report.busy` when too many wait already, 503
   * `report.too_slow` when it takes too long. Any other error tells nothing of what the document says.
   */
  async render(job: PdfJob): Promise<Buffer> {
    if (this.asked > MOST_WAITING)
      throw unavailable('report.busy', 'Too many documents are being made; try again soon.', RETRY_SECONDS);
    this.asked += 1;
    const document = this.last.then(() => this.renderNow(job));
    this.last = document.catch(() => undefined);
    try {
      return await document;
    } finally {
      this.asked -= 1;
    }
  }

  /** Ends the thread, and with it what it renders. Afterwards nothing is rendered any more. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.pool.destroy();
  }

  private async renderNow(job: PdfJob): Promise<Buffer> {
    if (this.isClosed) throw unavailable('report.busy', 'The service is stopping; try again.', RETRY_SECONDS);
    this.current = new AbortController();
    const { signal } = this.current;
    const timer = setTimeout(() => this.current.abort(TOO_LONG), this.limits.longestMs);
    try {
      const bytes = (await this.pool.run(job, { signal })) as Uint8Array;
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    } catch (error) {
      throw signal.reason === TOO_LONG ? this.tooSlow() : withoutWords(signal.reason ?? error);
    } finally {
      clearTimeout(timer);
    }
  }

  private tooSlow(): Error {
    this.logger.warn(`rendering was ended after ${this.limits.longestMs} ms`);
    return unavailable('report.too_slow', 'This document took too long to make; try again later.', 60);
  }
}

/** An error from the thread without its message, which may quote the document: only its kind and where it arose. */
const withoutWords = (thrown: unknown): Error => {
  const { name = '', message = '', stack = '' } = thrown as Partial<Error>;
  const head = `${name}: ${message}`;
  const error = new Error(`a document could not be rendered (${name})`);
  error.stack = `${error.name}: ${error.message}${stack.startsWith(head) ? stack.slice(head.length) : ''}`;
  return error;
};
