import { refuseDisputed } from './disputed.rules';

describe('a payment that a bank has', () => {
  it('is not refunded before the bank has decided', () => {
    expect(() => refuseDisputed({ disputed: true })).toThrow(
      expect.objectContaining({ code: 'refund.disputed', kind: 'conflict' }),
    );
    expect(() => refuseDisputed({ disputed: false })).not.toThrow();
  });
});
