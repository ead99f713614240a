import { OrderQueries, ParkedCommands } from '../../src/payments';
import { newId } from '../../src/shared/ids';
import { usePayments } from './payments-app';

const app = usePayments();

const refund = (orderId: string, amountMinor: number | 'all', whenDisputed?: 'wait') =>
  app.database.tx((tx) => app.payments.refund(tx, { orderId, amountMinor, reason: 'test', whenDisputed }));
const loseAll = () => app.stripe.misbehave({ webhooks: { lose: 'all' } });
const later = async (minutes = 6) => {
  app.clock.advance(minutes * 60_000);
  await app.settle();
};
const refundsOf = async (orderId: string) => {
  const rows = await app.database.query<{ said: string }>(
    `SELECT amount_minor || ' ' || status AS said FROM refunds WHERE order_id = $1 ORDER BY id`,
    [orderId],
  );
  return rows.map(({ said }) => said);
};
const commandOf = async (orderId: string) => {
  const [command] = await app.database.query<{ id: string; status: string; waits: boolean }>(
    `SELECT id, status, waits_for_dispute AS waits FROM payment_commands
     WHERE order_id = $1 AND kind = 'refund.create' ORDER BY id DESC LIMIT 1`,
    [orderId],
  );
  if (!command) throw new Error('there is no refund');
  return command;
};
const refundsAtProvider = async (orderId: string) => {
  const [row] = await app.database.query<{ sum: number | null }>(
    `SELECT sum((body->>'amount')::int)::int AS sum FROM stripe_sandbox.objects
     WHERE object = 'refund' AND body->'metadata'->>'order_id' = $1`,
    [orderId],
  );
  return row?.sum ?? 0;
};
const lostInstead = async (orderId: string) => {
  const [row] = await app.database.query<{ data: object }>(
    `SELECT data FROM outbox_events WHERE aggregate_id = $1 AND type = 'order.charged_back'`,
    [orderId],
  );
  return row?.data;
};
const needsReview = async (orderId: string) => {
  const { items } = await app.get(OrderQueries).list({ limit: 100 });
  return items.find(({ id }) => id === orderId)?.needsReview;
};
const alertsOf = async (orderId: string) => {
  const rows = await app.database.query<{ action: string }>(
    `SELECT action FROM audit_log WHERE data->>'orderId' = $1 ORDER BY id`,
    [orderId],
  );
  return rows.map(({ action }) => action);
};

/** A refund that the provider refused because a bank objects, of which we have not heard yet. */
const refused = async (amountMinor: number | 'all' = 'all', disputed?: number) => {
  const { orderId, sessionId } = await app.paidOrder();
  await loseAll();
  const { id: disputeId } = await app.stripe.dispute(sessionId, { amount: disputed });
  await refund(orderId, amountMinor);
  await app.payments.dispatch(orderId);
  expect(await commandOf(orderId)).toMatchObject({ status: 'needs_review', waits: true });
  return { orderId, disputeId };
};
const FEE = { stripe_clearing: -378, stripe_fees: 378 };
const LOST = { stripe_clearing: -1_878, stripe_fees: 378, dispute_fees: 1_500 };

