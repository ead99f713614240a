import { addHours } from '../../shared/time';
import type { BookingKind } from './booking.states';

/** Feedback is due 24 hours after the session's scheduled end, as in real debriefs. */
const DUE_HOURS = 24;

interface Owing {
  kind: BookingKind;
  endsAt: Date;
  /** When it was decided that a session took place which both sides had reported as missed. */
  noShowSettledAt?: Date | null;
}

/**
 * Until when the form of a session should be filed: a day after it, or after a later decision that it took place. A
 * review has its own end, which was sold.
 */
export const formDueAt = ({ kind, endsAt, noShowSettledAt }: Owing): Date => {
  if (kind === 'review') return endsAt;
  return addHours(noShowSettledAt && noShowSettledAt > endsAt ? noShowSettledAt : endsAt, DUE_HOURS);
};

/** Until when another form should be filed, when the first one turned out to be an error at `now`. */
export const anotherFormDueAt = (now: Date): Date => addHours(now, DUE_HOURS);
