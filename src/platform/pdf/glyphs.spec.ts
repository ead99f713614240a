import { create } from 'fontkit';
import { type DrawnGlyph, drawnGlyphs, outlineOf } from '../../../test/support/pdf-glyphs';
import { readPdf } from '../../../test/support/pdf-reader';
import { type FamilyName, fontFile } from './font-catalogue';
import { renderPdf } from './render-pdf';

/** What is drawn, by the numbers and outlines of the embedded fonts: text that is read back would not show a letter apart. */

const frame = { title: '', author: '', subject: '', header: '', footer: '', at: new Date(0) };

const render = (text: string): Promise<Buffer> =>
  renderPdf(frame, [
    {
      tag: 'P',
      text,
      size: 20,
      weight: 'regular',
      colour: '#000000',
      before: 0,
      indent: 0,
      keepWithNext: false,
      ruled: false,
    },
  ]);

/** What stands below, on every page. */
const FOOT = 'Page 1 of 1'.length;

const glyphs = async (text: string): Promise<DrawnGlyph[]> => drawnGlyphs(await render(text)).slice(FOOT);

/** Outlines of a family that the page shows, blanks left out. */
const shapes = async (text: string, font: string): Promise<string[]> =>
  (await glyphs(text))
    .filter((glyph) => glyph.font.startsWith(font))
    .map(({ outline }) => outline)
    .filter((outline) => outline !== '');

const source = (name: FamilyName) => create(fontFile(name, 'regular'));
/** The one shape that a font has for a character that stands alone. */
const alone = (name: FamilyName, character: string): string => {
  const font = source(name) as unknown as { glyphForCodePoint(code: number): { id: number } };
  return outlineOf(font, font.glyphForCodePoint(character.codePointAt(0) ?? 0).id);
};

describe('Arabic letters', () => {
  it.each(['بيت', 'تثبت', 'ينبت', 'قضيت', 'شجنت', 'پیش', 'غيبت', 'ڀٹݓ', 'بَيْتٌ', 'يُثْبِتُ', 'فَقِيهٌ'])(
    '%s reaches from each letter to the next',
    async (word) => {
      const letters = (await glyphs(word)).filter(({ font, advance }) => /Arabic/.test(font) && advance > 0);
      expect(letters).toHaveLength(word.replaceAll(/\p{M}/gu, '').length);
      // From left to right: each but the leftmost touches its left edge, each but the rightmost its right one.
      for (const { left } of letters.slice(1)) expect(left).toBeLessThanOrEqual(0);
      for (const { right, advance } of letters.slice(0, -1)) expect(right).toBeGreaterThanOrEqual(advance);
    },
  );

  it('that do not join to the left leave their gap', async () => {
    const [end, middle] = (await glyphs('درب')).filter(
      ({ font, advance }) => /Arabic/.test(font) && advance > 0,
    );
    expect(middle?.left).toBeLessThan(100);
    expect(end?.right).toBeLessThan(end?.advance ?? 0);
  });

  it('with dots are never drawn as if they stood alone', async () => {
    const drawn = await shapes('بيتي شجن', 'NotoSansArabic');
    for (const letter of 'بيتشج') expect(drawn).not.toContain(alone('arabic', letter));
  });

  it('keep their vowels: as many marks as written, beside the joined shapes', async () => {
    const drawn = await shapes('بَيْتٌ', 'NotoSansArabic');
    for (const mark of '\u064e\u0652\u064c') expect(drawn).toContain(alone('arabic', mark));
    expect(drawn).toEqual(expect.arrayContaining(await shapes('بيت', 'NotoSansArabic')));
  });

  it('are read back one by one although several share a shape', async () => {
    const { pages } = readPdf(await render('بت ثن'));
    expect(pages.flat().join('')).toContain([...'بت ثن'].reverse().join(''));
  });
});

/** What one emoji is: one shape of the emoji font and nothing else. */
const one = async (text: string): Promise<string> => {
  const drawn = await shapes(text, 'NotoEmoji');
  expect([text, drawn.length]).toEqual([text, 1]);
  return drawn[0] ?? '';
};

