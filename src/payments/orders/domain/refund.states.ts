import { defineStates } from '../../../shared/state-table';

/**
 * A bank may still send a refund back after Stripe called it done, hence `succeeded` to `failed`. One that asks for
 * more than is left, because the provider sent money back without us, is `replaced` by one for the rest. One
 * that waited for a bank, which then kept the money for the payer, is `charged_back`.
 */
export type RefundStatus = 'pending' | 'succeeded' | 'failed' | 'replaced' | 'charged_back';
export type RefundEvent = 'arrived' | 'bounced' | 'replaced' | 'charged_back';

export const refundStates = defineStates<RefundStatus, RefundEvent>({
  name: 'refund',
  initial: 'pending',
  terminal: ['failed', 'replaced', 'charged_back'],
  transitions: {
    pending: { arrived: 'succeeded', bounced: 'failed', replaced: 'replaced', charged_back: 'charged_back' },
    succeeded: { bounced: 'failed' },
    failed: {},
    replaced: {},
    charged_back: {},
  },
});

/** Stripe's refund status as our event; null while it is still on its way (`pending`, `requires_action`). */
export const refundEventOf = (stripeStatus: string | null): 'arrived' | 'bounced' | null => {
  if (stripeStatus === 'succeeded') return 'arrived';
  return stripeStatus === 'failed' || stripeStatus === 'canceled' ? 'bounced' : null;
};
