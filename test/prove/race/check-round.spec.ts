import { faultsOf } from './check-round';
import type { Call, Found, Round } from './history';

const HOUR = 3_600_000;
const START = Date.parse('2027-02-02T09:00:00Z');

const call = (more: Partial<Call>): Call => ({
  does: 'book',
  by: 'anna',
  status: 201,
  code: null,
  ms: 1,
  key: `key of ${more.by ?? 'anna'}`,
  coachId: 'coach',
  startsAt: START,
  endsAt: START + HOUR,
  ...more,
});
const won = (more: Partial<Call> = {}): Call => call({ bookingId: 'b1', ...more });
const lost = (more: Partial<Call> = {}): Call =>
  call({ by: 'ben', status: 409, code: 'slot.taken', retryAfter: false, ...more });
const about = (does: Call['does'], more: Partial<Call> = {}): Call => ({
  does,
  by: 'anna',
  bookingId: 'b1',
  status: 200,
  code: null,
  ms: 1,
  ...more,
});

const row = (more: Partial<Found> = {}): Found => ({
  id: 'b1',
  candidateId: 'anna',
  coachId: 'coach',
  coachAccountId: 'carl',
  startsAt: START,
  endsAt: START + HOUR,
  status: 'held',
  holdExpiresAt: START - 20 * HOUR,
  version: 1,
  cancelledBy: null,
  coachClaim: 'hold',
  candidateClaim: 'hold',
  paidMinor: 0,
  returnedMinor: 0,
  ...more,
});
const confirmed = (more: Partial<Found> = {}): Found =>
  row({ status: 'confirmed', coachClaim: 'booking', candidateClaim: 'booking', paidMinor: 100, ...more });
const gone = (status: string, more: Partial<Found> = {}): Found =>
  row({ status, coachClaim: null, candidateClaim: null, ...more });

/** Any answer and any number is promised unless a test says otherwise. */
const judge = (calls: Call[], found: Found[], more: Partial<Round> = {}): string[] =>
  faultsOf({
    kind: 'race',
    number: 7,
    calls,
    found,
    now: START - 21 * HOUR,
    bufferMs: 0,
    promised: {
      answers: calls.map(({ does, status, code }) => [does, status, code].filter(Boolean).join(' ')),
      made: [0, 9],
      live: [0, 9],
    },
    ...more,
  });

describe('a history is sound', () => {
  const sound: [string, Call[], Found[], Partial<Round>?][] = [
    ['one has the time, the other was refused', [won(), lost()], [row()]],
    ['a key asked for twice leads to one booking', [won(), won()], [row()]],
    [
      'a hold was replaced by an overlapping one of the same candidate',
      [
        won(),
        won({ bookingId: 'b2', key: 'other', startsAt: START + 60_000, endsAt: START + HOUR + 60_000 }),
      ],
      [gone('given_up'), row({ id: 'b2', startsAt: START + 60_000, endsAt: START + HOUR + 60_000 })],
    ],
    ['a paid booking stands', [won(), about('pay')], [confirmed()]],
    [
      'a late payment went back',
      [won(), about('pay')],
      [gone('expired', { paidMinor: 100, returnedMinor: 100 })],
      { now: START },
    ],
    [
      'the coach cancelled and all went back',
      [won(), about('pay'), about('cancel', { by: 'carl' })],
      [gone('cancelled', { cancelledBy: 'coach', paidMinor: 100, returnedMinor: 100 })],
    ],
    [
      'both sides accuse each other',
      [
        won(),
        about('pay'),
        about('report', { missing: 'coach' }),
        about('report', { by: 'carl', missing: 'candidate' }),
      ],
      [confirmed({ status: 'under_review' })],
    ],
    [
      'a booking of before an edit stands outside the hours',
      [won(), about('set_hours', { by: 'carl', version: 2, removes: { from: START, to: START + HOUR } })],
      [row()],
    ],
    [
      'the time was lost to an edit',
      [
        lost({ status: 422, code: 'slot.not_available' }),
        about('set_hours', { by: 'carl', version: 2, removes: { from: START, to: START + HOUR } }),
      ],
      [],
    ],
  ];
  it.each(sound)('when %s', (_, calls, found, ...more) => {
    expect(judge(calls, found, ...more)).toEqual([]);
  });
});

