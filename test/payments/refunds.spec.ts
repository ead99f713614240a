import { refundAsked } from '../../src/payments/ledger/domain/postings';
import { StripeGateway } from '../../src/payments/stripe/gateway/stripe.gateway';
import { Ledger } from '../../src/payments/ledger/ledger.service';
import { DomainError } from '../../src/shared/errors';
import { newId } from '../../src/shared/ids';
import { usePayments } from './payments-app';

const app = usePayments();

const refund = (orderId: string, amountMinor: number | 'all') =>
  app.database.tx((tx) => app.payments.refund(tx, { orderId, amountMinor, reason: 'test' }));
const earn = (orderId: string) => app.database.tx((tx) => app.payments.earn(tx, orderId));
const summary = async (orderId: string) => (await app.payments.summary([orderId])).get(orderId);
const FEE = { stripe_clearing: -378, stripe_fees: 378 };
/** Amounts of all refunds that Stripe knows for an order. */
const atStripe = async (orderId: string): Promise<number[]> => {
  const [row] = await app.database.query<{ stripe_charge_id: string }>(
    'SELECT stripe_charge_id FROM charges WHERE order_id = $1',
    [orderId],
  );
  const gateway: StripeGateway = app.get(StripeGateway);
  return (await gateway.refundsOfCharge(row?.stripe_charge_id ?? '')).map(({ money }) => money.amount);
};
const lastRefund = async (orderId: string): Promise<string> => {
  const [row] = await app.database.query<{ stripe_refund_id: string }>(
    'SELECT stripe_refund_id FROM refunds WHERE order_id = $1 ORDER BY requested_at DESC, id DESC LIMIT 1',
    [orderId],
  );
  return row?.stripe_refund_id ?? '';
};

describe('a refund', () => {
  it('before completion comes out of escrow and is announced when it is done', async () => {
    const { orderId } = await app.paidOrder();
    expect(await refund(orderId, 'all')).toMatchObject({ amountMinor: 12_000 });
    expect(await app.balances(orderId)).toMatchObject({ refund_payable: -12_000 });
    await app.payments.dispatch(orderId);
    expect(await app.events(orderId)).toEqual(['order.paid', 'order.refund_requested', 'order.refunded']);
    expect(await app.balances(orderId)).toEqual(FEE);
    expect(await summary(orderId)).toMatchObject({
      paidMinor: 12_000,
      refundedMinor: 12_000,
      pendingRefundMinor: 0,
    });
  });

  it('after completion is taken from coach and platform in their ratio', async () => {
    const { orderId } = await app.paidOrder();
    await earn(orderId);
    await earn(orderId);
    expect(await app.balances(orderId)).toMatchObject({ coach_payable: -9_600, fee_revenue: -2_400 });
    await refund(orderId, 5_000);
    await refund(orderId, 'all');
    await app.settle();
    expect(await app.balances(orderId)).toEqual(FEE);
  });

  it('in part before completion leaves the rest to be earned', async () => {
    const { orderId } = await app.paidOrder();
    await refund(orderId, 6_000);
    await earn(orderId);
    await app.settle();
    expect(await app.balances(orderId)).toMatchObject({ coach_payable: -4_800, fee_revenue: -1_200 });
  });

  it('of an order that nobody paid does nothing; earning it is refused', async () => {
    const { orderId } = await app.openOrder();
    expect(await refund(orderId, 'all')).toEqual({ refundId: null, amountMinor: 0 });
    await expect(earn(orderId)).rejects.toMatchObject({ code: 'order.not_paid' });
    await expect(refund(newId(), 'all')).rejects.toMatchObject({ code: 'order.not_found' });
  });

  it('happens once when the connection drops behind it, or a 500 hides it', async () => {
    for (const kind of ['drop_after', 'fail_after'] as const) {
      const { orderId } = await app.paidOrder();
      await app.stripe.misbehave({
        webhooks: { lose: 'all' },
        answers: [{ kind, method: 'POST', path: '/v1/refunds', times: 2 }],
      });
      await refund(orderId, 4_000);
      await app.payments.dispatch(orderId);
      for (let round = 0; round < 4; round += 1) {
        app.clock.advance(30_000);
        await app.settle();
      }
      await app.stripe.behave();
      expect(await summary(orderId)).toMatchObject({ refundedMinor: 4_000, pendingRefundMinor: 0 });
      expect(await atStripe(orderId)).toEqual([4_000]);
      const events = await app.events(orderId);
      expect(events.filter((type) => type === 'order.refunded')).toHaveLength(1);
    }
  });

  it.each(['webhook', 'poller'])(
    'that takes its time is announced when it arrives, told by the %s',
    async (teller) => {
      const { orderId } = await app.paidOrder();
      const lose = teller === 'poller' ? ('all' as const) : ('none' as const);
      await app.stripe.misbehave({ refunds: { pending: true }, webhooks: { lose } });
      await refund(orderId, 'all');
      await app.settle();
      expect(await summary(orderId)).toMatchObject({ refundedMinor: 0, pendingRefundMinor: 12_000 });
      await app.stripe.settleRefund(await lastRefund(orderId), 'succeeded');
      app.clock.advance(2 * 60_000);
      await app.settle();
      expect(await summary(orderId)).toMatchObject({ refundedMinor: 12_000, pendingRefundMinor: 0 });
    },
  );

  it('that bounces is reversed, reported, and can be asked for again', async () => {
    const { orderId } = await app.paidOrder();
    await app.stripe.misbehave({ refunds: { pending: true } });
    await refund(orderId, 'all');
    await app.settle();
    await app.stripe.settleRefund(await lastRefund(orderId), 'failed');
    await app.settle();
    expect(await app.balances(orderId)).toMatchObject({ escrow: -12_000 });
    const alerts = await app.database.query(
      `SELECT 1 FROM audit_log WHERE action = 'payments.refund_failed' AND data->>'orderId' = $1`,
      [orderId],
    );
    expect(alerts).toHaveLength(1);
    await app.stripe.behave();
    await refund(orderId, 'all');
    await app.settle();
    expect(await app.balances(orderId)).toEqual(FEE);
    expect(await app.unsettledEvents()).toEqual([]);
  });

  it('that Stripe refuses for good is reversed and waits for a person', async () => {
    const { orderId } = await app.paidOrder();
    await app.database.query(`UPDATE charges SET payment_intent_id = 'pi_gone' WHERE order_id = $1`, [
      orderId,
    ]);
    await refund(orderId, 'all');
    await app.payments.dispatch(orderId);
    expect(await app.balances(orderId)).toMatchObject({ escrow: -12_000 });
    expect(await summary(orderId)).toMatchObject({ refundedMinor: 0, pendingRefundMinor: 0 });
  });
});

