import { types } from 'pg';

/** PostgreSQL's own number of the type. */
const BIGINT_OID = 20;

/** Text of a whole number as a number. Throws a RangeError for what a number cannot hold exactly: money is never rounded. */
export const exactInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact whole number: ${text}`);
  return value;
};

/** Parsers of a connection on which every `bigint` arrives as an exact number; `sum` of one is cast to it. */
export const exactTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === BIGINT_OID && format !== 'binary'
      ? exactInteger
      : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};
