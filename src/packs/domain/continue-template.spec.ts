import { join } from 'node:path';
import { grade, item, template } from '../../../test/packs/small-form';
import { readPackFiles } from '../read-pack-files';
import { compareTemplates } from './compare-templates';
import { bodyOf, continued } from './continue-template';
import { templateFaults } from './template-faults';
import { mappingBetween } from './template-mapping';

describe('a copy as the next version', () => {
  const { pack, templates } = readPackFiles(join(__dirname, '../../../packs/amazon-tpm'));

  it.each(templates.map((one) => [`${one.stage} ${one.version}`, one] as const))(
    'of %s continues itself and can be published at once',
    (_, { publishedAt: _when, ...source }) => {
      const next = { ...source, version: source.version + 1, ...continued(source, source) };
      expect(templateFaults(pack, source, next)).toEqual([]);
      const difference = compareTemplates(source, next, mappingBetween([source, next], source, next));
      expect(JSON.stringify(difference)).not.toMatch(/"(before|from)":/);
    },
  );

  it('of an older one leaves open what became of an item that it lacks', () => {
    const former = template({ competencies: [item('a', ['low', 'high']), item('c', ['low', 'high'])] });
    const { previous } = continued(template({}), former);
    expect(previous?.items).toContainEqual({ part: 'competencies', from: 'c', to: null });
    expect(templateFaults(pack, former, { ...former, version: 2, previous })).toContainEqual({
      field: 'previous.items.1.reason',
      message: 'Say why "c" is dropped.',
    });
  });

  it('marks an item that only the copy has as new, and leaves a grade that it lacks unmapped', () => {
    const { previous } = continued(
      template({ competencies: [item('a', ['low']), item('n', ['low'])], grades: [grade('low', 1)] }),
      template({}),
    );
    expect(previous?.items.filter(({ part }) => part === 'competencies')).toEqual([
      { part: 'competencies', from: 'a', to: 'a' },
      { part: 'competencies', from: null, to: 'n' },
    ]);
    expect(previous?.grades).toEqual([{ from: 'low', to: 'low' }]);
  });

  it('says nothing of where it belongs: pack, stage and version are not the admin’s to write', () => {
    const body = bodyOf(template({ version: 7 }));
    expect(Object.keys({ ...template({}), ...body }).sort()).toEqual(Object.keys(template({})).sort());
    for (const member of ['pack', 'stage', 'version', 'publishedAt']) expect(body).not.toHaveProperty(member);
  });
});
