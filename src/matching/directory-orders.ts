import { decodeCursor, encodeCursor } from '../platform/http/paging';
import { type DomainError, malformed } from '../shared/errors';
import { isUuid } from '../shared/ids';
import type { Bind } from './directory-filters';
import type { ListedCoach } from './directory.queries';

/** In which orders rows come. `soonest` is not among them: times are not in rows. */
export type RowOrder = 'match' | 'rating' | 'experience' | 'price';

/** Where a page ended: the sort values of its last coach. */
export interface DirectoryPosition {
  values: number[];
  id: string;
}

interface Part {
  sql: string;
  descending?: boolean;
  of: (coach: ListedCoach) => number;
}

const MATCHED: Part = {
  sql: 'cardinality("matchedPrinciples")',
  descending: true,
  of: ({ matchedPrinciples }) => matchedPrinciples.length,
};
/** 0 while there are too few ratings for a mean, which would tell of single ones: those come last. */
const RATING: Part = { sql: '"ratingTenths"', descending: true, of: ({ ratingTenths }) => ratingTenths };
const INTERVIEWS: Part = {
  sql: '"interviewsConducted"',
  descending: true,
  of: ({ interviewsConducted }) => interviewsConducted,
};
const PRICE: Part = { sql: '"lowestPrice"', of: ({ lowestPrice }) => lowestPrice ?? 0 };

const ORDERS: Record<RowOrder, Part[]> = {
  match: [MATCHED, RATING, INTERVIEWS],
  rating: [RATING, MATCHED, INTERVIEWS],
  experience: [INTERVIEWS, MATCHED, RATING],
  price: [PRICE, MATCHED, RATING, INTERVIEWS],
};

/** What rows are sorted by: ascending in all parts, so that one row comparison pages through it. */
export const rankIn = (order: RowOrder): string =>
  `(${ORDERS[order].map(({ sql, descending }) => (descending ? `-${sql}` : sql)).join(', ')}, id)`;

/** A position as a row to compare with the rank. */
export const boundPosition = (order: RowOrder, { values, id }: DirectoryPosition, bind: Bind): string => {
  const places = ORDERS[order].map(({ descending }, index) => {
    const value = values[index] ?? 0;
    return `${bind(descending ? -value : value)}::bigint`;
  });
  return `(${places.join(', ')}, ${bind(id)}::uuid)`;
};

export const positionAt = (order: RowOrder, coach: ListedCoach): DirectoryPosition => ({
  values: ORDERS[order].map(({ of }) => of(coach)),
  id: coach.id,
});

/** The order stands in front, but of the first that there was. */
const markOf = (order: RowOrder): string[] => (order === 'match' ? [] : [order]);

export const cursorAfter = (order: RowOrder, coach: ListedCoach): string => {
  const { values, id } = positionAt(order, coach);
  return encodeCursor([...markOf(order), ...values.map(String), id]);
};

/** Errors: 400 `cursor.invalid` for one that we did not give out, or of another order. */
export const positionOf = (order: RowOrder, cursor: string): DirectoryPosition => {
  const mark = markOf(order);
  const parts = decodeCursor(cursor, mark.length + ORDERS[order].length + 1);
  const [numbers, id = ''] = [parts.slice(mark.length, -1), parts.at(-1)];
  const isOurs = mark.every((name, index) => parts[index] === name);
  if (!isOurs || !numbers.every((text) => /^\d{1,12}$/.test(text)) || !isUuid(id)) throw foreignCursor();
  return { values: numbers.map(Number), id };
};

/** Where a list by first times ended: in which batch of the best matches, and at which time and coach of it. */
export interface SoonestPosition {
  /** The batch begins after this coach; null for the first. */
  batch: DirectoryPosition | null;
  /** Null at the batch's beginning. Without a time: Infinity. */
  after: { startMs: number; id: string } | null;
}

const SOONEST = 'soonest';

export const soonestCursor = ({ batch, after }: SoonestPosition): string =>
  encodeCursor([
    SOONEST,
    ...(batch ? [...batch.values.map(String), batch.id] : ['', '', '', '']),
    ...(after ? [String(after.startMs), after.id] : ['', '']),
  ]);

/** Errors: 400 `cursor.invalid`. */
export const soonestPositionOf = (cursor: string): SoonestPosition => {
  const [mark, ...parts] = decodeCursor(cursor, 7);
  const [place, [start = '', id = '']] = [parts.slice(0, 4), parts.slice(4)];
  const batch = place.join('') === '' ? null : positionOf('match', encodeCursor(place));
  if (mark !== SOONEST) throw foreignCursor();
  if (start === '' && id === '') return { batch, after: null };
  if (!/^(\d{1,15}|Infinity)$/.test(start) || !isUuid(id)) throw foreignCursor();
  return { batch, after: { startMs: Number(start), id } };
};

const foreignCursor = (): DomainError =>
  malformed('cursor.invalid', 'This cursor is not one that we gave out.', 'cursor');
