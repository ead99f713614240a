import { QUALIFICATIONS_OF_COACH } from '../coaches';
import type { DirectoryQuery } from './directory.schemas';

/** The part of a query that narrows the list. */
export type DirectoryFilters = Omit<DirectoryQuery, 'targetId'>;

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

const coachFilters: { [Filter in keyof DirectoryFilters]?: (value: never) => Condition['sql'] } = {
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

/** The conditions that a query asks for, in a fixed order. */
export const conditionsOf = (query: DirectoryFilters): Condition[] => [
  ...given(query, coachFilters, 'coach'),
  ...given(query, offeringFilters, 'offering'),
  ...priceCondition(query),
];

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
