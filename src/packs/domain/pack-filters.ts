import { refused } from '../../shared/errors';
import type { Pack } from './pack';

type Keys = readonly { key: string }[];

/** What lists of several packs can be narrowed by. Without a pack the other keys may be of any pack. */
export interface PackFilter {
  packKey?: string;
  levelKey?: string;
  stageKey?: string;
  competency?: string;
  principles?: readonly string[];
}

const LISTS: Record<
  Exclude<keyof PackFilter, 'packKey' | 'principles'>,
  { what: string; of: (pack: Pack) => Keys }
> = {
  levelKey: { what: 'level', of: ({ levels }) => levels },
  stageKey: { what: 'stage', of: ({ stages }) => stages },
  competency: { what: 'competency', of: ({ competencies }) => competencies },
};

/**
 * Refuses a key that no pack has, or that the asked pack does not have, instead of finding nothing for it: 422
 * `pack.unknown`, `level.unknown`, `stage.unknown`, `competency.unknown` or `principle.unknown`, with the field.
 */
export const refuseUnknownKeys = (packs: readonly Pack[], filter: PackFilter): void => {
  const { packKey: pack, principles = [] } = filter;
  const asked = pack === undefined ? packs : packs.filter(({ key }) => key === pack);
  const where = pack === undefined ? 'No pack' : `The pack "${pack}"`;
  const refuseUnless = (known: Keys, what: string, key: string, field: string): void => {
    if (known.some((entry) => entry.key === key)) return;
    throw refused(`${what}.unknown`, `${field}: ${where} has no ${what} "${key}".`, field);
  };
  if (pack !== undefined && asked.length === 0) {
    throw refused('pack.unknown', `packKey: there is no pack "${pack}".`, 'packKey');
  }
  for (const name of Object.keys(LISTS) as (keyof typeof LISTS)[]) {
    const { what, of } = LISTS[name];
    const key = filter[name];
    if (key !== undefined) refuseUnless(asked.flatMap(of), what, key, name);
  }
  const known = asked.flatMap((one) => one.principles);
  principles.forEach((key, index) => refuseUnless(known, 'principle', key, `principle.${index}`));
};
