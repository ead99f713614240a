import type { Block, DocumentFrame } from './block';
import { cleanLines } from './clean-text';
import type { Row } from './paginate';
import { type Piece, type SetLine, setParagraph, type Setting } from './set-line';

/** The part of an A4 page that text fills, in points. */
export const PAGE = { left: 62, top: 84, width: 471, height: 672 } as const;
const HEADER_AT = 44;
const FOOTER_AT = 790;
const SMALL = { size: 8, weight: 'regular' } as const;
const GREY = '#66756b';
const RULE = '#dfe6e1';

export interface PlacedRow extends Row {
  line: SetLine;
  /** Index of its block. */
  block: number;
  isLast: boolean;
}

type Doc = PDFKit.PDFDocument;

/** Draws the pages one after the other, each block tagged as what it is, with header and page number on each. */
export const paintPages = (
  setting: Setting,
  document: Doc,
  frame: DocumentFrame,
  blocks: readonly Block[],
  pages: readonly PlacedRow[][],
): void => {
  const root = document.struct('Document');
  document.addStructure(root);
  const elements = new Map<number, PDFKit.PDFStructureElement>();
  const elementOf = (index: number, { tag, text }: Block): PDFKit.PDFStructureElement => {
    const known = elements.get(index);
    if (known) return known;
    const element = document.struct(tag, isSpeltOut(text) ? { actual: cleanLines(text).join(' ') } : {});
    root.add(element);
    elements.set(index, element);
    return element;
  };
  for (const [at, rows] of pages.entries()) {
    document.addPage();
    paintFrame(setting, document, frame, `Page ${at + 1} of ${pages.length}`);
    let y: number = PAGE.top;
    for (const { index, part } of byBlock(rows)) {
      const block = blocks[index];
      if (!block) continue;
      const content = document.markStructureContent(block.tag);
      for (const row of part) {
        if (y > PAGE.top) y += row.before;
        paintLine(document, row.line, block, PAGE.left + block.indent, y, PAGE.width - block.indent);
        y += row.height;
      }
      document.endMarkedContent();
      elementOf(index, block).add(content);
      if (block.ruled && part.at(-1)?.isLast) paintRule(document, y);
    }
  }
  root.end();
};

/** Text whose glyphs do not tell its letters, or not in their order: screen readers are given it whole. */
const isSpeltOut = (text: string): boolean =>
  !/^[\p{sc=Latin}\p{sc=Common}\p{sc=Greek}\p{sc=Cyrillic}]*$/u.test(text);

function* byBlock(rows: readonly PlacedRow[]): Generator<{ index: number; part: PlacedRow[] }> {
  for (let start = 0; start < rows.length;) {
    const index = rows[start]?.block ?? 0;
    const end = rows.findIndex((row, at) => at > start && row.block !== index);
    const stop = end < 0 ? rows.length : end;
    yield { index, part: rows.slice(start, stop) };
    start = stop;
  }
}

const paintLine = (
  document: Doc,
  { pieces, width, rightToLeft }: SetLine,
  { size, colour }: { size: number; colour: string },
  left: number,
  top: number,
  room: number,
): void => {
  let x = rightToLeft ? left + room - width : left;
  document.fillColor(colour);
  for (const piece of pieces) {
    document.font(piece.face, size);
    if (piece.actual === null) paintPiece(document, piece, x, top + size);
    else paintSpelt(document, piece, piece.actual, x, top + size);
    x += piece.width;
  }
};

/**
 * Draws a piece with its letters beside it. The mark is closed where the page is not mirrored, as it is while text is
 * drawn: some readers place the letters by that.
 */
const paintSpelt = (document: Doc, piece: Piece, actual: string, x: number, baseline: number): void => {
  document.markContent('Span', { actual });
  paintPiece(document, piece, x, baseline);
  document.save().transform(1, 0, 0, -1, 0, document.page.height);
  document.endMarkedContent();
  document.restore();
};

const paintPiece = (document: Doc, { text, width }: Piece, x: number, baseline: number): void => {
  if (!text) return;
  const known = { textWidth: width, wordCount: 1 };
  document.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', ...known });
};

const paintRule = (document: Doc, y: number): void => {
  document.markContent('Artifact', { type: 'Layout' });
  document
    .moveTo(PAGE.left, y)
    .lineTo(PAGE.left + PAGE.width, y)
    .lineWidth(0.7)
    .strokeColor(RULE)
    .stroke();
  document.endMarkedContent();
};

/** Header, footer and page number: for the eye, not for screen readers. */
const paintFrame = (
  setting: Setting,
  document: Doc,
  { header, footer }: DocumentFrame,
  page: string,
): void => {
  const number = setParagraph(setting, page, SMALL, PAGE.width)[0];
  const room = PAGE.width - (number?.width ?? 0) - 16;
  document.markContent('Artifact', { type: 'Pagination' });
  for (const [text, top, width] of [
    [header, HEADER_AT, PAGE.width],
    [footer, FOOTER_AT, room],
  ] as const) {
    const [line] = setParagraph(setting, cleanLines(text).join(' '), SMALL, width);
    if (line) paintLine(document, line, { size: SMALL.size, colour: GREY }, PAGE.left, top, width);
  }
  if (number)
    paintLine(
      document,
      number,
      { size: SMALL.size, colour: GREY },
      PAGE.left + PAGE.width - number.width,
      FOOTER_AT,
      number.width,
    );
  document.endMarkedContent();
};
