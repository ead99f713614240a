import { PASSWORD_MIN, refuseWeakPassword } from '../../src/identity/domain/password-rules';
import { DomainError } from '../../src/shared/errors';

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

describe('a password that is long and not common is taken', () => {
  it.each([
    ['a few plain words', 'copper lantern on the quay'],
    ['other alphabets', 'зелёная лампа у окна'],
    ['64 characters', 'k7#'.padEnd(64, 'moss and fern under a slow river ')],
    ['a common word inside a sentence', 'my dragon sleeps below stairs'],
  ])('attack 22: %s', (_, password) => expect(codeFor(password)).toBeNull());
});
