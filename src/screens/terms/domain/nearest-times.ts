/** The starts nearest to a wished one, at most `count`, in order of time; of two equally near the earlier one. */
export const nearestTimes = (starts: readonly Date[], wished: Date, count: number): Date[] => {
  const distance = (start: Date): number => Math.abs(start.getTime() - wished.getTime());
  return [...starts]
    .sort((a, b) => distance(a) - distance(b) || a.getTime() - b.getTime())
    .slice(0, count)
    .sort((a, b) => a.getTime() - b.getTime());
};
