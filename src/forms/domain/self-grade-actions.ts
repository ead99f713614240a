import type { SelfGradeValues } from './self-grade-gaps';

/** What a candidate may do with their own grades, and what stands in the way. */
export interface SelfGradeAction {
  name: 'save' | 'finish' | 'skip';
  refusedWhy: string | null;
}

/** How many items have a grade. */
export const gradedItems = ({ competencies, principles }: SelfGradeValues): number =>
  Object.keys(competencies).length + Object.keys(principles).length;

/** Why grades cannot be finished as they are; null when they can. */
export const whyNotFinished = (grades: SelfGradeValues): string | null =>
  gradedItems(grades) === 0 ? 'Grade at least one item, or skip.' : null;

/** `isOpen`: the candidate is asked for their grades at present. */
export const selfGradeActions = (isOpen: boolean, grades: SelfGradeValues): SelfGradeAction[] =>
  isOpen
    ? [
        { name: 'save', refusedWhy: null },
        { name: 'finish', refusedWhy: whyNotFinished(grades) },
        { name: 'skip', refusedWhy: null },
      ]
    : [];

/** What is said above the grades, so that they are honest ones. `coach` is the coach's name. */
export const whoReadsIt = (coach: string): string =>
  `${coach} cannot see this before their own feedback is filed and open to you.`;
