import { createInflate } from 'node:zlib';
import { Allowance } from '../platform/threads/allowance';
import { refused } from '../shared/errors';

/**
 * What a PDF can do besides being read. Names as the PDF standard (ISO 32000) has them; shorter ones turn up in pictures
 * by chance, and none of them does anything without one of these.
 */
const ACTIVE: Record<string, string> = {
  JavaScript: 'JavaScript',
  Launch: 'a program to start',
  EmbeddedFile: 'an attached file',
  EmbeddedFiles: 'attached files',
  Rendition: 'media to play',
  RichMedia: 'media to play',
  XFA: 'an active form',
  SubmitForm: 'a form that sends data',
  ImportData: 'data to import',
  GoToE: 'a way into an attached file',
};

const MOST_STREAMS = 5_000;
/** All that goes into and comes out of inflating: a resume has far less, a bomb far more. */
const MOST_BYTES = 32_000_000;
/** Names in the file and in its streams; a hundred dense pages have some ten thousand. */
const MOST_NAMES = 300_000;
/** Output is taken in pieces of this size; a stream that fails may have made one that we never see. */
const PIECE_BYTES = 16 * 1024;

/** How much work one PDF may make. */
export interface PdfAllowances {
  bytes: Allowance;
  names: Allowance;
}

export const pdfAllowances = (): PdfAllowances => ({
  bytes: new Allowance(MOST_BYTES, () => unreadable()),
  names: new Allowance(MOST_NAMES, () => unreadable()),
});

/**
 * Throws 422 unless the bytes are a PDF that can only be read: `document.not_pdf`, `document.pdf_encrypted`,
 * `document.pdf_active` with what it could do, `document.pdf_unreadable` where something might hide from this check.
 * The first refusal ends the work.
 *
 * Objects stand in the file as they are, or packed in object streams. Both are searched for names, however they are
 * escaped. It does not judge fonts and pictures: a download is an attachment, and what opens it must be kept up to date.
 */
export const assertHarmlessPdf = async (content: Buffer, allowances = pdfAllowances()): Promise<void> => {
  if (content.subarray(0, 5).toString('latin1') !== '%PDF-' || !/%%EOF\s*$/.test(tailOf(content)))
    throw refused('document.not_pdf', 'This is not a complete PDF file.', 'file');
  const file = content.toString('latin1');
  const packed = readNames(file, allowances.names);
  let unpacked = 0;
  for (const start of streamStarts(file)) {
    const stream = await inflated(content.subarray(start), allowances.bytes);
    if (!stream) continue;
    const text = stream.bytes.toString('latin1');
    readNames(text, allowances.names);
    if (stream.complete && /^\s*\d+\s+\d+\s/.test(text)) unpacked += 1;
  }
  if (packed > 0 && (unpacked < packed || plainObjectStreams(file) !== packed)) throw unreadable();
};

const tailOf = (content: Buffer): string => content.subarray(-1024).toString('latin1');

/**
 * Refuses a text with a name that does something; answers how often it names an object stream. `/J#61vaScript` is the
 * same name as `/JavaScript`.
 */
const readNames = (text: string, names: Allowance): number => {
  let objectStreams = 0;
  for (const [, written = ''] of text.matchAll(/\/((?:[A-Za-z0-9]|#[0-9A-Fa-f]{2}){2,60})/g)) {
    names.spend(1);
    const [name] = /^[A-Za-z0-9]{2,20}(?![A-Za-z0-9])/.exec(unescaped(written)) ?? [];
    if (name === undefined) continue;
    refuseActive(name);
    if (name === 'ObjStm') objectStreams += 1;
  }
  return objectStreams;
};

const unescaped = (name: string): string =>
  name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const refuseActive = (name: string): void => {
  if (name === 'Encrypt')
    throw refused('document.pdf_encrypted', 'The PDF is encrypted. Save it without a password.', 'file');
  if (Object.hasOwn(ACTIVE, name))
    throw refused(
      'document.pdf_active',
      `The PDF has ${ACTIVE[name]}. Print it to a new PDF and send that.`,
      'file',
      { name },
    );
};

/** Where streams may begin. Where one ends is not believed: zlib knows. */
const streamStarts = (file: string): number[] => {
  const starts: number[] = [];
  for (const match of file.matchAll(/stream\r?\n/g)) {
    starts.push(match.index + match[0].length);
    if (starts.length > MOST_STREAMS) throw unreadable();
  }
  return starts;
};

interface Inflated {
  bytes: Buffer;
  /** False where the rest could not be inflated. A reader may show what comes before all the same. */
  complete: boolean;
}

/**
 * What can be inflated from here on; null for what is not compressed. Every byte counts that zlib took and made, also
 * when the stream then fails: streams may overlap, so the size of the file bounds neither.
 */
const inflated = (bytes: Buffer, allowance: Allowance): Promise<Inflated> | null => {
  if (bytes.length < 2 || ((bytes[0] ?? 0) & 0x0f) !== 8 || bytes.readUInt16BE(0) % 31 !== 0) return null;
  const inflate = createInflate({ chunkSize: PIECE_BYTES });
  const pieces: Buffer[] = [];
  let taken = 0;
  const count = (made: number): void => {
    const before = taken;
    taken = inflate.bytesWritten;
    allowance.spend(made + taken - before);
  };
  return new Promise((resolve, reject) => {
    const counted = (made: number, then: () => void): void => {
      try {
        count(made);
        then();
      } catch (refusal) {
        inflate.destroy();
        reject(refusal as Error);
      }
    };
    inflate.on('data', (piece: Buffer) => counted(piece.length, () => pieces.push(piece)));
    inflate.on('end', () => counted(0, () => resolve({ bytes: Buffer.concat(pieces), complete: true })));
    inflate.on('error', () =>
      counted(PIECE_BYTES, () => resolve({ bytes: Buffer.concat(pieces), complete: false })),
    );
    inflate.end(bytes);
  });
};

/**
 * Where objects are packed in streams, each of those must be packed in the one plain way that we unpack: nothing else
 * may stand in its dictionary.
 */
const plainObjectStreams = (file: string): number => {
  let plain = 0;
  for (const _ of file.matchAll(PLAIN_OBJECT_STREAM)) plain += 1;
  return plain;
};

const MEMBER = String.raw`\s*/(?:Type\s*/ObjStm|N\s+\d+|First\s+\d+|Length\s+\d+(?:\s+\d+\s+R)?|Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])|Extends\s+\d+\s+\d+\s+R)`;
/** Bounded on purpose: dictionaries of object streams have six members at most. */
const PLAIN_OBJECT_STREAM = new RegExp(
  String.raw`[\r\n]\d+ \d+ obj\s*<<(?:${MEMBER}){1,6}\s*>>\s*stream\r?\n`,
  'g',
);

const unreadable = () =>
  refused(
    'document.pdf_unreadable',
    'We cannot see everything that is in this PDF. Print it to a new PDF and send that.',
    'file',
  );
