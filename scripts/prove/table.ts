import type { Report } from './reports';

const HEADS = ['topic', 'figure', 'target', 'measured', 'held', 'seconds'];
/** Characters of a cell in the table; a figure that names its faults has them above, in the topic's own lines. */
const WIDEST = 64;

/** All figures of a run as one table of plain text. */
export const tableOf = (reports: Report[]): string => {
  const rows = [HEADS, ...reports.flatMap(rowsOf)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
};

const rowsOf = ({ topic, figures, seconds }: Report): string[][] =>
  figures.map(({ figure, target, measured, held }, index) =>
    [topic, figure, target, measured, held ? 'held' : 'FAILED', index === 0 ? String(seconds) : ''].map(
      (cell) => (cell.length > WIDEST ? `${cell.slice(0, WIDEST - 3)}...` : cell),
    ),
  );

/** The last line of a run: how many of its figures held. */
export const closingLine = (reports: Report[]): string => {
  const figures = reports.flatMap((report) => report.figures);
  const failed = figures.filter(({ held }) => !held).length;
  return `${figures.length - failed} passed, ${failed} failed`;
};
