import type { FormTemplateContent } from './pack';

export type GradedPart = 'competencies' | 'principles';

/** Leads an item and a grade of one version to those of a later one; null where the item ends. */
export interface Continuation {
  item: (part: GradedPart, key: string) => string | null;
  grade: (key: string) => string | null;
}

/**
 * How the items of a version live on in a later one: version by version, as each says it continues the one before.
 * `versions` are all versions of the stage, in any order.
 */
export const continuation = (
  versions: readonly FormTemplateContent[],
  from: number,
  to: number,
): Continuation => {
  const steps = versions
    .filter(({ version }) => version > from && version <= to)
    .sort((a, b) => a.version - b.version)
    .map(({ previous }) => previous);
  return {
    item: (part, key) =>
      steps.reduce<string | null>(
        (present, step) =>
          step?.items.find((item) => item.part === part && item.from === present && present !== null)?.to ??
          null,
        key,
      ),
    grade: (key) =>
      steps.reduce<string | null>(
        (present, step) => step?.grades.find((grade) => grade.from === present)?.to ?? null,
        key,
      ),
  };
};
