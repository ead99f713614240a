import { DAY_MS, MINUTE_MS } from '../../shared/time';
import type { BookingKind } from './booking.states';

/** What is booked, as payment page, receipt, mails and pages call it. */
export interface Titled {
  kind: BookingKind;
  stage: string;
  /** Whose interview it is; null for a pack that is gone. */
  company: string | null;
  /** Of a review: the days that it may take, as minutes. */
  minutes: number;
  coachName: string;
}

/** "Behavioural at Amazon, 60 minutes with Clara"; "Writing exercise at Amazon, a document read by Clara within 3 days". */
export const bookingTitle = ({ kind, stage, company, minutes, coachName }: Titled): string => {
  const what = company ? `${stage} at ${company}` : stage;
  return kind === 'review'
    ? `${what}, a document read by ${coachName} within ${daysOf({ minutes })} days`
    : `${what}, ${minutes} minutes with ${coachName}`;
};

/** In how many days a review is promised. */
export const daysOf = ({ minutes }: { minutes: number }): number => minutes / (DAY_MS / MINUTE_MS);
