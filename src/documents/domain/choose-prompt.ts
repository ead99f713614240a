import { sha256 } from '../../shared/sha256';

/**
 * A prompt that the candidate has not had; any when they have had all. The same order always gets the same one.
 * Null where there are none.
 */
export const choosePrompt = <P extends { key: string }>(
  prompts: readonly P[],
  had: ReadonlySet<string>,
  orderId: string,
): P | null => {
  const fresh = prompts.filter(({ key }) => !had.has(key));
  const pool = fresh.length > 0 ? fresh : prompts;
  return pool[Number.parseInt(sha256(orderId).slice(0, 8), 16) % pool.length] ?? null;
};
