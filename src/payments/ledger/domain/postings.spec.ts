import fc from 'fast-check';
import {
  earned,
  imbalance,
  paid,
  refundAsked,
  refundDone,
  refundSources,
  reversal,
  stripeFee,
  type LedgerEntry,
} from './postings';

const money = { amount: 12_000, currency: 'EUR' };
const sources = { escrowMinor: 0, coachMinor: 9_600, feeMinor: 2_400 };
const refund = { refundId: 'r', orderId: 'o', currency: 'EUR', parts: [{ coachId: 'k', sources }] };
const lines = (entry: LedgerEntry) => entry.lines.map((line) => [line.account, line.amountMinor]);

describe('postings', () => {
  it.each<[string, LedgerEntry, [string, number][]]>([
    [
      'paid',
      paid('c', 'o', money, 'pi'),
      [
        ['stripe_clearing', 12_000],
        ['escrow', -12_000],
      ],
    ],
    [
      'Stripe’s fee',
      stripeFee('c', 'o', { amount: 378, currency: 'EUR' }, 'txn'),
      [
        ['stripe_fees', 378],
        ['stripe_clearing', -378],
      ],
    ],
    [
      'completed',
      earned({ orderId: 'o', lineId: 'l', coachId: 'k' }, { coachMinor: 9_600, feeMinor: 2_400 }, 'EUR'),
      [
        ['escrow', 12_000],
        ['coach_payable', -9_600],
        ['fee_revenue', -2_400],
      ],
    ],
    [
      'refund asked before completion',
      refundAsked({
        ...refund,
        parts: [{ coachId: 'k', sources: { escrowMinor: 12_000, coachMinor: 0, feeMinor: 0 } }],
      }),
      [
        ['escrow', 12_000],
        ['refund_payable', -12_000],
      ],
    ],
    [
      'refund asked after completion',
      refundAsked(refund),
      [
        ['coach_payable', 9_600],
        ['fee_revenue', 2_400],
        ['refund_payable', -12_000],
      ],
    ],
    [
      'refund of the work of two coaches, one of them twice',
      refundAsked({
        ...refund,
        parts: [
          { coachId: 'k', sources },
          { coachId: 'm', sources: { escrowMinor: 500, coachMinor: 80, feeMinor: 20 } },
          { coachId: 'k', sources: { escrowMinor: 0, coachMinor: 8, feeMinor: 2 } },
        ],
      }),
      [
        ['escrow', 500],
        ['coach_payable', 9_608],
        ['coach_payable', 80],
        ['fee_revenue', 2_422],
        ['refund_payable', -12_610],
      ],
    ],
    [
      'refund done',
      refundDone('r', 'o', money, 're'),
      [
        ['refund_payable', 12_000],
        ['stripe_clearing', -12_000],
      ],
    ],
    [
      'reversal',
      reversal(refundAsked(refund)),
      [
        ['coach_payable', -9_600],
        ['fee_revenue', -2_400],
        ['refund_payable', 12_000],
      ],
    ],
  ])('%s', (_, entry, expected) => {
    expect(lines(entry)).toEqual(expected);
    expect([...imbalance(entry).values()]).toEqual([0]);
  });

  it('names what it reverses, under a key of its own', () => {
    expect(reversal(refundAsked(refund))).toMatchObject({
      key: 'reversal:refund_asked:r',
      reversesKey: 'refund_asked:r',
    });
  });
});

describe('where a refund comes from', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 });

  it('takes exactly the refund, never more from anybody than they have, escrow first', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (escrow, coach, fee, part) => {
          const wanted = Math.floor((escrow + coach + fee) * part);
          const taken = refundSources(wanted, { escrowMinor: escrow, coachMinor: coach, feeMinor: fee });
          expect(taken.escrowMinor + taken.coachMinor + taken.feeMinor).toBe(wanted);
          expect(taken.escrowMinor).toBe(Math.min(wanted, escrow));
          expect(taken.coachMinor).toBeLessThanOrEqual(coach);
          expect(taken.feeMinor).toBeLessThanOrEqual(fee);
        },
      ),
    );
  });

  it('overdraws escrow, not the coach, by what the provider sends back beyond what is left', () => {
    expect(refundSources(11, { escrowMinor: 0, coachMinor: 8, feeMinor: 2 })).toEqual({
      escrowMinor: 1,
      coachMinor: 8,
      feeMinor: 2,
    });
    expect(refundSources(5, { escrowMinor: -1, coachMinor: 0, feeMinor: 0 })).toEqual({
      escrowMinor: 5,
      coachMinor: 0,
      feeMinor: 0,
    });
  });
});
