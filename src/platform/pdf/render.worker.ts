import { isMainThread } from 'node:worker_threads';
import type { Block, DocumentFrame } from './block';
import { renderPdf } from './render-pdf';

/** What the thread is asked for: plain data. */
export interface PdfJob {
  frame: DocumentFrame;
  blocks: readonly Block[];
}

if (isMainThread)
  throw new Error('Documents are rendered in a thread of their own; see rendering-thread.ts.');

/** What the thread does with a job. */
export default ({ frame, blocks }: PdfJob): Promise<Uint8Array> => renderPdf(frame, blocks);
