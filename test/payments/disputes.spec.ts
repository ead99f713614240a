import { OrderQueries } from '../../src/payments';
import { newId } from '../../src/shared/ids';
import { usePayments } from './payments-app';

const app = usePayments();

const refund = (orderId: string, amountMinor: number | 'all') =>
  app.database.tx((tx) => app.payments.refund(tx, { orderId, amountMinor, reason: 'test' }));
const earn = (orderId: string) => app.database.tx((tx) => app.payments.earn(tx, orderId));
const loseAll = () => app.stripe.misbehave({ webhooks: { lose: 'all' } });
const later = async (minutes = 6) => {
  app.clock.advance(minutes * 60_000);
  await app.settle();
};
const listed = async (orderId: string) => {
  const { items } = await app.get(OrderQueries).list({ limit: 100 });
  return items.find(({ id }) => id === orderId);
};
const disputed = async () => {
  const paid = await app.paidOrder();
  const { id: disputeId } = await app.stripe.dispute(paid.sessionId);
  await app.settle();
  return { ...paid, disputeId };
};
/** Stripe's fees: 378 of the payment, 1500 of a dispute. */
const PAID = { stripe_clearing: 12_000 - 378, stripe_fees: 378, escrow: -12_000 };

describe('a dispute', () => {
  it.each(['webhook', 'list'])(
    'takes money and fee into suspense and marks the order, told by a %s',
    async (teller) => {
      const { orderId, sessionId } = await app.paidOrder();
      if (teller === 'list') await loseAll();
      await app.stripe.dispute(sessionId, { reason: 'product_not_received' });
      await later();
      expect(await app.balances(orderId)).toEqual({
        ...PAID,
        stripe_clearing: -378 - 1_500,
        dispute_suspense: 12_000,
        dispute_fees: 1_500,
      });
      expect(await listed(orderId)).toMatchObject({
        disputed: true,
        needsReview: true,
        dispute: { status: 'open', amountMinor: 12_000, reason: 'product_not_received' },
      });
    },
  );

  it('refuses refunds while it is open, in the service and in the database', async () => {
    const { orderId } = await disputed();
    await expect(refund(orderId, 'all')).rejects.toMatchObject({ code: 'refund.disputed', kind: 'conflict' });
    const insert = app.database.query(
      `INSERT INTO refunds (id, order_id, charge_id, amount_minor, currency, from_escrow_minor, from_coach_minor,
         from_fee_minor, status, reason, requested_at, next_poll_at)
       SELECT $2, order_id, id, 100, currency, 100, 0, 0, 'pending', 'test', $3, $3 FROM charges WHERE order_id = $1`,
      [orderId, newId(), app.clock.now()],
    );
    await expect(insert).rejects.toMatchObject({ code: 'refund.disputed' });
  });

  it.each(['webhook', 'poller'])(
    'that is won leaves no trace but the entries, told by the %s',
    async (teller) => {
      const { orderId, disputeId } = await disputed();
      if (teller === 'poller') await loseAll();
      await app.stripe.stepDispute(disputeId, 'win');
      await later(400);
      expect(await app.balances(orderId)).toEqual(PAID);
      expect(await listed(orderId)).toMatchObject({ needsReview: false, dispute: { status: 'won' } });
      await app.stripe.behave();
      await refund(orderId, 'all');
      await app.settle();
      expect(await app.balances(orderId)).toEqual({ stripe_clearing: -378, stripe_fees: 378 });
    },
  );

  it('that is lost before completion takes the money out of escrow, and nothing is left to earn', async () => {
    const { orderId, disputeId } = await disputed();
    await app.stripe.stepDispute(disputeId, 'lose');
    await app.settle();
    const gone = { stripe_clearing: -1_878, stripe_fees: 378, dispute_fees: 1_500 };
    expect(await app.balances(orderId)).toEqual(gone);
    expect(await app.events(orderId)).toEqual(['order.paid', 'order.charged_back', 'order.returned']);
    await earn(orderId);
    expect(await app.balances(orderId)).toEqual(gone);
    expect(await refund(orderId, 'all')).toEqual({ refundId: null, amountMinor: 0 });
  });

  it('that is lost after completion is owed by the coach for their part, and lost by the platform for its own', async () => {
    const { orderId, disputeId } = await disputed();
    await earn(orderId);
    await app.stripe.stepDispute(disputeId, 'lose');
    await app.settle();
    expect(await app.balances(orderId)).toEqual({
      coach_payable: -9_600,
      coach_receivable: 9_600,
      dispute_loss: 2_400,
      dispute_fees: 1_500,
      fee_revenue: -2_400,
      stripe_clearing: -1_878,
      stripe_fees: 378,
    });
  });

  it('of a part takes the part; the rest can be earned and refunded', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    const { id } = await app.stripe.dispute(sessionId, { amount: 2_000 });
    await app.settle();
    await app.stripe.stepDispute(id, 'lose');
    await app.settle();
    await earn(orderId);
    expect(await app.balances(orderId)).toMatchObject({ coach_payable: -8_000, fee_revenue: -2_000 });
    expect(await app.events(orderId)).not.toContain('order.returned');
  });

  it('that only asks takes nothing; it may end so, or become one', async () => {
    for (const step of ['win', 'escalate'] as const) {
      const { orderId, sessionId } = await app.paidOrder();
      const { id } = await app.stripe.dispute(sessionId, { inquiry: true });
      await app.settle();
      expect(await app.balances(orderId)).toEqual(PAID);
      expect(await listed(orderId)).toMatchObject({ disputed: false, dispute: { status: 'inquiry' } });
      await app.stripe.stepDispute(id, step);
      await app.settle();
      const after = step === 'win' ? 'closed' : 'open';
      expect(await listed(orderId)).toMatchObject({ dispute: { status: after } });
    }
  });

  it('attack 69: ends alike when its events come late, twice and in the wrong order', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await app.stripe.misbehave({ webhooks: { duplicate: true, reorder: true } });
    const { id } = await app.stripe.dispute(sessionId);
    await app.stripe.stepDispute(id, 'lose');
    await app.settle();
    for (const event of await app.stripe.events())
      if (event.type.startsWith('charge.dispute')) await app.stripe.redeliver(event.id);
    await app.settle();
    expect(await app.balances(orderId)).toEqual({
      stripe_clearing: -1_878,
      stripe_fees: 378,
      dispute_fees: 1_500,
    });
  });

  it('attack 70: with a word of Stripe’s that we do not know waits for a person, with an alert, and goes on from there', async () => {
    const { orderId, disputeId } = await disputed();
    const say = (status: string) =>
      app.database.query(
        `UPDATE stripe_sandbox.objects SET body = jsonb_set(body, '{status}', to_jsonb($2::text)) WHERE id = $1`,
        [disputeId, status],
      );
    await say('frozen');
    await later(400);
    const parked = await app.database.query(
      `SELECT object_id, type FROM stripe_inbox WHERE status = 'needs_review'`,
    );
    expect(parked).toEqual([{ object_id: disputeId, type: 'charge.dispute.updated' }]);
    const [alert] = await app.database.query(
      `SELECT data->>'kind' AS kind FROM audit_log WHERE action = 'payments.not_understood' AND subject_id = $1`,
      [orderId],
    );
    expect(alert).toEqual({ kind: 'dispute' });
    await say('needs_response');
    await app.database.query(
      `UPDATE stripe_inbox SET status = 'received', attempts = 0, next_attempt_at = received_at WHERE status = 'needs_review'`,
    );
    await app.settle();
    expect(await app.unsettledEvents()).toEqual([]);
  });
});
