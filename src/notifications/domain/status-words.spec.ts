import {
  facts,
  inEach,
  said,
  SIDES,
  START,
  STATUSES,
  VARIANTS,
  wordsOf,
} from '../../../test/notifications/status-cases';
import type { KindKey, BookingStatus } from '../../bookings';

describe('the headline of every state', () => {
  const headline = (kind: KindKey, status: BookingStatus, variant: string) =>
    SIDES.map((side) => wordsOf(facts({ ...VARIANTS[status][variant], kind, status, side })).headline);

  it.each<[KindKey, BookingStatus, string, string, string]>([
    ['session', 'held', 'waiting', 'Waiting for your payment', 'Not paid yet'],
    ['session', 'held', 'leaving', 'You gave this time up', 'Kenji Candidate gave this time up'],
    ['session', 'expired', 'ran_out', 'The hold has run out', 'The hold has run out'],
    ['document', 'expired', 'ran_out', 'The order has run out', 'The order has run out'],
    ['session', 'expired', 'by_us', 'Greenroom ended the hold', 'Greenroom ended the hold'],
    ['document', 'given_up', 'given_up', 'You gave this order up', 'Kenji Candidate gave this order up'],
    ['session', 'confirmed', 'ahead', 'Paid and confirmed', 'Booked and paid'],
    ['session', 'confirmed', 'running', 'The session is on', 'The session is on'],
    ['session', 'confirmed', 'early', 'The session ended early', 'The session ended early'],
    ['session', 'confirmed', 'over', 'The session is over', 'The session is over'],
    ['document', 'confirmed', 'ahead', 'Paid and confirmed', 'Paid; the document is still to come'],
    ['document', 'confirmed', 'received', 'Your document is with Clara Coach', 'The document is there'],
    ['document', 'confirmed', 'overdue', 'The feedback is late', 'Your feedback is late'],
    ['document', 'confirmed', 'filed', 'Your document is with Clara Coach', 'Your feedback is filed'],
    ['session', 'completed', 'plain', 'The session took place', 'The session took place'],
    ['session', 'completed', 'decided', 'Decided: the session took place', 'Decided: the session took place'],
    ['document', 'completed', 'released', 'Your feedback is there', 'Your feedback is released'],
    ['document', 'completed', 'plain', 'Your feedback was withdrawn', 'Another feedback is needed'],
    [
      'session',
      'candidate_no_show',
      'open',
      'Clara Coach reported that you did not come',
      'You reported that Kenji Candidate did not come',
    ],
    [
      'session',
      'candidate_no_show',
      'unanswered',
      'Settled: you did not come',
      'Settled: Kenji Candidate did not come',
    ],
    [
      'session',
      'candidate_no_show',
      'decided',
      'Decided: you did not come',
      'Decided: Kenji Candidate did not come',
    ],
    [
      'session',
      'coach_no_show',
      'open',
      'You reported that Clara Coach did not come',
      'Kenji Candidate reported that you did not come',
    ],
    ['session', 'coach_no_show', 'agreed', 'Settled: Clara Coach did not come', 'Settled: you did not come'],
    ['session', 'coach_no_show', 'decided', 'Decided: Clara Coach did not come', 'Decided: you did not come'],
    ['session', 'under_review', 'under_review', 'Being looked at', 'Being looked at'],
    ['session', 'cancelled', 'by_candidate', 'Cancelled by you', 'Cancelled by Kenji Candidate'],
    ['document', 'cancelled', 'by_coach', 'Cancelled by Clara Coach', 'Cancelled by you'],
    ['session', 'cancelled', 'by_admin', 'Cancelled by Greenroom', 'Cancelled by Greenroom'],
    [
      'session',
      'cancelled',
      'by_provider',
      'Cancelled: the payment went back',
      'Cancelled: the payment went back',
    ],
  ])('of a %s that is %s (%s)', (kind, status, variant, candidate, coach) => {
    expect(headline(kind, status, variant)).toEqual([candidate, coach]);
  });
});

it('who stated that a session ended early is told to both: "you", or the coach by name', () => {
  const early = { ...VARIANTS.confirmed.early, status: 'confirmed' as const };
  const [candidate, coach] = SIDES.map((side) => wordsOf(facts({ ...early, side })).next[0]);
  expect(candidate).toMatch(/^Clara Coach told us so\./);
  expect(coach).toMatch(/^You told us so\./);
});

describe('what every page says', () => {
  it.each(STATUSES)('of one that is %s is whole', (status) => {
    inEach(
      ({ known }) => known.status === status,
      ({ known, paid }) => {
        expect(said(known, paid)).not.toMatch(/undefined|null|NaN|Invalid|\/v1\/|as quoted|\s\n|^\s/);
        for (const sentence of wordsOf(known).next) expect(sentence).toMatch(/^[^\s].*\.$/);
      },
    );
  });

  it('tells a candidate nothing of a form before its release', () => {
    inEach(
      ({ known }) => known.side === 'candidate',
      ({ known, paid }) => {
        const unreleased = { ...known, formReleasedAt: null };
        expect(said({ ...unreleased, formFiledAt: START }, paid)).toBe(
          said({ ...unreleased, formFiledAt: null }, paid),
        );
      },
    );
  });
});