describe('a history is faulty', () => {
  const faulty: [string, Call[], Found[], Partial<Round>?][] = [
    ['booking b1 was acknowledged and is not there', [won()], []],
    [
      'booking b1 is not what was wished',
      [won()],
      [row({ startsAt: START + HOUR, endsAt: START + 2 * HOUR })],
    ],
    ['booking b9 was never acknowledged', [won()], [row(), gone('expired', { id: 'b9', holdExpiresAt: 0 })]],
    [
      'one key made b1, b2',
      [won(), won({ bookingId: 'b2' })],
      [row(), gone('expired', { id: 'b2', holdExpiresAt: 0 })],
    ],
    [
      'a 409 in flight without Retry-After',
      [won(), call({ status: 409, code: 'idempotency_key.in_flight', retryAfter: false })],
      [row()],
    ],
    ['slot.taken, but nobody ever had that time', [lost()], []],
    ['was told to try the time that was just lost', [won(), lost({ nextSlots: [START] })], [row()]],
    ['candidate.busy, but they never had a session then', [lost({ code: 'candidate.busy' })], []],
    [
      'slot.not_available, but nobody took that time out of the hours',
      [lost({ status: 422, code: 'slot.not_available' })],
      [],
    ],
    [
      'bookings b1 and b2 have one time',
      [won(), won({ by: 'ben', bookingId: 'b2', startsAt: START + HOUR, endsAt: START + 2 * HOUR })],
      [row(), row({ id: 'b2', candidateId: 'ben', startsAt: START + HOUR, endsAt: START + 2 * HOUR })],
      { bufferMs: 60_000 },
    ],
    [
      'answered "book 409 slot.taken"',
      [won(), lost()],
      [row()],
      { promised: { answers: ['book 201'], made: [1, 1], live: [1, 1] } },
    ],
    ['0 bookings were acknowledged', [], [], { promised: { answers: [], made: [1, 1], live: [0, 0] } }],
    [
      '1 bookings have their time at the end',
      [won()],
      [row()],
      { promised: { answers: ['book 201'], made: [1, 1], live: [0, 0] } },
    ],
    [
      'booking b1 lies outside the hours that it was checked against',
      [won(), about('set_hours', { by: 'carl', version: 2, removes: { from: START, to: START + HOUR } })],
      [row({ version: 2 })],
    ],
    ['booking b1 (held): claims hold and null, not hold', [won()], [row({ candidateClaim: null })]],
    [
      'booking b1 (expired): claims hold and hold, not null',
      [won()],
      [row({ status: 'expired', holdExpiresAt: 0 })],
    ],
    ['booking b1 (confirmed): stands without a payment', [won()], [confirmed({ paidMinor: 0 })]],
    ['booking b1 (confirmed): 0 arrived of 1 payments', [won(), about('pay')], [confirmed({ paidMinor: 0 })]],
    ['booking b1 (confirmed): was paid twice', [won(), about('pay'), about('pay')], [confirmed()]],
    ['booking b1 (held): was paid and is not confirmed', [won(), about('pay')], [row({ paidMinor: 100 })]],
    ['booking b1 (confirmed): 100 went back', [won(), about('pay')], [confirmed({ returnedMinor: 100 })]],
    [
      'booking b1 (cancelled): 200 of 100 went back',
      [won(), about('pay'), about('cancel')],
      [gone('cancelled', { cancelledBy: 'candidate', paidMinor: 100, returnedMinor: 200 })],
    ],
    [
      'booking b1 (confirmed): 1 cancellations acknowledged',
      [won(), about('pay'), about('cancel')],
      [confirmed()],
    ],
    [
      'booking b1 (cancelled): cancelled by coach, acknowledged to candidate',
      [won(), about('pay'), about('cancel')],
      [gone('cancelled', { cancelledBy: 'coach', paidMinor: 100, returnedMinor: 100 })],
    ],
    [
      'booking b1 (coach_no_show): one side reported twice',
      [won(), about('pay'), about('report', { missing: 'coach' }), about('report', { missing: 'candidate' })],
      [confirmed({ status: 'coach_no_show' })],
    ],
    [
      'booking b1 (coach_no_show): was reported as coach and candidate',
      [
        won(),
        about('pay'),
        about('report', { missing: 'coach' }),
        about('report', { by: 'carl', missing: 'candidate' }),
      ],
      [confirmed({ status: 'coach_no_show' })],
    ],
    ['booking b1 (expired): ran out before its deadline', [won()], [gone('expired')]],
    ['booking b1 (held): outlived its deadline', [won()], [row()], { now: START }],
    ['booking b1 (held): was given up', [won(), about('give_up')], [row()]],
    ['booking b1 (given_up): nobody gave it up', [won()], [gone('given_up')]],
  ];
  it.each(faulty)('%s', (fault, calls, found, ...more) => {
    expect(judge(calls, found, ...more)).toEqual([`race 7: ${fault}`]);
  });
});
