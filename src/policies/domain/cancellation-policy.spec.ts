import fc from 'fast-check';
import { addMinutes } from '../../shared/time';
import {
  type CancellationPolicy,
  CURRENT_POLICY_VERSION,
  POLICIES,
  policyOf,
  shareBack,
  tierAt,
} from './cancellation-policy';

const START = new Date('2027-03-01T10:00:00Z');
const TIERED: CancellationPolicy = {
  version: 99,
  tiers: [
    { noticeMinutes: 2880, percentBack: 100 },
    { noticeMinutes: 1440, percentBack: 50 },
    { noticeMinutes: 0, percentBack: 10 },
  ],
};

describe('a policy', () => {
  it('is found by its version, and sold with in its newest', () => {
    expect(policyOf(CURRENT_POLICY_VERSION)).toBe(POLICIES.at(-1));
    expect(() => policyOf(0)).toThrow(RangeError);
  });

  it('has versions of its own, and tiers from the longest notice down to the start', () => {
    expect(new Set(POLICIES.map(({ version }) => version)).size).toBe(POLICIES.length);
    for (const { tiers } of [...POLICIES, TIERED]) {
      const notices = tiers.map(({ noticeMinutes }) => noticeMinutes);
      expect(notices).toEqual([...notices].sort((a, b) => b - a));
      expect(notices.at(-1)).toBe(0);
    }
  });

  it('of version 1 gives everything back until the start, and nothing from then on', () => {
    expect(tierAt(policyOf(1), START, addMinutes(START, -1))).toEqual({ percentBack: 100, until: START });
    expect(tierAt(policyOf(1), START, START)).toEqual({ percentBack: 0, until: null });
  });

  it.each<[string, number, number, number | null]>([
    ['three days before', -4320, 100, -2880],
    ['a minute more than two days before', -2881, 100, -2880],
    ['two days before', -2880, 50, -1440],
    ['a day before', -1440, 10, 0],
    ['a minute before', -1, 10, 0],
    ['at the start', 0, 0, null],
  ])('with tiers: %s', (_, minutes, percentBack, until) => {
    expect(tierAt(TIERED, START, addMinutes(START, minutes))).toEqual({
      percentBack,
      until: until === null ? null : addMinutes(START, until),
    });
  });
});

it('a share of a price and its rest are the price', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.integer({ min: 0, max: 100 }),
      (price, percent) => {
        expect(shareBack(price, percent) + shareBack(price, 100 - percent)).toBeGreaterThanOrEqual(price);
        expect(Math.abs(shareBack(price, percent) - (price * percent) / 100)).toBeLessThan(1);
      },
    ),
  );
  expect([shareBack(12_000, 100), shareBack(12_000, 0), shareBack(999, 50)]).toEqual([12_000, 0, 500]);
});
