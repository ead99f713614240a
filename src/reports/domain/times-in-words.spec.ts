import fc from 'fast-check';
import type { FormField, FormTemplateContent } from '../../packs';
import type { LabelledText, ReleasedForm, ReleasedItem } from '../../forms/domain/release-form';
import { inWords } from '../../shared/zones/in-words';
import { withTimesInWords } from './times-in-words';

const ZONE = 'Asia/Tokyo';
const AT = '2027-03-01T17:05:00Z';
const field = (key: string, kind: FormField['kind']): FormField => ({
  key,
  kind,
  title: key,
  hint: '',
  required: false,
  maxLength: null,
  audience: 'candidate',
});
const fields = [field('when', 'timestamp'), field('words', 'text')];
const template = {
  notes: { fields },
  competencies: { fields },
  principles: { fields },
  recommendation: { fields },
} as unknown as FormTemplateContent;
const texts = (when: string): LabelledText[] => [
  { key: 'when', title: 'When', text: when },
  { key: 'words', title: 'Words', text: AT },
];
const item = (when: string): ReleasedItem => ({
  key: 'a',
  title: 'A',
  grade: null,
  evidence: null,
  fields: texts(when),
});
const form = (when: string): ReleasedForm => ({
  notes: [{ number: 1, fields: texts(when) }],
  competencies: [item(when)],
  principles: [item(when)],
  recommendation: null,
  comments: texts(when),
});
const listsOf = (told: ReleasedForm): LabelledText[][] => [
  ...told.notes.map((note) => note.fields),
  ...told.competencies.map((one) => one.fields),
  ...told.principles.map((one) => one.fields),
  told.comments,
];

describe('the instants of a report', () => {
  it('are told in words of the reader’s zone, wherever a field of the form holds one', () => {
    for (const [when] of listsOf(withTimesInWords(form(AT), template, ZONE)))
      expect(when).toEqual({ key: 'when', title: 'When', text: AT, inWords: inWords(new Date(AT), ZONE) });
  });

  it('are not looked for in a text, even one that reads like an instant', () => {
    for (const [, words] of listsOf(withTimesInWords(form(AT), template, ZONE)))
      expect(words).not.toHaveProperty('inWords');
  });

  it('change nothing else: without the words the form is what it was, also where a field holds no instant', () => {
    const anyText = fc.oneof(fc.constant(AT), fc.string());
    fc.assert(
      fc.property(anyText, (when) => {
        const told = withTimesInWords(form(when), template, ZONE);
        for (const list of listsOf(told)) for (const one of list) delete one.inWords;
        expect(told).toEqual(form(when));
      }),
    );
  });
});
