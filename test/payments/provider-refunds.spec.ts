import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { READ_ONCE_MORE } from '../../migrations/1800000070000-what-the-provider-does';
import { usePayments } from './payments-app';

const app = usePayments();

const refund = (orderId: string, amountMinor: number | 'all') =>
  app.database.tx((tx) => app.payments.refund(tx, { orderId, amountMinor, reason: 'test' }));
const earn = (orderId: string) => app.database.tx((tx) => app.payments.earn(tx, orderId));
const summary = async (orderId: string) => (await app.payments.summary([orderId])).get(orderId);
const refundsOf = (orderId: string) =>
  app.database.query<{ amount: number; status: string; origin: string }>(
    `SELECT amount_minor::int AS amount, status, origin FROM refunds WHERE order_id = $1 ORDER BY id`,
    [orderId],
  );
const alerts = async (action: string, orderId: string) =>
  (
    await app.database.query<object>(
      `SELECT 1 FROM audit_log WHERE action = $1 AND (subject_id = $2 OR data->>'orderId' = $2::text)`,
      [action, orderId],
    )
  ).length;
const parked = () => app.database.query(`SELECT object_id FROM stripe_inbox WHERE status = 'needs_review'`);
const loseAll = () => app.stripe.misbehave({ webhooks: { lose: 'all' } });
/** Time for the provider's lists to be read again. */
const later = async (minutes = 6) => {
  app.clock.advance(minutes * 60_000);
  await app.settle();
};
const FEE = { stripe_clearing: -378, stripe_fees: 378 };