describe('emoji', () => {
  it.each([
    ['a flag', '🇫🇷'],
    ['the flag of a part of a country', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['a flag that is joined', '🏳️‍🌈'],
    ['a skin tone', '👍🏽'],
    ['a profession with a skin tone', '👩🏿‍💻'],
    ['two people of two tones', '🧑🏽‍🤝‍🧑🏿'],
    ['a family', '👨‍👩‍👧‍👦'],
    ['a joined one without its selector', '❤‍🔥'],
    ['a key', '1️⃣'],
    ['an animal', '🐻‍❄️'],
  ])('%s is one shape', async (_, text) => {
    const shape = await one(text);
    for (const part of text.replaceAll(/[\u200d\ufe0f\u{e0020}-\u{e007f}]/gu, ''))
      if (/\p{Extended_Pictographic}/u.test(part) && !text.includes('👍'))
        expect(shape).not.toBe(alone('emoji', part));
  });

  it('flags of different countries differ, each once, also without a space between', async () => {
    const drawn = await shapes('🇫🇷🇺🇸🇬🇧🇯🇵', 'NotoEmoji');
    expect(new Set(drawn).size).toBe(4);
    expect(drawn).toEqual([await one('🇫🇷'), await one('🇺🇸'), await one('🇬🇧'), await one('🇯🇵')]);
  });

  it('a tone is the hand without colour: this font has no other, and draws no patch beside it', async () => {
    expect(await one('👍🏽')).toBe(await one('👍'));
    expect(readPdf(await render('👍🏽')).actual).toContain('👍🏽');
  });

  it('stand as they are in lines of other scripts and directions', async () => {
    for (const text of ['well 👩‍💻 done 🇫🇷', 'مرحبا 👩‍💻 🇫🇷 بكم', 'שלום 👩‍💻 🇫🇷'])
      expect((await shapes(text, 'NotoEmoji')).sort()).toEqual([await one('👩‍💻'), await one('🇫🇷')].sort());
  });

  it('are never cut by the end of a line', async () => {
    const drawn = await shapes('👨‍👩‍👧‍👦'.repeat(60), 'NotoEmoji');
    expect(drawn).toEqual(Array.from({ length: 60 }, () => drawn[0]));
    expect(drawn[0]).toBe(await one('👨‍👩‍👧‍👦'));
  });

  it('leave the spaces around them to the text', async () => {
    const drawn = await glyphs('a 🎉 b');
    expect(drawn.filter(({ outline }) => outline === '').map(({ font }) => font)).toEqual([
      'NotoSans-Regular',
      'NotoSans-Regular',
    ]);
  });

  it('keep no selector or tag that holds nothing together', async () => {
    const { actual, pages } = readPdf(await render('a\ufe0fb\u{e0067}\u{e007f}c'));
    expect(pages.flat().join('')).toContain('abc');
    expect(actual.join('')).not.toMatch(/[\ufe0f\u{e0067}]/u);
  });
});

describe('other scripts', () => {
  it.each<[string, string, FamilyName, string]>([
    ['Devanagari', 'क्ष', 'devanagari', 'NotoSansDevanagari'],
    ['Bengali', 'ক্ষ', 'bengali', 'NotoSansBengali'],
  ])('%s: a conjunct is one shape, without the sign that binds it', async (_, text, family, font) => {
    const drawn = await shapes(text, font);
    expect(drawn).toHaveLength(1);
    expect(drawn).not.toContain(alone(family, text[1] ?? ''));
  });

  it('Hindi writes a short i before the letter that it follows', async () => {
    const [first, second] = await shapes('हि', 'NotoSansDevanagari');
    expect(second).toBe(alone('devanagari', 'ह'));
    expect(first).not.toBe(second);
  });

  it.each<[string, string, string, FamilyName, string]>([
    ['Thai', 'น้ำ', '\u0e4d\u0e49', 'thai', 'NotoSansThai'],
    ['Lao', 'ຊ້ຳ', '\u0ecd\u0ec9', 'lao', 'NotoSansLao'],
  ])('%s: the tone stands above the ring of its vowel', async (_, text, marks, _family, font) => {
    const drawn = await shapes(text, font);
    const taken = await shapes(`${text[0]}${marks}${font.endsWith('Thai') ? '\u0e32' : '\u0eb2'}`, font);
    expect(drawn).toEqual(taken);
  });

  it('Hebrew points and Vietnamese marks are drawn', async () => {
    expect(await shapes('שָׁ', 'NotoSansHebrew')).not.toHaveLength(0);
    expect(await shapes('ị', 'NotoSans-')).toEqual([alone('sans', 'ị')]);
  });
});
