import { defineStates } from '../../../shared/state-table';

/** One attempt to collect an order; `creating` until Stripe's session is known. */
export type CheckoutStatus = 'creating' | 'open' | 'complete' | 'expired' | 'failed';
export type CheckoutEvent = 'opened' | 'completed' | 'expired' | 'refused';

export const checkoutStates = defineStates<CheckoutStatus, CheckoutEvent>({
  name: 'checkout',
  initial: 'creating',
  terminal: ['complete', 'expired', 'failed'],
  transitions: {
    creating: { opened: 'open', completed: 'complete', expired: 'expired', refused: 'failed' },
    open: { completed: 'complete', expired: 'expired' },
    complete: {},
    expired: {},
    failed: {},
  },
});
