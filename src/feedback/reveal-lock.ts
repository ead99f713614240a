import type { Tx } from '../platform/database/database';

/** What decides who reads what of one session, its form, self-grade and rating, happens one after the other. */
export const lockReveal = async (tx: Tx, bookingId: string): Promise<void> => {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`reveal ${bookingId}`]);
};
