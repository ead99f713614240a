import type { BookingStatus, KindKey, Side } from '../../src/bookings';
import type { OrderReceipt } from '../../src/payments';
import { bookingAnswer } from '../../src/screens/domain/booking-answer';
import type { BookingFacts, Move, Reader } from '../../src/screens/domain/booking-facts';
import { moneyLines } from '../../src/screens/domain/booking-money';
import { addHours, addMinutes } from '../../src/shared/time';

export const START = new Date('2027-03-01T17:00:00Z');
export const END = new Date('2027-03-01T18:00:00Z');
export const CLOSE = addHours(END, 24);
/** Before everything. */
export const EARLY = addHours(START, -50);
export const ZONE = 'Asia/Tokyo';
export const SIDES: Side[] = ['candidate', 'coach'];
/** Nobody meets for a document, so nobody misses it. */
const kindsOf = (status: BookingStatus): KindKey[] =>
  /no_show|under_review/.test(status) ? ['session'] : ['session', 'document'];
export const NAMES = { candidate: 'Clara Coach', coach: 'Kenji Candidate' };

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

const PAID = { leftMinor: 12_000, policyVersion: 1, disputed: false };

export const facts = (wishes: Partial<BookingFacts> = {}): BookingFacts => ({
  kind: 'session',
  status: 'confirmed',
  startsAt: START,
  endsAt: END,
  endedEarlyAt: null,
  createdAt: EARLY,
  confirmedAt: EARLY,
  holdExpiresAt: addMinutes(EARLY, 37),
  givingUp: false,
  checkout: null,
  cancelledAt: null,
  cancelledBy: null,
  moves: [],
  reports: [],
  decision: null,
  noShowSettlesAt: null,
  noShowSettledAt: null,
  roomOpenings: [],
  uploadBy: addHours(START, 720),
  receivedAt: null,
  begunAt: null,
  uploads: [],
  candidateErased: false,
  formFiledAt: null,
  formReleasedAt: null,
  formDueAt: CLOSE,
  selfGrade: null,
  deadline: null,
  formWithdrawn: false,
  rating: null,
  priceMinor: 12_000,
  currency: 'EUR',
  receipt: receipt(),
  refunds: [],
  paid: PAID,
  selfGradeHours: 72,
  ...wishes,
});

export const reader = (side: Side, wishes: Partial<Reader> = {}): Reader => ({
  side,
  zone: ZONE,
  clock: { zone: ZONE, hourCycle: 'h23', locale: 'en-GB' },
  otherName: NAMES[side],
  byLink: false,
  back: null,
  ...wishes,
});

const OPEN_CHECKOUT = { url: 'https://pay.example/1', expiresAt: addMinutes(EARLY, 35) };
const UNPAID = { confirmedAt: null, receipt: null, paid: null };
const report = (reporter: Side, missing: Side) => ({
  reporter,
  missing,
  note: null,
  at: addHours(START, 0.5),
});
const accused = (missing: Side) => ({
  reports: [report(missing === 'coach' ? 'candidate' : 'coach', missing)],
});
const admitted = (missing: Side) => ({ reports: [report(missing, missing)] });
const both = { reports: [report('candidate', 'coach'), report('coach', 'candidate')] };
const open = { noShowSettlesAt: CLOSE };
const done = { noShowSettlesAt: CLOSE, noShowSettledAt: CLOSE };
const decided = (outcome: BookingStatus) => ({
  ...both,
  decision: { outcome, at: addHours(END, 20), reason: 'The recording shows it.' },
});
const cancel = (by: Move['by']): Move => ({ event: 'cancel', at: EARLY, to: 'cancelled', by });
const cancelled = (cancelledBy: string, by: Move['by']) => ({
  cancelledBy,
  cancelledAt: EARLY,
  moves: [cancel(by)],
  paid: { ...PAID, leftMinor: 0 },
});
const received = { receivedAt: START, uploads: [START] };
const later = (hours: number) => ({ now: addHours(END, hours) });

export type Wishes = Partial<BookingFacts> & { now?: Date };

