import type { KindKey, BookingStatus, Side } from '../../bookings';
import type { OrderReceipt } from '../../payments';
import { addHours } from '../../shared/time';
import { inWords } from '../../shared/zones/in-words';
import { statusMoney } from './status-money';
import { type StatusFacts, statusState } from './status-state';
import { statusWords } from './status-words';

const START = new Date('2027-03-01T17:00:00Z');
const END = new Date('2027-03-01T18:00:00Z');
const CLOSE = addHours(END, 24);
const ZONE = 'Asia/Tokyo';
const SIDES: Side[] = ['candidate', 'coach'];
const KINDS: KindKey[] = ['session', 'review'];
const NAMES = { candidate: 'Clara Coach', coach: 'Kenji Candidate' };

const facts = (wishes: Partial<StatusFacts> = {}): StatusFacts => ({
  kind: 'session',
  side: 'candidate',
  status: 'confirmed',
  startsAt: START,
  endsAt: END,
  endedEarlyAt: null,
  holdExpiresAt: addHours(START, -48),
  givingUp: false,
  cancelledBy: null,
  attendance: { reports: [], decidedAt: null },
  reportsCloseAt: CLOSE,
  noShowSettlesAt: null,
  noShowSettledAt: null,
  uploadBy: addHours(START, 720),
  receivedAt: null,
  begunAt: null,
  formFiledAt: null,
  formReleasedAt: null,
  now: addHours(START, -50),
  ...wishes,
});
const receipt = (wishes: Partial<OrderReceipt> = {}): OrderReceipt => ({
  number: 'GR-1',
  currency: 'EUR',
  paidAt: addHours(START, -49),
  paidMinor: 12_000,
  refundedMinor: 0,
  pendingMinor: 0,
  waitingMinor: 0,
  byProviderMinor: 0,
  failedMinor: 0,
  lostMinor: 0,
  disputed: false,
  coachMinor: null,
  ...wishes,
});
const readerOf = ({ kind, side }: StatusFacts) => ({ kind, side, zone: ZONE, otherName: NAMES[side] });
const wordsOf = (known: StatusFacts) => statusWords(statusState(known), readerOf(known));
const moneyOf = (known: StatusFacts, paid: OrderReceipt | null) =>
  statusMoney(statusState(known), { priceMinor: 12_000, currency: 'EUR', receipt: paid }, readerOf(known));
const said = (known: StatusFacts, paid: OrderReceipt | null): string =>
  [
    wordsOf(known).headline,
    ...wordsOf(known).next,
    ...moneyOf(known, paid).map(({ label, text }) => `${label}: ${text}`),
  ].join('\n');

const report = (reporter: Side, missing: Side) => ({ reporter, missing });
const open = { noShowSettlesAt: CLOSE, now: addHours(END, 1) };
const done = { noShowSettlesAt: CLOSE, noShowSettledAt: CLOSE, now: addHours(END, 30) };
const accused = (missing: Side) => ({
  attendance: { reports: [report(missing === 'coach' ? 'candidate' : 'coach', missing)], decidedAt: null },
});
const admitted = (missing: Side) => ({
  attendance: { reports: [report(missing, missing)], decidedAt: null },
});
const decided = {
  attendance: {
    reports: [report('candidate', 'coach'), report('coach', 'candidate')],
    decidedAt: addHours(END, 20),
  },
};

/** What can be known beside a status: its name, and the facts. */
const VARIANTS: Record<BookingStatus, Record<string, Partial<StatusFacts>>> = {
  held: { waiting: {}, leaving: { givingUp: true } },
  expired: { ran_out: {}, by_us: { cancelledBy: 'admin' } },
  given_up: { given_up: {} },
  confirmed: {
    ahead: {},
    running: { now: addHours(START, 0.5) },
    early: { now: addHours(START, 0.7), endedEarlyAt: addHours(START, 0.6) },
    over: { now: addHours(END, 0.1) },
    received: { receivedAt: START, now: addHours(START, 0.1) },
    begun: { receivedAt: START, begunAt: START, now: addHours(START, 0.2) },
    overdue: { receivedAt: START, begunAt: START, now: addHours(END, 5) },
    filed: { receivedAt: START, begunAt: START, formFiledAt: START, now: addHours(START, 0.2) },
  },
  completed: {
    plain: { now: addHours(END, 1), receivedAt: START },
    long_ago: { now: addHours(END, 100), receivedAt: START },
    decided: { ...decided, ...done, receivedAt: START },
    released: { now: addHours(END, 1), receivedAt: START, formFiledAt: END, formReleasedAt: END },
  },
  candidate_no_show: {
    open: { ...open, ...accused('candidate') },
    unanswered: { ...done, ...accused('candidate') },
    agreed: { ...done, ...admitted('candidate') },
    decided: { ...done, ...decided },
  },
  coach_no_show: {
    open: { ...open, ...accused('coach') },
    unanswered: { ...done, ...accused('coach') },
    agreed: { ...done, ...admitted('coach') },
    decided: { ...done, ...decided },
    waits_for_bank: { ...done, ...accused('coach'), noShowSettledAt: null },
  },
  under_review: {
    under_review: { ...open, ...decided, attendance: { ...decided.attendance, decidedAt: null } },
  },
  cancelled: {
    by_candidate: { cancelledBy: 'candidate' },
    by_coach: { cancelledBy: 'coach' },
    by_admin: { cancelledBy: 'admin' },
    by_provider: { cancelledBy: 'provider' },
  },
};

