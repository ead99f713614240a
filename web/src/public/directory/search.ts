import type { AnswerOf, GivenOf } from '../../../../client';
import { minorUnits } from '../../domain/amount';
import { textSearch } from '../../frame/search';

/** What narrows the directory, as it stands in the address. */
export const FILTERS = [
  'q',
  'for',
  'level',
  'principle',
  'days',
  'from',
  'to',
  'max',
  'currency',
  'rating',
  'language',
  'qualification',
] as const;
export type Filter = (typeof FILTERS)[number];

export const directorySearch = textSearch(...FILTERS, 'target', 'sort', 'compare', 'zone');
export type DirectorySearch = ReturnType<typeof directorySearch>;
export type Directory = AnswerOf<'get', '/v1/coaches'>;
export type Coach = Directory['items'][number];
type Query = NonNullable<NonNullable<GivenOf<'get', '/v1/coaches'>['params']>['query']>;

/** What is kept in the address when somebody has no target to search with, or does not want to. */
export const NO_TARGET = 'none';

/** The address in the words of the API. What is not whole is left out: a price without its currency. */
export const queryOf = (search: DirectorySearch, zone: string, targetId: string | null): Query => {
  const [packKey, stageKey] = (search.for ?? '').split(':');
  const { currency } = search;
  const most = currency && search.max ? minorUnits(search.max, currency) : null;
  return dropEmpty({
    q: search.q,
    packKey,
    stageKey,
    levelKey: search.level,
    principle: search.principle,
    weekdays: search.days,
    timeFrom: search.from,
    timeTo: search.to,
    priceMax: most ?? undefined,
    currency,
    minRating: search.rating ? Number(search.rating) : undefined,
    language: search.language,
    qualification: search.qualification as Query['qualification'],
    sort: (search.sort === 'price' && !currency ? undefined : search.sort) as Query['sort'],
    targetId: targetId ?? undefined,
    zone,
  });
};

const dropEmpty = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''));

/** Filters of the API and what stands for each of them in the address. */
const IN_ADDRESS: Record<string, readonly Filter[]> = {
  q: ['q'],
  packKey: ['for', 'level', 'principle'],
  stageKey: ['for'],
  levelKey: ['level'],
  principle: ['principle'],
  weekdays: ['days'],
  timeFrom: ['from', 'to'],
  priceMax: ['max', 'currency'],
  currency: ['max', 'currency'],
  minRating: ['rating'],
  language: ['language'],
  qualification: ['qualification'],
};

/** The address without these filters of the API; a level or pack that is not in it came from the target. */
export const without = (search: DirectorySearch, filters: readonly string[]): DirectorySearch => {
  const gone = new Set(filters.flatMap((filter) => IN_ADDRESS[filter] ?? []));
  const left = Object.fromEntries(Object.entries(search).filter(([key]) => !gone.has(key as Filter)));
  const isOfTarget =
    filters.some((filter) => filter === 'levelKey' || filter === 'packKey') && !search.level && !search.for;
  return isOfTarget ? { ...left, target: NO_TARGET } : left;
};

/** How many things narrow the list. */
export const countOf = (search: DirectorySearch): number => {
  const { from, to, max, currency, ...others } = search;
  const single = FILTERS.filter((filter) => others[filter as keyof typeof others] !== undefined).length;
  return single + (from || to ? 1 : 0) + (max && currency ? 1 : 0);
};

/** Coaches that were chosen to be compared. */
export const comparedIn = ({ compare }: DirectorySearch): string[] => (compare ? compare.split(',') : []);

const MOST_COMPARED = 3;

/** The same with one more or one less; a fourth stands instead of the first. */
export const toggleCompared = (search: DirectorySearch, id: string): string | undefined => {
  const chosen = comparedIn(search);
  const next = chosen.includes(id)
    ? chosen.filter((one) => one !== id)
    : [...chosen, id].slice(-MOST_COMPARED);
  return next.length > 0 ? next.join(',') : undefined;
};
