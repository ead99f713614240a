import { PASSWORD_MIN, refuseWeakPassword } from './password.rules';
import { DomainError } from '../../shared/errors';

const EMAIL = 'mayalindqvist@example.test';

const codeFor = (password: string): string | null => {
  try {
    refuseWeakPassword(password, EMAIL, 'password');
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('a password that guessers try first is refused', () => {
  it.each([
    ['a common word with digits', 'password123'],
    ['whatever the case', 'PassWord123'],
    ['digits in front and signs behind', '1234welcome!!'],
    ['letters written as digits', 'p4ssw0rd!!!!'],
    ['a row of the keyboard', 'qwertyuiop'],
    ['digits only', '1234567890123'],
    ['one character', 'aaaaaaaaaaaa'],
    ['a run that repeats', 'abc1abc1abc1'],
    ['the own address', EMAIL],
    ['the own name in the address, with digits', 'mayalindqvist2027'],
  ])('attack 22: %s', (_, password) => {
    expect(password.length).toBeGreaterThanOrEqual(PASSWORD_MIN);
    expect(codeFor(password)).toBe('password.too_common');
  });
});

/** What the public lists of leaked passwords have within their first 4,500 entries that is long enough for us. */
const LISTED =
  `qwertyuiop 1234567890 q1w2e3r4t5 4815162342 1q2w3e4r5t 0987654321 12345qwert 1234554321 123456789a
  usuckballz1 1111111111 123456789q 1029384756 password123 basketball 123qweasdzxc 12345678910 1qaz2wsx3edc 0123456789
  manchester q1w2e3r4t5y6 1123581321 qwerty12345 1q2w3e4r5t6y nuttertools 1122334455 qazwsxedcrfv 123456qwerty
  1234567890q 0000000000 qwerty123456 terminator 5555555555 9876543210 california enterprise poiuytrewq christopher
  deepthroat motherlode qwerty1234 a123456789 123456789z fuck_inside sersolution rjirfrgbde multiplelo fktrcfylhf
  undertaker 1234512345 Soso123aljg Sojdlg123aljg Mailcreated5240 salamander Translator`.split(/\s+/);

describe('a password of the lists', () => {
  it.each(LISTED)('attack 22: %s is refused, in any case and with a year behind it', (password) => {
    expect(password.length).toBeGreaterThanOrEqual(PASSWORD_MIN);
    for (const form of [password, password.toUpperCase(), `${password}2027!`])
      expect({ form, code: codeFor(form) }).toEqual({ form, code: 'password.too_common' });
  });
});

describe('a password that is long and not common is taken', () => {
  it.each([
    ['a few plain words', 'copper lantern on the quay'],
    ['other alphabets', 'зелёная лампа у окна'],
    ['64 characters', 'k7#'.padEnd(64, 'moss and fern under a slow river ')],
    ['a common word inside a sentence', 'my dragon sleeps below stairs'],
  ])('attack 22: %s', (_, password) => expect(codeFor(password)).toBeNull());
});
