declare module 'fontkit' {
  /** What we use of a font. */
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
    /** `features` turns OpenType features on or off. */
    layout(text: string, features?: Record<string, boolean>): { advanceWidth: number };
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
