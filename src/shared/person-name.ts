/** What Unicode calls ignorable shows nothing, letters and marks among it: the fillers of Hangul, for one. */
const SEEN = String.raw`(?!\p{Default_Ignorable_Code_Point})`;
/** How a letter is drawn, in Mongolian and in names of Han characters; it shows nothing by itself either. */
const VARIANT = String.raw`[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`;
/** Letters of any script with their marks; at most so many marks on one, or they climb over the lines around. */
const LETTER = String.raw`${SEEN}\p{L}(?:${SEEN}\p{M}|${VARIANT}){0,4}`;
/** Scripts whose letters no joiner changes: there it would only make two names look like one. */
const UNJOINED =
  'Latin Greek Cyrillic Armenian Georgian Hebrew Han Hangul Hiragana Katakana Thai Lao Ethiopic'.replaceAll(
    /(\w+) ?/g,
    String.raw`\p{Script=$1}`,
  );
/** Joiners that some scripts need in words: Persian, Sinhala, Malayalam. */
const JOINER = String.raw`(?:(?<![${UNJOINED}]\p{M}{0,4})[\u200c\u200d])?`;
/** What stands inside names: apostrophes, hyphens, the middle dots of Catalan and Japanese, Hebrew and Tibetan marks. */
const INSIDE = String.raw`['\u2018\u2019\u2010\u2011\u00b7\u30fb\u05f3\u05f4\u0f0b-]`;
const WORD = `${INSIDE}?(?:${LETTER}${JOINER}${INSIDE}?)+`;
/** An abbreviation ends in a full stop; behind it only single letters with one each may follow: "Jr.", "J.R.", "Ph.D.". */
const SHORT = `${LETTER}(?:${JOINER}${LETTER}){0,4}\\.(?:-?${LETTER}\\.)*`;
const NAME = new RegExp(`^(?:${SHORT}|${WORD})(?: (?:${SHORT}|${WORD}))*$`, 'u');

/**
 * Whether this is how people are called, in any script: words of letters with apostrophes and hyphens, initials and
 * abbreviations. Names stand in mails to others, and programs make links of whatever looks like an address, so there
 * is no digit, no sign of an address, and no full stop with two letters behind it. Each word shows: nothing invisible
 * counts as a letter, and joiners stand only behind one.
 */
export const isPersonName = (text: string): boolean => NAME.test(text);

/** The first word of a name; all of it when that is an initial or a title, as in "J. R. R. Tolkien". */
export const firstNameOf = (name: string): string => {
  const [first = name] = name.split(' ');
  return first.endsWith('.') ? name : first;
};
