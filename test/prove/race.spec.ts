import { type Figure, smallEffort } from './proof';
import { figureOf, proof } from './race.proof';

let figures: Figure[];

beforeAll(async () => {
  figures = await proof.run(smallEffort());
}, 300_000);

const measured = (kind: string): string | undefined =>
  figures.find(({ figure }) => figure === figureOf(kind))?.measured;

it('attack 27: 64 candidates ask for one time at once, 50 times: one has it', () => {
  expect(measured('one time')).toBe('0');
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
