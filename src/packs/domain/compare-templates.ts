import type { FormField, FormTemplateDraft, GradedItem, RecommendationValue, ScaleValue } from './pack';
import { type Pair, pairsIn, type TemplateMapping } from './template-mapping';

export { mappingBetween, type TemplateMapping } from './template-mapping';

type Plain = string | number | boolean | null;

/** A value that differs, by its place. */
export interface Change {
  field: string;
  before: Plain;
  after: Plain;
}

/** What happened to a list of things that have keys. Something may be renamed and changed at once. */
export interface ListDiff {
  added: string[];
  removed: string[];
  renamed: Pair[];
  changed: (Pair & { changes: Change[] })[];
}

/** What differs between two versions of a form. */
export interface TemplateDiff {
  /** Titles, texts and numbers of the form itself. */
  settings: Change[];
  grades: ListDiff;
  /** With `anchors.<grade>` for what an answer at a grade looks like. */
  competencies: ListDiff;
  principles: ListDiff;
  recommendations: ListDiff;
  fields: Record<'notes' | 'competencies' | 'principles' | 'recommendation', ListDiff>;
}

/** Everything that differs, `before` and `after` each; nothing between a version and itself. Order does not count. */
export const compareTemplates = (
  before: FormTemplateDraft,
  after: FormTemplateDraft,
  mapping: TemplateMapping,
): TemplateDiff => {
  const grades = pairsIn(mapping.grades);
  const anchors = anchorChanges(before, after, grades);
  const fieldsOf = (part: 'notes' | 'competencies' | 'principles' | 'recommendation'): ListDiff =>
    compareLists(before[part].fields, after[part].fields, sameKeys(before[part].fields), fieldChanges);
  return {
    settings: changesOf(settingsOf(before), settingsOf(after)),
    grades: compareLists(before.scale.values, after.scale.values, grades, gradeChanges),
    competencies: compareLists(
      before.competencies.items,
      after.competencies.items,
      pairsIn(mapping.competencies),
      anchors,
    ),
    principles: compareLists(
      before.principles.items,
      after.principles.items,
      pairsIn(mapping.principles),
      anchors,
    ),
    recommendations: compareLists(
      before.recommendation.values,
      after.recommendation.values,
      sameKeys(before.recommendation.values),
      valueChanges,
    ),
    fields: {
      notes: fieldsOf('notes'),
      competencies: fieldsOf('competencies'),
      principles: fieldsOf('principles'),
      recommendation: fieldsOf('recommendation'),
    },
  };
};

interface Keyed {
  key: string;
}

const sameKeys = (items: readonly Keyed[]): Pair[] => items.map(({ key }) => ({ from: key, to: key }));

const compareLists = <Item extends Keyed>(
  before: readonly Item[],
  after: readonly Item[],
  pairs: readonly Pair[],
  changes: (before: Item, after: Item) => Change[],
): ListDiff => {
  const met = pairs.flatMap((pair) => {
    const [old, present] = [
      before.find(({ key }) => key === pair.from),
      after.find(({ key }) => key === pair.to),
    ];
    return old && present ? [{ ...pair, changes: changes(old, present) }] : [];
  });
  return {
    added: after.map(({ key }) => key).filter((key) => !met.some(({ to }) => to === key)),
    removed: before.map(({ key }) => key).filter((key) => !met.some(({ from }) => from === key)),
    renamed: met.filter(({ from, to }) => from !== to).map(({ from, to }) => ({ from, to })),
    changed: met.filter((one) => one.changes.length > 0),
  };
};

const changesOf = (before: Record<string, Plain>, after: Record<string, Plain>): Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
    const [old, present] = [ownValue(before, field), ownValue(after, field)];
    return old === present ? [] : [{ field, before: old, after: present }];
  });

const ownValue = (values: Record<string, Plain>, key: string): Plain =>
  Object.hasOwn(values, key) ? (values[key] ?? null) : null;

const settingsOf = (template: FormTemplateDraft): Record<string, Plain> => ({
  title: template.title,
  description: template.description,
  disclaimer: template.disclaimer,
  'scale.notTested.key': template.scale.notTested.key,
  'scale.notTested.title': template.scale.notTested.title,
  'scale.notTested.description': template.scale.notTested.description,
  'notes.title': template.notes.title,
  'notes.atLeast': template.notes.atLeast,
  'competencies.title': template.competencies.title,
  'principles.title': template.principles.title,
  'principles.perInterviewer.min': template.principles.perInterviewer.min,
  'principles.perInterviewer.max': template.principles.perInterviewer.max,
  'recommendation.title': template.recommendation.title,
});

const gradeChanges = (before: ScaleValue, after: ScaleValue): Change[] => {
  const plain = ({ order, title, description, passing }: ScaleValue) => ({
    order,
    title,
    description,
    passing,
  });
  return changesOf(plain(before), plain(after));
};

const valueChanges = (before: RecommendationValue, after: RecommendationValue): Change[] => {
  const plain = ({ order, title, description, hires }: RecommendationValue) => ({
    order,
    title,
    description,
    hires,
  });
  return changesOf(plain(before), plain(after));
};

const fieldChanges = (before: FormField, after: FormField): Change[] => {
  const plain = ({ title, hint, kind, required, maxLength, audience }: FormField) => ({
    title,
    hint,
    kind,
    required,
    maxLength,
    audience,
  });
  return changesOf(plain(before), plain(after));
};

/** The anchors of an item, grade by grade: an old grade beside the present one that it stands for. */
const anchorChanges =
  (before: FormTemplateDraft, after: FormTemplateDraft, grades: readonly Pair[]) =>
  (old: GradedItem, present: GradedItem): Change[] => {
    const paired = grades.flatMap(({ from, to }) => changeAt(to, anchorOf(old, from), anchorOf(present, to)));
    const gone = before.scale.values.filter(({ key }) => !grades.some(({ from }) => from === key));
    const fresh = after.scale.values.filter(({ key }) => !grades.some(({ to }) => to === key));
    return [
      ...paired,
      ...gone.flatMap(({ key }) => changeAt(key, anchorOf(old, key), null)),
      ...fresh.flatMap(({ key }) => changeAt(key, null, anchorOf(present, key))),
    ];
  };

const changeAt = (grade: string, before: string | null, after: string | null): Change[] =>
  before === after ? [] : [{ field: `anchors.${grade}`, before, after }];

const anchorOf = ({ anchors }: GradedItem, grade: string): string | null =>
  Object.hasOwn(anchors, grade) ? (anchors[grade] ?? null) : null;
