import type { Level, Principle } from '../../packs';
import { assignPrinciples, defaultLevel } from './session-focus';

const principle = (key: string, order: number, focus = false, mostTested = false): Principle => ({
  key,
  order,
  name: key,
  summary: key,
  focus,
  mostTested,
  seniorFocus: false,
});
const principles = [
  principle('a', 1, true),
  principle('b', 2, true, true),
  principle('c', 3, true),
  principle('d', 4),
  principle('e', 5),
];
const bounds = { min: 2, max: 3 };

describe('the principles of a session', () => {
  it.each<[string, string[], string[], string[]]>([
    ['are those the candidate wants and the coach can assess', ['e', 'd'], ['d', 'e', 'a'], ['e', 'd']],
    ['are at most three', ['e', 'd', 'c', 'b'], ['a', 'b', 'c', 'd', 'e'], ['e', 'd', 'c']],
    ['leave out what the coach cannot assess', ['e', 'd', 'a'], ['a', 'd'], ['d', 'a']],
    ['are filled up from the focus of the role within the coach’s', ['e'], ['a', 'e', 'b'], ['e', 'b']],
    ['then from the rest of the coach’s', ['e'], ['d', 'e'], ['e', 'd']],
    [
      'are the focus of the role without a wish, most tested first',
      [],
      ['a', 'b', 'c', 'd'],
      ['b', 'a', 'c'],
    ],
    ['are the role’s focus when the coach named none', [], [], ['b', 'a']],
    ['ignore wishes that the pack does not know', ['x', 'd'], ['d', 'x', 'e'], ['d', 'e']],
  ])('%s', (_title, wished, coach, expected) => {
    expect(assignPrinciples(principles, wished, coach, bounds)).toEqual(expected);
  });

  it('are graded against the middle level when there is no target', () => {
    const level = (key: string, rank: number): Level => ({ key, rank, title: key, description: key });
    expect(defaultLevel([level('l7', 7), level('l5', 5), level('l6', 6)]).key).toBe('l6');
    expect(defaultLevel([level('b', 2), level('a', 1)]).key).toBe('a');
  });
});
