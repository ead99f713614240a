import type { ReleasedForm } from '../forms';

/** The parts of a report that a candidate may show or keep to themselves. */
export const REPORT_PARTS = ['recommendation', 'principles', 'competencies', 'notes'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

const TITLES: Record<ReportPart, string> = {
  recommendation: 'Overall recommendation',
  principles: 'Principles',
  competencies: 'Competencies',
  notes: 'Notes',
};

/** Parts with what people call them. */
export const namedParts = (parts: readonly ReportPart[]): { key: ReportPart; title: string }[] =>
  parts.map((key) => ({ key, title: TITLES[key] }));

/** The parts chosen, and nothing of the others: evidence keeps its words but no number of a note that is not shown. */
export const onlyParts = (form: ReleasedForm, parts: readonly ReportPart[]): ReleasedForm => {
  const shows = (part: ReportPart): boolean => parts.includes(part);
  const items = (graded: ReleasedForm['principles']): ReleasedForm['principles'] =>
    graded.map((item) => ({
      ...item,
      evidence: item.evidence && { ...item.evidence, notes: shows('notes') ? item.evidence.notes : [] },
    }));
  return {
    notes: shows('notes') ? form.notes : [],
    competencies: shows('competencies') ? items(form.competencies) : [],
    principles: shows('principles') ? items(form.principles) : [],
    recommendation: shows('recommendation') ? form.recommendation : null,
    comments: shows('recommendation') ? form.comments : [],
  };
};
