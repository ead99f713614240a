/**
 * Asks several things of one transaction at once: they reach the database in one message, and run there one after
 * another in the order in which they stand here. Each sees what those before it did, and none may need an answer of
 * another. Waits for all, also when one fails, so that nothing is asked after the roll-back; then throws the first
 * error in their order, which is the one that made the others fail.
 */
export const together = async <const Answers extends readonly unknown[]>(asked: {
  [At in keyof Answers]: Promise<Answers[At]>;
}): Promise<Answers> => {
  const settled = await Promise.allSettled(asked);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as Answers;
};
