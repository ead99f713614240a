import { nextState } from '../../shared/state-table';
import type { CoachFacts } from './coach';
import { coachStates } from './coach.states';
import { CHECK_STAGE, checkPrice } from './offering.rules';
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
  barRaiser: false,
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

  it('counts zero years and zero interviews as filled in', () => {
    expect(missingFromProfile({ ...full, years: 0, interviewsConducted: 0 })).toEqual([]);
  });

  it('names what the pack does not have', () => {
    expect(() => checkAgainstPack({ ...full, principles: ['ownership', 'luck'] }, pack)).toThrow(
      expect.objectContaining({ code: 'principle.unknown', field: 'principles.1' }),
    );
    expect(() => checkAgainstPack({ ...full, packKey: null }, null)).toThrow(
      expect.objectContaining({ code: 'coach.pack_missing', field: 'packKey' }),
    );
  });

  it.each(['applied', 'published', 'suspended'] as const)('keeps its vetted facts while %s', (status) => {
    expect(() => checkVettedFacts(status, full, { ...full, barRaiser: true })).toThrow(
      expect.objectContaining({ code: 'coach.vetted_fact', extra: { field: 'barRaiser' } }),
    );
    expect(() => checkVettedFacts(status, full, { ...full, bio: 'New words.' })).not.toThrow();
  });

  it.each(['draft', 'rejected'] as const)('may change anything while %s', (status) => {
    expect(() => checkVettedFacts(status, full, empty)).not.toThrow();
  });
});

describe('a coach', () => {
  it('is published only by way of an application', () => {
    expect(nextState(coachStates, 'draft', 'publish')).toBeNull();
    expect(nextState(coachStates, 'applied', 'publish')).toBe('published');
    expect(nextState(coachStates, 'rejected', 'apply')).toBe('applied');
    expect(nextState(coachStates, 'suspended', 'publish')).toBe('published');
    expect(nextState(coachStates, 'published', 'reject')).toBeNull();
  });
});

describe('an offering', () => {
  const stages = [
    { key: 'screen', bookable: true, minutes: { min: 45, max: 60 } },
    { key: 'essay', bookable: false, minutes: null, review: { days: { min: 2, max: 5 } } },
    { key: 'talk', bookable: true, minutes: null },
  ];
  const price = { amount: 6000, currency: 'EUR' };

  it.each([
    ['screen', 45],
    ['screen', 60],
    ['talk', 30],
    ['talk', 120],
  ])('may be %s for %i minutes', (stage, minutes) => {
    expect(() => CHECK_STAGE.session({ stageKey: stage, minutes, price }, stages)).not.toThrow();
  });

  it.each([
    ['screen', 44, 'offering.minutes_out_of_bounds', 'minutes'],
    ['screen', 61, 'offering.minutes_out_of_bounds', 'minutes'],
    ['talk', 121, 'offering.minutes_out_of_bounds', 'minutes'],
    ['essay', 60, 'offering.stage_not_bookable', 'stageKey'],
    ['dinner', 60, 'stage.unknown', 'stageKey'],
  ])('may not be %s for %i minutes', (stage, minutes, code, field) => {
    expect(() => CHECK_STAGE.session({ stageKey: stage, minutes, price }, stages)).toThrow(
      expect.objectContaining({ code, field }),
    );
  });

  it.each([
    ['essay', 1, 'offering.days_out_of_bounds', 'days'],
    ['essay', 6, 'offering.days_out_of_bounds', 'days'],
    ['talk', 3, 'offering.stage_not_reviewable', 'stageKey'],
    ['dinner', 3, 'stage.unknown', 'stageKey'],
  ])('may not be the review of a document of %s within %i days', (stageKey, days, code, field) => {
    expect(() => CHECK_STAGE.review({ stageKey, days, price }, stages)).toThrow(
      expect.objectContaining({ code, field }),
    );
  });

  it.each([2, 5])('may be the review of a document within %i days', (days) => {
    expect(() => CHECK_STAGE.review({ stageKey: 'essay', days, price }, stages)).not.toThrow();
  });

  it.each([
    [{ amount: 12000, currency: 'GBP' }, 'price.currency_not_sold', 'price.currency'],
    [{ amount: 499, currency: 'EUR' }, 'price.out_of_bounds', 'price.amount'],
    [{ amount: 1_000_001, currency: 'EUR' }, 'price.out_of_bounds', 'price.amount'],
    [{ amount: 499, currency: 'JPY' }, 'price.out_of_bounds', 'price.amount'],
    [{ amount: 10_005, currency: 'KWD' }, 'price.not_chargeable', 'price.amount'],
  ])('may not cost %j', (price, code, field) => {
    expect(() => checkPrice(price, ['EUR', 'JPY', 'KWD'])).toThrow(expect.objectContaining({ code, field }));
  });

  it.each([
    { amount: 12_000, currency: 'EUR' },
    { amount: 15_000, currency: 'JPY' },
    { amount: 40_000, currency: 'KWD' },
  ])('may cost %j', (price) => {
    expect(() => checkPrice(price, ['EUR', 'JPY', 'KWD'])).not.toThrow();
  });
});
