import type { Money } from '../../../shared/money';
import type { OrderStatus } from './order.states';

export interface PaymentFacts {
  paid: Money;
  price: Money;
  orderStatus: OrderStatus;
}

/** Whether a payment settles its order, or is recorded and sent back in full (money rules 10 and 11). */
export type PaymentVerdict = { accept: true } | { accept: false; because: 'wrong_amount' | 'duplicate' };

export const judgePayment = ({ paid, price, orderStatus }: PaymentFacts): PaymentVerdict => {
  if (orderStatus === 'paid' || orderStatus === 'mispaid') return { accept: false, because: 'duplicate' };
  const exact = paid.amount === price.amount && paid.currency === price.currency;
  return exact ? { accept: true } : { accept: false, because: 'wrong_amount' };
};
