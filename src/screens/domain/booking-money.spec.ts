import {
  answerOf,
  END,
  facts,
  inEach,
  reader,
  receipt,
  SIDES,
  VARIANTS,
  type Wishes,
} from '../../../test/screens/booking-cases';
import type { BookingStatus, Side } from '../../bookings';
import type { OrderReceipt } from '../../payments';
import { moneyLines, whyBack, yourShare } from './booking-money';
import { bookingState } from './booking-state';

const REFUNDS = {
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

const variant = (status: BookingStatus, name: string, more: Wishes = {}) => {
  const { now = END, ...wishes } = { ...VARIANTS[status][name], ...more };
  return { known: facts({ ...wishes, status }), now };
};
const linesOf = (status: BookingStatus, name: string, side: Side, paid: OrderReceipt | null) => {
  const { known, now } = variant(status, name, { receipt: paid });
  return moneyLines(bookingState(known, reader(side), now), known, reader(side));
};
const said = (...of: Parameters<typeof linesOf>): string =>
  linesOf(...of)
    .map(({ label, text }) => `${label}: ${text}`)
    .join('\n');

describe('money', () => {
  it.each(Object.entries(REFUNDS))('adds up to what was paid, refund %s', (_, paid) => {
    inEach(
      () => true,
      (one) => {
        const lines = moneyLines(answerOf(one).facts, { ...one.known, receipt: paid }, one.reader);
        const told = lines
          .filter(({ label, text }) => ['Refund', 'Kept'].includes(label) && !text.includes('of that'))
          .map(({ text }) => Math.round(Number(/^([\d.]+) EUR/.exec(text)?.[1] ?? 0) * 100))
          .reduce((sum, amount) => sum + amount, 0);
        const back = paid.refundedMinor + paid.pendingMinor + paid.lostMinor + paid.failedMinor;
        expect(told).toBe(one.reader.side === 'candidate' ? paid.paidMinor : back);
      },
    );
  });

  it('of a cancellation that gives nothing back says so, and nothing else', () => {
    for (const side of SIDES)
      for (const name of Object.keys(VARIANTS.cancelled)) {
        expect(said('cancelled', name, side, REFUNDS.none)).toContain('Refund: Nothing is refunded.');
        expect(said('cancelled', name, side, REFUNDS.earned)).not.toMatch(/has gone back|on its way back/);
      }
  });

  it('of what was never paid promises nothing', () => {
    for (const side of SIDES)
      for (const name of Object.keys(VARIANTS.held))
        expect(linesOf('held', name, side, null).map(({ label }) => label)).toEqual(['Price', 'Paid']);
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
  ] as const)('says to the candidate that %s', (refund, wanted) => {
    expect(said('cancelled', 'by_coach', 'candidate', REFUNDS[refund])).toContain(wanted);
  });

  it('says of a refund that a bank holds up no word of a way', () => {
    expect(said('cancelled', 'by_coach', 'candidate', REFUNDS.waiting)).not.toContain('on its way');
  });

  it('says why something went back as a sentence', () => {
    expect(whyBack({ byProvider: false, reason: 'cancelled by coach' })).toBe('Cancelled by coach.');
    expect(whyBack({ byProvider: true, reason: 'x' })).toContain('payment provider');
  });
});

describe('the coach’s share', () => {
  const share = (status: BookingStatus, name: string, more: Wishes = {}, side: Side = 'coach') => {
    const { known, now } = variant(status, name, more);
    return yourShare(bookingState(known, reader(side), now), known, reader(side));
  };
  const line = (...of: Parameters<typeof linesOf>) =>
    linesOf(...of).find(({ label }) => label === 'Your share')?.text;

  it('is told to nobody else', () => {
    expect(share('completed', 'released', {}, 'candidate')).toBeNull();
  });

  it('is what was agreed until it is earned, and what is left of it then', () => {
    expect(share('confirmed', 'ahead')).toEqual({ minor: 9_600, earned: false });
    expect(share('completed', 'plain', { receipt: REFUNDS.earned })).toEqual({ minor: 9_600, earned: true });
    expect(line('confirmed', 'ahead', 'coach', REFUNDS.none)).toBe('Not earned yet');
    expect(line('completed', 'plain', 'coach', REFUNDS.earned)).toBe('96.00 EUR, after the fee of Greenroom');
  });

  it('is nothing of what was cancelled, lost, or missed by the coach and not contradicted any more', () => {
    expect(share('cancelled', 'by_coach')).toBeNull();
    expect(line('completed', 'plain', 'coach', REFUNDS.lost)).toBe('Nothing');
    expect(share('coach_no_show', 'open')).not.toBeNull();
    for (const settled of ['unanswered', 'agreed', 'decided']) {
      expect(share('coach_no_show', settled)).toBeNull();
      expect(line('coach_no_show', settled, 'coach', REFUNDS.none)).toBe('Nothing');
      expect(line('candidate_no_show', settled, 'coach', REFUNDS.none)).toBe('Not earned yet');
    }
  });
});
