import { readPdf } from '../../../test/support/pdf-reader';
import type { Block } from './block';
import { renderPdf } from './render-pdf';

const frame = {
  title: 'Feedback - Zoë 李',
  author: 'A coach',
  subject: 'Practice',
  header: 'Zoë · Onsite',
  footer: 'Practice, not a hiring decision',
  at: new Date('2027-02-01T12:00:00Z'),
};
const paragraph = (text: string, more: Partial<Block> = {}): Block => ({
  tag: 'P',
  text,
  size: 10.5,
  weight: 'regular',
  colour: '#000000',
  before: 4,
  indent: 0,
  keepWithNext: false,
  ruled: false,
  ...more,
});
const rendered = async (...texts: string[]) =>
  readPdf(
    await renderPdf(
      frame,
      texts.map((text) => paragraph(text)),
    ),
  );
const body = ({ pages }: Awaited<ReturnType<typeof rendered>>) => pages.flatMap((lines) => lines.slice(2));
const squeezed = (text: string) => text.replaceAll(/\s+/g, '');

describe('a PDF', () => {
  it.each([
    ['Latin', 'Straße, naïve façade “so” – 100 %'],
    ['Greek', 'Η υποψήφια εξήγησε το σχέδιο'],
    ['Cyrillic', 'Кандидат закончил её за шесть недель'],
    ['Vietnamese', 'Nguyễn Thị Phương đã tiếp quản một dự án'],
    ['Japanese', '候補者は「数字」を示しました。'],
    ['Chinese', '候选人接手了一个项目。'],
    ['Korean', '지원자는 여섯 주 만에 끝냈습니다.'],
    ['Armenian', 'Թեկնածուն ստանձնեց'],
    ['Georgian', 'კანდიდატმა ჩაიბარა'],
    ['Ethiopic', 'እጩው ተረከበ'],
    ['symbols', '→ ≤ ∑ ∞ √ ☃'],
  ])('gives %s back letter by letter', async (_script, text) => {
    expect(body(await rendered(text)).join('')).toBe(text.normalize('NFC'));
  });

  it.each([
    ['Devanagari', 'उम्मीदवार ने परियोजना संभाली'],
    ['Bengali', 'প্রার্থী দায়িত্ব নিয়েছিলেন'],
    ['Tamil', 'வேட்பாளர் ஏற்றார்'],
    ['Telugu', 'అభ్యర్థి స్వీకరించారు'],
    ['Gujarati', 'ઉમેદવારે સંભાળ્યો'],
    ['Gurmukhi', 'ਉਮੀਦਵਾਰ ਨੇ ਸੰਭਾਲਿਆ'],
    ['Kannada', 'ಅಭ್ಯರ್ಥಿ ವಹಿಸಿಕೊಂಡರು'],
    ['Malayalam', 'സ്ഥാനാർത്ഥി ഏറ്റെടുത്തു'],
    ['Sinhala', 'අපේක්ෂකයා භාර ගත්තේය'],
    ['Thai', 'ผู้สมัครรับผิดชอบ'],
    ['Lao', 'ຜູ້ສະໝັກໄດ້ຮັບ'],
    ['Khmer', 'បេក្ខជនបានទទួល'],
    ['Burmese', 'တာဝန်ယူခဲ့သည်'],
  ])('draws %s and spells it out beside, in its order', async (_script, text) => {
    const content = await rendered(text);
    expect(content.actual).toContain(text.normalize('NFC'));
    expect(squeezed(content.actual.join(' '))).toContain(squeezed(text.normalize('NFC')));
    expect(body(content).join('')).not.toContain('\ufffd');
  });

  it('draws Hebrew from right to left, with Latin words, numbers and brackets the right way round', async () => {
    const content = await rendered('שלום AWS Lambda (גרסה 3.11)!');
    expect(body(content)).toEqual(['!(3.11 הסרג) AWS Lambda םולש']);
    expect(content.actual).toContain('שלום AWS Lambda (גרסה 3.11)!');
  });

  it('joins Arabic letters, keeps numbers readable, and tells screen readers the text as it was written', async () => {
    const text = 'أنهى المشروع خلال ٩٥ يوما (Migration 2.0)';
    const content = await rendered(text);
    expect(content.actual).toContain(text);
    const [line = ''] = body(content);
    expect(line).toContain('٩٥');
    expect(line).toContain('(Migration 2.0)');
    expect(line.indexOf('Migration')).toBeLessThan(line.indexOf('٩٥'));
    expect(content.fonts.some((name) => name.includes('NotoSansArabic'))).toBe(true);
  });

  it('draws emoji', async () => {
    const content = await rendered('well done 🎉');
    expect(body(content)).toEqual(['well done 🎉']);
  });

  it('shows a mark for what no font has, and says what it was', async () => {
    const content = await rendered('well done \u{12000}');
    expect(body(content)).toEqual(['well done \ufffd']);
    expect(content.actual).toContain('\u{12000}');
  });

  it('draws no control characters, no hidden text and no half characters', async () => {
    const content = await rendered('a\u0000b zero\u200bwidth\ufeff \u202eevil\u202c \ud800x \u{e0041}tag');
    expect(body(content)).toEqual(['a\ufffdb zerowidth evil \ufffdx tag']);
  });

  it('breaks a word that is longer than a line, and loses none of it', async () => {
    for (const word of ['x'.repeat(3000), '漢'.repeat(700), 'ש'.repeat(900), '\u0e01'.repeat(900)]) {
      const lines = body(await rendered(word));
      expect(lines.length).toBeGreaterThan(5);
      expect(lines.join('')).toBe(word);
    }
  });

  it('embeds what is used and nothing else, and says what it is', async () => {
    const file = await renderPdf(frame, [
      paragraph('Hello', { tag: 'H1', weight: 'bold' }),
      paragraph('there'),
    ]);
    const { fonts, tags } = readPdf(file);
    expect(new Set(fonts.map((name) => name.split('+')[1]))).toEqual(
      new Set(['NotoSans-Regular', 'NotoSans-Bold']),
    );
    expect(file.length).toBeLessThan(30_000);
    expect(tags).toEqual(expect.arrayContaining(['Document', 'H1', 'P']));
    const text = file.toString('latin1');
    expect(text).toContain('/Lang (en)');
    expect(text).toContain('/Marked true');
    expect(text).toContain('/DisplayDocTitle true');
  });

  it('is the same bytes for the same blocks, also when two are made at once', async () => {
    const blocks = [paragraph('Hello, \u00a0 world'), paragraph('שלום 漢字 ﬁ fi')];
    const [one, other] = await Promise.all([renderPdf(frame, blocks), renderPdf(frame, blocks)]);
    await renderPdf(frame, [paragraph('fi ﬁ\u00a0else')]);
    expect(one.equals(other)).toBe(true);
    expect((await renderPdf(frame, blocks)).equals(one)).toBe(true);
  });

  it('holds 300 long notes: every page numbered and headed, no heading alone at the foot', async () => {
    const long = 'They agreed owners, wrote the plan down and finished within six weeks. '.repeat(24);
    const blocks = Array.from({ length: 300 }, (_, at) => [
      paragraph(`Note ${at + 1}`, { tag: 'H3', weight: 'bold', keepWithNext: true }),
      paragraph(`${long}${at}`),
    ]).flat();
    const { pages } = readPdf(await renderPdf(frame, blocks));
    expect(pages.length).toBeGreaterThan(100);
    for (const [at, lines] of pages.entries()) {
      expect(lines.slice(0, 2)).toEqual([frame.header, `${frame.footer}Page ${at + 1} of ${pages.length}`]);
      expect(lines.at(-1)).not.toMatch(/^Note \d+$/);
    }
    const all = pages.flat();
    for (let note = 1; note <= 300; note += 1) expect(all).toContain(`Note ${note}`);
  });
});
