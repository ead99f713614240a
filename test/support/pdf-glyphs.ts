import { create } from 'fontkit';
import { type Object_, objectsOf, reference } from './pdf-reader';

/** A shape that a page draws: the outline that the file's own font has for the number on the page. */
export interface DrawnGlyph {
  font: string;
  outline: string;
  /** Units of the font; 0 for a mark that stands on a letter. */
  advance: number;
  /** How far the outline goes to the left and to the right of where it begins, in units of the font. */
  left: number;
  right: number;
}

interface Outlined {
  getGlyph(id: number): {
    path: { toSVG(): string };
    bbox: { minX: number; maxX: number };
    advanceWidth: number;
  };
}

const drawnBy = ({ name, font }: EmbeddedFont, id: number): DrawnGlyph => {
  const { bbox, advanceWidth } = (font as Outlined).getGlyph(id);
  return {
    font: name,
    outline: outlineOf(font, id),
    advance: advanceWidth,
    left: bbox.minX,
    right: bbox.maxX,
  };
};

/** The outline of a glyph of a font, as one text. */
export const outlineOf = (font: unknown, id: number): string => (font as Outlined).getGlyph(id).path.toSVG();

interface EmbeddedFont {
  name: string;
  font: unknown;
}

const embedded = (objects: Map<number, Object_>, id: number): EmbeddedFont => {
  const dictionary = (at: number): string => objects.get(at)?.dictionary ?? '';
  const descendant = Number(/\/DescendantFonts \[(\d+) 0 R/.exec(dictionary(id))?.[1]);
  const descriptor = dictionary(reference(dictionary(descendant), 'FontDescriptor'));
  const stream = objects.get(reference(descriptor, 'FontFile2'))?.stream;
  const name = /\/FontName \/(?:\w+\+)?([^\s/]+)/.exec(descriptor)?.[1] ?? '';
  return { name, font: create(stream ?? Buffer.alloc(0)) };
};

const TOKENS = /\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g;

const glyphsOfPage = (content: string, fonts: Map<string, EmbeddedFont>): DrawnGlyph[] => {
  const drawn: DrawnGlyph[] = [];
  let name = '';
  for (const [, face, shown] of content.matchAll(TOKENS)) {
    if (face !== undefined) name = face;
    const found = fonts.get(name);
    if (shown === undefined || !found) continue;
    for (const [, hex = ''] of shown.matchAll(/<([0-9a-f]+)>/g))
      for (const number of hex.match(/.{4}/g) ?? []) drawn.push(drawnBy(found, Number.parseInt(number, 16)));
  }
  return drawn;
};

/** Everything that the pages of a PDF of ours draw, in the order in which it is drawn: shapes, not letters. */
export const drawnGlyphs = (file: Buffer): DrawnGlyph[] => {
  const objects = objectsOf(file);
  return [...objects.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary))
    .flatMap(({ dictionary }) => {
      const content = objects.get(reference(dictionary, 'Contents'))?.stream?.toString('latin1') ?? '';
      const resources = objects.get(reference(dictionary, 'Resources'))?.dictionary ?? '';
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [
          name,
          embedded(objects, Number(id)),
        ]),
      );
      return glyphsOfPage(content, fonts);
    });
};
