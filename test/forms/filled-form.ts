import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldValues, FormAnswers } from '../../src/forms/domain/form-answers';
import type { FormTemplateContent } from '../../src/packs';

const file = join(__dirname, '..', '..', 'packs', 'amazon-tpm', 'templates', 'onsite.v1.json');
export const template: FormTemplateContent = JSON.parse(readFileSync(file, 'utf8'));
export const principles = ['ownership', 'dive-deep'];
export const context = { template, principles, titleOf: (key: string) => key.toUpperCase() };
export const competencies = template.competencies.items.map(({ key }) => key);

export const pass: FieldValues = { grade: 'raising_bar', evidence: { noteIds: ['n1'] } };
export const fail: FieldValues = { grade: 'not_raising_bar', evidence: 'Said so.' };
export const untested: FieldValues = { grade: 'not_tested' };

export const all = (keys: string[], values: FieldValues) =>
  Object.fromEntries(keys.map((key) => [key, values]));
export const form = (
  grades: FieldValues,
  recommendation: string,
  more: Partial<FormAnswers> = {},
): FormAnswers => ({
  notes: Array.from({ length: template.notes.atLeast }, (_, index) => ({
    id: `n${index + 1}`,
    fields: { question: 'Why?', summary: 'Because.' },
  })),
  competencies: all(competencies, grades),
  principles: all(principles, grades),
  recommendation: { recommendation, reason: 'So.', 'next-steps': 'More.', 'debrief-note': 'quiet' },
  ...more,
});
