import fc from 'fast-check';
import { nextInboxStep, objectKindOf } from './inbox.rules';

describe('events of the payment provider', () => {
  it.each([
    ['checkout.session.completed', 'session'],
    ['checkout.session.async_payment_failed', 'session'],
    ['refund.updated', 'refund'],
    ['charge.refund.updated', 'refund'],
    ['charge.refunded', 'charge_refunds'],
    ['charge.dispute.funds_withdrawn', 'dispute'],
  ])('%s is about a %s', (type, kind) => {
    expect(objectKindOf(type)).toBe(kind);
  });

  it('of other types concern nobody, also when they are named like members of Object', () => {
    expect(['customer.created', 'constructor', 'toString', '__proto__', ''].map(objectKindOf)).toEqual(
      Array(5).fill(null),
    );
  });
});

describe('an event whose object was looked at', () => {
  const attempts = fc.nat(200);

  it('is done with once it is applied, and put aside once it is known to be somebody else’s', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        expect(nextInboxStep('applied', tried)).toBe('applied');
        expect(nextInboxStep('foreign', tried)).toBe('put_aside');
      }),
    );
  });

  it('is tried again while nobody knows it, and left for a person the fiftieth time: never dropped', () => {
    expect([49, 50].map((tried) => nextInboxStep('missing', tried))).toEqual(['received', 'needs_review']);
    fc.assert(
      fc.property(
        fc.constantFrom('unknown' as const, 'missing' as const, 'unreachable' as const),
        attempts,
        (seen, tried) => expect(nextInboxStep(seen, tried)).toBe(tried < 50 ? 'received' : 'needs_review'),
      ),
    );
  });
});
