import { create, type Font } from 'fontkit';
import { lettersOnGlyphs } from './glyph-letters';

/** What places marks on letters by anchors of the font. */
const NO_ANCHORS = { mark: false, mkmk: false, abvm: false, blwm: false, curs: false, dist: false };

/**
 * The Latin font takes some letters apart (a Vietnamese i with a dot below); they could not be read back from the page.
 * Other fonts need the same feature: Arabic letters join without their dots, flags and families are put together by it.
 */
const WHOLE_LETTERS = { ccmp: false };

/** What a script asks of its font. */
export interface FontWishes {
  /** Letters are read back one by one, so the font must not take them apart. */
  keepsLettersWhole: boolean;
  /** Several letters share a glyph: those of Arabic have one shape below different dots. */
  sharesGlyphs: boolean;
}

/**
 * A font that lays out every text. fontkit (2.0.4) throws on marks whose anchor a font leaves empty; such a word is
 * laid out again without anchors, so that one odd letter does not take a whole report away.
 */
export const steadyFont = (bytes: Uint8Array, { keepsLettersWhole, sharesGlyphs }: FontWishes): Font => {
  const font = create(bytes);
  if (sharesGlyphs) lettersOnGlyphs(font);
  const layout = font.layout.bind(font);
  font.layout = (text) => {
    try {
      return layout(text, keepsLettersWhole && !/\p{M}/u.test(text) ? WHOLE_LETTERS : {});
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return layout(text, NO_ANCHORS);
    }
  };
  return font;
};
