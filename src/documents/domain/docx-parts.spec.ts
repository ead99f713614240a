import { activeDocxPart, strangeXml } from './docx-parts';

const part = (name: string, xml: string | null = null) => activeDocxPart({ name, xml });
const relation = (attributes: string) =>
  part('word/_rels/document.xml.rels', `<Relationships><Relationship ${attributes}/></Relationships>`);
const LINK = 'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"';

describe('what a part of a DOCX can do besides being read', () => {
  it.each<[string, string | null]>([
    ['word/document.xml', '<w:document><w:p/></w:document>'],
    ['word/media/image1.png', null],
    ['[Content_Types].xml', '<Types><Default Extension="xml"/></Types>'],
    ['word/_rels/document.xml.rels', '<Relationships/>'],
    ['word/document.xml', '<w:instrText xml:space="preserve"> HYPERLINK "https://me.example" </w:instrText>'],
  ])('is nothing: %s', (name, xml) => {
    expect(part(name, xml)).toBeNull();
  });

  it('is nothing for a link that somebody follows', () => {
    expect(relation(`Id="r1" ${LINK} Target="https://me.example" TargetMode="External"`)).toBeNull();
    expect(relation(`Id="r1" ${LINK} Target="#top" TargetMode="Internal"`)).toBeNull();
  });

  it.each([
    ['word/vbaProject.bin', null, 'a macro'],
    ['word/activeX/activeX1.xml', '<a/>', 'an active control'],
    ['word/embeddings/oleObject1.bin', null, 'another file inside'],
    ['word/afchunk.html', null, 'another file inside'],
    ['[Content_Types].xml', '<Types><Override ContentType="x.macroEnabled.main+xml"/></Types>', 'a macro'],
    [
      'word/document.xml',
      '<w:instrText>DD</w:instrText><w:instrText>EAUTO c:\\x</w:instrText>',
      'a field that fetches or starts something',
    ],
    [
      'word/document.xml',
      `<w:fldSimple w:instr='INCLUDETEXT "https://x"'/>`,
      'a field that fetches or starts something',
    ],
  ])('is said: %s', (name, xml, what) => {
    expect(part(name, xml)).toBe(what);
  });

  it.each([
    ['a template', 'Type="http://x/attachedTemplate" Target="https://x" TargetMode="External"'],
    ['a picture from elsewhere', 'Type="http://x/image" Target="https://x" TargetMode="External"'],
    ['a link that hides another', `${LINK} Id=">" Type="http://x/image" TargetMode = "External"`],
    ['HTML beside', 'Type="http://x/aFChunk" Target="x.bin"'],
  ])('is that something is fetched: %s', (_, attributes) => {
    expect(relation(attributes)).toBe('something that is fetched from elsewhere');
  });
});

describe('XML in which something might hide', () => {
  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['another encoding', '<?xml version="1.0" encoding="UTF-7"?><a/>'],
    ['two bytes a letter', '\u00ff\u00fe<\0a\0/\0>\0'],
    ['letters by number', '<a TargetMode="&#69;xternal"/>'],
    ['letters by number in another way', '<a TargetMode="&#x45;xternal"/>'],
    ['no XML at all', 'PK'],
  ])('is %s', (_, xml) => {
    expect(strangeXml(xml)).toBe(true);
  });

  it('is not what Word writes', () => {
    expect(strangeXml('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:p/>')).toBe(false);
    expect(strangeXml('\u00ef\u00bb\u00bf<w:t>5 &lt; 6 &#8217; &#xA;</w:t>')).toBe(false);
  });
});
