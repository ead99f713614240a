import { formatMoney, type Money } from '../../shared/money';

export type ReasonKind =
  | 'principles'
  | 'competency'
  | 'company'
  | 'role'
  | 'level'
  | 'language'
  | 'free'
  | 'price'
  | 'bar_raiser'
  | 'experience';

export interface MatchReason {
  kind: ReasonKind;
  text: string;
}

export interface MatchedCoach {
  company: string;
  roleTitle: string;
  levelTitle: string;
  interviewsConducted: number;
  qualifications: readonly string[];
  /** Names, not keys. */
  principles: string[];
}

/** What the candidate asked for, as far as it gives a reason. */
export interface Wishes {
  company: boolean;
  role: boolean;
  level: boolean;
  free: boolean;
  /** The competency's title. */
  competency: string | null;
  /** The language's code. */
  language: string | null;
  priceMax: Money | null;
}

/** Why this coach was found, what was asked for first. Experience and Bar Raiser count unasked. */
export const matchReasons = (coach: MatchedCoach, wishes: Wishes): MatchReason[] => {
  const reasons: [boolean, ReasonKind, string][] = [
    [coach.principles.length > 0, 'principles', `Interviews on ${listed(coach.principles)}`],
    [wishes.competency !== null, 'competency', `Interviews on ${wishes.competency}`],
    [wishes.company, 'company', `Interviewed for ${coach.company}`],
    [wishes.role, 'role', `Was ${coach.roleTitle}`],
    [wishes.level, 'level', `Was at level ${coach.levelTitle}`],
    [wishes.language !== null, 'language', `Speaks ${languageName(wishes.language ?? 'en')}`],
    [wishes.free, 'free', 'Is free when you are'],
    [
      wishes.priceMax !== null,
      'price',
      `Costs at most ${wishes.priceMax ? formatMoney(wishes.priceMax) : ''}`,
    ],
    [coach.qualifications.includes('bar_raiser'), 'bar_raiser', 'Was a Bar Raiser'],
    [
      coach.interviewsConducted > 0,
      'experience',
      `Conducted ${coach.interviewsConducted} real interview${coach.interviewsConducted === 1 ? '' : 's'}`,
    ],
  ];
  return reasons.filter(([holds]) => holds).map(([, kind, text]) => ({ kind, text }));
};

const listed = (names: string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });
/** In English: `pt-BR` is "Brazilian Portuguese". */
export const languageName = (code: string): string => languageNames.of(code) ?? code;
