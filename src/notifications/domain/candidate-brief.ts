import type { KindKey } from '../../bookings';
import { dateInWords } from '../../shared/zones/in-words';
import { KIND_WORDS } from './kind-words';

/** What a coach wants to know of a candidate before they meet. Null where the candidate does not say. */
export interface CandidateBrief {
  name: string;
  headline: string | null;
  /** In the candidate's own words, then principles and competencies by their titles. */
  focus: string[];
  level: string | null;
  /** When the real interview is, on the candidate's calendar: `2027-03-12`. */
  interviewDate: string | null;
  hasResume: boolean;
}

/** The same in a few lines of a mail. */
export const briefText = (brief: CandidateBrief, kind: KindKey): string =>
  [
    `Who: ${brief.name}${brief.headline ? `, “${brief.headline}”` : ''}`,
    `Focus: ${brief.focus.length > 0 ? brief.focus.join('; ') : 'nothing special is asked for'}`,
    `Level: ${brief.level ?? 'not said'}`,
    `Their interview: ${brief.interviewDate ? dateInWords(brief.interviewDate) : 'no date is given'}`,
    `Resume: ${brief.hasResume ? 'there is one; you find it with the booking, when you are logged in' : 'none is given'}`,
    ...KIND_WORDS[kind].stillToCome,
  ].join('\n');
