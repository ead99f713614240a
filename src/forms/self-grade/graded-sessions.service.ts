import { Injectable } from '@nestjs/common';
import { type Booking, Bookings, kindOf, stands } from '../../bookings';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import type { Principal } from '../../platform/http/access';
import { conflict, notFound } from '../../shared/errors';
import { fromWhen, inWords } from '../../shared/zones/in-words';
import { type SelfGrade, selfGradeOf } from './self-grade-rows';

/** Whose session may be graded by its candidate, and from when on. */
@Injectable()
export class GradedSessions {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly bookings: Bookings,
  ) {}

  /** The self-grade of a booking; null when none was begun. */
  find(bookingId: string): Promise<SelfGrade | null> {
    return selfGradeOf(this.database, bookingId);
  }

  /**
   * The caller's session as its candidate, once it is over, be it by an early end that the coach stated; 404 for
   * everybody else, 409 `self_grade.too_early`.
   */
  async own({ accountId, zone }: Principal, bookingId: string): Promise<Booking> {
    const { booking, side } = await this.bookings.forParticipant(bookingId, accountId);
    if (side !== 'candidate' || !stands(booking)) throw notFound('self_grade');
    const from = kindOf(booking).feedbackFrom(booking);
    if (!from)
      throw conflict('self_grade.too_early', 'You can grade yourself once your document is uploaded.');
    if (this.clock.now() < from)
      throw conflict(
        'self_grade.too_early',
        `You can grade yourself once the session is over, on ${inWords(from, zone)}.`,
        fromWhen(from, zone),
      );
    return booking;
  }
}
