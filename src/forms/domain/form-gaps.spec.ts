import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormTemplateContent } from '../../packs';
import { draftFaults } from './check-draft';
import { askedQuestions, EMPTY_ANSWERS, type FieldValues, type FormAnswers, tidied } from './form-answers';
import { formGaps } from './form-gaps';
import { releasedForm } from './release-form';

const file = join(__dirname, '..', '..', '..', 'packs', 'amazon-tpm', 'templates', 'onsite.v1.json');
const template: FormTemplateContent = JSON.parse(readFileSync(file, 'utf8'));
const principles = ['ownership', 'dive-deep'];
const context = { template, principles, titleOf: (key: string) => key.toUpperCase() };
const competencies = template.competencies.items.map(({ key }) => key);

const pass: FieldValues = { grade: 'raising_bar', evidence: { noteIds: ['n1'] } };
const fail: FieldValues = { grade: 'not_raising_bar', evidence: 'Said so.' };
const untested: FieldValues = { grade: 'not_tested' };

const all = (keys: string[], values: FieldValues) => Object.fromEntries(keys.map((key) => [key, values]));
const form = (grades: FieldValues, recommendation: string, more: Partial<FormAnswers> = {}): FormAnswers => ({
  notes: Array.from({ length: template.notes.atLeast }, (_, index) => ({
    id: `n${index + 1}`,
    fields: { question: 'Why?', summary: 'Because.' },
  })),
  competencies: all(competencies, grades),
  principles: all(principles, grades),
  recommendation: { recommendation, reason: 'So.', 'next-steps': 'More.', 'debrief-note': 'quiet' },
  ...more,
});
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

  it('is kept without empty values, and with the wording of bank questions', () => {
    const stored = tidied(
      {
        notes: [{ id: 'a', fields: { question: { questionKey: 'known' }, summary: '' } }],
        competencies: { delivery: { grade: '', evidence: { noteIds: [], text: '' } } },
        principles: { ownership: { grade: 'raising_bar', evidence: { noteIds: ['a', 'a'] } } },
        recommendation: { reason: '' },
      },
      () => 'What happened?',
    );
    expect(stored).toEqual({
      notes: [{ id: 'a', fields: { question: { questionKey: 'known', text: 'What happened?' } } }],
      competencies: {},
      principles: { ownership: { grade: 'raising_bar', evidence: { noteIds: ['a'] } } },
      recommendation: {},
    });
    expect(askedQuestions(stored)).toEqual(['known']);
  });
});

describe('a released form', () => {
  it('holds no field that the template does not mark for the candidate', () => {
    const secret: FieldValues = { ...pass, 'coach-note': 'quiet' };
    const released = releasedForm(context, form(secret, 'hire'));
    expect(JSON.stringify(released)).not.toContain('quiet');
    const closed: FormTemplateContent = JSON.parse(
      JSON.stringify(template).replaceAll('"candidate"', '"platform"'),
    );
    const nothing = releasedForm({ ...context, template: closed }, form(secret, 'hire'));
    expect(nothing.recommendation).toBeNull();
    expect(nothing.comments).toEqual([]);
    expect(nothing.notes.flatMap(({ fields }) => fields)).toEqual([]);
    for (const item of [...nothing.competencies, ...nothing.principles])
      expect(item).toMatchObject({ grade: null, evidence: null, fields: [] });
  });

  it('shows what was not tested as such, without an anchor', () => {
    const { principles: items } = releasedForm(
      context,
      form(pass, 'hire', { principles: all(principles, untested) }),
    );
    expect(items[0]?.grade).toMatchObject({ title: 'Not tested', passing: null, anchor: null });
  });

  it('numbers the notes that evidence refers to', () => {
    const { competencies: items } = releasedForm(context, form(pass, 'hire'));
    expect(items[0]?.evidence).toEqual({ text: null, notes: [1] });
  });
});
