import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { Outbox } from '../platform/events/outbox';
import type { Principal } from '../platform/http/access';
import { notFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { assertRateable, ratingHiddenUntil } from './domain/session-rules';
import { lockReveal } from './form-releases.service';

export interface Rating {
  bookingId: string;
  stars: number;
  text: string | null;
  ratedAt: Date;
  /** True once the coach can see it. */
  shownToCoach: boolean;
}

/**
 * What candidates say about their coach, hidden from everybody else until the coach's own word is given. There is one
 * rule for all who show it, `hidden_until <= now`: 14 days after the form was due, brought forward by its release.
 */
@Injectable()
export class Ratings {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly bookings: Bookings,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The candidate's rating, once. Errors: 404 unless it is their session, 409 `rating.session_not_completed`,
   * 409 `rating.exists`.
   */
  async leave(
    caller: Principal,
    bookingId: string,
    { stars, text }: { stars: number; text?: string },
  ): Promise<void> {
    const { booking, side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    if (side !== 'candidate') throw notFound('booking');
    assertRateable(booking);
    const { coachId, candidateId } = booking;
    await this.database.tx(async (tx) => {
      await lockReveal(tx, bookingId);
      await tx.query(
        `INSERT INTO ratings (id, booking_id, coach_id, candidate_id, stars, comment, rated_at, hidden_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7::timestamptz, least($8::timestamptz, (SELECT $7::timestamptz FROM feedback_forms f
           WHERE f.booking_id = $2 AND f.released_at IS NOT NULL LIMIT 1)))`,
        [
          newId(),
          bookingId,
          coachId,
          candidateId,
          stars,
          text ?? null,
          this.clock.now(),
          ratingHiddenUntil(booking),
        ],
      );
      await this.outbox.publish(tx, {
        type: 'rating.left',
        aggregateId: bookingId,
        data: { bookingId, coachId },
      });
    });
  }

  /** The rating of a session: for its candidate always, for its coach once shown; 404 otherwise. */
  async of(caller: Principal, bookingId: string): Promise<Rating> {
    const { side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    const [rating] = await this.database.query<Rating>(
      `SELECT r.booking_id AS "bookingId", r.stars, r.comment AS text, r.rated_at AS "ratedAt",
         r.hidden_until <= $2 AS "shownToCoach"
       FROM ratings r WHERE r.booking_id = $1`,
      [bookingId, this.clock.now()],
    );
    if (!rating || (side === 'coach' && !rating.shownToCoach)) throw notFound('rating');
    return rating;
  }
}
