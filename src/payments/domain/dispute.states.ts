import { defineStates } from '../../shared/state-table';

/** An `inquiry` is a bank that asks; `open` means that it has taken the money until it decides. */
export type DisputeStatus = 'inquiry' | 'open' | 'won' | 'lost' | 'closed';
export type DisputeEvent = 'withdrawn' | 'won' | 'lost' | 'closed';

export const disputeStates = defineStates<DisputeStatus, DisputeEvent>({
  name: 'dispute',
  initial: 'inquiry',
  terminal: ['won', 'lost', 'closed'],
  transitions: {
    inquiry: { withdrawn: 'open', closed: 'closed' },
    open: { won: 'won', lost: 'lost' },
    won: {},
    lost: {},
    closed: {},
  },
});

/** The way to where a dispute is now, for each of Stripe's words. */
const WAYS: Readonly<Record<string, { events: DisputeEvent[]; end: DisputeStatus }>> = {
  warning_needs_response: { events: [], end: 'inquiry' },
  warning_under_review: { events: [], end: 'inquiry' },
  warning_closed: { events: ['closed'], end: 'closed' },
  needs_response: { events: ['withdrawn'], end: 'open' },
  under_review: { events: ['withdrawn'], end: 'open' },
  won: { events: ['withdrawn', 'won'], end: 'won' },
  lost: { events: ['withdrawn', 'lost'], end: 'lost' },
};

/**
 * What has happened to a dispute by Stripe's status, however much of it we have seen before; null for a word that we
 * do not know.
 */
export const wayOf = (stripeStatus: string): { events: DisputeEvent[]; end: DisputeStatus } | null =>
  Object.hasOwn(WAYS, stripeStatus) ? (WAYS[stripeStatus] ?? null) : null;
