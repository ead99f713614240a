import fc from 'fast-check';
import { glueOf, paginate, type Row } from './paginate';

const row = fc.record({
  height: fc.integer({ min: 5, max: 40 }),
  before: fc.integer({ min: 0, max: 30 }),
  glued: fc.boolean(),
});
const PAGE = 100;
const heightOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, { height, before }, at) => sum + height + (at > 0 ? before : 0), 0);

describe('pages', () => {
  it('hold every row once, in order, and never more than fits', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const pages = paginate(rows, PAGE);
        expect(pages.flat()).toEqual(rows);
        for (const page of pages) expect(heightOf(page)).toBeLessThanOrEqual(PAGE);
      }),
    );
  });

  it('never end with a row that belongs to the next, unless what belongs together is more than a page', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const pages = paginate(rows, PAGE);
        for (const [at, page] of pages.entries()) {
          const next = pages[at + 1];
          if (!next || !page.at(-1)?.glued) continue;
          const start = page.findLastIndex(({ glued }, index) => index < page.length - 1 && !glued) + 1;
          const end = next.findIndex(({ glued }) => !glued);
          const together = [...page.slice(start), ...next.slice(0, end < 0 ? next.length : end + 1)];
          expect(together.reduce((sum, { height, before }) => sum + height + before, 0)).toBeGreaterThan(
            PAGE,
          );
        }
      }),
    );
  });

  it('keep the first two and the last two lines of a paragraph together', () => {
    const glue = (lines: number, keep = false) =>
      Array.from({ length: lines }, (_, line) => glueOf(line, lines, keep));
    expect(glue(5)).toEqual([true, false, false, true, false]);
    expect(glue(1)).toEqual([false]);
    expect(glue(2, true)).toEqual([true, true]);
  });
});
