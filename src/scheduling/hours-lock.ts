import type { Tx } from '../platform/database/database';

/**
 * Locks a coach's hours until the commit, and answers their version; null, and nothing locked, when there are none.
 * Every claim reads them under a shared lock, so whoever holds this lock sees all claims that were made, and claims
 * that come later see what they write.
 */
export async function lockHours(tx: Tx, coachId: string): Promise<number | null> {
  const [row] = await tx.query<{ version: number }>(
    `SELECT version FROM availability WHERE coach_id = $1 FOR UPDATE`,
    [coachId],
  );
  return row?.version ?? null;
}

/** The same for writers of what claims look at beside the hours: while there are none, nobody may set the first. */
export async function lockCalendar(tx: Tx, coachId: string): Promise<void> {
  if ((await lockHours(tx, coachId)) !== null) return;
  await lockFirstHours(tx, coachId);
  await lockHours(tx, coachId);
}

/** Stands for the row of hours while there is none to lock. */
export const lockFirstHours = (tx: Tx, coachId: string): Promise<void> => tx.lock('coach', coachId);
