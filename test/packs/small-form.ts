import type { FormField, FormTemplateDraft, GradedItem, ScaleValue } from '../../src/packs/domain/pack';

export const field = (key: string, title = key): FormField => ({
  key,
  title,
  hint: 'A hint.',
  kind: 'text',
  required: true,
  maxLength: 100,
  audience: 'candidate',
});

export const grade = (key: string, order: number, title = key): ScaleValue => ({
  key,
  order,
  title,
  description: 'A grade.',
  passing: order > 1,
});

export const item = (key: string, grades: string[], words = 'Said so.'): GradedItem => ({
  key,
  anchors: Object.fromEntries(grades.map((one) => [one, words])),
});

interface Wish {
  version?: number;
  competencies?: GradedItem[];
  principles?: GradedItem[];
  grades?: ScaleValue[];
  notes?: FormField[];
  previous?: FormTemplateDraft['previous'];
}

const GRADES = [grade('low', 1), grade('high', 2)];

export const template = ({
  version = 1,
  competencies = [item('a', ['low', 'high'])],
  principles = [item('b', ['low', 'high'])],
  grades = GRADES,
  notes = [field('summary')],
  previous = null,
}: Wish): FormTemplateDraft => ({
  pack: 'acme',
  stage: 'onsite',
  version,
  title: 'A form',
  description: 'For one round.',
  disclaimer: 'Practice.',
  scale: { values: grades, notTested: { key: 'not_tested', title: 'Not tested', description: 'No.' } },
  notes: { title: 'Notes', atLeast: 1, fields: notes },
  competencies: { title: 'Competencies', fields: [field('grade')], items: competencies },
  principles: {
    title: 'Principles',
    perInterviewer: { min: 1, max: 1 },
    fields: [field('grade')],
    items: principles,
  },
  recommendation: { title: 'Recommendation', fields: [field('recommendation')], values: [] },
  previous,
});
