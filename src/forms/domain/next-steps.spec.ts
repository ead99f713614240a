import type { Question } from '../../packs';
import { suggestedQuestions, whatToWorkOn } from './next-steps';
import type { ReleasedItem } from './release-form';

const item = (key: string, grade: string | null, passing: boolean | null): ReleasedItem => ({
  key,
  title: key.toUpperCase(),
  grade: grade
    ? { key: grade, title: `is ${grade}`, description: '', passing, anchor: null, next: null }
    : null,
  evidence: null,
  fields: [],
});
const ORDER = ['poor', 'short', 'good'];
const orderOf = (grade: string) => ORDER.indexOf(grade);
const form = {
  principles: [item('a', 'short', false), item('b', 'good', true), item('c', 'poor', false)],
  competencies: [item('d', 'none', null), item('e', null, null)],
};

const question = (key: string, more: Partial<Question>): Question => ({
  key,
  version: 1,
  category: 'behavioural',
  subcategory: '',
  principles: [],
  competencies: [],
  stages: [],
  framing: null,
  mode: null,
  levels: ['l6'],
  rarity: 'common',
  text: `${key}?`,
  followUps: [],
  ...more,
});

describe('what to work on', () => {
  it('is what did not reach the level, weakest first', () => {
    expect(whatToWorkOn(form, orderOf)).toEqual([
      { key: 'c', title: 'C', part: 'principles', grade: 'is poor', gradeKey: 'poor' },
      { key: 'a', title: 'A', part: 'principles', grade: 'is short', gradeKey: 'short' },
    ]);
  });
});

describe('suggested questions', () => {
  const suggest = (questions: Question[], used: string[] = []) =>
    suggestedQuestions(form, whatToWorkOn(form, orderOf), {
      questions,
      levelKey: 'l6',
      used: new Set(used),
    }).map(({ key, practises }) => `${key} ${practises}`);

  it('serve the weakest item first, then what was not tested, and nothing that went well or was left out', () => {
    const questions = [
      question('q1', { competencies: ['d'] }),
      question('q2', { principles: ['a'] }),
      question('q3', { principles: ['b'] }),
      question('q4', { principles: ['c'] }),
      question('q5', { competencies: ['e'] }),
    ];
    expect(suggest(questions)).toEqual(['q4 C', 'q2 A', 'q1 D']);
  });

  it('leave out what was used before and what does not suit the level', () => {
    const questions = [
      question('old', { principles: ['c'] }),
      question('low', { principles: ['c'], levels: ['l5'] }),
      question('new', { principles: ['c'], rarity: 'rare' }),
    ];
    expect(suggest(questions, ['old'])).toEqual(['new C']);
  });

  it('are at most two for an item and six in all, the common ones first, none twice', () => {
    const questions = ['rare', 'common', 'occasional'].flatMap((rarity) =>
      [1, 2].map((n) =>
        question(`${rarity}${n}`, { principles: ['a', 'c'], rarity: rarity as Question['rarity'] }),
      ),
    );
    expect(suggest(questions)).toEqual(['common1 C', 'common2 C', 'occasional1 A', 'occasional2 A']);
  });
});
