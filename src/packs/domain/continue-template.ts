import type { FormTemplateBody, FormTemplateDraft, MappedItem } from './pack';

const PARTS = ['competencies', 'principles'] as const;

/**
 * A copy of `source` as the version after `former`: what has the same key continues itself. An item that the copy
 * lacks is named as dropped, yet without a reason, and a grade that it lacks stays unmapped: whoever edits the draft
 * says what becomes of them.
 */
export const continued = (source: FormTemplateDraft, former: FormTemplateDraft): FormTemplateBody => ({
  ...bodyOf(source),
  previous: {
    version: former.version,
    items: PARTS.flatMap((part) => mappedItems(part, source, former)),
    grades: former.scale.values
      .filter(({ key }) => source.scale.values.some((value) => value.key === key))
      .map(({ key }) => ({ from: key, to: key })),
  },
});

const mappedItems = (
  part: (typeof PARTS)[number],
  source: FormTemplateDraft,
  former: FormTemplateDraft,
): MappedItem[] => {
  const [keys, old] = [source[part].items, former[part].items].map((items) => items.map(({ key }) => key));
  if (!keys || !old) return [];
  return [
    ...keys.map((key) => ({ part, from: old.includes(key) ? key : null, to: key })),
    ...old.filter((key) => !keys.includes(key)).map((key) => ({ part, from: key, to: null })),
  ];
};

/** What an admin writes of a version. */
export const bodyOf = ({
  title,
  description,
  disclaimer,
  scale,
  notes,
  competencies,
  principles,
  recommendation,
  previous,
}: FormTemplateDraft): FormTemplateBody => ({
  title,
  description,
  disclaimer,
  scale,
  notes,
  competencies,
  principles,
  recommendation,
  previous,
});
