import fc from 'fast-check';
import { imbalance } from '../../ledger/domain/postings';
import { backTo, disputeFee, disputeLost, disputeMoved, heldBy, partOf } from './dispute-postings';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const movement = (id: string, amount: number, fee: number) => ({ id, money: eur(amount), fee: eur(fee) });
const sources = { escrowMinor: 10, coachMinor: 72, feeMinor: 18 };
const parts = [{ coachId: 'c', sources }];
const facts = { disputeId: 'd', orderId: 'o', currency: 'EUR', parts, before: 0 };

describe('what a dispute posts', () => {
  const lost = disputeLost(facts);
  const minor = fc.integer({ min: -1_000_000, max: 1_000_000 });

  it('balances, whichever way the money goes', () => {
    fc.assert(
      fc.property(minor, minor, minor, (money, fee, kept) => {
        const moved = movement('txn', money, fee);
        const givenBack = { escrowMinor: kept, coachMinor: money, feeMinor: fee };
        for (const entry of [
          disputeMoved('o', moved),
          disputeFee('o', moved),
          disputeLost({ ...facts, parts: [...parts, { coachId: 'k', sources: givenBack }] }),
        ])
          expect([...imbalance(entry).values()].every((sum) => sum === 0)).toBe(true);
      }),
    );
  });

  it('is one entry for each movement, by its id', () => {
    expect(disputeMoved('o', movement('txn_1', -100, 0))).toMatchObject({
      key: 'dispute:txn_1',
      kind: 'dispute',
    });
    expect(disputeMoved('o', movement('txn_2', 60, 0))).toMatchObject({
      key: 'dispute:txn_2',
      kind: 'dispute_reinstated',
    });
    expect(disputeFee('o', movement('txn_1', -100, 0)).lines).toEqual([]);
  });

  it('when the bank takes money leaves our balance short and the money in suspense', () => {
    const { lines } = disputeMoved('o', movement('txn_1', -100, 0));
    expect(lines.map(({ account, amountMinor }) => [account, amountMinor])).toEqual([
      ['dispute_suspense', 100],
      ['stripe_clearing', -100],
    ]);
  });

  it('when lost leaves the coach owing their part, and the platform its loss', () => {
    expect(lost.lines.map(({ account, amountMinor, partyId }) => [account, amountMinor, partyId])).toEqual([
      ['escrow', 10, undefined],
      ['coach_receivable', 72, 'c'],
      ['dispute_loss', 18, undefined],
      ['dispute_suspense', -100, undefined],
    ]);
  });

  it('when lost again has a key of its own, so that a bank may keep more later', () => {
    expect([lost.key, disputeLost({ ...facts, before: 2 }).key]).toEqual([
      'dispute_lost:d',
      'dispute_lost:d:2',
    ]);
  });
});

describe('what a bank holds', () => {
  it('is what it took and did not give back', () => {
    const taken = movement('txn_1', -100, 15);
    expect([heldBy([]), heldBy([taken]), heldBy([movement('txn_2', 40, -15), taken])]).toEqual([0, 100, 60]);
  });

  it('goes back to where it came from when it comes in full', () => {
    expect(partOf(100, sources)).toEqual(sources);
  });

  it('goes back in the same ratio when it comes in part, to the last cent', () => {
    expect(partOf(50, sources)).toEqual({ escrowMinor: 5, coachMinor: 36, feeMinor: 9 });
    fc.assert(
      fc.property(fc.nat(100), (amount) => {
        const { escrowMinor, coachMinor, feeMinor } = partOf(amount, sources);
        expect(escrowMinor + coachMinor + feeMinor).toBe(amount);
        expect([escrowMinor <= 10, coachMinor <= 72, feeMinor <= 18]).toEqual([true, true, true]);
      }),
    );
  });

  it('goes back to each line by what was taken of it', () => {
    const two = { escrowMinor: 200, coachMinor: 0, feeMinor: 0 };
    const none = { escrowMinor: 0, coachMinor: 0, feeMinor: 0 };
    const taken = [sources, none, two].map((each, at) => ({ coachId: String(at), sources: each }));
    expect(backTo(300, taken)).toEqual([taken[0], taken[2]]);
    expect(backTo(30, taken)).toEqual([
      { coachId: '0', sources: { escrowMinor: 1, coachMinor: 7, feeMinor: 2 } },
      { coachId: '2', sources: { escrowMinor: 20, coachMinor: 0, feeMinor: 0 } },
    ]);
    expect(backTo(10, [])).toEqual([]);
  });
});
