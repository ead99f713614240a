import { addHours } from '../../shared/time';
import type { BookingKind } from './booking.states';

/** Feedback is due 24 hours after the session's scheduled end, as in real debriefs. */
const DUE_HOURS = 24;

/** Until when the form of a session should be filed: a day after it. A review has its own end, which was sold. */
export const formDueAt = ({ kind, endsAt }: { kind: BookingKind; endsAt: Date }): Date =>
  kind === 'review' ? endsAt : addHours(endsAt, DUE_HOURS);

/** Until when another form should be filed, when the first one turned out to be an error at `now`. */
export const anotherFormDueAt = (now: Date): Date => addHours(now, DUE_HOURS);
