import type { Report } from '../../scripts/prove/reports';
import { closingLine, tableOf } from '../../scripts/prove/table';
import { atLeast, never } from './proof';

const report = (topic: string, figures: Report['figures']): Report => ({
  topic,
  claim: 'It holds.',
  size: 'small',
  scale: 1,
  seed: 1,
  seconds: 12,
  commit: 'unknown',
  figures,
});
const reports = [
  report('kills', [atLeast('kills', 10, 10), never('lost', 2)]),
  report('backup', [{ ...never('different', 1), measured: `1: ${'x'.repeat(200)}` }]),
];

it('has a line for every figure, with the seconds of its topic once', () => {
  const [heads, rule, ...lines] = tableOf(reports).split('\n');
  expect(heads?.split(/ {2,}/)).toEqual(['topic', 'figure', 'target', 'measured', 'held', 'seconds']);
  expect(rule).toMatch(/^-+( {2}-+){5}$/);
  expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
    ['kills', 'kills', '>= 10', '10', 'held', '12'],
    ['kills', 'lost', '0', '2', 'FAILED'],
    ['backup', 'different', '0', `1: ${'x'.repeat(58)}...`, 'FAILED', '12'],
  ]);
});

it('closes with the number of figures that held, and of those that did not', () => {
  expect(closingLine(reports)).toBe('1 passed, 2 failed');
});
