import { aroundEmoji } from './emoji';

/** Shown for what no font has, and for what is no text. */
export const REPLACEMENT = '\ufffd';

/** Controls, noncharacters, lone surrogates: nothing that a person reads. */
const NO_TEXT = /[\p{Cc}\p{Cs}\p{Cn}]/gu;
/** Changes how text around it is shown without being seen: overrides, isolates, tags, selectors, fillers, hyphens. */
const HIDDEN =
  /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
/** More marks on one letter than any language needs would run over the lines around it. */
const HEAPED_MARKS = /(\p{M}{6})\p{M}+/gu;

/** Lines of a text as they can be set: composed, without what cannot be seen, with marks where there is no text. */
export const cleanLines = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) =>
      aroundEmoji(line.replaceAll('\t', '    '), (part) => part.replace(HIDDEN, ''))
        .replace(NO_TEXT, REPLACEMENT)
        .replace(HEAPED_MARKS, '$1')
        .trimEnd(),
    );

/** Joiners, selectors, tags and marks of direction: they shape what is around them and are never drawn by themselves. */
const UNDRAWN = /^[\u200c-\u200f\u061c\ufe0e\ufe0f\u{e0020}-\u{e007f}]$/u;
export const isUndrawn = (character: string): boolean => UNDRAWN.test(character);

/**
 * Thai and Lao write a tone before the vowel whose ring it stands above: the ring comes first and the tone on top of it,
 * as fonts want it given (the shaper does not do this by itself).
 */
export const ringsBelowTones = (text: string): string =>
  text
    .replace(/([\u0e48-\u0e4b]+)\u0e33/g, '\u0e4d$1\u0e32')
    .replace(/([\u0ec8-\u0ecb]+)\u0eb3/g, '\u0ecd$1\u0eb2');

/** The same text without marks of direction, which no font draws. */
export const withoutDirectionMarks = (text: string): string => text.replace(/[\u200e\u200f\u061c]/g, '');
