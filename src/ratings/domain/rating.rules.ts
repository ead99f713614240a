import { conflict } from '../../shared/errors';
import { DAY_MS } from '../../shared/time';

/** A rating that nobody answered with a form shows to its coach after so many days. */
const HIDDEN_DAYS = 14;
/** From how many ratings on an average says something; fewer tell of single people. */
export const RATINGS_FOR_AVERAGE = 3;
const WEEK_MS = 7 * DAY_MS;
/** Monday 5 January 1970, 00:00 UTC. */
const A_MONDAY_MS = 4 * DAY_MS;

/** True once the session took place. */
export const isRateable = ({ status }: { status: string }): boolean => status === 'completed';

/** 409 `rating.session_not_completed` unless the session took place. */
export const assertRateable = ({ status }: { status: string }): void => {
  if (!isRateable({ status })) {
    throw conflict('rating.session_not_completed', 'A session can be rated once it is completed.', {
      bookingStatus: status,
    });
  }
};

/**
 * A rating stays hidden from its coach until their form is in, so that neither answers the other. A coach who never
 * files one hides nothing by that: 14 days after the form was due it shows anyway.
 */
export const ratingHiddenUntil = (formDueAt: Date, formReleased: boolean, now: Date): Date => {
  const latest = new Date(formDueAt.getTime() + HIDDEN_DAYS * DAY_MS);
  return formReleased && now < latest ? now : latest;
};

/**
 * When a rating counts for everybody: on the Monday, 00:00 UTC, after the coach may see it. Together with those of the
 * same week, so that nobody learns a single one from an average before and after it.
 */
export const ratingPublicFrom = (hiddenUntil: Date, now: Date): Date => {
  const from = Math.max(hiddenUntil.getTime(), now.getTime());
  const weeks = Math.floor((from - A_MONDAY_MS) / WEEK_MS) + 1;
  return new Date(A_MONDAY_MS + weeks * WEEK_MS);
};

/** While the coach cannot have read it, and their form is not out: neither answers the other. */
export const isEditable = (
  { hiddenUntil }: { hiddenUntil: Date },
  formReleased: boolean,
  now: Date,
): boolean => !formReleased && now < hiddenUntil;

/** 409 `rating.shown` unless it can be changed. */
export const assertEditable = (rating: { hiddenUntil: Date }, formReleased: boolean, now: Date): void => {
  if (!isEditable(rating, formReleased, now))
    throw conflict('rating.shown', 'Your coach can read this rating now; it cannot be changed any more.');
};
