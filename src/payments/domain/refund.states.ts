import { defineStates } from '../../shared/state-table';

/** A bank may still send a refund back after Stripe called it done, hence `succeeded` to `failed`. */
export type RefundStatus = 'pending' | 'succeeded' | 'failed';
export type RefundEvent = 'arrived' | 'bounced';

export const refundStates = defineStates<RefundStatus, RefundEvent>({
  name: 'refund',
  initial: 'pending',
  terminal: ['failed'],
  transitions: {
    pending: { arrived: 'succeeded', bounced: 'failed' },
    succeeded: { bounced: 'failed' },
    failed: {},
  },
});

/** Stripe's refund status as our event; null while it is still on its way (`pending`, `requires_action`). */
export const refundEventOf = (stripeStatus: string | null): RefundEvent | null => {
  if (stripeStatus === 'succeeded') return 'arrived';
  return stripeStatus === 'failed' || stripeStatus === 'canceled' ? 'bounced' : null;
};
