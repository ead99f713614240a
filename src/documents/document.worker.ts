import { isMainThread } from 'node:worker_threads';
import { type Outcome, outcomeOf } from '../platform/threads/strangers-thread';
import { type Difference, differenceOf } from './difference';
import { textOf, wordsIn } from './domain/text-document';
import { assertHarmlessPdf } from './pdf-document';

/** What the thread is asked for: plain data. */
export type DocumentJob =
  | { ask: 'words'; content: Uint8Array }
  | { ask: 'harmless_pdf'; content: Uint8Array }
  | { ask: 'difference'; first: Uint8Array; second: Uint8Array };

export type DocumentAnswer = number | null | Difference;

if (isMainThread)
  throw new Error('Documents are read in a thread of their own; see document-reader.service.ts.');

/** Bytes lose their class on the way between threads. */
const bytesOf = (content: Uint8Array): Buffer =>
  Buffer.from(content.buffer, content.byteOffset, content.byteLength);

/** What the thread does with a job. */
export default (job: DocumentJob): Promise<Outcome<DocumentAnswer>> =>
  outcomeOf<DocumentAnswer>(async () => {
    if (job.ask === 'words') return wordsIn(textOf(bytesOf(job.content)));
    if (job.ask === 'difference')
      return differenceOf(textOf(bytesOf(job.first)), textOf(bytesOf(job.second)));
    await assertHarmlessPdf(bytesOf(job.content));
    return null;
  });
