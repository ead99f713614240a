declare module 'fontkit' {
  export interface Glyph {
    /** Position in the font; a text where one shape stands for several letters (glyph-letters.ts). */
    id: number | string;
    codePoints: number[];
  }

  /** Where a glyph stands, in units of the font. */
  export interface Position {
    xAdvance: number;
    xOffset: number;
    yOffset: number;
  }

  export interface GlyphRun {
    glyphs: Glyph[];
    positions: Position[];
    advanceWidth: number;
  }

  /** The glyphs that a file gets, in its order. */
  export interface Subset {
    glyphs: number[];
    mapping: Record<string, number>;
    includeGlyph(id: number | string): number;
  }

  /** What we use of a font. */
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
    getGlyph(id: number, codePoints?: number[]): Glyph;
    createSubset(): Subset;
    /** `features` turns OpenType features on or off. */
    layout(text: string, features?: Record<string, boolean>): GlyphRun;
  }
  export function create(bytes: Uint8Array): Font;
}

declare module 'linebreak' {
  /** Where a line may end, by Unicode's rules (UAX 14): `position` is the index after the break. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
}
