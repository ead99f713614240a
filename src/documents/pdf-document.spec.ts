import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { assertHarmlessPdf, type PdfAllowances, pdfAllowances } from './pdf-document';

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
    await expect(assertHarmlessPdf(content)).resolves.toBeUndefined();
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
    await expect(assertHarmlessPdf(content)).rejects.toMatchObject({ code });
  });

  describe('costs no more than it may, whatever it is made of', () => {
    const many = (count: number, one: Buffer): Buffer =>
      pdf(...Array.from({ length: count }, () => stream('/Filter/FlateDecode', one)));
    /** One megabyte that inflates whole, and then turns out not to be what was packed. */
    const failing = (): Buffer => {
      const packed = deflateSync(Buffer.alloc(1_000_000));
      packed.writeUInt32BE(1, packed.length - 4);
      return packed;
    };
    /**
     * Streams that overlap: each begins in the one before, skips the beginnings of all that follow, and goes through the
     * same tail of empty blocks, which makes nothing.
     */
    const overlapping = (count: number, emptyBlocks: number): Buffer => {
      const head = Buffer.from('stream\n\x78\x01\x00', 'latin1');
      const each = head.length + 4;
      const starts = Array.from({ length: count }, (_, n) => {
        const lengths = Buffer.alloc(4);
        lengths.writeUInt16LE((count - 1 - n) * each, 0);
        lengths.writeUInt16LE(0xffff - (count - 1 - n) * each, 2);
        return Buffer.concat([head, lengths]);
      });
      const empty = Buffer.from([0, 0, 0, 0xff, 0xff]);
      const tail = Buffer.concat(Array.from({ length: emptyBlocks }, () => empty));
      return pdf(Buffer.concat([...starts, tail]));
    };

    it.each<[string, Buffer, keyof PdfAllowances]>([
      ['98 streams that fail in the end', many(98, failing()), 'bytes'],
      ['500 streams over the same bytes', overlapping(500, 200_000), 'bytes'],
      ['2,200 streams that fail at once', many(2_200, Buffer.from([0x78, 0x9c, 0xff, 0xff])), 'bytes'],
      [
        'one stream of a name, ten million times',
        many(1, deflateSync(Buffer.alloc(30_000_000, '/AA'))),
        'names',
      ],
      ['a file of names', pdf(Buffer.alloc(1_900_000, '/AA ')), 'names'],
    ])('%s', async (_, content, what) => {
      const allowances = pdfAllowances();
      await expect(assertHarmlessPdf(content, allowances)).rejects.toMatchObject({
        code: 'document.pdf_unreadable',
      });
      const { most, spent } = allowances[what];
      expect(spent).toBeGreaterThan(most);
      // The piece that was too much: at most one turn of zlib, which takes the rest of the file.
      expect(spent).toBeLessThanOrEqual(most + 16 * 1024 + content.length);
      expect(content.length).toBeLessThan(2_000_000);
    });

    it('counts both what zlib took and what it made, of what is good', async () => {
      const allowances = pdfAllowances();
      const page = deflateSync(Buffer.from('BT /F1 12 Tf (Led nine teams) Tj ET '.repeat(2_000)));
      await assertHarmlessPdf(many(3, page), allowances);
      expect(allowances.bytes.spent).toBe(3 * (page.length + 36 * 2_000));
      expect(allowances.names.spent).toBe(3 * (2_000 + 2) + 1);
    });

    it('and ends with the first thing that it may not have', async () => {
      const allowances = pdfAllowances();
      const bad = deflateSync(Buffer.from('<< /S /JavaScript >>'));
      const content = pdf(
        ...[bad, failing(), failing()].map((bytes) => stream('/Filter/FlateDecode', bytes)),
      );
      await expect(assertHarmlessPdf(content, allowances)).rejects.toMatchObject({
        code: 'document.pdf_active',
      });
      expect(allowances.bytes.spent).toBeLessThan(100);
    });
  });

  it('shows what it does even in a stream that cannot be read to its end', async () => {
    const cut = deflateSync(Buffer.from(`<< /S /JavaScript >>${'x'.repeat(100_000)}`), { level: 0 });
    const content = pdf(stream('/Filter/FlateDecode', cut.subarray(0, 80_000)));
    await expect(assertHarmlessPdf(content)).rejects.toMatchObject({ code: 'document.pdf_active' });
  });
});
