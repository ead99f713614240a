import { changed, found, pack, templates } from '../../../test/packs/sound-pack';
import type { FormField, FormTemplateContent } from './pack';
import { validateTemplate } from './validate-template';

const form = templates.find(({ stage }) => stage === 'product-case') as FormTemplateContent;
const faults = (template: FormTemplateContent): string[] =>
  found((log) => validateTemplate(pack, template, log));

describe('a form of a pack', () => {
  it.each(templates.map((one) => [one.stage, one] as const))('for %s has no fault as it is', (_, one) => {
    expect(faults(one)).toEqual([]);
  });

  it.each<[string, string, unknown, string]>([
    [
      'a form for an unknown stage',
      'stage',
      'onsite',
      'stage: Choose a stage of the pack: there is no "onsite".',
    ],
    [
      'a form for a stage without sessions',
      'stage',
      'application-review',
      '"application-review" has nothing to give feedback on.',
    ],
    [
      'a missing anchor',
      'principles.items.1.anchors.solid',
      undefined,
      'principles.items[1].anchors: Write the anchor for "solid" of "mend-before-new".',
    ],
    [
      'an anchor for no grade',
      'principles.items.1.anchors.superb',
      'Very good indeed.',
      'principles.items[1].anchors.superb: Leave out "superb"',
    ],
    [
      'a competency missing on a form',
      'competencies.items.1',
      { key: 'luck', anchors: {} },
      'competencies.items: Add "analysis": a first version has all competencies of the pack.',
    ],
    [
      'a scale without a failing grade',
      'scale.values.0.passing',
      true,
      'scale.values: Set "passing" to true for one value or more',
    ],
    [
      'a failing grade above a passing one',
      'scale.values.2.passing',
      false,
      'scale.values: Order every value that is "passing" above those that are not.',
    ],
    [
      'not tested as a grade',
      'scale.notTested.key',
      'solid',
      'scale.notTested.key: Choose another key: "solid" is a grade',
    ],
    [
      'a neutral recommendation',
      'recommendation.values.2',
      { key: 'unsure', order: 3, title: 'Unsure', description: 'Neither.', hires: true },
      'recommendation.values: Give as many values for a hire as against one',
    ],
    [
      'a form without a grade field',
      'principles.fields.0.kind',
      'text',
      'principles.fields: Add a field of kind "grade".',
    ],
    [
      'a form of another pack',
      'pack',
      'amazon-tpm',
      'pack: Give "northwind-pm" as the pack, not "amazon-tpm".',
    ],
    [
      'an item that the pack does not have',
      'principles.items.0.key',
      'luck',
      'principles.items[0].key: Choose a key among the principles of the pack: there is no "luck".',
    ],
    ['two grades of one rank', 'scale.values.1.order', 1, 'scale.values[1].order: Use every order once'],
    [
      'more principles for one interviewer than it has',
      'principles.perInterviewer.max',
      6,
      'principles.perInterviewer: Give an interviewer at most 5 principles',
    ],
    [
      'a first version that continues another',
      'previous',
      { version: 1, items: [], grades: [] },
      'previous: Leave this out: version 1 continues nothing.',
    ],
  ])('refuses %s, and says where', (_, path, value, expected) => {
    expect(faults(changed(form, path, value)).join('\n')).toContain(expected);
  });
});

describe('the fields of a form', () => {
  const faultsWith = (
    part: 'competencies' | 'principles' | 'recommendation',
    change: (field: FormField) => FormField,
  ) => faults({ ...form, [part]: { ...form[part], fields: form[part].fields.map(change) } });

  it.each([
    ['competencies', 'grade'],
    ['principles', 'evidence'],
    ['recommendation', 'recommendation'],
  ] as const)('of %s cannot do without: %s', (part, kind) => {
    const wanted = (field: FormField) => (field.kind === kind ? { ...field, required: false } : field);
    expect(faultsWith(part, wanted)).toEqual([
      expect.stringMatching(
        new RegExp(`^${part}\\.fields\\[\\d\\]\\.required: Make "${kind}" required: no form is filed`),
      ),
    ]);
  });

  it('have no second grade, of which nothing would be read', () => {
    const second = (field: FormField): FormField =>
      field.kind === 'text' ? { ...field, kind: 'grade', required: true } : field;
    expect(faultsWith('principles', second)).toEqual([
      'principles.fields: Keep one field of kind "grade": no second one is read.',
    ]);
  });

  it('have a limit where they hold text, and a key of their own each', () => {
    const limitless = (field: FormField) => (field.kind === 'text' ? { ...field, maxLength: null } : field);
    expect(faultsWith('principles', limitless).join()).toMatch(
      /maxLength: Give ".*" a limit: it holds text\./,
    );
    expect(faultsWith('principles', (field) => ({ ...field, key: 'same' })).join()).toContain(
      'principles.fields[1].key: Use every key once: "same" is at principles.fields[0] already.',
    );
  });
});
