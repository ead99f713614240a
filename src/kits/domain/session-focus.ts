import type { Bounds, Level, Principle } from '../../packs';

/**
 * The level that a session without a target is graded against: the middle one by rank, the lower of two middles.
 * Packs list at least one.
 */
export const defaultLevel = (levels: readonly Level[]): Level => {
  const ranked = [...levels].sort((a, b) => a.rank - b.rank);
  return ranked[Math.floor((ranked.length - 1) / 2)] as Level;
};

/**
 * The principles that one interviewer owns in this session, `perInterviewer` many: those the candidate wants to
 * practise and the coach can interview for, in the candidate's order; filled up, where they are too few, from the
 * role's focus principles within the coach's, then the rest of the coach's, then the role's focus. Without a wish
 * the focus principles alone decide, up to the maximum.
 */
export const assignPrinciples = (
  principles: readonly Principle[],
  wished: readonly string[],
  coachPrinciples: readonly string[],
  perInterviewer: Bounds,
): string[] => {
  const known = (keys: readonly string[]) => keys.filter((key) => principles.some((one) => one.key === key));
  const mine = new Set(coachPrinciples);
  const focus = focusFirst(principles).map(({ key }) => key);
  const asked = known(wished).filter((key) => mine.has(key));
  const focusOfCoach = focus.filter((key) => mine.has(key));
  const chosen = asked.length > 0 ? asked : focusOfCoach;
  const spare = [...focusOfCoach, ...known(coachPrinciples), ...focus];
  return fill(chosen.slice(0, perInterviewer.max), spare, perInterviewer.min);
};

/** Focus principles, those asked about most first, in the order of the pack; every principle where none has focus. */
const focusFirst = (principles: readonly Principle[]): Principle[] => {
  const inOrder = [...principles].sort((a, b) => a.order - b.order);
  const focus = inOrder.filter((one) => one.focus);
  const list = focus.length > 0 ? focus : inOrder;
  return [...list.filter((one) => one.mostTested), ...list.filter((one) => !one.mostTested)];
};

const fill = (chosen: readonly string[], spare: readonly string[], atLeast: number): string[] => {
  const result = new Set(chosen);
  for (const key of spare) if (result.size < atLeast) result.add(key);
  return [...result];
};
