import type { Stage } from './pack';

/** True where questions of a category are asked at a stage. */
export const isAsked = ({ categories }: Stage, category: string): boolean =>
  categories?.includes(category) ?? true;

/** True where people practise a stage here, in a session or by having a document read, and so need a form. */
export const isPractised = ({ bookable, review }: Stage): boolean => bookable || review !== undefined;
