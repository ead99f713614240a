import { defineStates } from '../../shared/state-table';

/**
 * A bank may still send a refund back after Stripe called it done, hence `succeeded` to `failed`. One that asks for
 * more than is left, because the provider sent money back without us, is `replaced` by one for the rest.
 */
export type RefundStatus = 'pending' | 'succeeded' | 'failed' | 'replaced';
export type RefundEvent = 'arrived' | 'bounced' | 'replaced';

export const refundStates = defineStates<RefundStatus, RefundEvent>({
  name: 'refund',
  initial: 'pending',
  terminal: ['failed', 'replaced'],
  transitions: {
    pending: { arrived: 'succeeded', bounced: 'failed', replaced: 'replaced' },
    succeeded: { bounced: 'failed' },
    failed: {},
    replaced: {},
  },
});

/** Stripe's refund status as our event; null while it is still on its way (`pending`, `requires_action`). */
export const refundEventOf = (stripeStatus: string | null): 'arrived' | 'bounced' | null => {
  if (stripeStatus === 'succeeded') return 'arrived';
  return stripeStatus === 'failed' || stripeStatus === 'canceled' ? 'bounced' : null;
};