describe('a refund that was made at the provider without our marks', () => {
  it.each(['webhook', 'list'])('is recorded, posted and announced, told by a %s', async (teller) => {
    const { orderId, sessionId } = await app.paidOrder();
    if (teller === 'list') await loseAll();
    await app.stripe.refundAtDashboard(sessionId, 2_500);
    await later();
    expect(await refundsOf(orderId)).toEqual([{ amount: 2_500, status: 'succeeded', origin: 'provider' }]);
    expect(await summary(orderId)).toMatchObject({ refundedMinor: 2_500, pendingRefundMinor: 0 });
    expect(await app.events(orderId)).toEqual(['order.paid', 'order.refunded']);
    expect(await alerts('payments.refunded_at_provider', orderId)).toBe(1);
    await earn(orderId);
    expect(await app.balances(orderId)).toMatchObject({ coach_payable: -7_600, fee_revenue: -1_900 });
  });

  it('after completion is taken from coach and platform in their ratio; of all of it nobody keeps anything', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await earn(orderId);
    await app.stripe.refundAtDashboard(sessionId, 2_500);
    await app.settle();
    expect(await app.balances(orderId)).toMatchObject({ coach_payable: -7_600, fee_revenue: -1_900 });
    await app.stripe.refundAtDashboard(sessionId);
    await app.settle();
    expect(await app.balances(orderId)).toEqual(FEE);
    expect((await app.events(orderId)).filter((type) => type === 'order.returned')).toHaveLength(1);
  });

  it('attack 69: that comes twice and in every order of its events has one effect', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await app.stripe.misbehave({ webhooks: { duplicate: true, reorder: true } });
    await app.stripe.refundAtDashboard(sessionId, 1_000);
    await app.stripe.refundAtDashboard(sessionId, 2_000);
    await app.settle();
    for (const { id, type } of await app.stripe.events())
      if (type.includes('refund')) await app.stripe.redeliver(id);
    await later();
    expect((await refundsOf(orderId)).map(({ amount }) => amount).sort()).toEqual([1_000, 2_000]);
    expect(await app.balances(orderId)).toMatchObject({ escrow: -9_000 });
  });

  it('before we know of the payment waits for it, with webhooks and without', async () => {
    for (const hear of [true, false]) {
      const { orderId, sessionId } = await app.openOrder();
      await loseAll();
      await app.stripe.pay(sessionId);
      if (hear) await app.stripe.behave();
      const { id } = await app.stripe.refundAtDashboard(sessionId, 3_000);
      await app.stripe.deliverDue();
      await app.sweep('payments.inbox');
      await app.sweep('payments.provider_lists');
      expect(await refundsOf(orderId)).toEqual([]);
      expect(
        await app.database.query(`SELECT type FROM stripe_inbox WHERE object_id = $1 AND note = 'foreign'`, [
          id,
        ]),
      ).toEqual([]);
      for (let round = 0; round < 4; round += 1) await later();
      expect(await refundsOf(orderId)).toEqual([{ amount: 3_000, status: 'succeeded', origin: 'provider' }]);
      await app.stripe.behave();
    }
  });

  it('attack 70: of somebody else’s payment is put aside', async () => {
    const { sessionId } = await app.paidOrder();
    await app.database.query(
      `UPDATE stripe_sandbox.objects SET body = jsonb_set(body, '{metadata}', '{}') WHERE object = 'payment_intent'
         AND id = (SELECT body->>'payment_intent' FROM stripe_sandbox.objects WHERE id = $1)`,
      [sessionId],
    );
    await app.database.query(
      `UPDATE charges SET payment_intent_id = 'pi_other', stripe_charge_id = NULL WHERE checkout_id IN
         (SELECT id FROM checkouts WHERE session_id = $1)`,
      [sessionId],
    );
    await app.stripe.refundAtDashboard(sessionId, 1_000);
    await later();
    const rows = await app.database.query(`SELECT type FROM stripe_inbox WHERE note = 'foreign' ORDER BY 1`);
    expect(rows).toEqual([{ type: 'charge.refunded' }, { type: 'refund.created' }]);
  });

  it('that bounces is reversed and waits for a person', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await app.stripe.misbehave({ refunds: { pending: true } });
    const { id } = await app.stripe.refundAtDashboard(sessionId, 2_500);
    await app.settle();
    expect(await app.balances(orderId)).toMatchObject({ escrow: -9_500, refund_payable: -2_500 });
    await app.stripe.settleRefund(id, 'failed');
    await app.settle();
    expect(await app.balances(orderId)).toMatchObject({ escrow: -12_000 });
    expect(await alerts('payments.refund_failed', orderId)).toBe(1);
  });

  it.each(['ours', 'provider'] as const)(
    'that was done and comes back days later is noticed without any webhook, %s',
    async (origin) => {
      const { orderId, sessionId } = await app.paidOrder();
      if (origin === 'ours') await refund(orderId, 2_500);
      else await app.stripe.refundAtDashboard(sessionId, 2_500);
      await app.settle();
      expect(await refundsOf(orderId)).toEqual([{ amount: 2_500, status: 'succeeded', origin }]);
      await loseAll();
      await later(5 * 24 * 60);
      await app.database.query(
        `UPDATE stripe_sandbox.objects SET body = jsonb_set(body, '{status}', '"failed"')
         WHERE id = (SELECT stripe_refund_id FROM refunds WHERE order_id = $1)`,
        [orderId],
      );
      for (let day = 0; day < 6; day += 1) await later(24 * 60 + 10);
      expect(await refundsOf(orderId)).toEqual([{ amount: 2_500, status: 'failed', origin }]);
      expect(await app.balances(orderId)).toMatchObject({ escrow: -12_000 });
      expect(await alerts('payments.refund_failed', orderId)).toBe(1);
      expect(await app.events(orderId)).toContain('order.refund_failed');
    },
  );

  it('that stays done is not looked at for ever', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await app.stripe.refundAtDashboard(sessionId, 2_500);
    await app.settle();
    for (let week = 0; week < 12; week += 1) await later(7 * 24 * 60);
    const [row] = await app.database.query(`SELECT watch_until, status FROM refunds WHERE order_id = $1`, [
      orderId,
    ]);
    expect(row).toEqual({ watch_until: null, status: 'succeeded' });
  });

  it('of another amount than before waits for a person, with an alert', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    const { id } = await app.stripe.refundAtDashboard(sessionId, 2_500);
    await app.settle();
    await app.database.query(
      `UPDATE stripe_sandbox.objects SET body = jsonb_set(body, '{amount}', '2600') WHERE id = $1`,
      [id],
    );
    const readAgain = (where: string) =>
      app.database.query(
        `UPDATE stripe_inbox SET status = 'received', next_attempt_at = received_at WHERE ${where}`,
      );
    await readAgain(`object_id = '${id}'`);
    await app.settle();
    expect(await parked()).toEqual([{ object_id: id }]);
    expect(await alerts('payments.not_understood', orderId)).toBeGreaterThan(0);
    await app.database.query(
      `UPDATE stripe_sandbox.objects SET body = jsonb_set(body, '{amount}', '2500') WHERE id = $1`,
      [id],
    );
    await readAgain(`status = 'needs_review'`);
    await app.settle();
    expect(await parked()).toEqual([]);
  });
});

