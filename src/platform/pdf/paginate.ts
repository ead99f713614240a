/** One line on its way to a page. Heights are in points. */
export interface Row {
  height: number;
  /** Space above it, which the top of a page swallows. */
  before: number;
  /** Must stand on the same page as the next row. */
  glued: boolean;
}

/**
 * Spreads rows over pages of so many points. Rows that are glued together stay together, unless they are more than a
 * page. No row is lost, none is moved before another.
 */
export const paginate = <R extends Row>(rows: readonly R[], pageHeight: number): R[][] => {
  const pages: R[][] = [[]];
  let used = 0;
  const place = (row: R): void => {
    const page = pages.at(-1) as R[];
    used += row.height + (page.length > 0 ? row.before : 0);
    page.push(row);
  };
  const turn = (): void => {
    if (pages.at(-1)?.length) pages.push([]);
    used = 0;
  };
  for (const group of gluedGroups(rows)) {
    const height = group.reduce((sum, row) => sum + row.before + row.height, 0);
    if (used + height > pageHeight && used > 0) turn();
    for (const row of group) {
      if (used > 0 && used + row.before + row.height > pageHeight) turn();
      place(row);
    }
  }
  return pages;
};

const gluedGroups = <R extends Row>(rows: readonly R[]): R[][] => {
  const groups: R[][] = [];
  let isOpen = false;
  for (const row of rows) {
    if (isOpen) groups.at(-1)?.push(row);
    else groups.push([row]);
    isOpen = row.glued;
  }
  return groups;
};

/**
 * Which lines of a paragraph are glued to the line after them: the first and the last two stand together, and a
 * heading whole with what it heads.
 */
export const glueOf = (line: number, lines: number, keepWithNext: boolean): boolean =>
  line === lines - 1 ? keepWithNext : keepWithNext || line === 0 || line === lines - 2;
