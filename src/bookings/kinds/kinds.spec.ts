import { addHours, addMinutes } from '../../shared/time';
import { bookingTitle } from '../domain/booking-title';
import type { Side } from '../domain/booking.rules';
import type { BookingStatus } from '../domain/booking.states';
import { quoteCancellation } from '../domain/cancellation.rules';
import { formDueAfter } from '../domain/feedback-deadlines';
import { NOTHING_PROMISED } from '../domain/promised-times';
import type { Progress } from './booking-kind';
import { uploadBy } from './document.kind';
import { KIND_KEYS, type KindKey, KINDS, kindsThat } from './kinds';

const START = new Date('2027-03-01T10:00:00Z');
const END = new Date('2027-03-01T11:00:00Z');
const MINUTE_BEFORE = addMinutes(START, -1);
const MINUTE_AFTER = addMinutes(END, 1);

const booking = (wishes: Partial<Progress> = {}) => ({
  status: 'confirmed' as BookingStatus,
  startsAt: START,
  endsAt: END,
  begunAt: null,
  formFiledAt: null,
  priceMinor: 9000,
  ...wishes,
});

const paid = (leftMinor: number) => ({ leftMinor, policyVersion: 1 });

const quoted = (kind: KindKey, by: Side | 'admin', now: Date, wishes: Partial<Progress> = {}) => {
  try {
    return quoteCancellation({ kind, ...booking(wishes) }, paid(9000), by, now).refundMinor;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('what comes back when a booking is cancelled', () => {
  it.each<[KindKey, string, Side | 'admin', Date, Partial<Progress>, number | string]>([
    ['session', 'before the start', 'candidate', MINUTE_BEFORE, {}, 9000],
    ['session', 'before the start', 'coach', MINUTE_BEFORE, {}, 9000],
    ['session', 'from the start on', 'candidate', START, {}, 'booking.cancel_after_start'],
    ['session', 'from the start on', 'admin', START, {}, 'booking.cancel_after_start'],
    ['document', 'before the coach has begun', 'candidate', START, {}, 9000],
    ['document', 'once begun', 'candidate', END, { begunAt: START }, 'booking.review_begun'],
    ['document', 'once begun', 'coach', END, { begunAt: START }, 9000],
    ['document', 'when it is overdue', 'candidate', MINUTE_AFTER, { begunAt: START }, 9000],
    ['document', 'once filed', 'candidate', MINUTE_AFTER, { formFiledAt: END }, 'booking.review_begun'],
    ['document', 'once filed', 'coach', MINUTE_AFTER, { formFiledAt: END }, 'booking.review_filed'],
    ['document', 'once filed', 'admin', MINUTE_AFTER, { formFiledAt: END }, 'booking.review_filed'],
  ])('%s, %s, by the %s', (kind, _, by, now, wishes, expected) => {
    expect(quoted(kind, by, now, wishes)).toBe(expected);
  });

  it.each(KIND_KEYS)('%s: only of what is confirmed, and what went back before counts', (kind) => {
    expect(quoted(kind, 'candidate', MINUTE_BEFORE, { status: 'completed' })).toBe('booking.not_cancellable');
    const partly = quoteCancellation({ kind, ...booking() }, paid(5000), 'candidate', MINUTE_BEFORE);
    expect(partly).toMatchObject({ refundMinor: 5000, returnedMinor: 4000 });
  });

  it('changes at the start of a session, and of a document with what its coach does', () => {
    const changesAt = (kind: KindKey) =>
      quoteCancellation({ kind, ...booking() }, paid(9000), 'candidate', MINUTE_BEFORE).changesAt;
    expect([changesAt('session'), changesAt('document')]).toEqual([START, null]);
  });
});

describe('what is still to come', () => {
  it.each<[KindKey, Date, Partial<Progress>, boolean]>([
    ['session', MINUTE_BEFORE, {}, true],
    ['session', START, {}, false],
    ['session', MINUTE_BEFORE, { status: 'cancelled' }, false],
    ['document', MINUTE_AFTER, {}, true],
    ['document', MINUTE_BEFORE, { formFiledAt: START }, false],
    ['document', MINUTE_BEFORE, { status: 'completed' }, false],
  ])('%s at %s, %j: %s', (kind, now, wishes, expected) => {
    expect(KINDS[kind].isAhead(booking(wishes), now)).toBe(expected);
  });
});

describe('what is sold', () => {
  const title = (kind: KindKey, minutes: number) =>
    bookingTitle({ kind, stage: 'Writing exercise', company: 'Amazon', minutes, coachName: 'Clara' });

  it('is called by its length or by its days', () => {
    expect(title('session', 60)).toBe('Writing exercise at Amazon, 60 minutes with Clara');
    expect(title('document', 3 * 1440)).toBe(
      'Writing exercise at Amazon, a document read by Clara within 3 days',
    );
  });

  it('promises an hour on two clocks, or none', () => {
    const zones = { coach: 'Europe/Paris', candidate: 'Asia/Tokyo' };
    expect(KINDS.session.promised(START, zones)).toMatchObject({
      coachOffsetMin: 60,
      candidateOffsetMin: 540,
    });
    expect(KINDS.document.promised(START, zones)).toEqual(NOTHING_PROMISED);
    expect(KINDS.session.details(START, 'Asia/Tokyo')).toBe('Monday 1 March 2027, 19:00 Tokyo time');
    expect(KINDS.document.details(START, 'Asia/Tokyo')).toBeNull();
  });
});

it('a document is waited for until 30 days after the payment', () => {
  expect(uploadBy(START)).toEqual(addHours(START, 720));
});

describe('the feedback', () => {
  it('is due a day after a session, and at the end that was sold of a review', () => {
    const due = (kind: KindKey) => KINDS[kind].formDueAt({ endsAt: END });
    expect([due('session'), due('document')]).toEqual([addHours(END, 24), END]);
  });

  it('is due a day after a decision that the session took place, where that came after its end', () => {
    const decided = (noShowSettledAt: Date) => KINDS.session.formDueAt({ endsAt: END, noShowSettledAt });
    expect(decided(addHours(END, 70))).toEqual(addHours(END, 94));
    expect(decided(START)).toEqual(addHours(END, 24));
  });

  it('is due again a day after the first form turned out to be an error', () => {
    expect(formDueAfter(END)).toEqual(addHours(END, 24));
  });

  it('is possible from the end of a session, or the early one that was stated, and from the upload of a document', () => {
    const from = (kind: KindKey, endedEarlyAt: Date | null, receivedAt: Date | null) =>
      KINDS[kind].feedbackFrom({ endsAt: END, endedEarlyAt, receivedAt });
    expect([from('session', null, null), from('session', MINUTE_BEFORE, null)]).toEqual([END, MINUTE_BEFORE]);
    expect([from('document', null, null), from('document', null, START)]).toEqual([null, START]);
  });
});

it('kinds are asked for in SQL by what is true of them', () => {
  expect(kindsThat(({ keepsTime }) => keepsTime)).toBe(`'session'`);
  expect(kindsThat(({ completedBy }) => completedBy === 'feedback')).toBe(`'review'`);
  expect(kindsThat(() => true)).toBe(`'session', 'review'`);
});

describe('what is told of a booking before it is paid', () => {
  const POLICY = { version: 1, tiers: [{ noticeMinutes: 0, percentBack: 100 }] } as const;
  const told = (kind: KindKey) => KINDS[kind].included({ minutes: 2 * 1440, coachName: 'Ada' }).join(' ');

  it('names the coach and how long it takes', () => {
    expect(told('session')).toContain('2880 minutes with Ada');
    expect(told('document')).toContain('read by Ada within 2 days');
    expect(KINDS.document.included({ minutes: 1440, coachName: 'Ada' })[0]).toContain('within 1 day of');
  });

  it('says of a session until when, and of a document what ends it', () => {
    const start = { startsAt: START, zone: 'UTC' };
    expect(KINDS.session.cancelTerms(POLICY, start)[0]).toContain('until Monday 1 March 2027, 10:00 UTC');
    expect(KINDS.document.cancelTerms(POLICY, null)[0]).toContain('until your coach has begun');
  });
});