const STATUSES = Object.keys(VARIANTS) as BookingStatus[];

const REFUNDS: Record<string, OrderReceipt | null> = {
  unpaid: null,
  none: receipt(),
  earned: receipt({ coachMinor: 9_600 }),
  pending: receipt({ pendingMinor: 12_000 }),
  waiting: receipt({ pendingMinor: 12_000, waitingMinor: 12_000, disputed: true }),
  part_waiting: receipt({ pendingMinor: 12_000, waitingMinor: 8_000, disputed: true }),
  part: receipt({ refundedMinor: 4_000 }),
  both: receipt({ refundedMinor: 4_000, pendingMinor: 8_000 }),
  full: receipt({ refundedMinor: 12_000 }),
  by_provider: receipt({ refundedMinor: 12_000, byProviderMinor: 12_000 }),
  failed: receipt({ failedMinor: 12_000 }),
  lost: receipt({ lostMinor: 12_000, coachMinor: 0 }),
  at_the_bank: receipt({ disputed: true }),
};

interface Case {
  name: string;
  known: StatusFacts;
  paid: OrderReceipt | null;
  refund: string;
}

const CASES: Case[] = STATUSES.flatMap((status) =>
  Object.entries(VARIANTS[status]).flatMap(([variant, wishes]) =>
    KINDS.flatMap((kind) =>
      SIDES.flatMap((side) =>
        Object.entries(REFUNDS).map(([refund, paid]) => ({
          name: `${kind} ${status} (${variant}), to the ${side}, refund ${refund}`,
          known: facts({ ...wishes, status, kind, side }),
          paid,
          refund,
        })),
      ),
    ),
  ),
);
/** Every case that is wanted, each of them named when it fails. */
const inEach = (wanted: (one: Case) => boolean, check: (one: Case) => void): void => {
  const found = CASES.filter(wanted);
  expect(found.length).toBeGreaterThan(0);
  for (const one of found)
    try {
      check(one);
    } catch (error) {
      throw new Error(one.name, { cause: error });
    }
};

