import { refused } from '../../shared/errors';
import type { Pack } from './pack';

type Keys = readonly { key: string }[];

/** What lists of several packs can be narrowed by. Without a pack the other keys may be of any pack. */
export interface PackFilter {
  pack?: string;
  level?: string;
  stage?: string;
  competency?: string;
  principles?: readonly string[];
}

/** How a list's query calls what it narrows by, where that is not the filter's own name. */
export type FilterFields = Partial<Record<keyof PackFilter, string>>;

const LISTS: Record<Exclude<keyof PackFilter, 'pack' | 'principles'>, (pack: Pack) => Keys> = {
  level: ({ levels }) => levels,
  stage: ({ stages }) => stages,
  competency: ({ competencies }) => competencies,
};

/**
 * Refuses a key that no pack has, or that the asked pack does not have, instead of finding nothing for it: 422
 * `pack.unknown`, `level.unknown`, `stage.unknown`, `competency.unknown` or `principle.unknown`, with the field.
 */
export const refuseUnknownKeys = (
  packs: readonly Pack[],
  filter: PackFilter,
  fields: FilterFields = {},
): void => {
  const { pack, principles = [] } = filter;
  const asked = pack === undefined ? packs : packs.filter(({ key }) => key === pack);
  const where = pack === undefined ? 'No pack' : `The pack "${pack}"`;
  const refuseUnless = (known: Keys, what: string, key: string, field: string): void => {
    if (known.some((entry) => entry.key === key)) return;
    throw refused(`${what}.unknown`, `${field}: ${where} has no ${what} "${key}".`, field);
  };
  if (pack !== undefined && asked.length === 0) {
    const field = fields.pack ?? 'pack';
    throw refused('pack.unknown', `${field}: there is no pack "${pack}".`, field);
  }
  for (const what of Object.keys(LISTS) as (keyof typeof LISTS)[]) {
    const key = filter[what];
    if (key !== undefined) refuseUnless(asked.flatMap(LISTS[what]), what, key, fields[what] ?? what);
  }
  const known = asked.flatMap((one) => one.principles);
  principles.forEach((key, index) =>
    refuseUnless(known, 'principle', key, `${fields.principles ?? 'principle'}.${index}`),
  );
};
