import { OrderQueries } from '../../src/payments';
import { newId } from '../../src/shared/ids';
import { usePayments } from './payments-app';

const app = usePayments();

const refund = (orderId: string, amountMinor: number | 'all') =>
  app.database.tx((tx) => app.payments.refund(tx, { orderId, amountMinor, reason: 'test' }));
const earn = (orderId: string) => app.database.tx((tx) => app.payments.earn(tx, orderId));
const later = async (minutes = 400) => {
  app.clock.advance(minutes * 60_000);
  await app.settle();
};
const listed = async (orderId: string) => {
  const { items } = await app.get(OrderQueries).list({ limit: 100 });
  return items.find(({ id }) => id === orderId);
};
const disputed = async (wish: { amount?: number; inquiry?: boolean } = {}) => {
  const paid = await app.paidOrder();
  const { id: disputeId } = await app.stripe.dispute(paid.sessionId, wish);
  await app.settle();
  return { ...paid, disputeId };
};
const movement = (amount: number, fee = 0) => ({ id: `txn_${newId()}`, amount, fee, currency: 'eur' });
/** The dispute becomes this at the provider; the poller finds it. */
const become = async (
  disputeId: string,
  { moves = [], only, ...changes }: { status?: string; amount?: number; moves?: object[]; only?: object[] },
) => {
  await app.database.query(
    `UPDATE stripe_sandbox.objects SET body = body || $2::jsonb || jsonb_build_object('balance_transactions',
       coalesce($3::jsonb, body->'balance_transactions') || $4::jsonb) WHERE id = $1`,
    [disputeId, JSON.stringify(changes), only ? JSON.stringify(only) : null, JSON.stringify(moves)],
  );
  await later(25 * 60);
};
const tellAgain = async () => {
  for (const { id, type } of await app.stripe.events())
    if (type.startsWith('charge.dispute')) await app.stripe.redeliver(id);
  await app.settle();
};
const alerts = async (orderId: string) => {
  const rows = await app.database.query<{ beyond: number }>(
    `SELECT (data->>'beyondMinor')::int AS beyond FROM audit_log
     WHERE action = 'payments.disputed_beyond_paid' AND subject_id = $1`,
    [orderId],
  );
  return rows.map(({ beyond }) => beyond);
};
const FEE = { stripe_clearing: -378, stripe_fees: 378 };
const PAID = { stripe_clearing: 12_000 - 378, stripe_fees: 378, escrow: -12_000 };

