import type { EventType } from '../../shared/events';
import type { Queryable } from '../database/tx';

/** That something happened, as processes tell each other: ids only, as it passes through the database in the open. */
export interface Occurrence {
  type: EventType;
  /** What it happened to. */
  id: string;
  /** The booking that it is about, if it is about one. */
  bookingId: string | null;
  /** ISO 8601. */
  at: string;
}

export const CHANNEL = 'greenroom_happened';

/**
 * Tells all processes of an event once it is delivered. Not from the transaction that makes it: those that notify wait
 * for each other's commits.
 */
export const tellOccurrence = async (on: Queryable, occurrence: Occurrence): Promise<void> => {
  await on.query(`SELECT pg_notify('${CHANNEL}', $1)`, [JSON.stringify(occurrence)]);
};
