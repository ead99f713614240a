/** Letters that Unicode does not take apart into a letter and its mark, and what people without that key write. */
const WHOLE_LETTERS = { from: 'łøđı', to: 'lodi' };

/** The words of a search, as the text that they are looked for in: small letters without accents. */
export const searchWords = (text: string): string[] =>
  folded(text)
    .split(/\s+/)
    .filter((word) => word !== '');

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(
      new RegExp(`[${WHOLE_LETTERS.from}]`, 'g'),
      (letter) => WHOLE_LETTERS.to[WHOLE_LETTERS.from.indexOf(letter)] ?? letter,
    );

/** The same of an SQL text. The marks are those of European writing; of others only whole words are found. */
export const foldedSql = (sql: string): string =>
  `translate(regexp_replace(lower(normalize(${sql}, NFKD)), '[\\u0300-\\u036f]', '', 'g'), ` +
  `'${WHOLE_LETTERS.from}', '${WHOLE_LETTERS.to}')`;
