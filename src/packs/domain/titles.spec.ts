import { pack, templates } from '../../../test/packs/sound-pack';
import type { FormTemplateContent } from './pack';
import { principlesOn, titlesOf } from './titles';

const form = templates[0] as FormTemplateContent;

describe('what people call a principle or a competency', () => {
  it('is its name or title in the pack', () => {
    const titleOf = titlesOf(pack);
    for (const { key, name } of pack.principles) expect(titleOf(key)).toBe(name);
    for (const { key, title } of pack.competencies) expect(titleOf(key)).toBe(title);
  });

  it('is its key where the pack has dropped it, or is gone itself', () => {
    expect([titlesOf(pack)('luck'), titlesOf(pack)('constructor'), titlesOf(null)('luck')]).toEqual([
      'luck',
      'constructor',
      'luck',
    ]);
  });
});

it('the principles on a form are those of the pack that it grades, in the order of the pack', () => {
  const items = form.principles.items.slice(0, 2).reverse();
  const shorter = {
    ...form,
    principles: { ...form.principles, items: [...items, { key: 'luck', anchors: {} }] },
  };
  const kept = pack.principles.filter(({ key }) => items.some((item) => item.key === key));
  expect(principlesOn(shorter, pack)).toEqual(kept);
  expect(kept).toHaveLength(2);
});
