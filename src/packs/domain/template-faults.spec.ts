import { changed, pack, templates } from '../../../test/packs/sound-pack';
import { continued } from './continue-template';
import type { FormTemplateContent } from './pack';
import { templateFaults } from './template-faults';

const first = templates.find(({ stage }) => stage === 'product-case') as FormTemplateContent;
const second = { ...first, version: 2, ...continued(first, first) };

describe('what keeps a version from being published', () => {
  it('is nothing where it is right, as the first or as the next', () => {
    expect(templateFaults(pack, null, first)).toEqual([]);
    expect(templateFaults(pack, first, second)).toEqual([]);
  });

  it('is told with places as answers write them, not as files do', () => {
    expect(templateFaults(pack, null, changed(first, 'principles.items.1.anchors.solid', undefined))).toEqual(
      [
        {
          field: 'principles.items.1.anchors',
          message: 'Write the anchor for "solid" of "mend-before-new".',
        },
      ],
    );
    const twice = changed(first, 'scale.values.1.key', first.scale.values[0]?.key);
    expect(
      templateFaults(pack, null, twice)
        .map(({ message }) => message)
        .join(),
    ).toContain('is at scale.values.0 already.');
  });

  it('is also how it continues the version before, where there is one', () => {
    const silent = { ...second, previous: { version: 1, items: second.previous?.items ?? [], grades: [] } };
    expect(templateFaults(pack, null, silent)).toEqual([]);
    expect(templateFaults(pack, first, silent).map(({ field }) => field)).toEqual(
      first.scale.values.map(() => 'previous.grades'),
    );
  });
});
