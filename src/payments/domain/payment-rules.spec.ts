import { nextState } from '../../shared/state-table';
import { addMinutes } from '../../shared/time';
import { nextInboxStep, objectKindOf } from './inbox-rules';
import { orderStates, type OrderStatus } from '../orders/domain/order.states';
import { judgePayment } from '../orders/domain/payment-verdict';
import { nextDoneRefundPoll, nextSessionPoll, REFUND_WATCHED_MS } from './poll-rules';
import { refundEventOf } from '../orders/domain/refund.states';

const price = { amount: 12_000, currency: 'EUR' };

describe('a payment settles its order or goes back', () => {
  it.each<[string, { amount: number; currency: string }, OrderStatus, string]>([
    ['the right amount in time', price, 'open', 'accepted'],
    ['the right amount late', price, 'expired', 'accepted'],
    ['before we heard of the session', price, 'creating', 'accepted'],
    ['a cent too little', { ...price, amount: 11_999 }, 'open', 'wrong_amount'],
    ['a cent too much', { ...price, amount: 12_001 }, 'open', 'wrong_amount'],
    ['another currency', { ...price, currency: 'USD' }, 'open', 'wrong_amount'],
    ['a second payment', price, 'paid', 'duplicate'],
  ])('%s', (_, paid, orderStatus, expected) => {
    const verdict = judgePayment({ paid, price, orderStatus });
    expect(verdict.accept ? 'accepted' : verdict.because).toBe(expected);
  });

  it('a paid order never changes its state again', () => {
    expect(nextState(orderStates, 'paid', 'checkout_expired')).toBeNull();
    expect(nextState(orderStates, 'paid', 'checkout_failed')).toBeNull();
  });
});

describe('events', () => {
  it('unknown types concern nobody, also when they are named like members of Object', () => {
    expect(objectKindOf('customer.created')).toBeNull();
    expect(objectKindOf('constructor')).toBeNull();
    expect(objectKindOf('checkout.session.completed')).toBe('session');
  });

  it('an unknown object is tried again and then left for a person, never dropped', () => {
    expect(nextInboxStep('unknown', 1)).toBe('received');
    expect(nextInboxStep('missing', 49)).toBe('received');
    expect(nextInboxStep('missing', 50)).toBe('needs_review');
    expect(nextInboxStep('foreign', 1)).toBe('put_aside');
  });
});

describe('polling', () => {
  const now = new Date('2027-02-01T12:00:00Z');

  it('looks at an open session every one to five minutes and right after its expiry', () => {
    const far = addMinutes(now, 35);
    expect(nextSessionPoll(0, far, now)).toEqual(addMinutes(now, 1));
    expect(nextSessionPoll(9, far, now)).toEqual(addMinutes(now, 5));
    expect(nextSessionPoll(9, addMinutes(now, 2), now)).toEqual(
      new Date(addMinutes(now, 2).getTime() + 5_000),
    );
    expect(nextSessionPoll(9, addMinutes(now, -2), now)).toEqual(addMinutes(now, 5));
  });

  it('looks at a refund that is done six times within 60 days, ever more seldom', () => {
    const day = 24 * 60;
    const until = new Date(now.getTime() + REFUND_WATCHED_MS);
    const looks: number[] = [];
    for (let at = nextDoneRefundPoll(until, now); at <= until; at = nextDoneRefundPoll(until, at))
      looks.push((at.getTime() - now.getTime()) / (day * 60_000));
    expect(looks).toEqual([1, 2, 4, 8, 16, 32]);
  });

  it('takes Stripe’s words for the end of a refund', () => {
    const words = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled', null];
    expect(words.map(refundEventOf)).toEqual([null, null, 'arrived', 'bounced', 'bounced', null]);
  });
});
