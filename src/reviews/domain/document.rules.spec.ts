import fc from 'fast-check';
import { checkedName, cleanedName } from './document.rules';

describe('a cleaned name of a file', () => {
  it('is one that is taken, whatever the file is called, and stays as it is then', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const cleaned = cleanedName(name);
        expect(checkedName(cleaned)).toBe(cleaned);
        expect(cleanedName(cleaned)).toBe(cleaned);
      }),
    );
  });

  it.each([
    ['essay v2 (final).md', 'essay v2 (final).md'],
    ['C:\\Users\\ada\\essay.md', 'essay.md'],
    ['../../etc/essay.md', 'essay.md'],
    ['a\u0000b\ud800.md', 'a_b_.md'],
    ['...', 'document'],
    ['', 'document'],
  ])('of %j is %j', (name, cleaned) => expect(cleanedName(name)).toBe(cleaned));
});
