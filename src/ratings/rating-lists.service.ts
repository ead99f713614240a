import { Injectable } from '@nestjs/common';
import { Coaches } from '../coaches';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { decodeInstantCursor, page } from '../platform/http/paging';
import { RATINGS_FOR_AVERAGE } from './domain/rating.rules';
import { isPublic, RATING, shownRating, type StoredRating } from './rating.queries';
import type { RatingPageQuery } from './ratings.schemas';

interface PublicRating {
  stars: number;
  text: string | null;
  month: string;
  reply: string | null;
  publicFrom: Date;
  place: string;
}

/** Ratings of a coach, for everybody and for the coach. */
@Injectable()
export class RatingLists {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly coaches: Coaches,
  ) {}

  /**
   * What everybody may read, newest week first. An id or an exact time would say whose it is, so neither is told, and
   * within a week the order says nothing. Error: 404 for a coach who is not published.
   */
  async publicOf(coachId: string, { limit, cursor }: RatingPageQuery) {
    const [since, place] = decodeInstantCursor(cursor);
    await this.coaches.published(coachId);
    const now = this.clock.now();
    const rows = await this.database.query<PublicRating>(
      `SELECT r.stars, r.comment AS text, to_char(b.starts_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month,
         CASE WHEN r.reply_hidden_at IS NULL THEN r.reply END AS reply, r.public_from AS "publicFrom",
         md5(r.id::text)::uuid AS place
       FROM ratings r JOIN bookings b ON b.id = r.booking_id
       WHERE r.coach_id = $1 AND ${isPublic('$2')}
         AND ($3::timestamptz IS NULL OR (r.public_from, md5(r.id::text)::uuid) < ($3, $4::uuid))
       ORDER BY r.public_from DESC, md5(r.id::text)::uuid DESC LIMIT $5`,
      [coachId, now, since, place, limit + 1],
    );
    const found = page(rows, limit, (row) => [row.publicFrom.toISOString(), row.place]);
    return { ...(await this.average(coachId, now)), ...found };
  }

  /** How many stars were given how often, 5 first; null while there are too few for a mean. */
  async distribution(coachId: string): Promise<{ stars: number; count: number }[] | null> {
    const rows = await this.database.query<{ stars: number; count: number }>(
      `SELECT r.stars, count(*)::int AS count FROM ratings r
       WHERE r.coach_id = $1 AND ${isPublic('$2')} GROUP BY r.stars`,
      [coachId, this.clock.now()],
    );
    const given = new Map(rows.map(({ stars, count }) => [stars, count]));
    const all = rows.reduce((sum, { count }) => sum + count, 0);
    if (all < RATINGS_FOR_AVERAGE) return null;
    return [5, 4, 3, 2, 1].map((stars) => ({ stars, count: given.get(stars) ?? 0 }));
  }

  /** What the coach may read about themselves, newest first; 404 `coach.not_found` without a profile. */
  async ofOwn(caller: Principal, { limit, cursor }: RatingPageQuery) {
    const [since, id] = decodeInstantCursor(cursor);
    const coach = await this.coaches.ofAccount(caller.accountId);
    const now = this.clock.now();
    const rows = await this.database.query<StoredRating>(
      `${RATING} WHERE r.coach_id = $2 AND r.hidden_until <= $1
         AND ($3::timestamptz IS NULL OR (r.rated_at, r.booking_id) < ($3, $4::uuid))
       ORDER BY r.rated_at DESC, r.booking_id DESC LIMIT $5`,
      [now, coach.id, since, id, limit + 1],
    );
    const { items, nextCursor } = page(rows, limit, (row) => [row.ratedAt.toISOString(), row.bookingId]);
    return { items: items.map((row) => shownRating(row, caller.zone, now)), nextCursor };
  }

  private async average(coachId: string, now: Date): Promise<{ count: number; mean: number | null }> {
    const [found] = await this.database.query<{ count: number; mean: number | null }>(
      `SELECT count(*)::int AS count,
         CASE WHEN count(*) >= ${RATINGS_FOR_AVERAGE} THEN round(avg(r.stars), 1)::float8 END AS mean
       FROM ratings r WHERE r.coach_id = $1 AND ${isPublic('$2')}`,
      [coachId, now],
    );
    return found ?? { count: 0, mean: null };
  }
}
