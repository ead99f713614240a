import type { FormTemplateDraft, Pack, Principle } from './pack';

/** The pack's principles that a version of the form grades. */
export const principlesOn = ({ principles }: FormTemplateDraft, pack: Pack): Principle[] =>
  pack.principles.filter(({ key }) => principles.items.some((item) => item.key === key));

/** What people call a principle or competency; its key where a newer version of the pack has dropped it. */
export const titlesOf = (pack: Pack | null): ((key: string) => string) => {
  const titles = new Map([
    ...(pack?.competencies ?? []).map(({ key, title }) => [key, title] as const),
    ...(pack?.principles ?? []).map(({ key, name }) => [key, name] as const),
  ]);
  return (key) => titles.get(key) ?? key;
};
