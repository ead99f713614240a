import { refused } from '../../shared/errors';
import { requireKnownKey, requireKnownKeys } from '../../shared/known-keys';
import { inZone } from '../../shared/zones/zoned-time';

/** What of a company pack a target refers to. */
export interface PackKeys {
  levels: readonly { key: string }[];
  principles: readonly { key: string }[];
  competencies: readonly { key: string }[];
}

export interface TargetFacts {
  levelKey: string;
  /** YYYY-MM-DD in the candidate's zone, or null when there is no date yet. */
  interviewDate: string | null;
  focusPrinciples: string[];
  focusCompetencies: string[];
}

/** Refuses a level, principle or competency that the pack does not have: 422 with the path of the field. */
export const checkAgainstPack = (target: TargetFacts, pack: PackKeys): void => {
  requireKnownKey('level', 'levelKey', target.levelKey, pack.levels);
  requireKnownKeys('principle', 'focusPrinciples', target.focusPrinciples, pack.principles);
  requireKnownKeys('competency', 'focusCompetencies', target.focusCompetencies, pack.competencies);
};

/** The interview is today or later on the candidate's own calendar: 422 `target.interview_date_past`. */
export const checkInterviewDate = (date: string | null, now: Date, zone: string): void => {
  if (date === null) return;
  const today = inZone(now, zone).toISODate() ?? '';
  if (date < today)
    throw refused(
      'target.interview_date_past',
      `Give an interview date that is still to come: ${date} has passed.`,
      'interviewDate',
    );
};
