import { form, pass, principles, template, untested } from '../../../test/forms/filled-form';
import { draftFaults, MAX_NOTES } from './check-draft';
import { EMPTY_ANSWERS, type FormAnswers } from './form-answers';

describe('a draft', () => {
  const rules = { template, principles, knowsQuestion: (key: string) => key === 'known' };
  const faults = (answers: Partial<FormAnswers>) =>
    draftFaults(rules, { ...EMPTY_ANSWERS, ...answers }).map(({ field, code }) => `${field} ${code}`);

  it.each<[string, Partial<FormAnswers>, string[]]>([
    ['may be empty', {}, []],
    ['may hold empty values', { recommendation: { recommendation: '', reason: '' } }, []],
    ['may be complete', form(pass, 'hire'), []],
    [
      'takes bank questions, unless unknown',
      {
        notes: [
          { id: 'a', fields: { question: { questionKey: 'known' } } },
          { id: 'b', fields: { question: { questionKey: 'unknown' } } },
        ],
      },
      ['notes.1.question form.invalid_value'],
    ],
    [
      'has every note once',
      {
        notes: [
          { id: 'a', fields: {} },
          { id: 'a', fields: {} },
        ],
      },
      ['notes.1.id form.duplicate_note'],
    ],
    [
      'keeps to the limits of its fields',
      { recommendation: { reason: 'x'.repeat(3001) } },
      ['recommendation.reason form.invalid_value'],
    ],
    [
      'takes instants only where they belong',
      { notes: [{ id: 'a', fields: { 'asked-at': 'yesterday' } }] },
      ['notes.0.asked-at form.invalid_value'],
    ],
    [
      'takes objects only for questions and evidence',
      {
        recommendation: { reason: { text: 'So.' } },
        competencies: { delivery: { evidence: { questionKey: 'known' } } },
      },
      ['competencies.delivery.evidence form.invalid_value', 'recommendation.reason form.invalid_value'],
    ],
    [
      'grades only the principles of its interviewer',
      { principles: { frugality: pass } },
      ['principles.frugality form.principle_not_assigned'],
    ],
    [
      'chooses among the grades and recommendations of its form',
      {
        principles: { ownership: { grade: 'superb' } },
        recommendation: { recommendation: 'maybe' },
      },
      ['principles.ownership.grade form.invalid_value', 'recommendation.recommendation form.invalid_value'],
    ],
    ['may say that something was not tested', { competencies: { delivery: untested } }, []],
    [
      'points to notes as evidence, and nowhere else',
      {
        notes: [{ id: 'a', fields: { question: { noteIds: ['a'] } } }],
        competencies: { delivery: { evidence: { noteIds: ['a'] } } },
      },
      ['notes.0.question form.invalid_value'],
    ],
    [
      'grades nothing that is not on the form',
      { competencies: { cooking: pass } },
      ['competencies.cooking form.unknown_item'],
    ],
    [
      'is not confused by names that every object has',
      { competencies: { constructor: pass }, recommendation: { 'to-string': 'x' } },
      ['competencies.constructor form.unknown_item', 'recommendation.to-string form.unknown_field'],
    ],
  ])('%s', (_title, answers, expected) => {
    expect(faults(answers)).toEqual(expected);
  });

  it.each([
    ['2027-03-01T18:20Z', true],
    ['2027-03-01T18:20:59.123+02:00', true],
    ['2027-03-01T18:20', false],
    ['2027-03-01', false],
    ['2027-02-30T18:20Z', false],
    ['2027-03-01T25:20Z', false],
    ['1 March 2027', false],
  ])('takes %s as an instant: %s', (instant, taken) => {
    const notes = [{ id: 'a', fields: { 'asked-at': instant } }];
    expect(faults({ notes })).toEqual(taken ? [] : ['notes.0.asked-at form.invalid_value']);
  });

  it('has at most as many notes as fit into an hour, and says how many there are', () => {
    const notes = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `${n}`, fields: {} }));
    expect(faults({ notes: notes(MAX_NOTES) })).toEqual([]);
    expect(draftFaults(rules, { ...EMPTY_ANSWERS, notes: notes(MAX_NOTES + 1) })).toEqual([
      { field: 'notes', code: 'form.too_many_entries', message: 'A form takes 40 notes; here are 41.' },
    ]);
  });

  it('never repeats more of a wrong value than a person needs to find it', () => {
    const value = 'x'.repeat(5_000);
    const [fault] = draftFaults(rules, { ...EMPTY_ANSWERS, principles: { ownership: { grade: value } } });
    expect(fault?.message).toContain(`"${'x'.repeat(60)}"`);
  });
});
