import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FormTemplateContent } from '../../packs';
import { completeness } from './completeness';
import { EMPTY_ANSWERS, type FormAnswers } from './form-answers';

const file = join(__dirname, '..', '..', '..', 'packs', 'amazon-tpm', 'templates', 'onsite.v1.json');
const template: FormTemplateContent = JSON.parse(readFileSync(file, 'utf8'));
const principles = ['ownership', 'dive-deep'];
const context = { template, principles, titleOf: (key: string) => key };
const competencies = template.competencies.items.map(({ key }) => key);
const graded = (keys: string[]) =>
  Object.fromEntries(keys.map((key) => [key, { grade: 'raising_bar', evidence: 'Seen.' }]));
const note = (id: string) => ({ id, fields: { question: 'Why?', summary: 'Because.' } });
const complete: FormAnswers = {
  notes: Array.from({ length: template.notes.atLeast }, (_, index) => note(`n${index}`)),
  competencies: graded(competencies),
  principles: graded(principles),
  recommendation: { recommendation: 'hire', reason: 'So.', 'next-steps': 'More.' },
};
const part = (answers: FormAnswers, name: string) =>
  completeness(context, answers).parts.find((one) => one.part === name);

describe('how far a form is', () => {
  it('starts at nothing, and ends at 100 with nothing missing', () => {
    expect(completeness(context, EMPTY_ANSWERS)).toMatchObject({ percent: 0 });
    expect(completeness(context, complete)).toMatchObject({ percent: 100, gaps: [] });
  });

  it('counts what is done, part by part', () => {
    expect(part({ ...EMPTY_ANSWERS, notes: [note('n1')] }, 'notes')).toMatchObject({
      done: 1,
      of: template.notes.atLeast,
    });
    expect(part({ ...EMPTY_ANSWERS, principles: graded(['ownership']) }, 'principles')).toMatchObject({
      title: template.principles.title,
      done: 1,
      of: 2,
    });
  });

  it('is not done while it contradicts itself', () => {
    const contradiction = {
      ...complete,
      recommendation: { ...complete.recommendation, recommendation: 'strong_no_hire' },
    };
    const { percent, gaps } = completeness(context, contradiction);
    expect(gaps).not.toEqual([]);
    expect(percent).toBeLessThan(100);
  });

  it('says 100 exactly when nothing is missing, and never counts more than there is', () => {
    const some = <T>(all: Record<string, T>) =>
      fc.subarray(Object.entries(all)).map((entries): Record<string, T> => Object.fromEntries(entries));
    const partly = fc.record({
      notes: fc.subarray(complete.notes),
      competencies: some(complete.competencies),
      principles: some(complete.principles),
      recommendation: some(complete.recommendation),
    });
    fc.assert(
      fc.property(partly, (answers) => {
        const { parts, percent, gaps } = completeness(context, answers);
        return (
          (percent === 100) === (gaps.length === 0) && parts.every(({ done, of }) => done >= 0 && done <= of)
        );
      }),
    );
  });
});
