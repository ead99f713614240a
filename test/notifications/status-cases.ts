import type { KindKey, BookingStatus, Side } from '../../src/bookings';
import { statusMoney } from '../../src/notifications/domain/status-money';
import { type StatusFacts, statusState } from '../../src/notifications/domain/status-state';
import { statusWords } from '../../src/notifications/domain/status-words';
import type { OrderReceipt } from '../../src/payments';
import { addHours } from '../../src/shared/time';

export const START = new Date('2027-03-01T17:00:00Z');
export const END = new Date('2027-03-01T18:00:00Z');
export const CLOSE = addHours(END, 24);
export const ZONE = 'Asia/Tokyo';
export const SIDES: Side[] = ['candidate', 'coach'];
const KINDS: KindKey[] = ['session', 'document'];
const NAMES = { candidate: 'Clara Coach', coach: 'Kenji Candidate' };

export const facts = (wishes: Partial<StatusFacts> = {}): StatusFacts => ({
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
export const receipt = (wishes: Partial<OrderReceipt> = {}): OrderReceipt => ({
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
  agreedCoachMinor: 9_600,
  ...wishes,
});
const readerOf = ({ kind, side }: StatusFacts) => ({ kind, side, zone: ZONE, otherName: NAMES[side] });
export const wordsOf = (known: StatusFacts) => statusWords(statusState(known), readerOf(known));
export const moneyOf = (known: StatusFacts, paid: OrderReceipt | null) =>
  statusMoney(statusState(known), { priceMinor: 12_000, currency: 'EUR', receipt: paid }, readerOf(known));
export const said = (known: StatusFacts, paid: OrderReceipt | null): string =>
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
export const VARIANTS: Record<BookingStatus, Record<string, Partial<StatusFacts>>> = {
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

export const STATUSES = Object.keys(VARIANTS) as BookingStatus[];

export const REFUNDS: Record<string, OrderReceipt | null> = {
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

export interface Case {
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
export const inEach = (wanted: (one: Case) => boolean, check: (one: Case) => void): void => {
  const found = CASES.filter(wanted);
  expect(found.length).toBeGreaterThan(0);
  for (const one of found)
    try {
      check(one);
    } catch (error) {
      throw new Error(one.name, { cause: error });
    }
};
