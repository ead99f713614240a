import { languageName, matchReasons, type Wishes } from './match-reasons';

const coach = {
  company: 'Amazon',
  roleTitle: 'Principal TPM',
  levelTitle: 'L7',
  interviewsConducted: 1,
  qualifications: [] as string[],
  principles: [],
};
const nothing: Wishes = {
  company: false,
  role: false,
  level: false,
  free: false,
  competency: null,
  language: null,
  priceMax: null,
};

describe('the reasons of a match', () => {
  it('are only experience when nothing was asked', () => {
    expect(matchReasons(coach, nothing)).toEqual([
      { kind: 'experience', text: 'Conducted 1 real interview' },
    ]);
    expect(matchReasons({ ...coach, interviewsConducted: 0 }, nothing)).toEqual([]);
  });

  it('name what was asked for first', () => {
    const asked = {
      ...coach,
      qualifications: ['bar_raiser'],
      principles: ['Ownership', 'Dive Deep', 'Think Big'],
    };
    const wishes: Wishes = {
      company: true,
      role: true,
      level: true,
      free: true,
      competency: 'Communication',
      language: 'fr',
      priceMax: { amount: 15000, currency: 'EUR' },
    };
    expect(matchReasons(asked, wishes).map(({ text }) => text)).toEqual([
      'Interviews on Ownership, Dive Deep and Think Big',
      'Interviews on Communication',
      'Interviewed for Amazon',
      'Was Principal TPM',
      'Was at level L7',
      'Speaks French',
      'Is free when you are',
      'Costs at most 150.00 EUR',
      'Was a Bar Raiser',
      'Conducted 1 real interview',
    ]);
  });
});

describe('the name of a language', () => {
  it.each([
    ['en', 'English'],
    ['pt-BR', 'Brazilian Portuguese'],
    ['xx', 'xx'],
  ])('%s', (code, name) => {
    expect(languageName(code)).toBe(name);
  });
});
