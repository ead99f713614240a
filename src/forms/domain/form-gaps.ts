import type { FormField, FormTemplateContent } from '../../packs';
import {
  type FieldFault,
  type FieldValues,
  fieldOfKind,
  type FormAnswers,
  gradedParts,
  noteIdsOf,
  textOf,
  valueOf,
} from './form-answers';

export interface GapContext {
  template: FormTemplateContent;
  /** Principles assigned to this interviewer. */
  principles: readonly string[];
  /** What people call a competency or principle. */
  titleOf: (key: string) => string;
}

/** One item that has a grade of the scale (not `not_tested`). */
interface GradedAnswer {
  passing: boolean;
  hasEvidence: boolean;
}

/**
 * Everything that stands between a draft and its submission, at once: what is missing, part by part, and then what
 * contradicts itself. An empty list means that the form can be submitted.
 */
export const formGaps = (context: GapContext, answers: FormAnswers): FieldFault[] => [
  ...noteGaps(context, answers),
  ...itemGaps(context, answers),
  ...requiredGaps(context.template.recommendation.fields, answers.recommendation, 'recommendation'),
  ...contradictions(context, answers),
];

const noteGaps = ({ template }: GapContext, { notes }: FormAnswers): FieldFault[] => {
  const { atLeast, fields } = template.notes;
  const perNote = notes.map((note, index) => requiredGaps(fields, note.fields, `notes.${index}`));
  const complete = perNote.filter((gaps) => gaps.length === 0).length;
  const tooFew =
    complete < atLeast
      ? [
          gap(
            'notes',
            'form.notes_too_few',
            `Note at least ${atLeast} of your questions with their answers; ${complete} so far.`,
          ),
        ]
      : [];
  return [...tooFew, ...perNote.flat()];
};

/** Required fields without a value. Grades and evidence have rules of their own. */
const requiredGaps = (fields: readonly FormField[], values: FieldValues, path: string): FieldFault[] =>
  fields
    .filter(({ required, kind }) => required && kind !== 'grade' && kind !== 'evidence')
    .filter(({ key }) => textOf(valueOf(values, key)) === null)
    .map(({ key, title, kind }) =>
      gap(
        `${path}.${key}`,
        kind === 'recommendation' ? 'form.recommendation_missing' : 'form.field_missing',
        `${title} is missing.`,
      ),
    );

const itemGaps = (context: GapContext, answers: FormAnswers): FieldFault[] =>
  gradedParts(context.template, context.principles).flatMap(({ part, fields, items }) =>
    items.flatMap(({ key }) => {
      const values = answers[part][key] ?? {};
      const path = `${part}.${key}`;
      return [
        ...gradeGaps(context, fields, values, path, context.titleOf(key)),
        ...evidenceGaps(context, answers, fields, values, path, context.titleOf(key)),
        ...requiredGaps(fields, values, path),
      ];
    }),
  );

const gradeGaps = (
  { template }: GapContext,
  fields: readonly FormField[],
  values: FieldValues,
  path: string,
  title: string,
): FieldFault[] => {
  const field = fieldOfKind(fields, 'grade');
  if (!field || textOf(valueOf(values, field.key)) !== null) return [];
  const notTested = template.scale.notTested.title;
  return [gap(`${path}.${field.key}`, 'form.grade_missing', `${title} has no grade; "${notTested}" is one.`)];
};

const evidenceGaps = (
  { template }: GapContext,
  answers: FormAnswers,
  fields: readonly FormField[],
  values: FieldValues,
  path: string,
  title: string,
): FieldFault[] => {
  const [grade, field] = [gradeOf(fields, values), fieldOfKind(fields, 'evidence')];
  if (!field) return [];
  const evidence = valueOf(values, field.key);
  const at = `${path}.${field.key}`;
  const unknown = noteIdsOf(evidence).filter((id) => !answers.notes.some((note) => note.id === id));
  const gaps = unknown.map((id) => gap(at, 'form.evidence_unknown_note', `There is no note "${id}".`));
  if (grade === null) return gaps;
  const isTested = grade !== template.scale.notTested.key;
  if (isTested && field.required && !hasEvidence(answers, fields, values))
    gaps.push(
      gap(
        at,
        'form.evidence_missing',
        `${title} is graded without evidence: refer to a note or write it down.`,
      ),
    );
  if (!isTested && evidence !== undefined)
    gaps.push(
      gap(at, 'form.not_tested_with_evidence', `${title} has evidence, yet is marked as not tested.`),
    );
  return gaps;
};

const contradictions = (context: GapContext, answers: FormAnswers): FieldFault[] => {
  const { fields, values } = context.template.recommendation;
  const field = fieldOfKind(fields, 'recommendation');
  const given = field && textOf(valueOf(answers.recommendation, field.key));
  const recommendation = values.find(({ key }) => key === given);
  const graded = gradedAnswers(context, answers);
  if (!field || !recommendation || !everyItemIsGraded(context, answers)) return [];
  const at = `recommendation.${field.key}`;
  const { title, hires, order } = recommendation;
  const isLowest = values.every((value) => value.order >= order);
  if (graded.length === 0)
    return [gap(at, 'form.recommendation_untested', `"${title}", yet nothing was tested.`)];
  if (hires && graded.every(({ passing }) => !passing))
    return [gap(at, 'form.hire_against_grades', `"${title}", yet no graded item passes.`)];
  if (hires && !graded.some(({ passing, hasEvidence }) => passing && hasEvidence))
    return [gap(at, 'form.hire_without_evidence', `"${title}", yet no passing grade has evidence.`)];
  if (isLowest && graded.every(({ passing }) => passing))
    return [gap(at, 'form.no_hire_against_grades', `"${title}", yet every graded item passes.`)];
  return [];
};

const everyItemIsGraded = ({ template, principles }: GapContext, answers: FormAnswers): boolean =>
  gradedParts(template, principles).every(({ part, fields, items }) =>
    items.every(({ key }) => gradeOf(fields, answers[part][key]) !== null),
  );

const gradedAnswers = ({ template, principles }: GapContext, answers: FormAnswers): GradedAnswer[] =>
  gradedParts(template, principles).flatMap(({ part, fields, items }) =>
    items.flatMap(({ key }) => {
      const values = answers[part][key] ?? {};
      const grade = template.scale.values.find((value) => value.key === gradeOf(fields, values));
      return grade ? [{ passing: grade.passing, hasEvidence: hasEvidence(answers, fields, values) }] : [];
    }),
  );

const gradeOf = (fields: readonly FormField[], values: FieldValues | undefined): string | null => {
  const field = fieldOfKind(fields, 'grade');
  return field ? textOf(valueOf(values, field.key)) : null;
};

const hasEvidence = (answers: FormAnswers, fields: readonly FormField[], values: FieldValues): boolean => {
  const field = fieldOfKind(fields, 'evidence');
  const evidence = field && valueOf(values, field.key);
  return (
    textOf(evidence) !== null ||
    noteIdsOf(evidence).some((id) => answers.notes.some((note) => note.id === id))
  );
};

const gap = (field: string, code: string, message: string): FieldFault => ({ field, code, message });