describe('what a dispute moves', () => {
  it('is what the bank takes, which may differ from what it is about', async () => {
    const { orderId, disputeId } = await disputed({ inquiry: true });
    await become(disputeId, { status: 'needs_response', moves: [movement(-11_500, 2_000)] });
    expect(await app.balances(orderId)).toMatchObject({ dispute_suspense: 11_500, dispute_fees: 2_000 });
    expect(await listed(orderId)).toMatchObject({ dispute: { status: 'open', amountMinor: 12_000 } });
    await become(disputeId, { status: 'lost' });
    expect(await app.balances(orderId)).toEqual({
      ...PAID,
      stripe_clearing: 12_000 - 378 - 13_500,
      escrow: -500,
      dispute_fees: 2_000,
    });
    expect((await app.payments.standings([orderId])).get(orderId)).toMatchObject({ leftMinor: 500 });
  });

  it('is posted once for each movement, however often and in whatever order it is told', async () => {
    const { orderId, disputeId } = await disputed();
    const [second, back] = [movement(-300, 100), movement(300, -100)];
    await become(disputeId, { moves: [second] });
    expect(await app.balances(orderId)).toMatchObject({ dispute_suspense: 12_300, dispute_fees: 1_600 });
    await tellAgain();
    await become(disputeId, { moves: [back] });
    await tellAgain();
    expect(await app.balances(orderId)).toMatchObject({ dispute_suspense: 12_000, dispute_fees: 1_500 });
    const [entries] = await app.database.query(
      `SELECT count(*)::int AS n, count(DISTINCT (source_id, kind))::int AS moves FROM ledger_entries
       WHERE order_id = $1 AND kind IN ('dispute', 'dispute_reinstated', 'dispute_fee')`,
      [orderId],
    );
    expect(entries).toEqual({ n: 6, moves: 6 });
  });

  it('stays in suspense when it is won, until the bank has given it back; the fee may be kept', async () => {
    const { orderId, disputeId } = await disputed();
    await become(disputeId, { status: 'won' });
    expect(await app.balances(orderId)).toMatchObject({ dispute_suspense: 12_000, escrow: -12_000 });
    expect(await listed(orderId)).toMatchObject({ disputed: false, needsReview: true });
    await become(disputeId, { moves: [movement(12_000)] });
    expect(await app.balances(orderId)).toEqual({
      ...PAID,
      stripe_clearing: PAID.stripe_clearing - 1_500,
      dispute_fees: 1_500,
    });
    expect(await listed(orderId)).toMatchObject({ needsReview: false });
  });

  it('is lost when it comes, though the decision came first', async () => {
    const { orderId, disputeId } = await disputed({ inquiry: true });
    await become(disputeId, { status: 'lost' });
    expect(await app.balances(orderId)).toEqual(PAID);
    await become(disputeId, { moves: [movement(-12_000, 1_500)] });
    expect(await app.balances(orderId)).toEqual({ ...FEE, stripe_clearing: -1_878, dispute_fees: 1_500 });
    expect(await app.events(orderId)).toEqual(['order.paid', 'order.charged_back', 'order.returned']);
  });

  it('in another currency than the payment waits for a person', async () => {
    const { orderId, disputeId } = await disputed({ inquiry: true });
    await become(disputeId, { moves: [{ ...movement(-1), currency: 'usd' }] });
    const [parked] = await app.database.query(
      `SELECT status FROM stripe_inbox WHERE object_id = $1 AND status = 'needs_review'`,
      [disputeId],
    );
    expect(parked).toEqual({ status: 'needs_review' });
    expect(await app.balances(orderId)).toEqual(PAID);
    await become(disputeId, { only: [] });
  });

  it('goes on from what an earlier version has posted by the status', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await app.stripe.misbehave({ webhooks: { lose: 'all' } });
    const { id, balance_transactions: moves } = await app.stripe.dispute(sessionId);
    const disputeId = newId();
    await app.database.tx(async (tx) => {
      await tx.query(
        `INSERT INTO disputes (id, order_id, charge_id, stripe_dispute_id, amount_minor, held_minor, fee_minor, currency, status, reason, opened_at, next_poll_at)
         SELECT $2, order_id, id, $3, 12000, 12000, 1500, 'EUR', 'open', 'fraudulent', $4, $4 FROM charges WHERE order_id = $1`,
        [orderId, disputeId, id, app.clock.now()],
      );
      for (const [word, account, amount] of [
        ['dispute', 'dispute_suspense', 12_000],
        ['dispute_fee', 'dispute_fees', 1_500],
      ] as const) {
        const entry = newId();
        await tx.query(
          `INSERT INTO ledger_entries (id, unique_key, kind, order_id, source_id, occurred_at) VALUES ($1, $2, $3, $4, $5, $6)`,
          [entry, `${word}:${disputeId}`, word, orderId, moves[0]?.id, app.clock.now()],
        );
        await tx.query(
          `INSERT INTO ledger_lines (entry_id, line, account, currency, amount_minor)
           VALUES ($1, 1, $2, 'EUR', $3), ($1, 2, 'stripe_clearing', 'EUR', -$3::bigint)`,
          [entry, account, amount],
        );
      }
    });
    await later();
    expect(await app.balances(orderId)).toMatchObject({ dispute_suspense: 12_000, dispute_fees: 1_500 });
    await app.stripe.stepDispute(id, 'win');
    await later();
    expect(await app.balances(orderId)).toEqual(PAID);
  });
});

describe('a dispute of more than is left', () => {
  it('is posted as it is, with one alert, and stays among what needs review', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await refund(orderId, 5_000);
    await app.settle();
    const { id } = await app.stripe.dispute(sessionId);
    await app.settle();
    expect(await alerts(orderId)).toEqual([5_000]);
    await app.stripe.stepDispute(id, 'lose');
    await app.settle();
    await tellAgain();
    expect(await alerts(orderId)).toEqual([5_000]);
    expect(await app.balances(orderId)).toEqual({
      stripe_clearing: 12_000 - 378 - 5_000 - 13_500,
      stripe_fees: 378,
      dispute_fees: 1_500,
      escrow: 5_000,
    });
    expect(await listed(orderId)).toMatchObject({ needsReview: true, dispute: { status: 'lost' } });
    const { items } = await app.get(OrderQueries).list({ limit: 100, needsReview: true });
    expect(items.map((one) => one.id)).toContain(orderId);
    expect(await app.events(orderId)).toContain('order.returned');
  });

  it('that is won is no alert any more', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await refund(orderId, 5_000);
    await app.settle();
    const { id } = await app.stripe.dispute(sessionId);
    await app.settle();
    await app.stripe.stepDispute(id, 'win');
    await app.settle();
    expect(await listed(orderId)).toMatchObject({ needsReview: false });
    expect(await app.balances(orderId)).toMatchObject({ escrow: -7_000 });
  });
});

