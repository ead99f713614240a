import { isMainThread } from 'node:worker_threads';
import { type Outcome, outcomeOf } from '../platform/threads/strangers-thread';
import { type Difference, differenceOf } from './difference';
import { DOCX } from './domain/document.rules';
import { textOf, wordsIn } from './domain/text-document';
import { textOfDocx } from './docx-document';
import { assertHarmlessPdf } from './pdf-document';

/** What the thread is asked for: plain data. */
export type DocumentJob =
  | ({ ask: 'text' } & Written)
  | ({ ask: 'words' } & Written)
  | { ask: 'harmless_pdf'; content: Uint8Array }
  | { ask: 'difference'; first: Written; second: Written };

/** A file with words in it. */
export interface Written {
  mediaType: string;
  content: Uint8Array;
}

export type DocumentAnswer = string | number | null | Difference;

if (isMainThread)
  throw new Error('Documents are read in a thread of their own; see document-reader.service.ts.');

/** Bytes lose their class on the way between threads. */
const bytesOf = (content: Uint8Array): Buffer =>
  Buffer.from(content.buffer, content.byteOffset, content.byteLength);

const textIn = async ({ mediaType, content }: Written): Promise<string> =>
  mediaType === DOCX ? textOfDocx(bytesOf(content)) : textOf(bytesOf(content));

/** What the thread does with a job. */
export default (job: DocumentJob): Promise<Outcome<DocumentAnswer>> =>
  outcomeOf<DocumentAnswer>(async () => {
    if (job.ask === 'text') return textIn(job);
    if (job.ask === 'words') return wordsIn(await textIn(job));
    if (job.ask === 'difference') return differenceOf(await textIn(job.first), await textIn(job.second));
    await assertHarmlessPdf(bytesOf(job.content));
    return null;
  });
