import type { FieldFault, FormAnswers } from './form-answers';
import { gradedParts } from './form-answers';
import { formGaps, type GapContext } from './form-gaps';

/** How far one part of a form is: so many of its things are done. */
export interface PartProgress {
  part: 'notes' | 'competencies' | 'principles' | 'recommendation';
  title: string;
  done: number;
  of: number;
}

/** How far a form is, and what stands between it and its submission. */
export interface Completeness {
  parts: PartProgress[];
  /** 0 to 100, rounded down; 100 only when the form can be submitted. */
  percent: number;
  gaps: FieldFault[];
}

/**
 * How far a draft is. Counted are the notes that are asked for, each item to grade, and the recommendation; a thing
 * counts once nothing about it is missing or contradicts another.
 */
export const completeness = (context: GapContext, answers: FormAnswers): Completeness => {
  const gaps = formGaps(context, answers);
  const parts = [
    notesProgress(context, answers, gaps),
    ...itemProgress(context, gaps),
    lastPart(context, gaps),
  ];
  const sum = (pick: (part: PartProgress) => number): number =>
    parts.reduce((total, part) => total + pick(part), 0);
  const percent = Math.floor((sum(({ done }) => done) / sum(({ of }) => of)) * 100);
  return { parts, percent: gaps.length > 0 ? Math.min(percent, 99) : 100, gaps };
};

const isAbout = (gaps: readonly FieldFault[], path: string): boolean =>
  gaps.some(({ field }) => field === path || field.startsWith(`${path}.`));

const notesProgress = (
  { template }: GapContext,
  { notes }: FormAnswers,
  gaps: readonly FieldFault[],
): PartProgress => {
  const { title, atLeast } = template.notes;
  const complete = notes.filter((_, index) => !isAbout(gaps, `notes.${index}`)).length;
  return { part: 'notes', title, done: Math.min(complete, atLeast), of: atLeast };
};

const itemProgress = ({ template, principles }: GapContext, gaps: readonly FieldFault[]): PartProgress[] =>
  gradedParts(template, principles).map(({ part, items }) => ({
    part,
    title: template[part].title,
    done: items.filter(({ key }) => !isAbout(gaps, `${part}.${key}`)).length,
    of: items.length,
  }));

const lastPart = ({ template }: GapContext, gaps: readonly FieldFault[]): PartProgress => ({
  part: 'recommendation',
  title: template.recommendation.title,
  done: isAbout(gaps, 'recommendation') ? 0 : 1,
  of: 1,
});