describe('the headline of every state', () => {
  const headline = (kind: KindKey, status: BookingStatus, variant: string) =>
    SIDES.map((side) => wordsOf(facts({ ...VARIANTS[status][variant], kind, status, side })).headline);

  it.each<[KindKey, BookingStatus, string, string, string]>([
    ['session', 'held', 'waiting', 'Waiting for your payment', 'Not paid yet'],
    ['session', 'held', 'leaving', 'You gave this time up', 'Kenji Candidate gave this time up'],
    ['session', 'expired', 'ran_out', 'The hold has run out', 'The hold has run out'],
    ['review', 'expired', 'ran_out', 'The order has run out', 'The order has run out'],
    ['session', 'expired', 'by_us', 'Greenroom ended the hold', 'Greenroom ended the hold'],
    ['review', 'given_up', 'given_up', 'You gave this order up', 'Kenji Candidate gave this order up'],
    ['session', 'confirmed', 'ahead', 'Paid and confirmed', 'Booked and paid'],
    ['session', 'confirmed', 'running', 'The session is on', 'The session is on'],
    ['session', 'confirmed', 'early', 'The session ended early', 'The session ended early'],
    ['session', 'confirmed', 'over', 'The session is over', 'The session is over'],
    ['review', 'confirmed', 'ahead', 'Paid and confirmed', 'Paid; the document is still to come'],
    ['review', 'confirmed', 'received', 'Your document is with Clara Coach', 'The document is there'],
    ['review', 'confirmed', 'overdue', 'The feedback is late', 'Your feedback is late'],
    ['review', 'confirmed', 'filed', 'Your document is with Clara Coach', 'Your feedback is filed'],
    ['session', 'completed', 'plain', 'The session took place', 'The session took place'],
    ['session', 'completed', 'decided', 'Decided: the session took place', 'Decided: the session took place'],
    ['review', 'completed', 'released', 'Your feedback is there', 'Your feedback is released'],
    ['review', 'completed', 'plain', 'Your feedback was withdrawn', 'Another feedback is needed'],
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
    ['review', 'cancelled', 'by_coach', 'Cancelled by Clara Coach', 'Cancelled by you'],
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

describe('money', () => {
  it('adds up to what was paid', () => {
    inEach(
      ({ paid }) => paid !== null,
      ({ known, paid }) => {
        const { paidMinor, refundedMinor, pendingMinor, lostMinor, failedMinor } = { ...receipt(), ...paid };
        const amounts = moneyOf(known, paid)
          .filter(({ label, text }) => ['Refund', 'Kept'].includes(label) && !text.includes('of that'))
          .map(({ text }) => Math.round(Number(/^([\d.]+) EUR/.exec(text)?.[1] ?? 0) * 100));
        const told = amounts.reduce((sum, amount) => sum + amount, 0);
        const back = refundedMinor + pendingMinor + lostMinor + failedMinor;
        expect(told).toBe(known.side === 'candidate' ? paidMinor : back);
      },
    );
  });

  it('of a cancellation that gives nothing back says so, and nothing else', () => {
    inEach(
      ({ known, refund }) => known.status === 'cancelled' && ['none', 'earned'].includes(refund),
      ({ known, paid }) => {
        expect(said(known, paid)).toContain('Refund: Nothing is refunded.');
        expect(said(known, paid)).not.toMatch(/has gone back|on its way back/);
      },
    );
  });

  it('of what was never paid promises nothing', () => {
    inEach(
      ({ paid }) => paid === null,
      ({ known }) => expect(moneyOf(known, null).map(({ label }) => label)).toEqual(['Price', 'Paid']),
    );
  });

  it.each([
    ['pending', 'Refund: 120.00 EUR is on its way back to the card'],
    [
      'waiting',
      'Refund: 120.00 EUR is to go back to the card or account that you paid with, and waits until your bank has decided.',
    ],
    ['part_waiting', 'Refund: 40.00 EUR is on its way back to the card'],
    ['part', 'Refund: 40.00 EUR has gone back to the card'],
    ['both', 'Refund: 80.00 EUR is on its way back to the card'],
    ['by_provider', '120.00 EUR of that was sent back by the payment provider, and not by Greenroom.'],
    ['failed', '120.00 EUR should have gone back and did not arrive.'],
    ['lost', '120.00 EUR was taken back by your bank.'],
    ['at_the_bank', 'Your bank has asked for the payment back.'],
    ['earned', 'Kept: 120.00 EUR stays paid: Clara Coach’s share and the fee of Greenroom.'],
  ])('says to the candidate that %s', (refund, wanted) => {
    const known = facts({ status: 'cancelled', cancelledBy: 'coach' });
    expect(said(known, REFUNDS[refund] as OrderReceipt)).toContain(wanted);
  });

  it('says of a refund that a bank holds up no word of a way', () => {
    const known = facts({ status: 'cancelled', cancelledBy: 'coach' });
    expect(said(known, REFUNDS.waiting as OrderReceipt)).not.toContain('on its way');
  });

  it('says to the coach what is theirs: nothing yet, a share, or nothing', () => {
    const share = (wishes: Partial<StatusFacts>, paid: OrderReceipt) =>
      moneyOf(facts({ side: 'coach', ...wishes }), paid).find(({ label }) => label === 'Your share')?.text;
    expect(share({}, receipt())).toBe('Not earned yet');
    expect(share({ status: 'completed', now: END }, receipt({ coachMinor: 9_600 }))).toBe(
      '96.00 EUR, after the fee of Greenroom',
    );
    expect(share({ status: 'cancelled', cancelledBy: 'coach' }, receipt({ refundedMinor: 12_000 }))).toBe(
      'Nothing',
    );
    expect(share({ status: 'completed', now: END }, receipt({ lostMinor: 12_000, coachMinor: 0 }))).toBe(
      'Nothing',
    );
  });
});

describe('reports that somebody did not come', () => {
  const reported = (status: 'candidate_no_show' | 'coach_no_show', variant: string, side: Side) =>
    wordsOf(facts({ ...VARIANTS[status][variant], status, side })).next.join(' ');

  it.each(SIDES)(
    'open ones say to the %s until when they can be answered, in the zone of the reader',
    (side) => {
      for (const status of ['candidate_no_show', 'coach_no_show'] as const)
        expect(reported(status, 'open', side)).toContain(`until ${inWords(CLOSE, ZONE)}`);
    },
  );

  it.each(SIDES)('decided ones say to the %s who decided, and ask for nothing more', (side) => {
    for (const status of ['candidate_no_show', 'coach_no_show'] as const) {
      expect(reported(status, 'decided', side)).toContain('Greenroom looked at them and decided');
      expect(reported(status, 'decided', side)).not.toMatch(/answer|report your side|until/);
    }
  });

  it('say who reported, and that nobody answered', () => {
    expect(reported('candidate_no_show', 'unanswered', 'coach')).toContain(
      'You reported it, and nobody said otherwise',
    );
    expect(reported('candidate_no_show', 'agreed', 'candidate')).toContain('You reported that yourself.');
    expect(reported('coach_no_show', 'agreed', 'candidate')).toContain(
      'Clara Coach reported that themselves.',
    );
  });

  it('a missing coach costs the price, which waits where a bank has it; a missing candidate costs nothing', () => {
    expect(reported('coach_no_show', 'unanswered', 'candidate')).toContain(
      'The full price goes back to you.',
    );
    expect(reported('coach_no_show', 'waits_for_bank', 'candidate')).toContain(
      'The full price goes back to you as soon as it can be moved.',
    );
    expect(reported('candidate_no_show', 'unanswered', 'candidate')).toContain('Nothing is refunded for it.');
  });
});
