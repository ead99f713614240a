import { Injectable } from '@nestjs/common';
import type { Side } from '../../bookings';
import { Clock } from '../../platform/clock/clock';
import type { Reader as ReaderOfTimes } from '../../shared/reader';
import { bookingAnswer } from '../domain/booking-answer';
import type { Reader } from '../domain/booking-facts';
import { forwarded } from '../domain/forwarded';
import { BookingFactsQueries, type KnownBooking } from './booking-facts.queries';
import { otherSide, type ToldBooking } from './booking-views';

/** How a reader came: from where the payment page sent them back, or by the link of a mail. */
export type Came = Partial<Pick<Reader, 'back' | 'byLink'>>;

/** Tells bookings to their people. No access checks but that each is told as the side that they are. */
@Injectable()
export class ToldBookings {
  constructor(
    private readonly clock: Clock,
    private readonly facts: BookingFactsQueries,
  ) {}

  /** By id, as this account is told of them in their zone; without those that are not theirs. */
  async to({ accountId, ...clock }: ReaderOfTimes & { accountId: string }, ids: string[], came: Came = {}) {
    const told = new Map<string, ToldBooking>();
    for (const [id, known] of await this.facts.of(ids)) {
      const side = sideOf(known, accountId);
      if (side) told.set(id, this.tell(known, side, clock, came));
    }
    return told;
  }

  private tell(
    known: KnownBooking,
    side: Side,
    { zone, hourCycle, locale }: ReaderOfTimes,
    came: Came,
  ): ToldBooking {
    const reader: Reader = {
      side,
      zone,
      clock: { zone, hourCycle, locale },
      otherName: known.people[otherSide(side)].name,
      byLink: came.byLink ?? false,
      back: came.back ?? null,
    };
    const facts = reader.byLink ? forwarded(known.facts, side) : known.facts;
    return { ...known, facts, reader, answer: bookingAnswer(facts, reader, this.clock.now()) };
  }
}

const sideOf = ({ booking }: KnownBooking, accountId: string): Side | null => {
  if (booking.candidateId === accountId) return 'candidate';
  return booking.coachAccountId === accountId ? 'coach' : null;
};
