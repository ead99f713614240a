import {
  joinClosesAt,
  joinOpensAt,
  reportsCloseAt,
  reportsOpenAt,
} from '../../bookings/domain/booking.rules';
import { selfGradeUntil } from '../../bookings/domain/release.rules';
import { kindOf } from '../../bookings/kinds/kinds';
import { addHours } from '../../shared/time';
import type { BookingFacts, Reader } from './booking-facts';
import { unreadUntil } from './booking-turn.rules';

/**
 * When time alone next changes what this reader is told or may do; null when only people do. It tells nothing that they
 * are not to know: not that a form which they cannot read yet is filed.
 */
export const changesAt = (facts: BookingFacts, reader: Reader, now: Date): Date | null => {
  const ahead = [...ofStatus(facts, reader), ...ofFeedback(facts, reader)].filter((one) => one > now);
  return ahead.length > 0 ? new Date(Math.min(...ahead.map((one) => one.getTime()))) : null;
};

const ofStatus = (facts: BookingFacts, { side }: Reader): Date[] => {
  const { status, startsAt, endsAt, holdExpiresAt, checkout, uploadBy, noShowSettlesAt } = facts;
  if (status === 'held')
    return side === 'candidate' && checkout ? [checkout.expiresAt, holdExpiresAt] : [holdExpiresAt];
  if (!kindOf(facts).keepsTime) return present([uploadBy, justAfter(endsAt)]);
  const around = [joinOpensAt(startsAt), startsAt, reportsOpenAt(startsAt), endsAt, joinClosesAt(endsAt)];
  return present([...around, reportsCloseAt(endsAt), noShowSettlesAt]);
};

const ofFeedback = (facts: BookingFacts, { side }: Reader): Date[] => {
  const { formDueAt, rating, selfGradeHours, endsAt, receivedAt } = facts;
  const { gradedFrom } = kindOf(facts);
  const grading =
    side === 'candidate' && gradedFrom === 'endsAt'
      ? [selfGradeUntil(facts, selfGradeHours), addHours(endsAt, selfGradeHours)]
      : [];
  return present([
    ...grading,
    receivedAt,
    justAfter(formDueAt),
    unreadUntil(facts),
    rating?.hiddenUntil ?? null,
  ]);
};

/** What is due by an instant is late behind it. */
const justAfter = (instant: Date): Date => new Date(instant.getTime() + 1);

const present = (instants: readonly (Date | null)[]): Date[] =>
  instants.filter((instant): instant is Date => instant !== null);