/** What can be known beside a status: its name, and the facts. */
export const VARIANTS: Record<BookingStatus, Record<string, Wishes>> = {
  held: {
    waiting: { ...UNPAID, checkout: OPEN_CHECKOUT },
    preparing: { ...UNPAID, checkout: { ...OPEN_CHECKOUT, url: null } },
    leaving: { ...UNPAID, checkout: { ...OPEN_CHECKOUT, url: null }, givingUp: true },
  },
  expired: {
    ran_out: UNPAID,
    by_us: { ...UNPAID, cancelledBy: 'admin' },
    paid_late: {
      confirmedAt: null,
      receipt: receipt({ pendingMinor: 12_000 }),
      paid: { ...PAID, leftMinor: 0 },
    },
  },
  given_up: { given_up: UNPAID },
  confirmed: {
    ahead: {},
    disputed: { paid: { ...PAID, disputed: true } },
    opening: { now: addMinutes(START, -10) },
    running: { now: addHours(START, 0.5), roomOpenings: [{ side: 'candidate', openedAt: START }] },
    early: { now: addHours(START, 0.7), endedEarlyAt: addHours(START, 0.6) },
    over: later(0.1),
    received: { ...received, now: addHours(START, 0.1) },
    begun: { ...received, begunAt: START, now: addHours(START, 0.2) },
    overdue: { ...received, begunAt: START, ...later(5) },
    filed: { ...received, begunAt: START, formFiledAt: START, now: addHours(START, 0.2) },
  },
  completed: {
    plain: { ...later(1), ...received },
    graded: { ...later(2), ...received, selfGrade: { startedAt: END, closedAt: addHours(END, 1) } },
    late: { ...later(30), ...received, deadline: 'overdue' },
    never: { ...later(100), ...received, deadline: 'missing' },
    decided: { ...later(30), ...decided('completed'), ...done, ...received },
    filed: { ...later(1), ...received, formFiledAt: END },
    released: {
      ...later(1),
      ...received,
      formFiledAt: END,
      formReleasedAt: END,
      receipt: receipt({ coachMinor: 9_600 }),
    },
    withdrawn: { ...later(30), ...received, formWithdrawn: true },
  },
  candidate_no_show: {
    open: { ...later(1), ...open, ...accused('candidate') },
    unanswered: { ...later(30), ...done, ...accused('candidate') },
    agreed: { ...later(30), ...done, ...admitted('candidate') },
    decided: { ...later(30), ...done, ...decided('candidate_no_show') },
  },
  coach_no_show: {
    open: { ...later(1), ...open, ...accused('coach') },
    unanswered: { ...later(30), ...done, ...accused('coach') },
    agreed: { ...later(30), ...done, ...admitted('coach') },
    decided: { ...later(30), ...done, ...decided('coach_no_show') },
    waits_for_bank: { ...later(30), ...done, ...accused('coach'), noShowSettledAt: null },
  },
  under_review: { under_review: { ...later(1), ...open, ...both } },
  cancelled: {
    by_candidate: cancelled('candidate', 'candidate'),
    by_coach: cancelled('coach', 'coach'),
    by_admin: cancelled('admin', 'us'),
    by_provider: cancelled('provider', null),
    unused: cancelled('admin', null),
  },
};

export const STATUSES = Object.keys(VARIANTS) as BookingStatus[];

export interface Case {
  name: string;
  variant: string;
  known: BookingFacts;
  reader: Reader;
  now: Date;
}

const READERS: Partial<Reader>[] = [{}, { byLink: true }, { back: 'paid' }, { back: 'left' }];

export const CASES: Case[] = STATUSES.flatMap((status) =>
  Object.entries(VARIANTS[status]).flatMap(([variant, { now = EARLY, ...wishes }]) =>
    kindsOf(status).flatMap((kind) =>
      SIDES.flatMap((side) =>
        READERS.map((came) => ({
          name: `${kind} ${status} (${variant}), to the ${side}, ${JSON.stringify(came)}`,
          variant,
          known: facts({ ...wishes, status, kind }),
          reader: reader(side, came),
          now,
        })),
      ),
    ),
  ),
);

/** The case of a session that is wanted, to a side that is logged in. */
export const told = (
  status: BookingStatus,
  variant: string,
  side: Side,
  wishes: Wishes & { back?: Reader['back'] } = {},
) => {
  const { now, back = null, ...more } = { ...VARIANTS[status][variant], ...wishes };
  const known = facts({ ...more, status });
  return bookingAnswer(known, reader(side, { back }), now ?? EARLY);
};

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

export const answerOf = ({ known, reader: who, now }: Case) => bookingAnswer(known, who, now);

/** All that a page says of a case. */
export const saidIn = (one: Case): string => {
  const answer = answerOf(one);
  const { word, sentence } = answer.state;
  const lines = moneyLines(answer.facts, one.known, one.reader).map(({ label, text }) => `${label}: ${text}`);
  return [word, sentence, answer.next.sentence ?? '', ...lines].join('\n');
};
