import { DAY_MS } from '../../shared/time';
import { dateInWords } from '../../shared/zones/in-words';
import { inZone } from '../../shared/zones/zoned-time';

interface Target {
  packKey: string;
  levelKey: string;
  interviewDate: string | null;
}

/** A day `YYYY-MM-DD` on the candidate's calendar, in words, and how many days are left until then. */
export interface InterviewDate {
  date: string;
  inWords: string;
  daysLeft: number;
}

/** The next interview for a pack and level, today included; null where no target names one. */
export const nextInterview = (
  targets: readonly Target[],
  of: { packKey: string; levelKey: string },
  now: Date,
  zone: string,
): InterviewDate | null => {
  const today = inZone(now, zone).toISODate() ?? '';
  const [date] = targets
    .filter(({ packKey, levelKey }) => packKey === of.packKey && levelKey === of.levelKey)
    .flatMap(({ interviewDate }) => (interviewDate && interviewDate >= today ? [interviewDate] : []))
    .sort();
  if (!date) return null;
  const days = (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS;
  return { date, inWords: dateInWords(date), daysLeft: days };
};
