import { QUALIFICATIONS_OF_COACH } from '../coaches';
import { isPublicRating, RATINGS_FOR_AVERAGE } from '../ratings';
import type { DirectoryQuery } from './directory.schemas';
import { foldedSql, searchWords } from './domain/search-words';

/** The part of a query that narrows the list. */
export type DirectoryFilters = Omit<DirectoryQuery, 'targetId'>;

/** SQL: the mean of what everybody may read of a coach `c` at `now`, in tenths, 0 while there are too few; and their number. */
export const ratingsOfCoach = (now: string): string => `
  SELECT CASE WHEN count(*) < ${RATINGS_FOR_AVERAGE} THEN 0 ELSE round(avg(stars) * 10)::int END AS tenths,
    count(*)::int AS ratings
  FROM ratings r WHERE r.coach_id = c.id AND ${isPublicRating(now)}`;

/** Adds a value to a statement's parameters and answers its placeholder. */
export type Bind = (value: unknown) => string;

/** One condition of the directory: on the coach `c`, or on an offering `o` of theirs. */
export interface Condition {
  /** The name of the filter in the query, as a hint names it. */
  filter: string;
  on: 'coach' | 'offering';
  sql: (bind: Bind) => string;
}

const equal =
  (column: string, value: unknown) =>
  (bind: Bind): string =>
    `${column} = ${bind(value)}`;

const SAID = foldedSql(`concat_ws(' ', a.name, c.company, c.role_title, c.level_title, c.bio)`);

/** Every word stands somewhere in what a coach says. The text is folded once, whatever the number of words. */
const says = (text: string): Condition['sql'] => {
  const words = searchWords(text);
  return (bind) =>
    words.length === 0
      ? 'true'
      : `(SELECT bool_and(strpos(said.text, word) > 0)
          FROM (SELECT ${SAID} AS text OFFSET 0) said, unnest(${bind(words)}::text[]) word)`;
};

const coachFilters: { [Filter in keyof DirectoryFilters]?: (value: never) => Condition['sql'] } = {
  q: says,
  packKey: (value: string) => equal('c.pack_key', value),
  company: (value: string) => (bind) => `lower(c.company) = lower(${bind(value)})`,
  role: (value: string) => (bind) => `strpos(lower(c.role_title), lower(${bind(value)})) > 0`,
  levelKey: (value: string) => equal('c.level_key', value),
  principle: (value: string[]) => (bind) => `c.principles && ${bind(value)}::text[]`,
  competency: (value: string) => (bind) => `${bind(value)} = ANY (c.competencies)`,
  language: (value: string) => (bind) => {
    const wanted = bind(value);
    return `EXISTS (SELECT 1 FROM unnest(c.languages) l WHERE l = ${wanted} OR starts_with(l, ${wanted} || '-'))`;
  },
  qualification: (value: string) => (bind) => `${bind(value)} = ANY (${QUALIFICATIONS_OF_COACH})`,
};

const offeringFilters: typeof coachFilters = {
  stageKey: (value: string) => equal('o.stage_key', value),
  minutes: (value: number) => equal('o.minutes', value),
};

/** The conditions that a query asks for, in a fixed order. Ratings count as they may be seen at `now`. */
export const conditionsOf = (query: DirectoryFilters, now: Date): Condition[] => [
  ...given(query, coachFilters, 'coach'),
  ...ratingCondition(query, now),
  ...given(query, offeringFilters, 'offering'),
  ...priceCondition(query),
];

/** Only these coaches, or all but this one. */
export const oneOf = (ids: string[]): Condition => ({
  filter: 'id',
  on: 'coach',
  sql: (bind) => `c.id = ANY (${bind(ids)}::uuid[])`,
});
export const otherThan = (id: string): Condition => ({
  filter: 'id',
  on: 'coach',
  sql: (bind) => `c.id <> ${bind(id)}::uuid`,
});
export const sellsOneOf = (stageKeys: string[]): Condition => ({
  filter: 'stageKey',
  on: 'offering',
  sql: (bind) => `o.stage_key = ANY (${bind(stageKeys)}::text[])`,
});

/** What narrows by money. */
export const isAboutMoney = ({ filter }: Condition): boolean =>
  filter === 'currency' || filter === 'priceMax';

const ratingCondition = ({ minRating }: DirectoryFilters, now: Date): Condition[] => {
  if (minRating === undefined) return [];
  const sql = (bind: Bind): string =>
    `(SELECT tenths FROM (${ratingsOfCoach(bind(now))}) rated) >= ${bind(Math.round(minRating * 10))}`;
  return [{ filter: 'minRating', on: 'coach', sql }];
};

const given = (query: DirectoryFilters, filters: typeof coachFilters, on: Condition['on']): Condition[] =>
  (Object.keys(filters) as (keyof DirectoryFilters)[]).flatMap((filter) => {
    const value = query[filter];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    return [{ filter, on, sql: (bind: Bind) => filters[filter]?.(value as never)(bind) ?? 'true' }];
  });

/** A highest price is in a currency; the two are one condition. */
const priceCondition = ({ priceMax, currency }: DirectoryFilters): Condition[] => {
  if (currency === undefined) return [];
  if (priceMax === undefined)
    return [{ filter: 'currency', on: 'offering', sql: equal('o.currency', currency) }];
  return [
    {
      filter: 'priceMax',
      on: 'offering',
      sql: (bind) => `o.currency = ${bind(currency)} AND o.price_minor <= ${bind(priceMax)}`,
    },
  ];
};
