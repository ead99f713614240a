/**
 * What Unicode recommends as one emoji: flags, keycaps, skin tones, joined people. The property of strings needs the `v`
 * flag, which the compiler's target does not know.
 */
const EMOJI = '\\p{RGI_Emoji}';
/** The same where a keyboard left out the selectors of emoji style: joined and toned emoji, pairs of flag letters. */
const JOINED =
  '\\p{Extended_Pictographic}\\p{Emoji_Modifier}?(?:\\u200d\\p{Extended_Pictographic}\\p{Emoji_Modifier}?)+';

const ANYWHERE = new RegExp(`${EMOJI}|${JOINED}`, 'v');
const WHOLE = new RegExp(`^(?:${EMOJI}|${JOINED})$`, 'v');

/** True for a cluster that is an emoji, however many characters it has; a heart or a sun of text style is none. */
export const isEmoji = (cluster: string): boolean => WHOLE.test(cluster);

export const hasEmoji = (text: string): boolean => ANYWHERE.test(text);

/** Runs `clean` over everything that stands around emoji; these keep the selectors and tags that hold them together. */
export const aroundEmoji = (text: string, clean: (part: string) => string): string => {
  let cleaned = '';
  let end = 0;
  for (const match of text.matchAll(new RegExp(ANYWHERE, 'gv'))) {
    cleaned += clean(text.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return cleaned + clean(text.slice(end));
};
