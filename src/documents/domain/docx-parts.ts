/** One part of a DOCX: its name in the archive, and its text where it is XML (a character for each byte). */
export interface DocxPart {
  name: string;
  xml: string | null;
}

/** What a document can do besides being read, by the name of the part that does it. */
const ACTIVE_PARTS: [RegExp, string][] = [
  [/vba|\.bas$/i, 'a macro'],
  [/(^|\/)activex\//i, 'an active control'],
  [/(^|\/)embeddings\//i, 'another file inside'],
  [/\.(bin|exe|dll|js|vbs|hta|html?|mht|rtf|docm?x?)$/i, 'another file inside'],
];

/** By a word in the list of content types. */
const ACTIVE_TYPES: [RegExp, string][] = [
  [/macroEnabled|vbaProject/i, 'a macro'],
  [/activeX/i, 'an active control'],
  [/oleObject/i, 'another file inside'],
];

/** Fields that start programs or fetch files when the document is opened. */
const ACTIVE_FIELDS = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\b/i;

/** What a part can do besides being read, in words; null for one that does nothing. */
export const activeDocxPart = ({ name, xml }: DocxPart): string | null => {
  const byName = ACTIVE_PARTS.find(([pattern]) => pattern.test(name));
  if (byName) return byName[1];
  if (xml === null) return null;
  if (/^\[content_types\]\.xml$/i.test(name))
    return ACTIVE_TYPES.find(([pattern]) => pattern.test(xml))?.[1] ?? null;
  if (/\.rels$/i.test(name)) return activeRelation(xml);
  return ACTIVE_FIELDS.test(fieldsIn(xml)) ? 'a field that fetches or starts something' : null;
};

/**
 * What stands elsewhere is fetched when the document is opened, but for links, which somebody follows. Every mention of
 * another target must belong to a plain link.
 */
const activeRelation = (xml: string): string | null => {
  if (
    /Type\s*=\s*["'][^"']*\/(aFChunk|oleObject|package|attachedTemplate|subDocument|frame|control)["']/i.test(
      xml,
    )
  )
    return 'something that is fetched from elsewhere';
  const links = [...xml.matchAll(/<(?:\w+:)?Relationship\b[^<>]*>/gi)].filter(
    ([tag]) =>
      /TargetMode\s*=\s*["']External["']/i.test(tag) && /Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(tag),
  );
  const elsewhere =
    [...xml.matchAll(/TargetMode/gi)].length -
    [...xml.matchAll(/TargetMode\s*=\s*["']Internal["']/gi)].length;
  return elsewhere === links.length ? null : 'something that is fetched from elsewhere';
};

/** All instructions of fields in one line: Word joins them, however they are divided. */
const fieldsIn = (xml: string): string =>
  [
    ...[...xml.matchAll(/<(?:\w+:)?instrText\b[^>]*>([^<]*)</gi)].map(([, text = '']) => text),
    ...[...xml.matchAll(/\binstr\s*=\s*"([^"]*)"|\binstr\s*=\s*'([^']*)'/gi)].map(
      ([, double, single]) => ` ${double ?? single ?? ''} `,
    ),
  ].join('');

/**
 * XML in which something might hide: another encoding than UTF-8, a document type (entities that grow), or characters by
 * number, which no Word writes for letters.
 */
export const strangeXml = (xml: string): boolean => {
  const text = xml.replace(/^\u00ef\u00bb\u00bf/, '');
  const [declared, encoding] = /^<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']/i.exec(text) ?? [];
  return (
    !/^\s*</.test(text) ||
    text.includes('\0') ||
    /<!DOCTYPE|<!ENTITY/i.test(text) ||
    (declared !== undefined && !/^utf-?8$/i.test(encoding ?? '')) ||
    /&#(x0*[4-7][0-9a-f]|0*(6[4-9]|[7-9]\d|1[01]\d|12[0-7]));/i.test(text)
  );
};
