import { defineStates } from '../../../shared/state-table';

/** An `inquiry` is a bank that asks; `open` means that it has taken the money until it decides. */
export type DisputeStatus = 'inquiry' | 'open' | 'won' | 'lost' | 'closed';
export type DisputeEvent = 'asked' | 'withdrawn' | 'won' | 'lost' | 'closed';

/**
 * No end is for ever: an inquiry that ended may come again as a dispute, a lost dispute may be won by an appeal, and a
 * bank may take back what it gave.
 */
export const disputeStates = defineStates<DisputeStatus, DisputeEvent>({
  name: 'dispute',
  initial: 'inquiry',
  terminal: [],
  transitions: {
    inquiry: { withdrawn: 'open', won: 'won', lost: 'lost', closed: 'closed' },
    open: { won: 'won', lost: 'lost', closed: 'closed' },
    won: { withdrawn: 'open', lost: 'lost' },
    lost: { won: 'won', closed: 'closed' },
    closed: { asked: 'inquiry', withdrawn: 'open', won: 'won', lost: 'lost' },
  },
});

/** Which event leads to a state. */
export const EVENT_TO: Readonly<Record<DisputeStatus, DisputeEvent>> = {
  inquiry: 'asked',
  open: 'withdrawn',
  won: 'won',
  lost: 'lost',
  closed: 'closed',
};

/** Where a dispute is, for each of Stripe's words (API 2026-10-28). While an appeal is under way the bank keeps the money. */
const ENDS: Readonly<Record<string, DisputeStatus>> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry',
  warning_closed: 'closed',
  prevented: 'closed',
  needs_response: 'open',
  under_review: 'open',
  appeal_needs_response: 'lost',
  appeal_under_review: 'lost',
  won: 'won',
  lost: 'lost',
};

/**
 * Where a dispute is by Stripe's status; null for a word that we do not know. One that ended without a decision although
 * the bank has kept something (`heldMinor`, minor units) is lost.
 */
export const stateOf = (stripeStatus: string, heldMinor: number): DisputeStatus | null => {
  const end = Object.hasOwn(ENDS, stripeStatus) ? (ENDS[stripeStatus] ?? null) : null;
  return end === 'closed' && heldMinor > 0 ? 'lost' : end;
};
