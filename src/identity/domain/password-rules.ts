import { refused } from '../../shared/errors';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

/** Stems that most of the commonest passwords are made of; digits and punctuation around them do not help. */
const COMMON_STEMS = new Set(
  (
    'password passwort motdepasse contrasena qwerty qwertz azerty qwertyuiop asdfghjkl asdfgh zxcvbnm zxcvbn letmein ' +
    'welcome iloveyou admin administrator login master dragon monkey football baseball basketball superman batman ' +
    'sunshine princess shadow michael jennifer jordan hunter killer trustno charlie andrew michelle jessica pepper ' +
    'daniel access thomas summer winter spring autumn freedom whatever computer internet starwars pokemon secret ' +
    'changeme default hello hellohello test testtest guest abcdef abcdefg abcdefgh abcdefghij abcabc qazwsx ' +
    'qweasd qweasdzxc lovely loveme babygirl liverpool chelsea arsenal barcelona juventus flower soccer hockey ' +
    'mustang corvette ferrari mercedes google amazon facebook greenroom interview'
  ).split(' '),
);

/**
 * Refuses passwords that guessers try first: too short, one character or a run repeated, digits only, or a common
 * word with digits and signs around it. Length counts characters; nothing after any byte is cut off. Throws 422.
 */
export const refuseWeakPassword = (password: string, email: string, field: string): void => {
  const lower = password.toLowerCase();
  const stem = lower.replace(/[^\p{L}]+/gu, '');
  const weak =
    COMMON_STEMS.has(stem) ||
    COMMON_STEMS.has(unleet(lower)) ||
    /^\d+$/.test(password) ||
    new Set(lower).size < 4 ||
    /^(.{1,6})\1+$/.test(lower) ||
    lower === email.toLowerCase() ||
    (stem.length > 0 && stem === (email.split('@')[0] ?? '').toLowerCase());
  if (weak) {
    throw refused(
      'password.too_common',
      'This password is among the first that are guessed. Choose another.',
      field,
    );
  }
};

const unleet = (text: string): string =>
  text
    .replaceAll('0', 'o')
    .replaceAll('1', 'i')
    .replaceAll('3', 'e')
    .replaceAll('4', 'a')
    .replaceAll('@', 'a')
    .replaceAll('5', 's')
    .replaceAll('$', 's')
    .replaceAll('7', 't')
    .replace(/[^a-z]+/g, '');
