import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FormTemplateContent } from '../../packs';
import { deidentified, deidentifiedEntry } from './erase-form';
import type { FormAnswers } from './form-answers';
import { nextEntry, recordFaults, type RecordEntryWithValues } from './form-record';

const file = join(__dirname, '..', '..', '..', 'packs', 'amazon-tpm', 'templates', 'onsite.v1.json');
const template: FormTemplateContent = JSON.parse(readFileSync(file, 'utf8'));

const secret = fc.stringMatching(/^SECRET [a-z]{1,20}$/);
const items = (keys: string[]) =>
  fc.dictionary(
    fc.constantFrom(...keys),
    fc.record({
      grade: fc.constantFrom(...template.scale.values.map(({ key }) => key)),
      evidence: fc.oneof(secret, fc.record({ text: secret, noteIds: fc.constant<string[]>(['n0']) })),
      'coach-note': secret,
    }),
  );
const answers: fc.Arbitrary<FormAnswers> = fc.record({
  notes: fc
    .array(fc.record({ summary: secret, question: fc.record({ text: secret }) }), { maxLength: 3 })
    .map((notes) => notes.map((fields, index) => ({ id: `n${index}`, fields }))),
  competencies: items(template.competencies.items.map(({ key }) => key)),
  principles: items(template.principles.items.map(({ key }) => key)),
  recommendation: fc.record({
    recommendation: fc.constantFrom('hire', 'no_hire'),
    reason: secret,
    'platform-note': secret,
  }),
});

const FORM = '01900000-0000-7000-8000-000000000001';
let salts = 0;
const record = fc.array(answers, { minLength: 1, maxLength: 3 }).map((contents) => {
  const entries: RecordEntryWithValues[] = [];
  contents.forEach((content, index) => {
    const values = { answers: content, reason: index === 0 ? null : 'SECRET reason' };
    const kind = index === 0 ? ('submitted' as const) : ('amended' as const);
    const what = { kind, at: new Date(1_800_000_000_000 + index), authorId: FORM, ...values };
    entries.push({
      ...nextEntry(FORM, entries.at(-1) ?? null, what, () => `salt ${(salts += 1)}`),
      ...values,
    });
  });
  return entries;
});

describe('a form whose candidate is erased', () => {
  it('keeps every grade and the recommendation, and no text', () => {
    fc.assert(
      fc.property(answers, (content) => {
        const left = deidentified(template, content);
        expect(JSON.stringify(left)).not.toContain('SECRET');
        expect(left.recommendation).toEqual({ recommendation: content.recommendation.recommendation });
        for (const part of ['competencies', 'principles'] as const)
          expect(Object.entries(left[part])).toEqual(
            Object.entries(content[part]).map(([key, { grade }]) => [key, { grade }]),
          );
      }),
    );
  });

  it('has a record without a fault, before and after, with the same last hash', () => {
    fc.assert(
      fc.property(record, (entries) => {
        const head = entries.at(-1)?.hash ?? null;
        const left = entries.map((entry) => deidentifiedEntry(template, entry));
        expect(JSON.stringify(left)).not.toContain('SECRET');
        expect(recordFaults(FORM, left, head)).toEqual([]);
      }),
    );
  });

  it('still shows a grade that is changed afterwards', () => {
    const content: FormAnswers = {
      notes: [],
      competencies: { delivery: { grade: 'raising_bar' } },
      principles: {},
      recommendation: {},
    };
    const values = { answers: content, reason: null };
    const what = { kind: 'submitted' as const, at: new Date(0), authorId: FORM, ...values };
    const entry = { ...nextEntry(FORM, null, what, () => 'salt'), ...values };
    const left = deidentifiedEntry(template, entry);
    const changed = {
      ...left,
      answers: { ...content, competencies: { delivery: { grade: 'not_raising_bar' } } },
    };
    expect(recordFaults(FORM, [changed], entry.hash)).toEqual([
      { number: 1, fault: 'value_changed', path: 'competencies.delivery.grade' },
    ]);
  });
});
