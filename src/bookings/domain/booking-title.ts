import { type KindKey, kindOf } from '../kinds/kinds';

/** What is booked, as payment page, receipt, mails and pages call it. */
export interface Titled {
  kind: KindKey;
  stage: string;
  /** Whose interview it is; null for a pack that is gone. */
  company: string | null;
  /** Of a review: the days that it may take, as minutes. */
  minutes: number;
  coachName: string;
}

/** "Behavioural at Amazon, 60 minutes with Clara"; "Writing exercise at Amazon, a document read by Clara within 3 days". */
export const bookingTitle = (booking: Titled): string => {
  const { stage, company } = booking;
  return `${company ? `${stage} at ${company}` : stage}, ${kindOf(booking).sold(booking)}`;
};
