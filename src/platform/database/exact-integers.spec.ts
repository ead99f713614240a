import fc from 'fast-check';
import { exactInteger, exactTypes } from './exact-integers';

describe('a bigint of the database', () => {
  it('is the same number', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => exactInteger(String(n)) === n));
  });

  it.each(['9007199254740992', '-9223372036854775808', '1.5', 'many'])('that is %s is refused', (text) => {
    expect(() => exactInteger(text)).toThrow(RangeError);
  });

  it('is told from other types', () => {
    expect(exactTypes.getTypeParser(20)('12000')).toBe(12_000);
    expect(exactTypes.getTypeParser(25)('12000')).toBe('12000');
  });
});
