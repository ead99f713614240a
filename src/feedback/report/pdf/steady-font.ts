import { create, type Font } from 'fontkit';

/** What places marks on letters by anchors of the font. */
const NO_ANCHORS = { mark: false, mkmk: false, abvm: false, blwm: false, curs: false, dist: false };

/** Fonts take some letters apart (a Vietnamese i with a dot below); they could not be read back from the page. */
const WHOLE_LETTERS = { ccmp: false };

/**
 * A font that lays out every text. fontkit (2.0.4) throws on marks whose anchor a font leaves empty; such a word is
 * laid out again without anchors, so that one odd letter does not take a whole report away.
 */
export const steadyFont = (bytes: Uint8Array): Font => {
  const font = create(bytes);
  const layout = font.layout.bind(font);
  font.layout = (text) => {
    try {
      return layout(text, /\p{M}/u.test(text) ? {} : WHOLE_LETTERS);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return layout(text, NO_ANCHORS);
    }
  };
  return font;
};
