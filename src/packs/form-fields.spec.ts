import { join } from 'node:path';
import type { FormField, FormTemplateContent } from './domain/pack';
import { templateFaults } from './domain/template-faults';
import { readPackFiles } from './read-pack-files';

const { pack, templates } = readPackFiles(join(__dirname, '../../packs/amazon-tpm'));
const first = templates.find(({ version }) => version === 1) as FormTemplateContent;

/** What is wrong with the form when the fields of one part are changed. */
const faultsWith = (
  part: 'competencies' | 'principles' | 'recommendation',
  change: (field: FormField) => FormField,
) =>
  templateFaults(pack, null, {
    ...first,
    [part]: { ...first[part], fields: first[part].fields.map(change) },
  });

describe('the fields of a form', () => {
  it('are fine as they are', () => {
    expect(faultsWith('principles', (field) => field)).toEqual([]);
  });

  it.each([
    ['competencies', 'grade'],
    ['principles', 'evidence'],
    ['recommendation', 'recommendation'],
  ] as const)('of %s cannot do without: %s', (part, kind) => {
    const faults = faultsWith(part, (field) => (field.kind === kind ? { ...field, required: false } : field));
    expect(faults).toEqual([
      {
        field: expect.stringMatching(new RegExp(`^${part}\\.fields\\.\\d\\.required$`)),
        message: `Make "${kind}" required: no form is filed without it.`,
      },
    ]);
  });

  it('have no second grade, of which nothing would be read', () => {
    const faults = faultsWith('principles', (field) =>
      field.kind === 'text' ? { ...field, kind: 'grade', required: true } : field,
    );
    expect(faults).toEqual([
      { field: 'principles.fields', message: 'Keep one field of kind "grade": no second one is read.' },
    ]);
  });
});
