const DAY_MS = 86_400_000;

/** How far a calendar date is: "today", "in 5 days", "in 3 weeks"; "passed" once it is over. Beside the date itself. */
export const untilDay = (date: string, now: Date): string => {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const days = Math.round((Date.parse(`${date}T00:00:00Z`) - today) / DAY_MS);
  if (days < 0) return 'passed';
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days < 14 ? `in ${days} days` : `in ${Math.round(days / 7)} weeks`;
};
