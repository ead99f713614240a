import { extractRawText } from 'mammoth';
import type { Readable } from 'node:stream';
import { fromBufferPromise, type ZipFile } from 'yauzl';
import { Allowance } from '../platform/threads/allowance';
import { DomainError, refused } from '../shared/errors';
import { activeDocxPart, type DocxPart, strangeXml } from './domain/docx-parts';

/** A resume has some twenty parts. */
const MOST_PARTS = 500;
/** All that comes out of the archive; pictures are most of it. */
const MOST_BYTES = 32_000_000;
/** The parts that are taken apart as XML: a hundred dense pages have two million. */
const MOST_XML_BYTES = 8_000_000;
/** An archive's last record, where nothing follows it; readers disagree about others. */
const END_RECORD = 22;

/** How much work one DOCX may make. */
export interface DocxAllowances {
  bytes: Allowance;
  xml: Allowance;
}

export const docxAllowances = (): DocxAllowances => ({
  bytes: new Allowance(MOST_BYTES, () => unreadable()),
  xml: new Allowance(MOST_XML_BYTES, () => unreadable()),
});

/**
 * The words of a DOCX, after it was found to be one that can only be read. Throws 422 `document.not_docx`,
 * `document.docx_encrypted`, `document.docx_active` with what it could do, `document.docx_unreadable` where something
 * might hide from this check or it unpacks to too much.
 *
 * Everything is unpacked once and counted before the library sees the file, which bounds nothing by itself. Headers,
 * footnotes and comments are no words of the text.
 */
export const textOfDocx = async (content: Buffer, allowances = docxAllowances()): Promise<string> => {
  await assertHarmlessDocx(content, allowances);
  const text = (await rawText(content)).replaceAll(UNWANTED, '').replace(/\r\n?/g, '\n').trim();
  if (!/[\p{L}\p{N}]/u.test(text)) throw refused('document.empty', 'There is no word in this file.', 'file');
  return text;
};

/** Controls but tab and line breaks, and what turns other text around: a Word document may have them, its words do not. */
const UNWANTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const rawText = async (content: Buffer): Promise<string> => {
  try {
    return (await extractRawText({ buffer: content })).value;
  } catch {
    throw unreadable();
  }
};

const assertHarmlessDocx = async (content: Buffer, allowances: DocxAllowances): Promise<void> => {
  const names = new Set<string>();
  for await (const part of partsOf(await opened(content), allowances)) {
    // Two readers may take different ones of the same name; some systems tell no case apart.
    if (names.has(part.name.toLowerCase())) throw unreadable();
    names.add(part.name.toLowerCase());
    if (part.xml !== null && strangeXml(part.xml)) throw unreadable();
    const active = activeDocxPart(part);
    if (active) throw doesMore(active);
  }
  if (!names.has('[content_types].xml') || !names.has('word/document.xml')) throw notDocx();
};

const opened = async (content: Buffer): Promise<ZipFile> => {
  if (isEncryptedOffice(content))
    throw refused(
      'document.docx_encrypted',
      'The document is encrypted. Save it without a password.',
      'file',
    );
  const end = content.length - END_RECORD;
  if (end < 0 || content.readUInt32BE(0) !== LOCAL_FILE || content.readUInt32BE(end) !== END_OF_ARCHIVE)
    throw notDocx();
  try {
    return await fromBufferPromise(content, { lazyEntries: true, strictFileNames: true });
  } catch {
    throw notDocx();
  }
};

const LOCAL_FILE = 0x504b0304;
const END_OF_ARCHIVE = 0x504b0506;
const COMPOUND_FILE = 0xd0cf11e0;

/** What Word writes where it asks for a password; old .doc files look the same. */
const isEncryptedOffice = (content: Buffer): boolean =>
  content.length > END_RECORD && content.readUInt32BE(0) === COMPOUND_FILE;

/** Every part, unpacked and counted; one at a time. */
async function* partsOf(zip: ZipFile, { bytes, xml }: DocxAllowances): AsyncGenerator<DocxPart> {
  const parts = new Allowance(MOST_PARTS, unreadable);
  try {
    for await (const entry of zip.eachEntry()) {
      parts.spend(1);
      if (entry.isEncrypted() || !entry.canDecodeFileData()) throw unreadable();
      const isXml = /\.(xml|rels)$/i.test(entry.fileName);
      if (isXml) xml.spend(entry.uncompressedSize);
      const content = await unpacked(await zip.openReadStreamPromise(entry), bytes);
      yield { name: entry.fileName, xml: isXml ? content.toString('latin1') : null };
    }
  } catch (error) {
    throw error instanceof DomainError ? error : unreadable();
  }
}

/** The archive says how large a part is; what comes out is counted, whatever it says. */
const unpacked = async (stream: Readable, bytes: Allowance): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes.spend(piece.length);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

const notDocx = () => refused('document.not_docx', 'This is not a complete DOCX file.', 'file');

const doesMore = (what: string) =>
  refused(
    'document.docx_active',
    `The document has ${what}. Save it as a PDF, or without that, and send it again.`,
    'file',
  );

const unreadable = () =>
  refused(
    'document.docx_unreadable',
    'We cannot see everything that is in this document. Save it as a new DOCX or as a PDF, and send that.',
    'file',
  );
