import { type DomainError, malformed } from '../../shared/errors';
import { isUuid } from '../../shared/ids';

/** An opaque cursor from the sort values of a page's last row. */
export const encodeCursor = (parts: string[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The sort values of a cursor; 400 when it is not one of ours. */
export const decodeCursor = (cursor: string, length: number): string[] => {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== length || !parts.every((part) => typeof part === 'string')) {
    throw invalidCursor();
  }
  return parts;
};

/** The id in a cursor of a list that is sorted by id alone; null without a cursor, 400 for rubbish. */
export const decodeIdCursor = (cursor: string | undefined): string | null => {
  if (cursor === undefined) return null;
  const [id = ''] = decodeCursor(cursor, 1);
  if (!isUuid(id)) throw invalidCursor();
  return id;
};

/** Instant and id in a cursor of a list that is sorted by both; nulls without a cursor, 400 for rubbish. */
export const decodeInstantCursor = (cursor: string | undefined): [string, string] | [null, null] => {
  if (cursor === undefined) return [null, null];
  const [instant = '', id = ''] = decodeCursor(cursor, 2);
  if (!isUuid(id) || !isPosition(instant)) throw invalidCursor();
  return [instant, id];
};

/** Written as we write them, of a year that PostgreSQL knows; `Date` alone takes 31 February and the year 0. */
const isPosition = (text: string): boolean => {
  const instant = Date.parse(text);
  return !Number.isNaN(instant) && new Date(instant).toISOString() === text && /^(?!0000)\d{4}-/.test(text);
};

const invalidCursor = (): DomainError =>
  malformed('cursor.invalid', 'This cursor is not one that we gave out.', 'cursor');

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};

export interface Page<Item> {
  items: Item[];
  /** Null on the last one. */
  nextCursor: string | null;
}

/** Makes a page of rows that were read with `LIMIT limit + 1`. */
export const page = <Row>(rows: Row[], limit: number, sortValues: (row: Row) => string[]): Page<Row> => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(sortValues(last)) : null };
};

/** A list that is short by its nature, as a page: the only one. */
export const wholeList = <Item>(items: Item[]): Page<Item> => ({
  items,
  nextCursor: null,
});
