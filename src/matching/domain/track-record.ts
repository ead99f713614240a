/** Of fewer sessions a share tells of single people and of bad luck, not of the coach. */
export const SESSIONS_FOR_SHARE = 10;
/** Of fewer forms no time is the usual one. */
export const FORMS_FOR_USUAL = 3;

/** A coach's sessions here, counted. */
export interface CountedSessions {
  completed: number;
  /** Confirmed ones that the coach cancelled or did not come to. */
  missed: number;
  /** Feedback that its candidate may read, and in how many hours from the end of the session half of it was filed. */
  forms: number;
  medianHours: number | null;
}

export interface TrackRecord {
  sessionsHere: number;
  /** Whole hours, at least 1; null while there are too few. */
  usualFeedbackHours: number | null;
  /** Per cent of what stood; null while there are too few. */
  cancelledShare: number | null;
}

/** What can honestly be said of it. */
export const trackRecord = ({ completed, missed, forms, medianHours }: CountedSessions): TrackRecord => ({
  sessionsHere: completed,
  usualFeedbackHours:
    forms >= FORMS_FOR_USUAL && medianHours !== null ? Math.max(1, Math.ceil(medianHours)) : null,
  cancelledShare:
    completed + missed >= SESSIONS_FOR_SHARE ? Math.round((100 * missed) / (completed + missed)) : null,
});
