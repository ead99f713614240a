import { inflateSync } from 'node:zlib';
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
/** All inflated streams together: a resume has far less, a bomb far more. */
const MOST_INFLATED_BYTES = 30_000_000;

/**
 * Throws 422 unless the bytes are a PDF that can only be read: `document.not_pdf`, `document.pdf_encrypted`,
 * `document.pdf_active` with what it could do, `document.pdf_unreadable` where something might hide from this check.
 *
 * Objects stand in the file as they are, or packed in object streams. Both are searched for names, however they are
 * escaped. It does not judge fonts and pictures: a download is an attachment, and what opens it must be kept up to date.
 */
export const assertHarmlessPdf = (content: Buffer): void => {
  if (content.subarray(0, 5).toString('latin1') !== '%PDF-' || !/%%EOF\s*$/.test(tailOf(content)))
    throw refused('document.not_pdf', 'This is not a complete PDF file.', 'file');
  const file = unescaped(content.toString('latin1'));
  const inflated = streamsOf(content).map((bytes) => unescaped(bytes.toString('latin1')));
  const names = new Set([file, ...inflated].flatMap(namesIn));
  if (names.has('Encrypt'))
    throw refused('document.pdf_encrypted', 'The PDF is encrypted. Save it without a password.', 'file');
  const active = [...names].find((name) => Object.hasOwn(ACTIVE, name));
  if (active)
    throw refused(
      'document.pdf_active',
      `The PDF has ${ACTIVE[active]}. Print it to a new PDF and send that.`,
      'file',
      {
        name: active,
      },
    );
  if (names.has('ObjStm')) refuseHiddenObjects(file, inflated);
};

const tailOf = (content: Buffer): string => content.subarray(-1024).toString('latin1');

/** `/J#61vaScript` is the same name as `/JavaScript`. */
const unescaped = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const namesIn = (text: string): string[] =>
  [...text.matchAll(/\/([A-Za-z0-9]{2,20})(?![A-Za-z0-9])/g)].map(([, name = '']) => name);

/** Every stream that inflates. Where a stream ends is not believed: zlib knows. */
const streamsOf = (content: Buffer): Buffer[] => {
  const found: Buffer[] = [];
  let left = MOST_INFLATED_BYTES;
  for (const { end } of streamStarts(content)) {
    const bytes = inflated(content.subarray(end), left);
    if (!bytes) continue;
    left -= bytes.length;
    found.push(bytes);
  }
  return found;
};

const streamStarts = (content: Buffer): { end: number }[] => {
  const starts = [...content.toString('latin1').matchAll(/stream\r?\n/g)].map((match) => ({
    end: match.index + match[0].length,
  }));
  if (starts.length > MOST_STREAMS) throw unreadable();
  return starts;
};

/** Null for what is not compressed; what is larger than is left to us is a bomb. */
const inflated = (bytes: Buffer, left: number): Buffer | null => {
  if (((bytes[0] ?? 0) & 0x0f) !== 8) return null;
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw unreadable();
    return null;
  }
};

/**
 * Where objects are packed in streams, each of those must be packed in the one plain way that we unpack: nothing else
 * may stand in its dictionary.
 */
const refuseHiddenObjects = (file: string, streams: string[]): void => {
  const packed = file.match(/\/ObjStm(?![A-Za-z0-9])/g)?.length ?? 0;
  const plain = file.match(PLAIN_OBJECT_STREAM)?.length ?? 0;
  const unpacked = streams.filter((text) => /^\s*\d+\s+\d+\s/.test(text)).length;
  if (plain !== packed || unpacked < packed) throw unreadable();
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
