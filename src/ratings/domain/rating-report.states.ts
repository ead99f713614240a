import { defineStates } from '../../shared/state-table';

/** A report that a rating, or the coach's reply to one, breaks the rules. An admin decides, and may think again. */
export const ratingReportStates = defineStates({
  name: 'rating report',
  initial: 'open',
  terminal: [],
  transitions: {
    open: { keep: 'kept', hide: 'hidden' },
    kept: { hide: 'hidden' },
    hidden: { keep: 'kept' },
  },
});

export type RatingReportStatus = keyof typeof ratingReportStates.transitions;
export type RatingReportEvent = 'keep' | 'hide';
export const RATING_REPORT_STATUSES = Object.keys(ratingReportStates.transitions) as RatingReportStatus[];
