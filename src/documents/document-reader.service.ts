import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { StrangersThread } from '../platform/threads/strangers-thread';
import type { Difference } from './difference';
import type { DocumentAnswer, DocumentJob, Written } from './document.worker';

/**
 * Looks into what people upload, beside the thread that answers requests. Errors of each: the refusals named, and
 * those of `StrangersThread` for `document`.
 */
@Injectable()
export class DocumentReader implements OnApplicationShutdown {
  readonly thread = new StrangersThread<DocumentJob, DocumentAnswer>({
    worker: require.resolve('./document.worker'),
    about: 'document',
  });

  /** Number of words of a text or a DOCX; refusals of `textOf` or `textOfDocx`. */
  async words(document: Written, accountId: string): Promise<number> {
    return (await this.thread.run({ ask: 'words', ...document }, accountId)) as number;
  }

  /** What a text or a DOCX says; refusals as of `words`. */
  async text(document: Written, accountId: string): Promise<string> {
    return (await this.thread.run({ ask: 'text', ...document }, accountId)) as string;
  }

  /** Refusals of `assertHarmlessPdf`. */
  async assertHarmlessPdf(content: Buffer, accountId: string): Promise<void> {
    await this.thread.run({ ask: 'harmless_pdf', content }, accountId);
  }

  /** What the second text changed in the first. */
  async difference(first: Written, second: Written, accountId: string): Promise<Difference> {
    return (await this.thread.run({ ask: 'difference', first, second }, accountId)) as Difference;
  }

  /** By then every request is answered. */
  onApplicationShutdown(): Promise<void> {
    return this.thread.close();
  }
}
