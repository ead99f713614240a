import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { assertHarmlessPdf } from './pdf-document';

const resume = async (draw: (page: PDFKit.PDFDocument) => void = () => undefined): Promise<Buffer> => {
  const page = new PDFDocument();
  page.fontSize(12).text('Led nine teams through a migration.');
  draw(page);
  page.end();
  return buffer(page);
};

/** A file of these objects, as far as the check reads it. */
const pdf = (...objects: (string | Buffer)[]): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects.map((object) => Buffer.concat([Buffer.from(object as string), Buffer.from('\n')])),
    Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n'),
  ]);
const object = (dictionary: string): string => `1 0 obj\n<< ${dictionary} >>\nendobj`;
const stream = (dictionary: string, bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`2 0 obj\n<<${dictionary}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream\nendobj'),
  ]);
const packed = (content: string, more = ''): Buffer =>
  stream(
    `/Type/ObjStm/N 1/First 4/Length 99/Filter/FlateDecode${more}`,
    deflateSync(Buffer.from(`7 0 ${content}`)),
  );

describe('a PDF that may be uploaded', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['as a library writes it', () => resume()],
    ['with a link', () => resume((page) => page.text('My site', { link: 'https://example.com' }))],
    ['with objects in streams', async () => pdf(object('/Type /Catalog'), packed('<< /Type /Page >>'))],
    [
      'with a table of its objects in a stream with a predictor',
      async () =>
        pdf(
          packed('<< >>'),
          stream('/Type/XRef/DecodeParms<</Columns 4/Predictor 12>>', deflateSync(Buffer.alloc(20))),
        ),
    ],
  ])('%s', async (_, make) => {
    const content = await make();
    expect(() => assertHarmlessPdf(content)).not.toThrow();
  });

  it.each<[string, string, () => Promise<Buffer>]>([
    ['that is a text', 'document.not_pdf', async () => Buffer.from('Led nine teams.')],
    [
      'that begins later',
      'document.not_pdf',
      async () => Buffer.concat([Buffer.from('GIF89a'), await resume()]),
    ],
    ['that is cut off', 'document.not_pdf', async () => (await resume()).subarray(0, 600)],
    [
      'with something behind it',
      'document.not_pdf',
      async () => Buffer.concat([await resume(), Buffer.from('PK')]),
    ],
    ['that is encrypted', 'document.pdf_encrypted', async () => pdf(object('/Encrypt 9 0 R'))],
    [
      'with JavaScript',
      'document.pdf_active',
      async () => pdf(object('/S /JavaScript /JS (app.alert\\(1\\))')),
    ],
    ['with an escaped name', 'document.pdf_active', async () => pdf(object('/S /J#61v#61Script'))],
    ['that starts a program', 'document.pdf_active', async () => pdf(object('/S /Launch /F (calc.exe)'))],
    [
      'with an attachment',
      'document.pdf_active',
      () => resume((page) => page.file(Buffer.from('x'), { name: 'x.exe' })),
    ],
    ['with an active form', 'document.pdf_active', async () => pdf(object('/AcroForm << /XFA 3 0 R >>'))],
    ['that sends data', 'document.pdf_active', async () => pdf(object('/S/SubmitForm'))],
    [
      'with JavaScript in an object stream',
      'document.pdf_active',
      async () => pdf(packed('<< /S /JavaScript >>')),
    ],
    [
      'with objects packed in another way',
      'document.pdf_unreadable',
      async () => pdf(stream('/Type/ObjStm/N 1/First 4/Filter/LZWDecode', Buffer.from('packed'))),
    ],
    [
      'with objects packed twice',
      'document.pdf_unreadable',
      async () =>
        pdf(stream('/Type/ObjStm/N 1/First 4/Filter[/ASCIIHexDecode/FlateDecode]', Buffer.from('78da>'))),
    ],
    [
      'with objects behind a predictor',
      'document.pdf_unreadable',
      async () => pdf(packed('<< >>', '/DecodeParms<</Predictor 12/Columns 9>>')),
    ],
    [
      'with an object stream that does not unpack',
      'document.pdf_unreadable',
      async () => pdf(stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', Buffer.from('nonsense'))),
    ],
    [
      'that hides an object stream behind a comment',
      'document.pdf_unreadable',
      async () =>
        pdf(stream('/DecodeParms 4 0 R % 6 0 obj <<\n/Type/ObjStm/N 1', deflateSync(Buffer.from('7 0 x')))),
    ],
    [
      'that is a bomb',
      'document.pdf_unreadable',
      async () => pdf(stream('/Filter/FlateDecode', deflateSync(Buffer.alloc(40_000_000)))),
    ],
  ])('is none %s: %s', async (_, code, make) => {
    const content = await make();
    expect(() => assertHarmlessPdf(content)).toThrow(expect.objectContaining({ code }));
  });
});