describe('a dispute that was decided', () => {
  it('lost is won by an appeal: all that was booked as lost goes back to whom it was taken from, and it is told', async () => {
    const { orderId, disputeId } = await disputed();
    await earn(orderId);
    await app.stripe.stepDispute(disputeId, 'lose');
    await app.settle();
    await become(disputeId, { status: 'appeal_under_review' });
    expect(await listed(orderId)).toMatchObject({ dispute: { status: 'lost' }, disputed: false });
    expect(await app.balances(orderId)).toMatchObject({ coach_receivable: 9_600, dispute_loss: 2_400 });
    await become(disputeId, { status: 'won', moves: [movement(12_000, -1_500)] });
    expect(await app.balances(orderId)).toEqual({
      ...FEE,
      stripe_clearing: 12_000 - 378,
      coach_payable: -9_600,
      fee_revenue: -2_400,
    });
    expect((await app.events(orderId)).at(-1)).toBe('order.reinstated');
    expect((await app.payments.standings([orderId])).get(orderId)).toMatchObject({ leftMinor: 12_000 });
  });

  it.each<[string, number, object]>([
    ['all', 12_000, {}],
    ['a part', 5_000, { coach_payable: -5_600, fee_revenue: -1_400 }],
  ])(
    '%s of it lost before it is earned, and won afterwards, is shared as if it had never been lost',
    async (_, amount, before) => {
      const { orderId, disputeId } = await disputed({ amount });
      await app.stripe.stepDispute(disputeId, 'lose');
      await app.settle();
      await earn(orderId);
      expect(await app.balances(orderId)).toMatchObject(before);
      const [first, second] = [movement(2_001), movement(amount - 2_001, -1_500)];
      await become(disputeId, { moves: [first] });
      await become(disputeId, { status: 'won', moves: [second] });
      const shared = { ...FEE, stripe_clearing: 12_000 - 378, coach_payable: -9_600, fee_revenue: -2_400 };
      expect(await app.balances(orderId)).toEqual(shared);
      await become(disputeId, { status: 'lost', moves: [movement(-amount, 1_500)] });
      expect(await app.balances(orderId)).toMatchObject({
        coach_receivable: amount * 0.8,
        dispute_loss: amount * 0.2,
      });
      expect(await app.balances(orderId)).not.toHaveProperty('escrow');
    },
  );

  it('of what was refunded as well is won: nobody earns a second time', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await earn(orderId);
    await refund(orderId, 'all');
    await app.settle();
    const before = await app.balances(orderId);
    const { id: disputeId } = await app.stripe.dispute(sessionId, {});
    await app.settle();
    await app.stripe.stepDispute(disputeId, 'lose');
    await app.settle();
    await become(disputeId, { status: 'won', moves: [movement(12_000, -1_500)] });
    expect(await app.balances(orderId)).toEqual(before);
  });

  it('won is lost after all', async () => {
    const { orderId, disputeId } = await disputed();
    await app.stripe.stepDispute(disputeId, 'win');
    await app.settle();
    await become(disputeId, { status: 'lost', moves: [movement(-12_000, 1_500)] });
    expect(await app.balances(orderId)).toEqual({ ...FEE, stripe_clearing: -1_878, dispute_fees: 1_500 });
  });

  it('lost, gets a part back, and loses it again', async () => {
    const { orderId, disputeId } = await disputed();
    await app.stripe.stepDispute(disputeId, 'lose');
    await app.settle();
    const [back, gone] = [movement(4_000), movement(-4_000)];
    await become(disputeId, { moves: [back] });
    expect(await app.balances(orderId)).toMatchObject({ escrow: -4_000 });
    await become(disputeId, { moves: [gone] });
    expect(await app.balances(orderId)).toEqual({ ...FEE, stripe_clearing: -1_878, dispute_fees: 1_500 });
  });

  it.each([
    ['prevented', 'closed'],
    ['warning_closed', 'closed'],
  ])('as %s is over, and may come again', async (word, status) => {
    const { orderId, disputeId } = await disputed({ inquiry: true });
    await become(disputeId, { status: word });
    expect(await listed(orderId)).toMatchObject({ dispute: { status }, needsReview: false });
    await become(disputeId, { status: 'needs_response', moves: [movement(-12_000, 1_500)] });
    expect(await listed(orderId)).toMatchObject({ dispute: { status: 'open' }, disputed: true });
    await become(disputeId, { status: 'prevented' });
    expect(await listed(orderId)).toMatchObject({ dispute: { status: 'lost', amountMinor: 12_000 } });
  });

  it('changes its amount while it is open, without an alert', async () => {
    const { orderId, disputeId } = await disputed();
    await become(disputeId, { amount: 9_000, moves: [movement(3_000)] });
    expect(await listed(orderId)).toMatchObject({ dispute: { status: 'open', amountMinor: 9_000 } });
    expect(await app.balances(orderId)).toMatchObject({ dispute_suspense: 9_000 });
    const parked = await app.database.query(
      `SELECT 1 FROM stripe_inbox WHERE object_id = $1 AND status = 'needs_review'`,
      [disputeId],
    );
    expect(parked).toEqual([]);
  });
});
