import PDFDocument from 'pdfkit';
import type { Block, DocumentFrame } from './block';
import { cleanLines } from './clean-text';
import { FontBook } from './font-book';
import { PAGE, paintPages, type PlacedRow } from './paint-pages';
import { glueOf, paginate } from './paginate';
import { type Measure, setParagraph, type Setting } from './set-line';

const LINE_HEIGHT = 1.42;

/** Renders blocks as a tagged PDF. The same blocks give the same bytes. Long work in one go: call it in a thread. */
export const renderPdf = (frame: DocumentFrame, blocks: readonly Block[]): Promise<Buffer> => {
  const texts = [frame.header, frame.footer, ...blocks.map(({ text }) => text)];
  const book = FontBook.for(texts.flatMap(cleanLines));
  const document = openDocument(frame, book);
  const bytes = collected(document);
  const setting: Setting = { book, measure: measureWith(document) };
  const rows = blocks.flatMap((block, index) => rowsOf(setting, block, index));
  paintPages(setting, document, frame, blocks, paginate(rows, PAGE.height));
  document.end();
  return bytes;
};

const openDocument = (frame: DocumentFrame, book: FontBook): PDFKit.PDFDocument => {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: '',
    lang: 'en',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    info: {
      Title: frame.title,
      Author: frame.author,
      Subject: frame.subject,
      Creator: 'Greenroom',
      Producer: 'Greenroom',
      CreationDate: frame.at,
      ModDate: frame.at,
    },
  });
  // A font object is taken as it is; the types know only files.
  for (const [name, font] of book.faces) document.registerFont(name, font as never);
  return document;
};

const collected = (document: PDFKit.PDFDocument): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
};

const measureWith =
  (document: PDFKit.PDFDocument): Measure =>
  (face, size, text) =>
    document.font(face, size).widthOfString(text);

const rowsOf = (setting: Setting, block: Block, index: number): PlacedRow[] => {
  const lines = cleanLines(block.text).flatMap((text) =>
    setParagraph(setting, text, block, PAGE.width - block.indent),
  );
  return lines.map((line, at) => ({
    line,
    block: index,
    isLast: at === lines.length - 1,
    height: block.size * LINE_HEIGHT,
    before: at === 0 ? block.before : 0,
    glued: glueOf(at, lines.length, block.keepWithNext),
  }));
};
