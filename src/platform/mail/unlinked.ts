const SIGN = String.raw`[\p{L}\p{N}\p{M}]`;
/** A stop between words, as hosts have it, and the stops that count as one in addresses; not those of initials. */
const STOP = new RegExp(String.raw`(?<=${SIGN})[.\u3002\uff0e\uff61](?=(?:${SIGN}|-){2})`, 'gu');
const AT = /[@\uff20]/g;
/** `mailto:x`, `https://x`, `tel:1`: a colon with nothing between it and what follows, but for the time of day. */
const SCHEME = /(?:(?<!\p{N})[:\uff1a]|[:\uff1a](?!\p{N}))(?=[^\s\]])/gu;

/** A price or another number with one stop in it, on its own. */
const NUMBER =
  /((?<![\p{L}\p{M}\p{N}.\u3002\uff0e\uff61:\uff1a@\uff20-])\d+\.\d+(?![.\u3002\uff0e\uff61]?[\p{L}\p{M}\p{N}@\uff20-]))/u;

/**
 * Words of people, written so that no mail program makes a link of them: `evil-bank[.]com`, `a[at]b[.]com`,
 * `mailto[:]x`. All else stays as it was.
 */
export const unlinked = (text: string): string => everySecondKept(text.split(NUMBER), disarmed);

const disarmed = (text: string): string =>
  text.replaceAll(SCHEME, '[:]').replaceAll(AT, '[at]').replaceAll(STOP, '[.]');

/** The same of a text of ours that tells what people wrote; addresses at our own host (`ours`) stay links. */
export const unlinkedBut = (ours: string, text: string): string =>
  everySecondKept(text.split(new RegExp(`(${escaped(ours)}(?=[/?#\\s]|$)\\S*)`)), unlinked);

/** What `split` found by a group in brackets stands at every second place. */
const everySecondKept = (parts: string[], change: (part: string) => string): string =>
  parts.map((part, n) => (n % 2 === 1 ? part : change(part))).join('');

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
