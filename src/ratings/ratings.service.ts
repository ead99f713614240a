import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Booking, Bookings, kindOf } from '../bookings';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { Subscriptions } from '../platform/events/outbox';
import type { Principal } from '../platform/http/access';
import { conflict, notFound, refused } from '../shared/errors';
import { newId } from '../shared/ids';
import {
  assertEditable,
  assertRateable,
  isRateable,
  ratingHiddenUntil,
  ratingPublicFrom,
} from './domain/rating.rules';
import { type Rating, RATING, shownRating, type StoredRating } from './rating.queries';
import type { RatingRequest } from './ratings.schemas';

interface LockedRating {
  id: string;
  hiddenUntil: Date;
  hiddenAt: Date | null;
  replyHiddenAt: Date | null;
  replyReported: boolean;
}

/**
 * What candidates say about their coach, and what the coach answers. It is hidden from the coach until their own word
 * is given, and from everybody else until the Monday after.
 */
@Injectable()
export class Ratings implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly bookings: Bookings,
    private readonly subscriptions: Subscriptions,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on('form.released', 'ratings', ({ data, occurredAt }, tx) =>
      show(tx, data.bookingId, occurredAt),
    );
  }

  /**
   * The candidate's rating, once. Errors: 404 unless it is their session, 409 `rating.session_not_completed`,
   * 409 `rating.exists`, 422 `rating.same_card`.
   */
  async leave(caller: Principal, bookingId: string, { stars, text }: RatingRequest): Promise<void> {
    const { side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    if (side !== 'candidate') throw notFound('booking');
    await this.database.tx(async (tx) => {
      const booking = await this.bookings.lock(tx, bookingId);
      assertRateable(booking);
      await this.refuseSameCard(tx, booking);
      const { coachId, candidateId, formReleasedAt } = booking;
      const now = tx.now;
      const hiddenUntil = ratingHiddenUntil(kindOf(booking).formDueAt(booking), formReleasedAt !== null, now);
      await tx.query(
        `INSERT INTO ratings (id, booking_id, coach_id, candidate_id, stars, comment, rated_at, hidden_until, public_from)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          newId(),
          bookingId,
          coachId,
          candidateId,
          stars,
          text ?? null,
          now,
          hiddenUntil,
          ratingPublicFrom(hiddenUntil, now),
        ],
      );
    });
  }

  /** One person with two accounts rates a coach once, and a coach not themselves: the card tells. */
  private async refuseSameCard(tx: Tx, booking: Booking): Promise<void> {
    const others = await this.bookings.payersWithSameCard(tx, booking);
    if (others.length === 0) return;
    const rated = await tx.query<object>(
      'SELECT 1 FROM ratings WHERE coach_id = $1 AND candidate_id = ANY ($2) LIMIT 1',
      [booking.coachId, others],
    );
    if (rated.length > 0 || others.includes(booking.coachAccountId))
      throw refused(
        'rating.same_card',
        'This session was paid for with a card whose sessions cannot rate this coach.',
      );
  }

  /** Changes the candidate's rating while its coach cannot read it. Errors: 404, 409 `rating.shown`. */
  async edit(caller: Principal, bookingId: string, { stars, text }: RatingRequest): Promise<void> {
    const { side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    if (side !== 'candidate') throw notFound('booking');
    await this.database.tx(async (tx) => {
      const { formReleasedAt } = await this.bookings.lock(tx, bookingId);
      const rating = await lockRating(tx, bookingId);
      assertEditable(rating, formReleasedAt !== null, tx.now);
      await tx.query('UPDATE ratings SET stars = $2, comment = $3 WHERE id = $1', [
        rating.id,
        stars,
        text ?? null,
      ]);
    });
  }

  /** The rating of a session: for its candidate always, for its coach once shown; 404 otherwise. */
  async of(caller: Principal, bookingId: string): Promise<Rating> {
    const { side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    const rating = await this.find(bookingId, caller.zone);
    if (!rating || (side === 'coach' && !rating.shownToCoach)) throw notFound('rating');
    return rating;
  }

  /** The rating of a session as its candidate sees it, whose zone is given; null when there is none. */
  async find(bookingId: string, zone: string): Promise<Rating | null> {
    const now = this.clock.now();
    const [rating] = await this.database.query<StoredRating>(`${RATING} WHERE r.booking_id = $2`, [
      now,
      bookingId,
    ]);
    return rating ? shownRating(rating, zone, now) : null;
  }

  /** True for a session that its candidate may rate and has not. */
  isOpenFor(booking: Pick<Booking, 'status'>, rating: Rating | null): boolean {
    return rating === null && isRateable(booking);
  }

  /**
   * The coach's answer, which stands below the rating for everybody; a second one replaces it, null takes it back.
   * Errors: 404 while the rating is hidden from them, 409 `rating.hidden`, `rating.reply_hidden`,
   * `rating.reply_reported`.
   */
  async reply(caller: Principal, bookingId: string, text: string | null): Promise<void> {
    const { side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    if (side !== 'coach') throw notFound('booking');
    await this.database.tx(async (tx) => {
      const rating = await lockRating(tx, bookingId);
      const now = tx.now;
      if (now < rating.hiddenUntil) throw notFound('rating');
      if (text !== null) refuseHidden(rating);
      await tx.query('UPDATE ratings SET reply = $2, replied_at = $3 WHERE id = $1', [
        rating.id,
        text,
        text === null ? null : now,
      ]);
    });
  }
}

/**
 * The coach's own word is given: they see the rating that waited for it from now on, everybody from the Monday after.
 * One left after the release knew of it, and keeps its Monday however late the news comes.
 */
const show = async (tx: Tx, bookingId: string, at: Date): Promise<void> => {
  await tx.query(
    `UPDATE ratings SET hidden_until = $2, public_from = $3
     WHERE booking_id = $1 AND rated_at <= $2 AND hidden_until > $2`,
    [bookingId, at, ratingPublicFrom(at, tx.now)],
  );
};

const lockRating = async (tx: Tx, bookingId: string): Promise<LockedRating> => {
  const [rating] = await tx.query<LockedRating>(
    `SELECT id, hidden_until AS "hiddenUntil", hidden_at AS "hiddenAt", reply_hidden_at AS "replyHiddenAt",
       EXISTS (SELECT 1 FROM rating_reports p WHERE p.rating_id = r.id AND p.about = 'reply') AS "replyReported"
     FROM ratings r WHERE booking_id = $1 FOR UPDATE OF r`,
    [bookingId],
  );
  if (!rating) throw notFound('rating');
  return rating;
};

/** What an admin looked at, or is going to, must be what stands there: it can be taken back, and not be changed. */
const refuseHidden = ({ hiddenAt, replyHiddenAt, replyReported }: LockedRating): void => {
  if (hiddenAt) throw conflict('rating.hidden', 'This rating was hidden; nobody would read a reply to it.');
  if (replyHiddenAt)
    throw conflict('rating.reply_hidden', 'Your reply was hidden after a report. Write to us about it.');
  if (replyReported)
    throw conflict(
      'rating.reply_reported',
      'Your reply was reported; you can take it back, but not change it.',
    );
};