describe('refunds never exceed what was paid', () => {
  it('attack 40: 16 at once: one wins', async () => {
    const { orderId } = await app.paidOrder();
    const results = await Promise.allSettled(Array.from({ length: 16 }, () => refund(orderId, 7_000)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(15);
    for (const { reason } of refused) {
      expect(reason).toBeInstanceOf(DomainError);
      expect(reason).toMatchObject({ code: 'refund.over_cap', kind: 'refused' });
    }
    expect(await summary(orderId)).toMatchObject({ pendingRefundMinor: 7_000 });
  });

  it('attack 40: the database refuses by itself, also 16 writers who lock nothing', async () => {
    const { orderId } = await app.paidOrder();
    const parts = [{ coachId: newId(), sources: { escrowMinor: 7_000, coachMinor: 0, feeMinor: 0 } }];
    const insert = () =>
      app.database.tx(async (tx) => {
        const refundId = newId();
        await tx.query(
          `INSERT INTO refunds (id, order_id, charge_id, amount_minor, currency, from_escrow_minor, from_coach_minor,
             from_fee_minor, status, reason, requested_at, next_poll_at)
           SELECT $2, order_id, id, 7000, currency, 7000, 0, 0, 'pending', 'test', $3, $3 FROM charges WHERE order_id = $1`,
          [orderId, refundId, app.clock.now()],
        );
        await tx.query(
          `INSERT INTO payment_commands (id, order_id, kind, target_id, params, status, created_at, next_attempt_at)
           VALUES ($1, $2, 'refund.create', $3, '{}', 'needs_review', $4, $4)`,
          [newId(), orderId, refundId, app.clock.now()],
        );
        const ledger: Ledger = app.get(Ledger);
        await ledger.post(tx, refundAsked({ refundId, orderId, currency: 'EUR', parts }));
      });
    const results = await Promise.allSettled(Array.from({ length: 16 }, insert));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(15);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'refund.over_cap' });
  });

  it.each([
    'DELETE FROM refunds',
    'UPDATE refunds SET amount_minor = amount_minor + 1, from_escrow_minor = from_escrow_minor + 1',
  ])('and a refund keeps its amount: %s', async (sql) => {
    await expect(app.database.query(sql)).rejects.toMatchObject({ constraint: 'refunds_fixed' });
  });
});
