import { CURRENT_POLICY_VERSION, policyOf } from './cancellation-policy';
import { policyInWords } from './policy-in-words';

const START = { startsAt: new Date('2026-12-01T15:00:00Z'), zone: 'Europe/Paris' };
const TIERED = {
  version: 99,
  tiers: [
    { noticeMinutes: 1440, percentBack: 100 },
    { noticeMinutes: 90, percentBack: 50 },
    { noticeMinutes: 60, percentBack: 25 },
  ],
} as const;

describe('a cancellation policy in words', () => {
  it('says what holds now', () => {
    expect(policyInWords(policyOf(CURRENT_POLICY_VERSION), null)).toEqual([
      'Free to cancel until the start: all of the price comes back.',
      'From then on nothing comes back.',
      'If your coach cancels, or does not come, all of the price comes back.',
    ]);
  });

  it('names the instants of a known start on the reader’s wall', () => {
    expect(policyInWords(policyOf(CURRENT_POLICY_VERSION), START)[0]).toBe(
      'Free to cancel until Tuesday 1 December 2026, 16:00 Paris time: all of the price comes back.',
    );
  });

  it('has a sentence for each part of a longer one', () => {
    expect(policyInWords(TIERED, null).slice(0, 3)).toEqual([
      'Free to cancel until 24 hours before the start: all of the price comes back.',
      'Cancel until 90 minutes before the start: 50 % of the price come back.',
      'Cancel until 1 hour before the start: 25 % of the price come back.',
    ]);
    expect(policyInWords(TIERED, START)[1]).toBe(
      'Cancel until Tuesday 1 December 2026, 14:30 Paris time: 50 % of the price come back.',
    );
  });
});
