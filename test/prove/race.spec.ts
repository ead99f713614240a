import { type Figure, smallEffort } from './proof';
import { figureOf, patience, proof } from './race.proof';

let figures: Figure[];

beforeAll(async () => {
  figures = await proof.run(smallEffort());
}, 300_000);

const measured = (kind: string): string | undefined =>
  figures.find(({ figure }) => figure === figureOf(kind))?.measured;

it('attack 27: 64 candidates ask for one time at once, 50 times: one has it', () => {
  expect(measured('one time')).toBe('0');
});

it('attack 27: nobody waits for a lock or a timeout while the others are served', () => {
  const last = figures.at(-1);
  expect(last?.figure).toBe('wait for an answer when all ask at once, p99');
  expect(last).toMatchObject({ held: true });
});

it.each([
  ['a busy machine, where all are slow', 800, 9_000, true],
  ['a quick machine with a pause', 60, 2_500, true],
  ['one in each round waits for the statement timeout', 100, 5_000, false],
  ['all wait for it', 6_000, 11_000, false],
])('attack 27, its bound: %s', (_, half, slowest, held) => {
  const waits = Array.from({ length: 3_200 }, (_each, i) => (i % 64 === 0 ? slowest : half));
  expect(patience(waits).held).toBe(held);
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
