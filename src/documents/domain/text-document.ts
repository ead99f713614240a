import { refused } from '../../shared/errors';

/** Characters that no text needs: controls but tab and line breaks, and what turns other text around. */
const UNWANTED = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/;
/** How files begin that are no text, whatever they are called. */
const OTHER_FORMATS: [string, RegExp][] = [
  ['a PDF', /^%PDF-/],
  ['RTF', /^\{\\rtf/],
  ['PostScript', /^%!PS/],
];

/**
 * The text of an uploaded file, with plain line breaks. Throws 422 `document.not_text` for bytes that are no UTF-8,
 * hold control characters or are another format under a wrong name, `document.empty`.
 */
export const textOf = (content: Buffer): string => {
  const text = decoded(content).replace(/\r\n?/g, '\n');
  const other = OTHER_FORMATS.find(([, start]) => start.test(text));
  if (other) throw notText(`This is ${other[0]}, not a text.`);
  if (UNWANTED.test(text)) throw notText('The file has control characters: it is not a plain text.');
  if (!/[\p{L}\p{N}]/u.test(text)) throw refused('document.empty', 'There is no word in this file.', 'file');
  return text;
};

/** Without the byte order mark that some editors write. */
const decoded = (content: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw notText('The file is not in UTF-8. Save it as UTF-8 text.');
  }
};

const notText = (detail: string) => refused('document.not_text', detail, 'file');

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * The number of words, as Unicode divides text (UAX #29, with dictionaries where a script has no spaces). Markup is not
 * counted, because it holds no letters.
 */
export const wordsIn = (text: string): number => {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1;
  return words;
};

/** Throws 422 `document.too_short` or `document.too_long` with the count and the limit. */
export const assertLength = (words: number, limit: { min: number; max: number }): void => {
  if (words >= limit.min && words <= limit.max) return;
  const short = words < limit.min;
  const detail = `It has ${words} words; ${short ? 'at least' : 'at most'} ${short ? limit.min : limit.max} are asked for.`;
  throw refused(short ? 'document.too_short' : 'document.too_long', detail, 'file', { words, limit });
};
