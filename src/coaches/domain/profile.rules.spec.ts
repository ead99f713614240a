import type { CoachFacts } from './coach';
import {
  checkAgainstPack,
  checkVettedFacts,
  missingForApplication,
  missingFromProfile,
  requireNothingMissing,
} from './profile.rules';

const empty: CoachFacts = {
  company: null,
  roleTitle: null,
  levelTitle: null,
  packKey: null,
  levelKey: null,
  years: null,
  interviewsConducted: null,
  qualifications: [],
  languages: [],
  zone: 'Europe/Paris',
  meetingRoomUrl: null,
  bio: null,
  principles: [],
  competencies: [],
};
const full: CoachFacts = {
  ...empty,
  company: 'Amazon',
  roleTitle: 'Principal TPM',
  levelTitle: 'L7',
  packKey: 'amazon-tpm',
  levelKey: 'l7',
  years: 12,
  interviewsConducted: 250,
  languages: ['en'],
  bio: 'Ran loops for six years.',
  principles: ['ownership'],
};
const pack = {
  levels: [{ key: 'l7' }],
  principles: [{ key: 'ownership' }],
  competencies: [{ key: 'delivery' }],
};

describe('a coach profile', () => {
  it('is complete with everything filled in and something to sell', () => {
    expect(missingForApplication(full, 1)).toEqual([]);
  });

  it('names everything that is missing, not only the first', () => {
    const fields = missingForApplication(empty, 0).map(({ field }) => field);
    expect(fields).toEqual([
      'company',
      'roleTitle',
      'levelTitle',
      'packKey',
      'levelKey',
      'years',
      'interviewsConducted',
      'bio',
      'languages',
      'principles',
      'offerings',
    ]);
    expect(() => requireNothingMissing(missingFromProfile(empty))).toThrow(
      expect.objectContaining({ code: 'coach.profile_incomplete', field: 'company' }),
    );
  });

  it('needs a principle or a competency, and may have both', () => {
    for (const [principles, competencies] of [
      [['ownership'], []],
      [[], ['delivery']],
      [['ownership'], ['delivery']],
    ] as [string[], string[]][])
      expect(missingFromProfile({ ...full, principles, competencies })).toEqual([]);
    expect(missingFromProfile({ ...full, principles: [] }).map(({ field }) => field)).toEqual(['principles']);
  });

  it('counts zero years and zero interviews as filled in', () => {
    expect(missingFromProfile({ ...full, years: 0, interviewsConducted: 0 })).toEqual([]);
  });

  it.each(['applied', 'published', 'suspended'] as const)('keeps its vetted facts while %s', (status) => {
    expect(() => checkVettedFacts(status, full, { ...full, qualifications: ['bar_raiser'] })).toThrow(
      expect.objectContaining({ code: 'coach.vetted_fact', extra: { field: 'qualifications' } }),
    );
    expect(() => checkVettedFacts(status, full, { ...full, bio: 'New words.' })).not.toThrow();
  });

  it.each(['draft', 'rejected'] as const)('may change anything while %s', (status) => {
    expect(() => checkVettedFacts(status, full, empty)).not.toThrow();
  });
});

describe('the pack of a coach', () => {
  it('lets everything pass that it has, and a profile that names nothing of any', () => {
    expect(() => checkAgainstPack({ ...full, competencies: ['delivery'] }, pack)).not.toThrow();
    expect(() => checkAgainstPack(empty, null)).not.toThrow();
  });

  it.each([
    ['a level', { levelKey: 'l9' }, 'level.unknown', 'levelKey'],
    ['a principle', { principles: ['ownership', 'luck'] }, 'principle.unknown', 'principles.1'],
    ['a competency', { competencies: ['charm'] }, 'competency.unknown', 'competencies.0'],
  ])('refuses %s that it does not have, and says where it was named', (_, named, code, field) => {
    expect(() => checkAgainstPack({ ...full, ...named }, pack)).toThrow(
      expect.objectContaining({ code, field }),
    );
  });

  it.each([{ levelKey: 'l7' }, { principles: ['ownership'] }, { competencies: ['delivery'] }])(
    'is chosen before anything of it is named: %j',
    (named) => {
      expect(() => checkAgainstPack({ ...empty, ...named }, null)).toThrow(
        expect.objectContaining({ code: 'coach.pack_missing', field: 'packKey' }),
      );
    },
  );
});
