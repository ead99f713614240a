import { ATTACKS } from '../attacks/attacks';
import { findAttackTests } from '../attacks/titles';

const KNOWN = 82;

describe('the attacks and their tests', () => {
  const named = new Set(findAttackTests().map(({ number }) => number));
  const numbers = (fits: (status: object) => boolean): number[] =>
    ATTACKS.filter(({ status }) => fits(status)).map(({ number }) => number);

  it('the table has every attack once', () => {
    const expected = Array.from({ length: KNOWN }, (_, index) => index + 1);
    expect(ATTACKS.map(({ number }) => number).sort((a, b) => a - b)).toEqual(expected);
  });

  it('what is said to be tested has a test', () => {
    expect(numbers((status) => 'tested' in status).filter((number) => !named.has(number))).toEqual([]);
  });

  it('what is left for later has none', () => {
    expect(numbers((status) => 'later' in status).filter((number) => named.has(number))).toEqual([]);
  });

  it('no test names an attack that the table does not know', () => {
    expect([...named].filter((number) => !ATTACKS.some((attack) => attack.number === number))).toEqual([]);
  });
});
