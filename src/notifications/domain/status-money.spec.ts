import {
  END,
  facts,
  inEach,
  moneyOf,
  receipt,
  REFUNDS,
  said,
  VARIANTS,
} from '../../../test/notifications/status-cases';
import type { OrderReceipt } from '../../payments';
import type { StatusFacts } from './status-state';

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

  it('says to the coach that a session they missed earns nothing, once nobody can contradict that any more', () => {
    const share = (status: 'coach_no_show' | 'candidate_no_show', variant: string) =>
      moneyOf(facts({ ...VARIANTS[status][variant], status, side: 'coach' }), receipt()).find(
        ({ label }) => label === 'Your share',
      )?.text;
    expect(share('coach_no_show', 'open')).toBe('Not earned yet');
    for (const settled of ['unanswered', 'agreed', 'decided'])
      expect([share('coach_no_show', settled), share('candidate_no_show', settled)]).toEqual([
        'Nothing',
        'Not earned yet',
      ]);
  });
});
