import { disputeFee, disputeLost, disputeMoved, heldBy, partOf } from './dispute.postings';
import { disputeStates, EVENT_TO, type DisputeStatus, stateOf } from './dispute.states';
import { imbalance } from '../../ledger/domain/ledger.postings';
import { nextState } from '../../../shared/state-table';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const movement = (id: string, amount: number, fee: number) => ({ id, money: eur(amount), fee: eur(fee) });

describe('a dispute', () => {
  it.each<[string, DisputeStatus]>([
    ['warning_needs_response', 'inquiry'],
    ['warning_under_review', 'inquiry'],
    ['warning_closed', 'closed'],
    ['prevented', 'closed'],
    ['needs_response', 'open'],
    ['under_review', 'open'],
    ['appeal_needs_response', 'lost'],
    ['appeal_under_review', 'lost'],
    ['won', 'won'],
    ['lost', 'lost'],
  ])('that Stripe calls %s is %s, though nothing of it was seen before', (word, end) => {
    const state = stateOf(word, 0);
    expect(state).toBe(end);
    const { initial } = disputeStates;
    expect(end === initial ? initial : nextState(disputeStates, initial, EVENT_TO[end])).toBe(end);
  });

  it('that ended without a decision is lost where the bank kept the money', () => {
    expect([stateOf('prevented', 100), stateOf('warning_closed', 1), stateOf('won', 100)]).toEqual([
      'lost',
      'lost',
      'won',
    ]);
  });

  it('may be won by an appeal, be lost after all, or come again after an inquiry', () => {
    const steps = (['lost', 'won', 'closed'] as const).map((from) =>
      Object.keys(disputeStates.transitions[from]).sort(),
    );
    expect(steps).toEqual([
      ['closed', 'won'],
      ['lost', 'withdrawn'],
      ['asked', 'lost', 'withdrawn', 'won'],
    ]);
  });

  it('with a word that we do not know leads nowhere, also when the word is a member of Object', () => {
    expect([stateOf('frozen', 0), stateOf('constructor', 0)]).toEqual([null, null]);
  });
});

describe('what a dispute posts', () => {
  const sources = { escrowMinor: 10, coachMinor: 72, feeMinor: 18 };
  const facts = { disputeId: 'd', orderId: 'o', coachId: 'c', currency: 'EUR', sources, before: 0 };
  const lost = disputeLost(facts);

  it('balances, whichever way the money goes', () => {
    const taken = movement('txn_1', -100, 15);
    const returned = movement('txn_2', 100, -15);
    for (const entry of [taken, returned].flatMap((one) => [disputeMoved('o', one), disputeFee('o', one)]))
      expect([...imbalance(entry).values()]).toEqual([0]);
    expect([...imbalance(lost).values()]).toEqual([0]);
    expect(heldBy([taken])).toBe(100);
    expect(heldBy([returned, taken])).toBe(0);
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

  it('when lost leaves the coach owing their part, and the platform its loss', () => {
    expect(lost.lines.map(({ account, amountMinor, partyId }) => [account, amountMinor, partyId])).toEqual([
      ['escrow', 10, undefined],
      ['coach_receivable', 72, 'c'],
      ['dispute_loss', 18, undefined],
      ['dispute_suspense', -100, undefined],
    ]);
    expect([lost.key, disputeLost({ ...facts, before: 2 }).key]).toEqual([
      'dispute_lost:d',
      'dispute_lost:d:2',
    ]);
  });

  it('goes back to where it came from, in parts too', () => {
    expect(partOf(100, sources)).toEqual(sources);
    expect(partOf(50, sources)).toEqual({ escrowMinor: 5, coachMinor: 36, feeMinor: 9 });
  });
});
