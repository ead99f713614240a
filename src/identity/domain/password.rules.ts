import { refused } from '../../shared/errors';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

/** Words, names and walks over the keyboard that the commonest passwords are put together from. */
const COMMON_PARTS = (
  'password passwort motdepasse contrasena qwertyuiop qwerty qwertz azerty asdfghjkl asdfgh asdf zxcvbnm zxcvbn ' +
  'letmein welcome iloveyou ilove loveyou love administrator admin login master dragon monkey football baseball ' +
  'basketball superman batman sunshine princess shadow michael jennifer jordan hunter killer trustno charlie andrew ' +
  'michelle jessica pepper daniel access thomas summer winter spring autumn freedom whatever computer internet ' +
  'starwars pokemon secret changeme default hello test guest user root qazwsx qweasd qweasdzxc lovely babygirl ' +
  'liverpool chelsea arsenal barcelona juventus flower soccer hockey mustang corvette ferrari mercedes google amazon ' +
  'facebook greenroom interview 1q2w3e4r5t 1q2w3e4r q1w2e3r4t5 q1w2e3r4 1qaz 2wsx 3edc zaq1 zaq xsw wsx cde qaz edc ' +
  'basketball volleyball manchester amsterdam california christopher elizabeth alexander alexandra stephanie sebastian ' +
  'charlotte catherine christine christina christian angelina anastasia valentina isabella margaret patricia kimberly ' +
  'benjamin nicholas jonathan matthew patrick samantha victoria veronica vladimir natasha aleksandr ekaterina robert ' +
  'william richard joseph terminator enterprise undertaker salamander translator motherlode superstar skywalker ' +
  'starcraft warhammer minecraft wolverine metallica rammstein nuttertools southpark microsoft panasonic playstation ' +
  'butterfly beautiful chocolate strawberry hollywood blackjack paintball lokomotiv fuck inside deepthroat usuckballz ' +
  'sersolution rjirfrgbde fktrcfylh multiplelo mailcreated soso sojdlg aljg spider spiderman trinity thunder phoenix ' +
  'qwert poiuytrewq poiuyt lkjhgfdsa mnbvcxz q1w2e3r4t5y6 1q2w3e4r5t6y qazwsxedcrfv qweasdzxc 4815162342 1123581321 ' +
  'qwe asd zxc wer sdf xcv 147258369 147258 258 369 159 753 god jesus baby girl boy my'
)
  .split(' ')
  .sort((left, right) => right.length - left.length);

/** Fewer characters than this beside common parts, runs and repeats do not make a password. */
const OWN_CHARACTERS = 4;

/**
 * Refuses passwords that guessers try first: put together from common words, keyboard walks, runs like 1234 or abcd
 * and repeats, or from the own address. Length counts characters; nothing after any byte is cut off. Throws 422
 * `password.too_common`.
 */
export const refuseWeakPassword = (password: string, email: string, field: string): void => {
  const lower = password.toLowerCase();
  const name = letters(email.split('@')[0] ?? '');
  const weak =
    ownCharacters(lower) < OWN_CHARACTERS ||
    ownCharacters(unleet(lower)) < OWN_CHARACTERS ||
    new Set(lower).size < OWN_CHARACTERS ||
    /^(.{1,6})\1+$/.test(lower) ||
    lower === email.toLowerCase() ||
    (name.length > 0 && letters(lower) === name);
  if (weak) {
    throw refused(
      'password.too_common',
      'This password is among the first that are guessed. Choose another.',
      field,
    );
  }
};

/** How many characters are left when common parts, runs and repeats are taken away; digits count for nothing. */
const ownCharacters = (text: string): number => {
  let rest = text;
  for (const part of COMMON_PARTS) rest = rest.replaceAll(part, ' ');
  return [...withoutRuns(rest).replace(/[\d\s]+/gu, '')].length;
};

/** Without three or more characters that repeat or follow each other in code order. */
const withoutRuns = (text: string): string => {
  const characters = [...text];
  const step = (index: number): number =>
    (characters[index]?.codePointAt(0) ?? 0) - (characters[index - 1]?.codePointAt(0) ?? 0);
  const inRun = (index: number): boolean =>
    [index, index + 1, index + 2].some(
      (end) => end >= 2 && end < characters.length && Math.abs(step(end)) <= 1 && step(end) === step(end - 1),
    );
  return characters.filter((_, index) => !inRun(index)).join('');
};

const letters = (text: string): string => text.replace(/[^\p{L}]+/gu, '');

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
    .replace(/[^\p{L}]+/gu, '');
