import { conflict, DomainError, refused } from '../../shared/errors';

/** The media type of a Word document. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What a stage of a pack asks of its documents; kept with each order as it was then. */
export interface DocumentRules {
  mediaTypes: string[];
  maxBytes: number;
  /** Length of a text; null where nobody counts. */
  words: { min: number; max: number } | null;
}

/** Throws 415 `document.type_not_accepted`. */
export const assertAccepted = ({ mediaTypes }: DocumentRules, type: string): void => {
  if (!mediaTypes.includes(type))
    throw new DomainError(
      'unsupported_media_type',
      'document.type_not_accepted',
      `For this stage send ${mediaTypes.join(' or ')}.`,
      { field: 'Content-Type', extra: { accepted: mediaTypes } },
    );
};

/** 413 `document.too_large`; `bytes` is null where the sender did not say how many there are. */
export const tooLarge = (limit: number, bytes: number | null): DomainError =>
  new DomainError(
    'too_large',
    'document.too_large',
    bytes === null
      ? `The file has more than ${limit} bytes.`
      : `The file has ${bytes} bytes; at most ${limit}.`,
    { field: 'file', extra: { ...(bytes !== null && { bytes }), limit } },
  );

export interface RevisionFacts {
  /** Documents that are there. */
  documents: number;
  status: string;
  formReleasedAt: Date | null;
  /** The candidate's account is erased: what came now would never go again. */
  authorErased: boolean;
}

/** The first document while the order is open, the second once after the feedback. */
export const LAST_REVISION = 2;

/**
 * Which document comes next. Throws 409 `document.author_erased`, `document.waits_for_payment`, `document.review_over` for
 * the first, `document.waits_for_feedback` for the second before the feedback is there, `document.no_more` after it.
 */
export const nextRevision = ({ documents, status, formReleasedAt, authorErased }: RevisionFacts): number => {
  if (authorErased)
    throw conflict('document.author_erased', 'This account was erased; nothing more can be uploaded.');
  if (documents >= LAST_REVISION)
    throw conflict('document.no_more', 'Both versions are uploaded; no further one can follow.');
  if (documents === 0) {
    if (status === 'held') throw conflict('document.waits_for_payment', 'Please pay first, then upload.');
    if (status !== 'confirmed')
      throw conflict('document.review_over', 'This review is over.', { bookingStatus: status });
    return 1;
  }
  if (status !== 'completed' || !formReleasedAt)
    throw conflict('document.waits_for_feedback', 'The second version follows once, after the feedback.');
  return LAST_REVISION;
};

/** The same for a page that offers it; null where none may come. */
export const wantedRevision = (facts: RevisionFacts): number | null => {
  try {
    return nextRevision(facts);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
};

const SAFE_NAME = /^[\p{L}\p{N}\p{M} ._()-]{1,120}$/u;

/** A file name as people write them; null for none. Throws 422 `document.bad_name` for anything like a path. */
export const checkedName = (name: string | undefined): string | null => {
  if (name === undefined) return null;
  const trimmed = name.trim();
  if (!SAFE_NAME.test(trimmed) || trimmed.startsWith('.'))
    throw refused('document.bad_name', 'A file name has letters, digits, spaces and . _ - ( ) only.', 'name');
  return trimmed;
};

const EXTENSIONS: Record<string, string> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'application/pdf': 'pdf',
  [DOCX]: 'docx',
};

/** How a browser is told to save a document: never by a name that somebody else chose. */
export const documentDisposition = (revision: number, mediaType: string): string =>
  `attachment; filename="greenroom-document-${revision}.${EXTENSIONS[mediaType] ?? 'bin'}"`;
