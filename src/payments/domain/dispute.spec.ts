import { disputed, disputeFee, disputeLost } from './dispute.postings';
import { disputeStates, type DisputeStatus, wayOf } from './dispute.states';
import { imbalance } from './ledger.postings';
import { nextState } from '../../shared/state-table';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('a dispute', () => {
  it.each<[string, DisputeStatus]>([
    ['warning_needs_response', 'inquiry'],
    ['warning_under_review', 'inquiry'],
    ['warning_closed', 'closed'],
    ['needs_response', 'open'],
    ['under_review', 'open'],
    ['won', 'won'],
    ['lost', 'lost'],
  ])('that Stripe calls %s ends %s, though nothing of it was seen before', (word, end) => {
    let status: DisputeStatus = disputeStates.initial;
    for (const event of wayOf(word)?.events ?? []) status = nextState(disputeStates, status, event) ?? status;
    expect([status, wayOf(word)?.end]).toEqual([end, end]);
  });

  it('with a word that we do not know leads nowhere, also when the word is a member of Object', () => {
    expect([wayOf('prevented'), wayOf('constructor')]).toEqual([null, null]);
  });
});

describe('what a dispute posts', () => {
  const sources = { escrowMinor: 10, coachMinor: 72, feeMinor: 18 };
  const lost = disputeLost({ disputeId: 'd', orderId: 'o', coachId: 'c', currency: 'EUR', sources });

  it('balances', () => {
    for (const entry of [disputed('d', 'o', eur(100), 'txn'), disputeFee('d', 'o', eur(15), 'txn'), lost])
      expect([...imbalance(entry).values()]).toEqual([0]);
  });

  it('when lost leaves the coach owing their part, and the platform its loss', () => {
    expect(lost.lines.map(({ account, amountMinor, partyId }) => [account, amountMinor, partyId])).toEqual([
      ['escrow', 10, undefined],
      ['coach_receivable', 72, 'c'],
      ['dispute_loss', 18, undefined],
      ['dispute_suspense', -100, undefined],
    ]);
  });
});