describe('a refund of a payment that a bank disputes', () => {
  it('waits for the bank, stays owed, and is listed for admins', async () => {
    const { orderId } = await refused();
    await later();
    await later(24 * 60);
    expect(await commandOf(orderId)).toMatchObject({ status: 'needs_review', waits: true });
    expect(await refundsOf(orderId)).toEqual(['12000 pending']);
    expect(await app.balances(orderId)).toMatchObject({ refund_payable: -12_000 });
    expect(await needsReview(orderId)).toBe(true);
    expect(await app.payments.receipt(orderId)).toMatchObject({
      pendingMinor: 12_000,
      waitingMinor: 12_000,
    });
    expect(await alertsOf(orderId)).toEqual(['payments.refund_waits']);
  });

  it('goes out by itself when the dispute is won, once', async () => {
    const { orderId, disputeId } = await refused();
    await later();
    await app.stripe.stepDispute(disputeId, 'win');
    await later(400);
    await later(400);
    expect(await refundsOf(orderId)).toEqual(['12000 succeeded']);
    expect(await refundsAtProvider(orderId)).toBe(12_000);
    expect(await app.balances(orderId)).toEqual(FEE);
    expect(await needsReview(orderId)).toBe(false);
    expect(await app.payments.receipt(orderId)).toMatchObject({
      refundedMinor: 12_000,
      waitingMinor: 0,
    });
  });

  it('goes out though the dispute was won before we heard of it', async () => {
    const { orderId, disputeId } = await refused();
    await app.stripe.stepDispute(disputeId, 'win');
    for (let round = 0; round < 3; round += 1) await later(61);
    expect(await refundsOf(orderId)).toEqual(['12000 succeeded']);
    expect(await app.balances(orderId)).toEqual(FEE);
  });

  it('ends as given back by the bank when the dispute is lost: nothing is paid twice, and it is told', async () => {
    const { orderId, disputeId } = await refused();
    await later();
    await app.stripe.stepDispute(disputeId, 'lose');
    await later(400);
    expect(await refundsOf(orderId)).toEqual(['12000 charged_back']);
    expect(await refundsAtProvider(orderId)).toBe(0);
    expect(await app.balances(orderId)).toEqual(LOST);
    expect(await lostInstead(orderId)).toMatchObject({ amountMinor: 12_000, insteadOfRefundMinor: 12_000 });
    expect(await commandOf(orderId)).toMatchObject({ status: 'failed', waits: false });
    expect(await needsReview(orderId)).toBe(false);
  });

  it('of less than the bank gives is not sent beside it', async () => {
    const { orderId, disputeId } = await refused(6_000, 5_000);
    await later();
    await app.stripe.stepDispute(disputeId, 'lose');
    await later(400);
    expect(await refundsOf(orderId)).toEqual(['6000 charged_back', '1000 failed']);
    expect(await lostInstead(orderId)).toMatchObject({ amountMinor: 5_000, insteadOfRefundMinor: 5_000 });
    expect(await app.balances(orderId)).toMatchObject({ escrow: -7_000 });
    expect(await alertsOf(orderId)).toContain('payments.refund_failed');
  });

  it('that is not sent yet when the dispute opens is not sent before the bank has decided', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await refund(orderId, 4_000);
    const { id } = await app.stripe.dispute(sessionId);
    await app.stripe.deliverDue();
    await app.sweep('payments.inbox');
    expect(await commandOf(orderId)).toMatchObject({ status: 'needs_review', waits: true });
    await app.stripe.stepDispute(id, 'win');
    await app.settle();
    await later();
    expect(await refundsOf(orderId)).toEqual(['4000 succeeded']);
  });

  it('asked for meanwhile is refused, or waits where it is owed in any case; the database knows the difference', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    const { id } = await app.stripe.dispute(sessionId);
    await app.settle();
    await expect(refund(orderId, 'all')).rejects.toMatchObject({ code: 'refund.disputed' });
    expect(await refund(orderId, 'all', 'wait')).toMatchObject({ amountMinor: 12_000 });
    await app.settle();
    expect(await commandOf(orderId)).toMatchObject({ status: 'needs_review', waits: true });
    await app.stripe.stepDispute(id, 'win');
    await app.settle();
    await later();
    expect(await app.balances(orderId)).toEqual(FEE);
  });

  it('is made smaller by what support sends back meanwhile, and goes on waiting', async () => {
    const { orderId, disputeId } = await refused();
    await later();
    await app.stripe.behave();
    const [charge] = await app.database.query<{ id: string }>(
      `SELECT body->>'latest_charge' AS id FROM stripe_sandbox.objects
       WHERE id = (SELECT payment_intent_id FROM charges WHERE order_id = $1)`,
      [orderId],
    );
    const refundId = `re_${newId()}`;
    await app.database.query(
      `INSERT INTO stripe_sandbox.objects (id, object, created, body, hidden)
       SELECT $1, 'refund', extract(epoch FROM $3::timestamptz)::bigint, jsonb_build_object('id', $1::text, 'object', 'refund', 'amount', 2000, 'currency', 'eur',
         'status', 'succeeded', 'charge', $2::text, 'payment_intent', (SELECT payment_intent_id FROM charges WHERE order_id = $4),
         'metadata', '{}'::jsonb), '{}'::jsonb`,
      [refundId, charge?.id, app.clock.now(), orderId],
    );
    await later();
    expect(await refundsOf(orderId)).toEqual(['12000 replaced', '2000 succeeded', '10000 pending']);
    expect(await commandOf(orderId)).toMatchObject({ status: 'needs_review', waits: true });
    await app.stripe.stepDispute(disputeId, 'win');
    await later();
    await later();
    expect(await refundsOf(orderId)).toEqual(['12000 replaced', '2000 succeeded', '10000 succeeded']);
  });

  it('is tried again by an admin: it waits again; closed by one, it is never sent', async () => {
    const { orderId, disputeId } = await refused();
    await later();
    const decision = { adminId: newId(), reason: 'Looked at the dashboard.' };
    await app.get(ParkedCommands).retry({ ...decision, commandId: (await commandOf(orderId)).id });
    await later();
    const again = await commandOf(orderId);
    expect(again).toMatchObject({ status: 'needs_review', waits: true });
    await app.get(ParkedCommands).giveUp({ ...decision, commandId: again.id });
    await app.stripe.stepDispute(disputeId, 'win');
    await later(400);
    await later(400);
    expect(await refundsOf(orderId)).toEqual(['12000 failed']);
    expect(await refundsAtProvider(orderId)).toBe(0);
  });
});
