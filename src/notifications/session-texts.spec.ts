import type { Side } from '../bookings';
import { noShowText, type Reading, reviewResolvedText } from './session-texts';

/** A session of Ada (candidate) and Cory (coach). */
const reading = (side: Side, status: string): Reading => {
  const session = {
    booking: {
      kind: 'session',
      status,
      startsAt: new Date('2027-03-01T10:00:00Z'),
      minutes: 60,
      priceMinor: 12_000,
      currency: 'EUR',
    },
    candidate: { name: 'Ada', zone: 'Europe/Paris', hourCycle: 'h23', locale: 'en-GB' },
    coach: { name: 'Cory', zone: 'Europe/Paris', hourCycle: 'h23', locale: 'en-GB' },
    stage: 'Behavioural interview',
  };
  return { session, side, page: '' } as unknown as Reading;
};
const CLOSES = new Date('2027-03-02T11:00:00Z');
const noShow = (side: Side, missing: Side, status = `${missing}_no_show`) =>
  noShowText(reading(side, status), missing, status === 'under_review' ? null : CLOSES).paragraphs;
const resolved = (side: Side, outcome: string) =>
  reviewResolvedText(reading(side, outcome), outcome).paragraphs.at(-1);

describe('the mail about a session that somebody missed', () => {
  it('says to the candidate who is accused that nothing comes back, unless they contradict', () => {
    expect(noShow('candidate', 'candidate').at(-1)).toMatch(
      /report your side before .*Otherwise: nothing is refunded\.$/,
    );
  });

  it('says to the coach who is accused that all goes back, unless they contradict', () => {
    expect(noShow('coach', 'coach').at(-1)).toMatch(
      /report your side before .*Otherwise: all that was paid goes back to the candidate, and the session earns you nothing\.$/,
    );
  });

  it('says who gets the money where a side has named itself', () => {
    expect(noShow('candidate', 'coach')).toEqual([
      'Cory reported that they did not come to this session.',
      expect.any(String),
      'All that you paid goes back to you.',
    ]);
    expect(noShow('coach', 'candidate').at(-1)).toBe('You keep your share of what was paid.');
  });

  it.each(['candidate', 'coach'] as const)(
    'says to the %s that both have reported, where they disagree',
    (side) => {
      expect(noShow(side, side, 'under_review').at(-1)).toBe(
        'Your two reports disagree. We look at it and tell you both what we decide; no money moves before.',
      );
    },
  );
});

describe('the mail about a decision on two reports', () => {
  it.each([
    [
      'coach_no_show',
      'All that you paid goes back to you.',
      /goes back to the candidate, and the session earns you nothing/,
    ],
    ['candidate_no_show', 'Nothing is refunded.', /^You keep your share of what was paid\.$/],
    ['completed', 'Nothing is refunded.', /^You keep your share of what was paid\.$/],
  ])('%s: says to each what they get, and to neither what the other keeps', (outcome, candidate, coach) => {
    expect(resolved('candidate', outcome)).toBe(candidate);
    expect(resolved('coach', outcome)).toMatch(coach);
  });
});
