/** What of a saved target a search can use. */
export interface SearchedTarget {
  id: string;
  packKey: string;
  levelKey: string;
  focusPrinciples: readonly string[];
}

/** Filters that a target may stand in for. */
export interface GivenFilters {
  packKey?: string;
  company?: string;
  role?: string;
  levelKey?: string;
  principle: readonly string[];
}

/** What a target adds to a search; null and empty where the search said it itself. */
export interface FromTarget {
  id: string;
  packKey: string | null;
  levelKey: string | null;
  /** They rank, they do not exclude: those who interview on more of them come first. */
  principles: string[];
}

/**
 * What a target adds to the filters of a search. Filters that are given win: each stands instead of the target's, and
 * those that speak of another pack (its key, company or role) leave the target nothing to add, because its level and
 * principles are of its own pack. A target has no stage. What its pack no longer has is left out.
 */
export const fromTarget = (
  given: GivenFilters,
  target: SearchedTarget,
  pack: { company: string; role: string; levels: readonly { key: string }[] } | null,
): FromTarget => {
  if (pack === null || speaksOfOther(given, target, pack))
    return { id: target.id, packKey: null, levelKey: null, principles: [] };
  const hasLevel = pack.levels.some(({ key }) => key === target.levelKey);
  return {
    id: target.id,
    packKey: given.packKey === undefined ? target.packKey : null,
    levelKey: given.levelKey === undefined && hasLevel ? target.levelKey : null,
    principles: given.principle.length === 0 ? [...target.focusPrinciples] : [],
  };
};

const speaksOfOther = (
  { packKey, company, role }: GivenFilters,
  target: SearchedTarget,
  own: { company: string; role: string },
): boolean =>
  (packKey !== undefined && packKey !== target.packKey) ||
  (company !== undefined && company.toLowerCase() !== own.company.toLowerCase()) ||
  (role !== undefined && !own.role.toLowerCase().includes(role.toLowerCase()));
