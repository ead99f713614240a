import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { Outbox } from '../platform/events/outbox';
import type { Principal } from '../platform/http/access';
import { notFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { assertRateable, averageShown, ratingHiddenUntil } from './domain/session-rules';

export interface Rating {
  bookingId: string;
  stars: number;
  text: string | null;
  ratedAt: Date;
  /** True once the coach can see it. */
  shownToCoach: boolean;
}

export interface CoachRating {
  /** One decimal; null below three ratings. */
  average: number | null;
  /** Ratings that are shown. */
  n: number;
}

/** Shown once the form was released (else a candidate would learn here that it is in), or when it has stayed out too long. `$2` is now. */
const SHOWN = `(r.hidden_until <= $2 OR EXISTS (SELECT 1 FROM feedback_forms f
  WHERE f.booking_id = r.booking_id AND f.released_at IS NOT NULL))`;

/** What candidates say about their coach: hidden from the coach until their own word is given. */
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
      await tx.query(
        `INSERT INTO ratings (id, booking_id, coach_id, candidate_id, stars, comment, rated_at, hidden_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
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
         ${SHOWN} AS "shownToCoach"
       FROM ratings r WHERE r.booking_id = $1`,
      [bookingId, this.clock.now()],
    );
    if (!rating || (side === 'coach' && !rating.shownToCoach)) throw notFound('rating');
    return rating;
  }

  /** By coach id, for every id given. Only ratings that are shown count, or the average would tell the hidden one. */
  async ofCoaches(coachIds: string[]): Promise<Map<string, CoachRating>> {
    const rows = await this.database.query<{ coachId: string; sum: number; n: number }>(
      `SELECT r.coach_id AS "coachId", sum(r.stars)::int AS sum, count(*)::int AS n FROM ratings r
       WHERE r.coach_id = ANY($1) AND ${SHOWN} GROUP BY r.coach_id`,
      [coachIds, this.clock.now()],
    );
    const known = new Map(rows.map(({ coachId, sum, n }) => [coachId, { average: averageShown(sum, n), n }]));
    return new Map(coachIds.map((id) => [id, known.get(id) ?? { average: null, n: 0 }]));
  }
}
