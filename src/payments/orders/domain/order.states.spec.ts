import { nextState } from '../../../shared/state-table';
import { orderStates, type OrderStatus } from './order.states';

const STATUSES = Object.keys(orderStates.transitions) as OrderStatus[];

describe('an order', () => {
  it('takes a payment in any state but one in which it was paid already', () => {
    const taking = STATUSES.filter((status) => nextState(orderStates, status, 'payment_received') === 'paid');
    expect(taking.sort()).toEqual(['creating', 'expired', 'failed', 'open']);
  });

  it('that is paid never changes its state again, whatever its checkout does afterwards', () => {
    expect(nextState(orderStates, 'paid', 'checkout_expired')).toBeNull();
    expect(nextState(orderStates, 'paid', 'checkout_failed')).toBeNull();
  });
});
