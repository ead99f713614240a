import type { FastifyRequest } from 'fastify';
import { DomainError, malformed } from '../../shared/errors';
import { type DocumentType, MAX_DOCUMENT_BYTES, mediaTypeOf, type SentDocument } from './document-upload';
import { clientNetwork } from '../limits/client-network';
import { type Arriving, BodyRoom } from './body-room';
import { arrived, UnreadBody } from './unread-body';

const [CR, LF] = [0x0d, 0x0a];

/** The name of the one field of such a form. */
export const DOCUMENT_FIELD = 'document';

/** What a form adds to its file: boundaries, and headers with a file name. */
const FORM_BYTES = 16 * 1024;
const MOST_BYTES = MAX_DOCUMENT_BYTES + FORM_BYTES;
/** A form of ours has one part. A reader that makes an object of each of ten thousands keeps all others waiting. */
const MOST_PARTS = 20;
/** So much of a file that is too large is thrown away, so that a browser hears our answer and not a broken connection. */
const THROWN_AWAY_BYTES = 10 * MAX_DOCUMENT_BYTES;

/** All forms that are being received by this process: some dozens, and four of one network. */
const ROOM = new BodyRoom({ most: 64_000_000, mostOfClient: 8_100_000, about: 'document' });

/** Browsers know few types and guess; what a file is called says more. */
const TYPES_BY_ENDING: Record<string, DocumentType> = {
  txt: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/**
 * Reads the document that a plain HTML form sends. Errors: 400 `document.missing` where no file was chosen,
 * `request.malformed` for what is no such form; 413 `document.too_large`; 415 `document.type_not_accepted`; 503
 * `document.busy` where too much is being received.
 */
export const readDocumentForm = async ({
  body,
  headers,
  ip,
}: FastifyRequest): Promise<SentDocument & { name: string }> => {
  const type = headers['content-type'] ?? '';
  if (!(body instanceof UnreadBody) || !type.startsWith('multipart/form-data')) throw notAForm();
  const client = clientNetwork(ip);
  const file = await ROOM.reading(sparing(body), { client, most: MOST_BYTES }, (form) => fileIn(form, type));
  if (!file || file.size === 0)
    throw malformed('document.missing', 'Please choose a file first.', DOCUMENT_FIELD);
  const content = Buffer.from(await file.arrayBuffer());
  return { name: file.name, type: typeOf(file), body: arrived(content) };
};

/** A body of which no more than `most` bytes are handed on; some of what follows is thrown away before it is refused. */
const sparing = (body: UnreadBody): Arriving => ({
  async *pieces(most) {
    let taken = 0;
    for await (const piece of body.pieces(THROWN_AWAY_BYTES, tooLarge)) {
      taken += piece.length;
      if (taken <= most) yield piece;
    }
    if (taken > most) throw tooLarge();
  },
});

/** Node's own reader of forms; null where the field is not there, or holds no file. */
const fileIn = async (form: Buffer, type: string): Promise<File | null> => {
  if (hasManyParts(form)) throw notAForm();
  const fields = await new Response(new Uint8Array(form), { headers: { 'Content-Type': type } })
    .formData()
    .catch(() => {
      throw notAForm();
    });
  const value = fields.get(DOCUMENT_FIELD);
  return value === null || typeof value === 'string' ? null : value;
};

/** Every part begins with the line that the form begins with; line breaks before that are none of it. */
const hasManyParts = (form: Buffer): boolean => {
  const start = form.findIndex((byte) => byte !== CR && byte !== LF);
  const end = form.indexOf('\r\n', start);
  if (start === -1 || end === -1) return false;
  const next = Buffer.concat([Buffer.from('\r\n'), form.subarray(start, end)]);
  let parts = 1;
  for (
    let at = form.indexOf(next, end);
    at !== -1 && parts <= MOST_PARTS;
    at = form.indexOf(next, at + next.length)
  )
    parts += 1;
  return parts > MOST_PARTS;
};

const typeOf = ({ name, type }: File): DocumentType => {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const known = TYPES_BY_ENDING[ending] ?? mediaTypeOf(type);
  if (known) return known;
  throw new DomainError(
    'unsupported_media_type',
    'document.type_not_accepted',
    'This kind of file is not taken. Send a text, a Markdown file or a PDF.',
    { field: DOCUMENT_FIELD },
  );
};

const notAForm = (): DomainError => malformed('request.malformed', 'The form cannot be read.');

const tooLarge = (): DomainError =>
  new DomainError(
    'too_large',
    'document.too_large',
    `The file is too large; at most ${MAX_DOCUMENT_BYTES} bytes.`,
    {
      field: DOCUMENT_FIELD,
    },
  );
