import {
  all,
  competencies,
  context,
  fail,
  form,
  pass,
  principles,
  template,
  untested,
} from '../../../test/forms/filled-form';
import { EMPTY_ANSWERS, type FormAnswers } from './form-answers';
import { formGaps } from './form-gaps';

const gaps = (answers: FormAnswers) =>
  formGaps(context, answers).map(({ field, code }) => `${field} ${code}`);

describe('a form', () => {
  it.each<[string, FormAnswers]>([
    ['passing grades and a hire', form(pass, 'hire')],
    ['passing grades and a strong hire', form(pass, 'strong_hire')],
    ['failing grades and a strong no hire', form(fail, 'strong_no_hire')],
    ['passing grades and a no hire', form(pass, 'no_hire')],
    [
      'one failing grade and a strong no hire',
      form(pass, 'strong_no_hire', { principles: all(principles, fail) }),
    ],
    ['untested principles', form(pass, 'hire', { principles: all(principles, untested) })],
  ])('with %s is complete', (_title, answers) => {
    expect(gaps(answers)).toEqual([]);
  });

  it.each<[string, FormAnswers, string[]]>([
    [
      'too few notes',
      form(pass, 'hire', { notes: form(pass, 'hire').notes.slice(0, 1) }),
      ['notes form.notes_too_few'],
    ],
    [
      'a note without a summary',
      form(pass, 'hire', { notes: [...form(pass, 'hire').notes, { id: 'x', fields: { question: 'And?' } }] }),
      [`notes.${template.notes.atLeast}.summary form.field_missing`],
    ],
    [
      'a principle without a grade',
      form(pass, 'hire', { principles: { ownership: pass } }),
      ['principles.dive-deep.grade form.grade_missing'],
    ],
    [
      'a grade without evidence',
      form(pass, 'hire', { principles: { ownership: pass, 'dive-deep': { grade: 'raising_bar' } } }),
      ['principles.dive-deep.evidence form.evidence_missing'],
    ],
    [
      'evidence that points to no note',
      form(pass, 'hire', {
        principles: {
          ownership: pass,
          'dive-deep': { grade: 'raising_bar', evidence: { noteIds: ['gone'] } },
        },
      }),
      [
        'principles.dive-deep.evidence form.evidence_unknown_note',
        'principles.dive-deep.evidence form.evidence_missing',
      ],
    ],
    [
      'evidence for what was not tested',
      form(pass, 'hire', {
        principles: { ownership: pass, 'dive-deep': { grade: 'not_tested', evidence: 'Yes.' } },
      }),
      ['principles.dive-deep.evidence form.not_tested_with_evidence'],
    ],
    [
      'no recommendation and no reason',
      form(pass, 'hire', { recommendation: { 'next-steps': 'More.' } }),
      [
        'recommendation.recommendation form.recommendation_missing',
        'recommendation.reason form.field_missing',
      ],
    ],
    [
      'a strong hire against every grade',
      form(fail, 'strong_hire'),
      ['recommendation.recommendation form.hire_against_grades'],
    ],
    [
      'a hire against every grade',
      form(fail, 'hire'),
      ['recommendation.recommendation form.hire_against_grades'],
    ],
    [
      'a strong no hire against every grade',
      form(pass, 'strong_no_hire'),
      ['recommendation.recommendation form.no_hire_against_grades'],
    ],
    [
      'a verdict on nothing',
      form(untested, 'no_hire'),
      ['recommendation.recommendation form.recommendation_untested'],
    ],
  ])('with %s is not', (_title, answers, expected) => {
    expect(gaps(answers)).toEqual(expected);
  });

  it('with a hire whose passing grades have no evidence names both the grades and the contradiction', () => {
    const found = gaps(form({ grade: 'raising_bar' }, 'strong_hire'));
    expect(found).toHaveLength(competencies.length + principles.length + 1);
    expect(found.at(-1)).toBe('recommendation.recommendation form.hire_without_evidence');
  });

  it('that is empty names everything that it needs', () => {
    expect(gaps(EMPTY_ANSWERS)).toHaveLength(1 + competencies.length + principles.length + 3);
  });
});
