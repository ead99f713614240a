import type { FormTemplateDraft, VersionMapping } from './pack';

/** Two keys that stand for the same thing in two versions. */
export interface Pair {
  from: string;
  to: string;
}

/** What became of one thing: another key, or nothing (`to` null, with the reason given); `from` null for a new one. */
export interface Mapped {
  from: string | null;
  to: string | null;
  reason: string | null;
}

/** How items and grades of one version live on in another. */
export interface TemplateMapping {
  competencies: Mapped[];
  principles: Mapped[];
  grades: Mapped[];
}

type Part = 'competencies' | 'principles' | 'grades';

interface Link {
  from: string;
  to: string | null;
  reason: string | null;
}

/**
 * How `from` lives on in `to`, version by version as each says it continues the one before, or backwards. `versions`
 * are all of the stage, in any order. Where a draft says nothing of a thing yet, the same key counts as the same thing.
 */
export const mappingBetween = (
  versions: readonly FormTemplateDraft[],
  from: FormTemplateDraft,
  to: FormTemplateDraft,
): TemplateMapping => {
  if (from.version > to.version) return reversed(mappingBetween(versions, to, from));
  const steps = versions
    .filter(({ version }) => version > from.version && version <= to.version)
    .sort((a, b) => a.version - b.version);
  const of = (part: Part): Mapped[] => {
    const links = steps.reduce(
      (before, next) => before.map((link) => followed(part, link, next)),
      keysIn(part, from).map((key): Link => ({ from: key, to: key, reason: null })),
    );
    const reached = new Set(links.map((link) => link.to));
    const fresh = keysIn(part, to).filter((key) => !reached.has(key));
    return [...links, ...fresh.map((key) => ({ from: null, to: key, reason: null }))];
  };
  return { competencies: of('competencies'), principles: of('principles'), grades: of('grades') };
};

/** The same seen from the other side: what was dropped is new, and what was new is gone. */
export const reversed = (mapping: TemplateMapping): TemplateMapping => {
  const of = (part: Part): Mapped[] =>
    mapping[part].map(({ from, to }) => ({ from: to, to: from, reason: null }));
  return { competencies: of('competencies'), principles: of('principles'), grades: of('grades') };
};

/** Only what has a counterpart. */
export const pairsIn = (mapped: readonly Mapped[]): Pair[] =>
  mapped.flatMap(({ from, to }) => (from !== null && to !== null ? [{ from, to }] : []));

const keysIn = (part: Part, template: FormTemplateDraft): string[] =>
  (part === 'grades' ? template.scale.values : template[part].items).map(({ key }) => key);

const followed = (part: Part, link: Link, next: FormTemplateDraft): Link => {
  if (link.to === null) return link;
  const said = saidOf(part, next.previous).filter(({ from }) => from === link.to)[0];
  const keys = keysIn(part, next);
  if (said) {
    const to = said.to !== null && keys.includes(said.to) ? said.to : null;
    return { ...link, to, reason: to === null ? said.reason : null };
  }
  const isTaken = saidOf(part, next.previous).some(({ to }) => to === link.to);
  return { ...link, to: keys.includes(link.to) && !isTaken ? link.to : null };
};

const saidOf = (part: Part, previous: VersionMapping | null): Mapped[] => {
  if (!previous) return [];
  if (part === 'grades') return previous.grades.map(({ from, to }) => ({ from, to, reason: null }));
  return previous.items
    .filter((item) => item.part === part)
    .map(({ from, to, reason }) => ({ from, to, reason: reason ?? null }));
};
