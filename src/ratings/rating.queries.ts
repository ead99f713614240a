import { localIso } from '../shared/zones/in-words';
import { isEditable } from './domain/rating.rules';

/** A rating as the two people of its session see it. */
export interface Rating {
  bookingId: string;
  stars: number;
  text: string | null;
  ratedAt: Date;
  /** True once the coach can see it. */
  shownToCoach: boolean;
  /** From when on everybody can; earlier while it is hidden from the coach and their form comes. */
  publicFrom: Date;
  /** On the wall of its reader's zone. */
  publicFromLocal: string;
  /** True while its candidate may change it: its coach cannot read it, and their form is not out. */
  changeable: boolean;
  /** An admin took it off the list and out of the average. */
  hidden: boolean;
  reply: { text: string; repliedAt: Date; hidden: boolean } | null;
}

/** Ratings as `StoredRating`; `$1` is the present moment. */
export const RATING = `
  SELECT r.booking_id AS "bookingId", r.stars, r.comment AS text, r.rated_at AS "ratedAt",
    r.hidden_until <= $1 AS "shownToCoach", r.public_from AS "publicFrom", r.hidden_at IS NOT NULL AS hidden,
    r.hidden_until AS "hiddenUntil", b.form_released_at IS NOT NULL AS "formReleased",
    CASE WHEN r.reply IS NOT NULL THEN jsonb_build_object('text', r.reply, 'hidden', r.reply_hidden_at IS NOT NULL,
      'repliedAt', to_char(r.replied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS reply
  FROM ratings r JOIN bookings b ON b.id = r.booking_id`;

export type StoredRating = Omit<Rating, 'publicFromLocal' | 'changeable'> & {
  hiddenUntil: Date;
  formReleased: boolean;
};

/** A rating as somebody in `zone` sees it. */
export const shownRating = (
  { hiddenUntil, formReleased, ...rating }: StoredRating,
  zone: string,
  now: Date,
): Rating => ({
  ...rating,
  publicFromLocal: localIso(rating.publicFrom, zone),
  changeable: isEditable({ hiddenUntil }, formReleased, now),
});

/** Ratings that count and that everybody may read; bind the present moment. */
export const isPublic = (now: string): string => `r.public_from <= ${now} AND r.hidden_at IS NULL`;
