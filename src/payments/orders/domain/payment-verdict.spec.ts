import fc from 'fast-check';
import { orderStates, type OrderStatus } from './order.states';
import { judgePayment } from './payment-verdict';

const price = { amount: 12_000, currency: 'EUR' };
const STATUSES = Object.keys(orderStates.transitions) as OrderStatus[];

describe('a payment settles its order or goes back', () => {
  it.each<[string, { amount: number; currency: string }, OrderStatus, string]>([
    ['the right amount in time', price, 'open', 'accepted'],
    ['the right amount late', price, 'expired', 'accepted'],
    ['the right amount after a failed attempt', price, 'failed', 'accepted'],
    ['before we heard of the session', price, 'creating', 'accepted'],
    ['a cent too little', { ...price, amount: 11_999 }, 'open', 'wrong_amount'],
    ['a cent too much', { ...price, amount: 12_001 }, 'open', 'wrong_amount'],
    ['another currency', { ...price, currency: 'USD' }, 'open', 'wrong_amount'],
    ['a second payment', price, 'paid', 'duplicate'],
    ['a second payment after a wrong one', price, 'mispaid', 'duplicate'],
  ])('%s', (_, paid, orderStatus, expected) => {
    const verdict = judgePayment({ paid, price, orderStatus });
    expect(verdict.accept ? 'accepted' : verdict.because).toBe(expected);
  });

  it('nothing but the exact price is ever accepted, and nothing at all a second time', () => {
    const money = fc.record({ amount: fc.nat(20_000), currency: fc.constantFrom('EUR', 'USD') });
    fc.assert(
      fc.property(money, money, fc.constantFrom(...STATUSES), (paid, asked, orderStatus) => {
        const { accept } = judgePayment({ paid, price: asked, orderStatus });
        const same = paid.amount === asked.amount && paid.currency === asked.currency;
        expect(accept).toBe(same && !orderStates.terminal.includes(orderStatus));
      }),
    );
  });
});
