import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormTemplateContent } from '../../packs';
import { ownPoints } from './own-grades';

const read = (version: number): FormTemplateContent =>
  JSON.parse(
    readFileSync(
      join(__dirname, '..', '..', '..', 'packs', 'amazon-tpm', 'templates', `onsite.v${version}.json`),
      'utf8',
    ),
  );
const [v1, v2] = [read(1), read(2)];
const about = { id: 'f1', bookingId: 'b1' };
const grades = { competencies: { delivery: 'raising_bar' }, principles: { ownership: 'not_tested' } };

describe('a candidate’s own grades in a trend', () => {
  it('are read in the words of the present version, without what has no place on its scale', () => {
    expect(ownPoints([v1, v2], v2, { ...about, own: { version: 1, grades } })).toEqual([
      {
        part: 'competencies',
        key: 'delivery',
        formId: 'f1',
        bookingId: 'b1',
        grade: { key: 'raising_bar', title: 'Raising the bar', order: expect.any(Number), passing: true },
      },
    ]);
  });

  it('are none where nobody graded themselves, or on a version that is not known', () => {
    expect(ownPoints([v1, v2], v2, { ...about, own: null })).toEqual([]);
    expect(ownPoints([v2], v2, { ...about, own: { version: 1, grades } })).toEqual([]);
  });
});
