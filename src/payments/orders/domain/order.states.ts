import { defineStates } from '../../../shared/state-table';

/** What the payment side knows of an order. Refunds and earnings are amounts, not states. */
export type OrderStatus = 'creating' | 'open' | 'paid' | 'expired' | 'failed' | 'mispaid';

/** A payment may arrive in any state: what slips through is settled, never lost (money rule 10). */
export type OrderEvent =
  'checkout_opened' | 'payment_received' | 'wrong_payment_received' | 'checkout_expired' | 'checkout_failed';

export const orderStates = defineStates<OrderStatus, OrderEvent>({
  name: 'order',
  initial: 'creating',
  terminal: ['paid', 'mispaid'],
  transitions: {
    creating: {
      checkout_opened: 'open',
      payment_received: 'paid',
      wrong_payment_received: 'mispaid',
      checkout_expired: 'expired',
      checkout_failed: 'failed',
    },
    open: {
      payment_received: 'paid',
      wrong_payment_received: 'mispaid',
      checkout_expired: 'expired',
      checkout_failed: 'failed',
    },
    expired: { payment_received: 'paid', wrong_payment_received: 'mispaid' },
    failed: { payment_received: 'paid', wrong_payment_received: 'mispaid' },
    paid: {},
    mispaid: {},
  },
});
