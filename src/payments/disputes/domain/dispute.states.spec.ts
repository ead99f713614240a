import { nextState } from '../../../shared/state-table';
import { disputeStates, EVENT_TO, type DisputeStatus, stateOf } from './dispute.states';

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
