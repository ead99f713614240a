import fc from 'fast-check';
import { ADDRESS_MAX, LOCAL_MAX, readAddress, shownAddress } from './email-address';

const addressOf = (typed: string): string | null => {
  const read = readAddress(typed);
  return 'address' in read ? read.address : null;
};
const faultOf = (typed: string): string | null => {
  const read = readAddress(typed);
  return 'fault' in read ? read.fault : null;
};

/** RFC 5321, 4.1.2 and RFC 5322, 3.2.3: the characters of an atom. */
const ATEXT = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~";
const atom = (most: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...ATEXT), minLength: 1, maxLength: most });
const local = fc.array(atom(12), { minLength: 1, maxLength: 4 }).map((atoms) => atoms.join('.'));
const label = fc.stringMatching(/^[a-z0-9]([a-z0-9]{0,20}[a-z0-9])?$/);
const domain = fc
  .tuple(
    fc.array(label, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('com', 'test', 'museum', 'xn--p1ai'),
  )
  .map(([labels, top]) => [...labels, top].join('.'));

describe('an e-mail address', () => {
  it('of RFC 5321 with a plain name is taken as it is, in lower case', () => {
    fc.assert(
      fc.property(local, domain, (name, host) => {
        expect(addressOf(`${name}@${host}`)).toBe(`${name}@${host}`.toLowerCase());
      }),
    );
  });

  it('is the same address in any capitals, and read again stays what it is', () => {
    fc.assert(
      fc.property(local, domain, (name, host) => {
        const address = addressOf(`${name}@${host}`) ?? '';
        expect(addressOf(address.toUpperCase())).toBe(address);
        expect(addressOf(address)).toBe(address);
        expect(addressOf(shownAddress(address))).toBe(address);
      }),
    );
  });

  it('is never more than what a mail server takes, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }).map((text) => `a@${text}`),
        ),
        (typed) => {
          const address = addressOf(typed);
          if (address === null) return;
          expect(address).toMatch(/^[\x21-\x7e]+@[a-z0-9.-]+$/);
          expect(address).toBe(address.toLowerCase());
          expect(address.length).toBeLessThanOrEqual(ADDRESS_MAX);
          expect(address.indexOf('@')).toBeLessThanOrEqual(LOCAL_MAX);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["o'hara&sons@example.com", "o'hara&sons@example.com"],
    ['a/b=c~d#e@example.com', 'a/b=c~d#e@example.com'],
    ['{curly}|pipe@example.com', '{curly}|pipe@example.com'],
    ['ada@xn--e1afmkfd.xn--p1ai', 'ada@xn--e1afmkfd.xn--p1ai'],
    ['ada@ПРИМЕР.рф', 'ada@xn--e1afmkfd.xn--p1ai'],
    ['Ada@MÜNCHEN.de', 'ada@xn--mnchen-3ya.de'],
    ['ada@例え。jp', 'ada@xn--r8jz45g.jp'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
    [`${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.com`, expect.any(String)],
  ])('%s is taken', (typed, address) => expect(addressOf(typed)).toEqual(address));

  it.each([
    ['"ada lovelace"@example.com', 'quoted'],
    ['"ada"@example.com', 'quoted'],
    ['adá@example.com', 'local_not_ascii'],
    ['\u212a@example.com', 'local_not_ascii'],
    [`${'a'.repeat(65)}@example.com`, 'local_too_long'],
    [`${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(58)}.com`, 'too_long'],
    [`a@${'ü.'.repeat(40)}com`, 'too_long'],
    ['ada', 'invalid'],
    ['@example.com', 'invalid'],
    ['ada@example', 'invalid'],
    ['ada@localhost', 'invalid'],
    ['ada@127.0.0.1', 'invalid'],
    ['ada@[127.0.0.1]', 'invalid'],
    ['ada@-example.com', 'invalid'],
    ['ada@example-.com', 'invalid'],
    ['ada@example..com', 'invalid'],
    ['ada@example.com.', 'invalid'],
    ['.ada@example.com', 'invalid'],
    ['a..b@example.com', 'invalid'],
    ['a b@example.com', 'invalid'],
    ['a,b@example.com', 'invalid'],
    ['a@b@example.com', 'invalid'],
    ['ada@exa_mple.com', 'invalid'],
    ['ada@example.xn--zz', 'invalid'],
    ['ada@fo%6f.рф', 'invalid'],
    [`ada@${'a'.repeat(64)}.com`, 'invalid'],
    ['ada@example.com\r\nBcc: x@example.com', 'local_not_ascii'],
  ])('%s is refused: %s', (typed, fault) => expect(faultOf(typed)).toBe(fault));

  it.each([
    ['ada@xn--mnchen-3ya.de', 'ada@münchen.de'],
    ['ada@example.com', 'ada@example.com'],
  ])('%s is shown as %s', (address, shown) => expect(shownAddress(address)).toBe(shown));
});
