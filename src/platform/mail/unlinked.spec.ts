import fc from 'fast-check';
import { unlinked, unlinkedBut } from './unlinked';

const OURS = 'https://greenroom.example';

describe('what people wrote, in a mail', () => {
  it.each([
    ['Claim it at evil-bank.com/claim', 'Claim it at evil-bank[.]com/claim'],
    ['https://evil.com:8080/x', 'https[:]//evil[.]com[:]8080/x'],
    ['mailto:a@b.cc', 'mailto[:]a[at]b[.]cc'],
    ['tel:0900', 'tel[:]0900'],
    ['evil\u3002com evil\uff0ecom evil\uff61com', 'evil[.]com evil[.]com evil[.]com'],
    ['a\uff20b.c', 'a[at]b.c'],
    ['пример.рф', 'пример[.]рф'],
    ['192.168.10.10', '192[.]168[.]10[.]10'],
    ['Price: 1,120.00 EUR, or 99.50.', 'Price: 1,120.00 EUR, or 99.50.'],
    [
      '12.34.com 12.34-x.com a.12.34 tel:0900.1234',
      '12[.]34[.]com 12[.]34-x[.]com a[.]12[.]34 tel[:]0900[.]1234',
    ],
    ['7.7\u3002evil evil\u30027.75', '7.7[.]evil evil\u30027[.]75'],
    ['J. R. R. Tolkien Jr.', 'J. R. R. Tolkien Jr.'],
    ['J.R.R. Tolkien', 'J.R.R. Tolkien'],
    ['What: a talk. When: 18:00.', 'What: a talk. When: 18:00.'],
  ])('%s', (text, written) => {
    expect(unlinked(text)).toBe(written);
    expect(unlinked(written)).toBe(written);
  });

  it.each([
    [`See ${OURS}/v1/bookings/7.`, `See ${OURS}/v1/bookings/7.`],
    [`${OURS}`, OURS],
    [`${OURS}.evil.com/x`, 'https[:]//greenroom[.]example[.]evil[.]com/x'],
    [`${OURS}@evil.com`, 'https[:]//greenroom[.]example[at]evil[.]com'],
    [`Ada at evil.com: ${OURS}/x`, `Ada at evil[.]com: ${OURS}/x`],
    [`http://greenroom.example/x`, 'http[:]//greenroom[.]example/x'],
  ])('beside our own addresses: %s', (text, written) => expect(unlinkedBut(OURS, text)).toBe(written));

  it('never holds what a program takes for an address', () => {
    const parts = fc.constantFrom(
      'evil',
      '.',
      'com',
      '@',
      ':',
      '//',
      '/',
      ' ',
      '。',
      'mailto:',
      'www.',
      'é',
      '7',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 15 }), (some) => {
        expect(unlinked(some.join(''))).not.toMatch(
          /@|:\/\/|mailto:[^\s]|[\p{L}\p{N}][.。](?=[\p{L}\p{N}-]{2})[\p{N}-]*\p{L}/u,
        );
      }),
      { numRuns: 5_000 },
    );
  });
});
