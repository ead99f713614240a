import { type Figure, fewEffort } from './proof';
import { begunAgain, figureOf, proof } from './race.proof';

/** A few rounds of each kind; `npm run prove:small` has more, and `npm run prove` more people and processes. */
let figures: Figure[];

beforeAll(async () => {
  figures = await proof.run(fewEffort());
}, 300_000);

const measured = (kind: string): string | undefined =>
  figures.find(({ figure }) => figure === figureOf(kind))?.measured;

it('attack 27: 64 candidates ask for one time at once: one has it', () => {
  expect(measured('one time')).toBe('0');
});

it('attack 27: nobody waits for a lock until it is given up and begun again', () => {
  const figure = figures.find((one) => one.figure === begunAgain(0, 0).figure);
  expect(figure).toMatchObject({ held: true });
});

it.each([
  ['the losers are refused as soon as the winner has committed', 0, true],
  ['a machine that stops for a while', 400, true],
  ['each of 63 losers waits for the lock in vain', 3_150, false],
])('attack 27, its bound: %s', (_, times, held) => {
  expect(begunAgain(times, 3_200).held).toBe(held);
});

it('attack 28: candidates ask for overlapping, unequal times at once: one has one of them', () => {
  expect(measured('overlapping, unequal times')).toBe('0');
});

it('attack 32: one key comes 64 times at once: one booking; many keys for one wish as well', () => {
  expect([measured('the same key from everywhere'), measured('one wish under many keys')]).toEqual([
    '0',
    '0',
  ]);
});

it('attack 36: one candidate asks for eight times at once: three holds, the rest 429', () => {
  expect(measured('one candidate wants eight times')).toBe('0');
});

it(`all races: ${proof.claim}`, () => {
  expect(figures.filter(({ held }) => !held)).toEqual([]);
});
