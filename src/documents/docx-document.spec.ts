import { documentXml, docxOf, zipOf } from '../../test/support/docx';
import { docxAllowances, textOfDocx } from './docx-document';

/** The same archive with one of its names written over, which the library that makes it would refuse. */
const renamed = (archive: Buffer, from: string, to: string): Buffer =>
  Buffer.from(archive.toString('latin1').replaceAll(from, to), 'latin1');

const LINKED = (type: string) =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://elsewhere.example/a" TargetMode="External"/></Relationships>`;

describe('a DOCX that may be uploaded', () => {
  it('is read for its words, paragraph by paragraph', async () => {
    const content = await docxOf(['Led nine teams.', '5 &lt; 6 and “quotes”'], {
      'word/_rels/document.xml.rels': LINKED('hyperlink'),
      'word/media/image1.png': Buffer.alloc(2_000),
    });
    expect(await textOfDocx(content)).toBe('Led nine teams.\n\n5 < 6 and “quotes”');
  });

  it('leaves out marks that turn text around', async () => {
    expect(await textOfDocx(await docxOf(['Led \u202enine\u202c teams.']))).toBe('Led nine teams.');
  });
});

describe('a DOCX is refused', () => {
  it.each<[string, string, () => Promise<Buffer>]>([
    ['that is a text', 'document.not_docx', async () => Buffer.from('Led nine teams through a migration.')],
    ['that is nothing', 'document.not_docx', async () => Buffer.from('PK')],
    ['that is another archive', 'document.not_docx', () => zipOf({ 'a.txt': 'Led nine teams.' })],
    [
      'that is cut off',
      'document.not_docx',
      async () => (await docxOf(['Led nine teams.'])).subarray(0, 500),
    ],
    [
      'with something behind it',
      'document.not_docx',
      async () => Buffer.concat([await docxOf(['Led.']), Buffer.from('%PDF')]),
    ],
    [
      'with something before it',
      'document.not_docx',
      async () => Buffer.concat([Buffer.from('GIF89a'), await docxOf(['Led.'])]),
    ],
    [
      'with a comment behind its end',
      'document.not_docx',
      async () => {
        const [archive, comment] = [await docxOf(['Led.']), Buffer.from('made by hand')];
        archive.writeUInt16LE(comment.length, archive.length - 2);
        return Buffer.concat([archive, comment]);
      },
    ],
    [
      'with a password',
      'document.docx_encrypted',
      async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    ],
    ['without a word', 'document.empty', () => docxOf([' ', '–'])],
    ['with a macro', 'document.docx_active', () => docxOf(['Led.'], { 'word/vbaProject.bin': 'x' })],
    ['with a file inside', 'document.docx_active', () => docxOf(['Led.'], { 'word/embeddings/a.xlsx': 'x' })],
    [
      'with a template from elsewhere',
      'document.docx_active',
      () => docxOf(['Led.'], { 'word/_rels/settings.xml.rels': LINKED('attachedTemplate') }),
    ],
    [
      'with a picture from elsewhere',
      'document.docx_active',
      () => docxOf(['Led.'], { 'word/_rels/document.xml.rels': LINKED('image') }),
    ],
    [
      'with entities that grow',
      'document.docx_unreadable',
      () =>
        docxOf([], {
          'word/document.xml': documentXml(['&b;'], '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'),
        }),
    ],
    [
      'that is not well formed',
      'document.docx_unreadable',
      () => docxOf([], { 'word/document.xml': '<w:document><w:body>' }),
    ],
    [
      'with two parts of one name',
      'document.docx_unreadable',
      async () =>
        renamed(
          await docxOf(['Led.'], { 'word/documenu.xml': documentXml(['Other.']) }),
          'documenu',
          'document',
        ),
    ],
    [
      'with names that lead out of it',
      'document.docx_unreadable',
      async () => renamed(await docxOf(['Led.'], { 'aa/aa/evil.xml': '<a/>' }), 'aa/aa/evil', '../../evil'),
    ],
    [
      'that unpacks to too much',
      'document.docx_unreadable',
      () => docxOf(['Led.'], { 'word/media/bomb.png': Buffer.alloc(33_000_000) }),
    ],
    [
      'with too much text',
      'document.docx_unreadable',
      () => docxOf([], { 'word/document.xml': documentXml(['a '.repeat(4_100_000)]) }),
    ],
    [
      'with too many parts',
      'document.docx_unreadable',
      () =>
        docxOf(
          ['Led.'],
          Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`word/media/${n}.png`, 'x'])),
        ),
    ],
    [
      'that is nested too deeply',
      'document.docx_unreadable',
      () =>
        docxOf([], {
          'word/document.xml': documentXml([`${'<w:r>'.repeat(100_000)}a${'</w:r>'.repeat(100_000)}`]),
        }),
    ],
  ])('%s', async (_, code, make) => {
    await expect(textOfDocx(await make())).rejects.toMatchObject({ code, kind: 'refused' });
  });

  it('that lies about the size of a part, before more than that is unpacked', async () => {
    const content = await docxOf(['Led.'], { 'word/media/a.png': Buffer.alloc(1_000_000) });
    const said = Buffer.alloc(4);
    said.writeUInt32LE(1_000_000);
    const lies = renamed(content, said.toString('latin1'), '\u0010\0\0\0');
    const allowances = docxAllowances();
    await expect(textOfDocx(lies, allowances)).rejects.toMatchObject({ code: 'document.docx_unreadable' });
    expect(allowances.bytes.spent).toBeLessThan(200_000);
  });
});
