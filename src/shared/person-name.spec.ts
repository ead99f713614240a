import fc from 'fast-check';
import { firstNameOf, isPersonName } from './person-name';

const REAL = [
  'Ada Moreau',
  'X',
  'J. R. R. Tolkien',
  'J.R.R. Tolkien',
  'J.-P. Sartre',
  'Martin Luther King Jr.',
  'Dr. Jane Goodall',
  'Ana Lima Ph.D.',
  'Prof. Marie Curie',
  "Conan O'Brien",
  'Conan O\u2019Brien',
  "Gerard 't Hooft",
  'Jean-Luc Picard',
  'Anne\u2011Sophie Mutter',
  'Gal\u00b7la Placídia',
  'Nguyễn Thị Minh Khai',
  'Nguye\u0302\u0303n',
  'Þóra Björk Guðmundsdóttir',
  'Łukasz Żółć',
  'İbrahim Çelik',
  'Kealiʻiokamalu',
  'Ḥasan aṣ-Ṣabbāḥ',
  'Александр С. Пушкин',
  'А. С. Пушкин',
  'Ελένη Παπαδοπούλου',
  'محمد بن سلمان',
  'علی\u200cرضا قربانی',
  'דוד בן־גוריון'.replace('\u05be', '-'),
  'ג\u05f3ורג\u05f3',
  'नरेन्द्र दामोदरदास',
  'க\u0bcd. ராமசாமி'.replace('\u0bcd', ''),
  'ශ්\u200dරී ලාල්',
  'ธงไชย แมคอินไตย์',
  'ม.ล. ปิ่น',
  'བསྟན་འཛིན་རྒྱ་མཚོ',
  '王小明',
  '山田 太郎',
  'ジョン\u30fbスミス',
  '김민수',
  'Ҡарағужа',
  'გიორგი მელაძე',
  'Արամ Խաչատրյան',
  'አበበ ቢቂላ',
  'ꦱꦸꦏꦂꦤꦺꦴ',
  '𞤀𞤣𞤢𞤥',
  '辻\u{e0100} 太郎',
  'ᠮᠣᠩᠭᠣᠯ\u180b',
  'മോഹന്\u200d',
];

const UNSEEN = [
  '\u3164',
  '\uffa0',
  '\u115f\u1160',
  '\u2800',
  '\ufe0f',
  '\u{e0100}',
  '\u034f',
  '\u3164-\u3164',
  "\uffa0'\uffa0",
  '\u3164.',
  'Ada \u3164',
  'Ada\u3164',
  'A\u034fda',
  'A\u17b4da',
  'Ada \ufe0f',
  'Ada \u200c',
  'Ada\u200d',
  'A\u200cda',
  'e\u0301\u200dl',
  '王\u200c小',
];

const ADDRESSES = [
  'Claim your prize at evil-bank.com/claim',
  'evil-bank.com',
  'evil.io',
  'a.bc',
  'J.R.Tolkien',
  'T.co.',
  'x.y.zz.',
  'evil\u3002com',
  'evil\uff0ecom',
  'evil\uff61com',
  'evil\u2024com',
  'mailto:a',
  'a@b.c',
  'a\uff20b',
  'http://x',
  '//evil',
  'evil/claim',
  'evil\\claim',
  'www.evil',
  '1.2.3.4',
  'call 0900 123456',
  'Ada 2',
  '١٢٣',
  'a\tb',
  'a\nb',
  'a  b',
  ' a',
  'a ',
  '.',
  '-',
  "'",
  '',
  '\u200d',
  'a\u202eb',
  'a\u200bb',
  `a${'\u0301'.repeat(5)}`,
  '<b>Ada</b>',
  'Ada (CEO)',
  'Ada; Bob',
  'Ada\u0000',
  'Ada\ud800',
  '😀',
];

describe('a name of a person', () => {
  it.each(REAL)('is %s', (name) => expect([name, isPersonName(name)]).toEqual([name, true]));
  it.each(ADDRESSES)('is not %j', (text) => expect([text, isPersonName(text)]).toEqual([text, false]));

  it.each(UNSEEN)('has no part that cannot be seen: not %j', (text) =>
    expect([text, isPersonName(text)]).toEqual([text, false]),
  );

  it('holds no letter that shows nothing, of all that Unicode has', () => {
    for (let code = 0; code < 0x110000; code += 1) {
      const sign = code >= 0xd800 && code < 0xe000 ? 'x' : String.fromCodePoint(code);
      if (/\p{Default_Ignorable_Code_Point}/u.test(sign) && isPersonName(sign))
        throw new Error(code.toString(16));
    }
  });

  const signs = fc.constantFrom(..."aZé王ا. -'@/:。．", '.c', '.com', 'www.', '\u0301', '\u200d', '7');
  it('never holds what a program takes for an address, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        fc.pre(isPersonName(text));
        expect(text).not.toMatch(/[@/\\:\p{N}\u3002\uff0e\uff61]|\.\s*\.|\.\p{L}\p{M}*\p{L}/u);
      }),
      { numRuns: 20_000 },
    );
  });

  it('may be put together of names', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REAL), fc.constantFrom(...REAL), (one, other) =>
        isPersonName(`${one} ${other}`),
      ),
    );
  });

  it('is told from another text without trying all ways to split it', () => {
    const parts = ['a', "a'", 'a.', 'a\u0301', 'a ', 'a-', 'ab.c.', 'a\u200d'];
    for (const part of parts) expect(isPersonName(`${part.repeat(5_000)}!`)).toBe(false);
  });
});

describe('a first name', () => {
  it.each([
    ['Ada Moreau', 'Ada'],
    ['X', 'X'],
    ['Jean-Luc Picard', 'Jean-Luc'],
    ['J. R. R. Tolkien', 'J. R. R. Tolkien'],
    ['Dr. Jane Goodall', 'Dr. Jane Goodall'],
  ])('of %s is %s', (name, first) => {
    expect(firstNameOf(name)).toBe(first);
  });
});
