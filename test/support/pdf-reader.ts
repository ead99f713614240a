import { inflateSync } from 'node:zlib';

/** What a small reader finds in a PDF of ours. */
export interface PdfContent {
  /** By page: everything that is drawn, through the fonts' own maps back to letters, line by line. */
  pages: string[][];
  /** Letters that stand beside glyphs (`ActualText`), in the file's order. */
  actual: string[];
  /** Tags of the structure, in the file's order. */
  tags: string[];
  fonts: string[];
}

export interface Object_ {
  dictionary: string;
  stream: Buffer | null;
}

/** Objects by number. Good for files as pdfkit writes them: one after the other, without object streams. */
export const objectsOf = (file: Buffer): Map<number, Object_> => {
  const text = file.toString('latin1');
  const objects = new Map<number, Object_>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([^]*?)\nendobj/g)) {
    const body = match[2] ?? '';
    const at = body.indexOf('\nstream\n');
    const dictionary = at < 0 ? body : body.slice(0, at);
    const raw = at < 0 ? null : Buffer.from(body.slice(at + 8, body.lastIndexOf('\nendstream')), 'latin1');
    const stream = raw && (dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw);
    objects.set(Number(match[1]), { dictionary, stream });
  }
  return objects;
};

const utf16 = (hex: string): string =>
  Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').swap16().toString('utf16le');

/** From glyph to letters, as the font's ToUnicode map says. */
const lettersOf = (cmap: string): Map<number, string> => {
  const letters = new Map<number, string>();
  for (const [, from, , list] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g))
    [...(list ?? '').matchAll(/<([^>]*)>/g)].forEach(([, hex], index) =>
      letters.set(Number.parseInt(from ?? '0', 16) + index, utf16(hex ?? '')),
    );
  return letters;
};

export const reference = (dictionary: string, name: string): number =>
  Number(new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1] ?? Number.NaN);

/** A string object: in brackets or hexadecimal, as UTF-16 when it says so. */
const stringOf = (source: string): string => {
  const bytes = source.startsWith('<')
    ? Buffer.from(source.slice(1, -1), 'hex')
    : Buffer.from(
        source.slice(1, -1).replaceAll(/\\([nrtbf()\\])/g, (_, one: string) => ESCAPES[one] ?? one),
        'latin1',
      );
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? utf16(bytes.subarray(2).toString('hex'))
    : bytes.toString('latin1');
};

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const ACTUAL = /\/ActualText (\((?:\\[^]|[^\\)])*\)|<[0-9a-fA-F]*>)/g;

const linesOf = (content: string, fonts: Map<string, Map<number, string>>): string[] => {
  const lines = new Map<string, string>();
  let [font, at] = ['', ''];
  const tokens = /1 0 0 1 [-\d.]+ ([-\d.]+) Tm|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g;
  for (const [, y, name, shown] of content.matchAll(tokens)) {
    if (y) at = Number(y).toFixed(0);
    if (name) font = name;
    if (shown === undefined) continue;
    const glyphs = [...shown.matchAll(/<([0-9a-f]+)>/g)].flatMap(
      ([, hex]) => (hex ?? '').match(/.{4}/g) ?? [],
    );
    const text = glyphs.map((glyph) => fonts.get(font)?.get(Number.parseInt(glyph, 16)) ?? '').join('');
    lines.set(at, (lines.get(at) ?? '') + text);
  }
  return [...lines.values()];
};

/** Reads a PDF that we made back into text. */
export const readPdf = (file: Buffer): PdfContent => {
  const objects = objectsOf(file);
  const dictionaryOf = (id: number): string => objects.get(id)?.dictionary ?? '';
  const all = [...objects.values()];
  const fontMap = (resources: string): Map<string, Map<number, string>> =>
    new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => {
        const cmap = objects.get(reference(dictionaryOf(Number(id)), 'ToUnicode'))?.stream;
        return [name ?? '', lettersOf(cmap?.toString('latin1') ?? '')];
      }),
    );
  const pages = all
    .filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary))
    .map(({ dictionary }) => {
      const content = objects.get(reference(dictionary, 'Contents'))?.stream?.toString('latin1') ?? '';
      return { content, lines: linesOf(content, fontMap(dictionaryOf(reference(dictionary, 'Resources')))) };
    });
  const sources = [...all.map(({ dictionary }) => dictionary), ...pages.map(({ content }) => content)];
  return {
    pages: pages.map(({ lines }) => lines),
    actual: sources.flatMap((text) => [...text.matchAll(ACTUAL)].map(([, one]) => stringOf(one ?? ''))),
    tags: all.flatMap(({ dictionary }) => /\/S \/(\w+)/.exec(dictionary)?.[1] ?? []),
    fonts: all.flatMap(({ dictionary }) =>
      dictionary.includes('/FontDescriptor') ? (/\/BaseFont \/([^\s/]+)/.exec(dictionary)?.[1] ?? []) : [],
    ),
  };
};
