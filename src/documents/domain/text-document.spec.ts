import fc from 'fast-check';
import { assertLength, textOf, wordsIn } from './text-document';

const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'taken';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const uploaded = (content: string | number[]) =>
  refusal(() => textOf(typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)));

describe('an uploaded text', () => {
  const word = fc.stringMatching(/^[\p{L}\p{N} ,.!?\t\n-]*\p{L}[\p{L}\p{N} ,.!?\t\n-]*$/u);

  it('is taken as it is written, in any script, with plain line breaks', () => {
    fc.assert(fc.property(word, (text) => expect(textOf(Buffer.from(text))).toBe(text)));
    expect(textOf(Buffer.from('one\r\ntwo\rthree\n'))).toBe('one\ntwo\nthree\n');
  });

  it('loses the mark that some editors write in front', () => {
    expect(textOf(Buffer.from('\ufeffHello'))).toBe('Hello');
  });

  it.each([
    ['bytes that are not UTF-8', [0x48, 0xe9, 0x6c], 'document.not_text'],
    ['half a character', [0x48, 0xe2, 0x82], 'document.not_text'],
    ['a control character', 'Hello\u0000world', 'document.not_text'],
    ['a character that turns the text around', 'Hello \u202eworld', 'document.not_text'],
    ['a mark of byte order inside', 'Hello \ufeffworld', 'document.not_text'],
    ['a PDF called .txt', '%PDF-1.7 words', 'document.not_text'],
    ['RTF called .txt', '{\\rtf1 words}', 'document.not_text'],
    ['PostScript called .txt', '%!PS-Adobe words', 'document.not_text'],
    ['nothing', '', 'document.empty'],
    ['signs without a word', '--- *** !!!\n', 'document.empty'],
    ['a form feed between pages', 'one\u000ctwo', 'taken'],
    ['what only speaks of a PDF', 'This is not %PDF-1.7', 'taken'],
  ])('of %s is: %s', (_, content, expected) => {
    expect(uploaded(content)).toBe(expected);
  });
});

describe('the words of a text', () => {
  it.each([
    ['', 0],
    ['One, two; three.', 3],
    ['# Title\n\n- **bold** item', 3],
    ["It's a well-known fact", 5],
    ['12 apples', 2],
    ['— … —', 0],
  ])('%j: %i', (text, words) => {
    expect(wordsIn(text)).toBe(words);
  });

  it('are counted also where a script has no spaces', () => {
    expect(wordsIn('私は学生です')).toBeGreaterThan(1);
  });

  it('of two texts with a line between are those of both', () => {
    const text = fc.array(fc.constantFrom('tent', 'boat', 'rope', '*', '42'), { maxLength: 20 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [one.join(' '), other.join(' ')];
        expect(wordsIn(`${a}\n${b}`)).toBe(wordsIn(a) + wordsIn(b));
      }),
    );
  });
});

describe('the length that is asked for', () => {
  const limit = { min: 100, max: 200 };

  it.each([
    [99, 'document.too_short'],
    [100, 'taken'],
    [200, 'taken'],
    [201, 'document.too_long'],
  ])('%i words of 100 to 200: %s', (words, expected) => {
    expect(refusal(() => assertLength(words, limit))).toBe(expected);
  });

  it('is told together with the count', () => {
    expect(() => assertLength(99, limit)).toThrow(
      expect.objectContaining({
        detail: 'It has 99 words; at least 100 are asked for.',
        extra: { words: 99, limit },
      }),
    );
  });
});