describe('a refund of ours meets one at the provider', () => {
  it('refused because less is left, it is asked for again with the rest', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await loseAll();
    await app.stripe.refundAtDashboard(sessionId, 2_500);
    await refund(orderId, 'all');
    await app.settle();
    expect(await refundsOf(orderId)).toEqual(
      expect.arrayContaining([
        { amount: 12_000, status: 'replaced', origin: 'ours' },
        { amount: 2_500, status: 'succeeded', origin: 'provider' },
        { amount: 9_500, status: 'succeeded', origin: 'ours' },
      ]),
    );
    expect(await app.balances(orderId)).toEqual(FEE);
    expect(await alerts('payments.refund_failed', orderId)).toBe(0);
  });

  it('before it was sent, it makes room and asks for the rest at once', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await refund(orderId, 'all');
    await app.stripe.refundAtDashboard(sessionId, 2_500);
    await app.stripe.deliverDue();
    await app.sweep('payments.inbox');
    expect(await summary(orderId)).toMatchObject({ refundedMinor: 2_500, pendingRefundMinor: 9_500 });
    await app.settle();
    expect(await app.balances(orderId)).toEqual(FEE);
  });

  it('when everything went back there already, nothing more is asked for', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await loseAll();
    await app.stripe.refundAtDashboard(sessionId);
    await refund(orderId, 7_000);
    await app.settle();
    expect((await refundsOf(orderId)).map(({ status }) => status).sort()).toEqual(['replaced', 'succeeded']);
    expect(await app.balances(orderId)).toEqual(FEE);
    await expect(refund(orderId, 1)).rejects.toMatchObject({ code: 'refund.over_cap' });
  });

  it('whose answer was lost is not taken for another one', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await app.stripe.misbehave({
      webhooks: { lose: 'all' },
      answers: [{ kind: 'fail_after', method: 'POST', path: '/v1/refunds', times: 1 }],
    });
    await refund(orderId, 4_000);
    await app.payments.dispatch(orderId);
    await app.stripe.behave();
    await loseAll();
    await app.stripe.refundAtDashboard(sessionId, 8_000);
    for (let round = 0; round < 4; round += 1) await later();
    expect((await refundsOf(orderId)).map(({ amount, origin }) => [amount, origin]).sort()).toEqual([
      [4_000, 'ours'],
      [8_000, 'provider'],
    ]);
    expect(await app.balances(orderId)).toEqual(FEE);
  });

  it('attack 40: beyond what was paid is recorded all the same, and an alert says so', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    const { id } = await app.stripe.refundAtDashboard(sessionId, 9_000);
    await app.settle();
    const copy = `${id}x`;
    await app.database.query(
      `INSERT INTO stripe_sandbox.objects (id, object, created, body, hidden)
       SELECT $2, object, created, jsonb_set(body, '{id}', to_jsonb($2::text)), hidden FROM stripe_sandbox.objects WHERE id = $1`,
      [id, copy],
    );
    await later();
    expect(await summary(orderId)).toMatchObject({ refundedMinor: 18_000 });
    expect(await alerts('payments.refunded_beyond_paid', orderId)).toBe(1);
    expect((await app.payments.standings([orderId])).get(orderId)).toEqual({
      leftMinor: 0,
      disputed: false,
      policyVersion: 1,
    });
    await earn(orderId);
    expect(await app.balances(orderId)).toMatchObject({ escrow: 6_000 });
  });
});

it('what an earlier version put aside as foreign is read once more after the migration', async () => {
  const { orderId, sessionId } = await app.paidOrder();
  await loseAll();
  const { id } = await app.stripe.refundAtDashboard(sessionId, 2_500);
  const { id: du } = await app.stripe.dispute(sessionId, { amount: 1_000 });
  const old = (eventId: string, type: string, objectId: string, status: string, note: string | null) =>
    app.database.query(
      `INSERT INTO stripe_inbox (event_id, type, object_id, livemode, status, note, attempts, received_at, next_attempt_at, settled_at)
       VALUES ($1, $2, $3, false, $4, $5, 1, $6, $6, $6)`,
      [eventId, type, objectId, status, note, app.clock.now()],
    );
  await old('evt_old_refund', 'refund.created', id, 'put_aside', 'foreign');
  await old('evt_old_dispute', 'charge.dispute.created', du, 'ignored', null);
  await old('evt_old_live', 'refund.created', id, 'put_aside', 'other livemode');
  expect(await refundsOf(orderId)).toEqual([]);
  await app.database.query(READ_ONCE_MORE);
  await app.sweep('payments.inbox');
  expect(await refundsOf(orderId)).toEqual([{ amount: 2_500, status: 'succeeded', origin: 'provider' }]);
  expect(await summary(orderId)).toMatchObject({ disputed: true });
  const left = await app.database.query(`SELECT status FROM stripe_inbox WHERE event_id = 'evt_old_live'`);
  expect(left).toEqual([{ status: 'put_aside' }]);
  await app.settle();
  const migration = readFileSync(
    join(__dirname, '../../migrations/1800000070000-what-the-provider-does.ts'),
    'utf8',
  );
  expect(migration).toContain('runner.query(READ_ONCE_MORE)');
});

it('and without any event the first reading of the lists finds it', async () => {
  const { orderId, sessionId } = await app.paidOrder();
  await loseAll();
  await app.stripe.refundAtDashboard(sessionId, 2_500);
  app.clock.advance(9 * 24 * 60 * 60_000);
  await app.database.query('DELETE FROM provider_lists');
  await app.settle();
  expect(await refundsOf(orderId)).toEqual([{ amount: 2_500, status: 'succeeded', origin: 'provider' }]);
});
