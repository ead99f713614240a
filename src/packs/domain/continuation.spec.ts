import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { continuation } from './continuation';
import type { FormTemplateContent } from './pack';

const read = (version: number): FormTemplateContent =>
  JSON.parse(
    readFileSync(
      join(__dirname, '..', '..', '..', 'packs', 'amazon-tpm', 'templates', `onsite.v${version}.json`),
      'utf8',
    ),
  );
const [v1, v2] = [read(1), read(2)];
/** Renames `delivery` and ends `architecture-design`. */
const v3: FormTemplateContent = {
  ...v2,
  version: 3,
  previous: {
    version: 2,
    items: [
      { part: 'competencies', from: 'delivery', to: 'delivering' },
      { part: 'competencies', from: 'architecture-design', to: null },
    ],
    grades: [{ from: 'raising_bar', to: 'passes' }],
  },
};
const versions = [v3, v1, v2];

describe('what an item and a grade of a version became in a later one', () => {
  it('is followed from step to step, whatever the order of the versions', () => {
    const lead = continuation(versions, 1, 3);
    expect(lead.item('competencies', 'delivery')).toBe('delivering');
    expect(lead.item('competencies', 'architecture-design')).toBeNull();
    expect(lead.item('principles', 'delivery')).toBeNull();
    expect(lead.grade('raising_bar')).toBe('passes');
    expect(lead.grade('nothing_like_it')).toBeNull();
  });

  it('is the same within a version', () => {
    const lead = continuation(versions, 2, 2);
    expect([lead.item('competencies', 'delivery'), lead.grade('raising_bar')]).toEqual([
      'delivery',
      'raising_bar',
    ]);
  });
});
