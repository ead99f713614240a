import { conflict, DomainError, refused } from '../../shared/errors';
import { requireKnownKey, requireKnownKeys } from '../../shared/known-keys';
import type { CoachFacts } from './coach';
import type { CoachStatus } from './coach.states';

export interface MissingItem {
  field: string;
  detail: string;
}

const NEEDED: [keyof CoachFacts, string][] = [
  ['company', 'the company you interviewed for'],
  ['roleTitle', 'your role there'],
  ['levelTitle', 'your level there'],
  ['packKey', 'the company pack you can interview for'],
  ['levelKey', 'the level of that pack that you held'],
  ['years', 'your years in the profession'],
  ['interviewsConducted', 'how many real interviews you conducted'],
  ['bio', 'a few sentences about yourself'],
];

/** Everything that a profile lacks before candidates may see it, field by field. */
export const missingFromProfile = (facts: CoachFacts): MissingItem[] => {
  const missing = NEEDED.filter(([field]) => facts[field] === null).map(([field, detail]) => ({
    field,
    detail: `Please add ${detail}.`,
  }));
  if (facts.languages.length === 0)
    missing.push({ field: 'languages', detail: 'Please add a language you can hold a session in.' });
  if (facts.principles.length + facts.competencies.length === 0)
    missing.push({
      field: 'principles',
      detail: 'Please add a principle or competency you can interview for.',
    });
  return missing;
};

/** As above, and something to sell. */
export const missingForApplication = (facts: CoachFacts, activeOfferings: number): MissingItem[] => {
  const missing = missingFromProfile(facts);
  if (activeOfferings === 0) missing.push({ field: 'offerings', detail: 'Please add an offering.' });
  return missing;
};

/** 422 `coach.profile_incomplete` that names every missing item in `missing`. */
export const requireNothingMissing = (missing: MissingItem[]): void => {
  if (missing.length === 0) return;
  const fields = missing.map(({ field }) => field).join(', ');
  throw new DomainError('refused', 'coach.profile_incomplete', `Still missing: ${fields}.`, {
    field: missing[0]?.field,
    extra: { missing },
  });
};

export interface PackKeys {
  levels: readonly { key: string }[];
  principles: readonly { key: string }[];
  competencies: readonly { key: string }[];
}

/** Level, principles and competencies are of the chosen pack; without a pack there are none. 422 with the field. */
export const checkAgainstPack = (facts: CoachFacts, pack: PackKeys | null): void => {
  if (!pack && (facts.levelKey !== null || facts.principles.length + facts.competencies.length > 0))
    throw refused('coach.pack_missing', 'Choose a pack before its level and principles.', 'packKey');
  if (!pack) return;
  if (facts.levelKey !== null) requireKnownKey('level', 'levelKey', facts.levelKey, pack.levels);
  requireKnownKeys('principle', 'principles', facts.principles, pack.principles);
  requireKnownKeys('competency', 'competencies', facts.competencies, pack.competencies);
};

/** What an admin looks at before a coach is published. */
const VETTED = [
  'company',
  'roleTitle',
  'levelTitle',
  'packKey',
  'levelKey',
  'years',
  'interviewsConducted',
  'qualifications',
] as const satisfies (keyof CoachFacts)[];

/**
 * From the application on, what is or was vetted stays as it is: a published coach does not turn themselves into a
 * Bar Raiser. 409 `coach.vetted_fact` with the field.
 */
export const checkVettedFacts = (status: CoachStatus, before: CoachFacts, after: CoachFacts): void => {
  if (status === 'draft' || status === 'rejected') return;
  const changed = VETTED.find((field) => String(before[field]) !== String(after[field]));
  if (changed)
    throw conflict('coach.vetted_fact', 'This was checked when you applied and cannot be changed now.', {
      field: changed,
    });
};
