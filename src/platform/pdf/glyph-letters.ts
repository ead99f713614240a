import type { Font, Glyph } from 'fontkit';

/**
 * Makes a font draw the same shape as another glyph of the file for each letter that it stands for. fontkit gives a
 * glyph the letters for which it was first used, and pdfkit writes one meaning a glyph: all letters of one shape would
 * be read back as the first of them.
 */
export const lettersOnGlyphs = (font: Font): void => {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => standingFor(getGlyph(id, codePoints), { codePoints });
  const layout = font.layout.bind(font);
  font.layout = (text, features) => {
    const run = layout(text, features);
    run.glyphs = run.glyphs.map((glyph) =>
      standingFor(glyph, { id: `${glyph.id} ${glyph.codePoints.join()}` }),
    );
    return run;
  };
  const createSubset = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset = createSubset();
    const include = subset.includeGlyph.bind(subset);
    subset.includeGlyph = (id) => {
      if (typeof id !== 'string') return include(id);
      subset.mapping[id] ??= subset.glyphs.push(Number.parseInt(id, 10)) - 1;
      return subset.mapping[id];
    };
    return subset;
  };
};

/** The same glyph with another id or other letters. */
const standingFor = (glyph: Glyph, other: Partial<Pick<Glyph, 'id' | 'codePoints'>>): Glyph =>
  Object.assign(Object.create(glyph) as Glyph, other);
