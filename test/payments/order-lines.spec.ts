import { newId } from '../../src/shared/ids';
import { newLine, usePayments } from './payments-app';

const app = usePayments();

const FEES = { stripe_clearing: -610, stripe_fees: 610 };

/** Two things of two coaches for 120.00 and 80.00, paid at once. */
const paidForTwo = async () => {
  const lines = [
    newLine(),
    newLine({ priceMinor: 8_000, description: 'System design, 45 minutes' }),
  ] as const;
  const order = await app.paidOrder({ lines });
  return {
    ...order,
    of: lines.map(({ subjectId }) => subjectId),
    coaches: lines.map((line) => line.coachId),
  };
};
type Two = Awaited<ReturnType<typeof paidForTwo>>;

const refund = ({ orderId, of }: Two, at: number, amountMinor: number | 'all') =>
  app.database.tx((tx) =>
    app.payments.refund(tx, { orderId, subjectId: of[at], amountMinor, reason: 'test' }),
  );
const earn = ({ orderId, of }: Two, at: number) =>
  app.database.tx((tx) => app.payments.earn(tx, orderId, of[at]));
const left = async ({ of }: Two): Promise<(number | undefined)[]> => {
  const standings = await app.payments.standingsOf(of);
  return of.map((subjectId) => standings.get(subjectId)?.leftMinor);
};
const told = async ({ orderId, of }: Two, type: string): Promise<[line: number, facts: object][]> => {
  const rows = await app.database.query<{ data: { subjectId: string } }>(
    'SELECT data FROM outbox_events WHERE aggregate_id = $1 AND type = $2 ORDER BY sequence',
    [orderId, type],
  );
  return rows.map(({ data }) => [of.indexOf(data.subjectId), data]);
};
/** What each of the coaches is owed, or owes (negative), by the ledger. */
const owed = async ({ orderId, coaches }: Two): Promise<number[]> => {
  const rows = await app.database.query<{ coach: string; minor: number }>(
    `SELECT l.party_id AS coach, -sum(l.amount_minor)::bigint AS minor FROM ledger_lines l
     JOIN ledger_entries e ON e.id = l.entry_id WHERE e.order_id = $1 AND l.party_id IS NOT NULL GROUP BY 1`,
    [orderId],
  );
  return coaches.map((coach) => rows.find((row) => row.coach === coach)?.minor ?? 0);
};

describe('an order for two things', () => {
  it('is one checkout with an item for each, and when paid tells each its price', async () => {
    const two = await paidForTwo();
    const [command] = await app.database.query<{ items: { price_data: { unit_amount: number } }[] }>(
      `SELECT params->'line_items' AS items FROM payment_commands WHERE order_id = $1 AND kind = 'checkout.create'`,
      [two.orderId],
    );
    expect(command?.items.map(({ price_data: { unit_amount } }) => unit_amount)).toEqual([12_000, 8_000]);
    expect(await told(two, 'order.paid')).toMatchObject([
      [0, { amountMinor: 12_000 }],
      [1, { amountMinor: 8_000 }],
    ]);
    expect(await app.payments.summaries(two.orderId)).toMatchObject([
      { status: 'paid', paidMinor: 12_000 },
      { status: 'paid', paidMinor: 8_000 },
    ]);
    expect(await app.balances(two.orderId)).toMatchObject({ escrow: -20_000 });
  });

  it('that nobody pays any more tells both', async () => {
    const [first, second] = [newLine(), newLine()];
    const { orderId } = await app.openOrder({ lines: [first, second] });
    await app.database.tx((tx) => app.payments.closeCheckout(tx, orderId));
    await app.settle();
    const of = [first.subjectId, second.subjectId];
    const closed = await told({ orderId, of } as Two, 'order.checkout_closed');
    expect(closed.map(([at]) => at)).toEqual([0, 1]);
  });

  it('pays one of them back, and the other is earned in full', async () => {
    const two = await paidForTwo();
    await refund(two, 0, 'all');
    expect(await left(two)).toEqual([0, 8_000]);
    await expect(refund(two, 0, 1)).rejects.toMatchObject({ code: 'refund.over_cap' });
    await earn(two, 1);
    await earn(two, 0);
    await app.settle();
    expect(await app.balances(two.orderId)).toEqual({
      coach_payable: -6_400,
      fee_revenue: -1_600,
      stripe_clearing: 8_000 - 610,
      stripe_fees: 610,
    });
    expect(await owed(two)).toEqual([0, 6_400]);
    expect(await told(two, 'order.refunded')).toMatchObject([[0, { amountMinor: 12_000, leftMinor: 0 }]]);
    expect(await app.payments.summaries(two.orderId)).toMatchObject([
      { refundedMinor: 12_000, pendingRefundMinor: 0 },
      { refundedMinor: 0 },
    ]);
  });

  it('the one comes from its coach, though the other is in escrow still', async () => {
    const two = await paidForTwo();
    await earn(two, 0);
    await refund(two, 0, 5_000);
    await app.settle();
    expect(await owed(two)).toEqual([5_600, 0]);
    expect(await app.balances(two.orderId)).toMatchObject({ escrow: -8_000, fee_revenue: -1_400 });
  });

  it('the database refuses by itself to pay back more of one than it cost', async () => {
    const two = await paidForTwo();
    const insert = app.database.tx(async (tx) => {
      const refundId = newId();
      await tx.query(
        `INSERT INTO refunds (id, order_id, charge_id, amount_minor, currency, from_escrow_minor, from_coach_minor,
           from_fee_minor, status, reason, requested_at, next_poll_at)
         SELECT $2, order_id, id, 8001, currency, 8001, 0, 0, 'pending', 'test', $3, $3 FROM charges WHERE order_id = $1`,
        [two.orderId, refundId, tx.now],
      );
      await tx.query(
        `INSERT INTO allocations (id, line_id, refund_id, amount_minor, from_escrow_minor, from_coach_minor, from_fee_minor)
         SELECT $2, id, $2, 8001, 8001, 0, 0 FROM order_lines WHERE subject_id = $1`,
        [two.of[1], refundId],
      );
    });
    await expect(insert).rejects.toMatchObject({ code: 'refund.over_cap' });
  });

  it('the database refuses a refund that is of neither, and an order that costs something else', async () => {
    const two = await paidForTwo();
    await expect(
      app.database.query(
        `INSERT INTO refunds (id, order_id, charge_id, amount_minor, currency, from_escrow_minor, from_coach_minor,
           from_fee_minor, status, reason, requested_at, next_poll_at)
         SELECT $2, order_id, id, 1, currency, 1, 0, 0, 'pending', 'test', $3, $3 FROM charges WHERE order_id = $1`,
        [two.orderId, newId(), app.clock.now()],
      ),
    ).rejects.toMatchObject({ constraint: 'refunds_are_allocated' });
    await expect(
      app.database.query(
        `INSERT INTO order_lines (id, order_id, position, subject_kind, subject_id, payee_coach_id, description,
           price_minor, coach_share_minor, fee_minor, policy_version)
         VALUES ($2, $1, 3, 'booking', $2, $2, 'A third', 1, 1, 0, 1)`,
        [two.orderId, newId()],
      ),
    ).rejects.toMatchObject({ constraint: 'orders_cost_their_lines' });
  });
});

describe('money that leaves an order for two things without us', () => {
  it('in part is of both, by what is left of each', async () => {
    const two = await paidForTwo();
    await earn(two, 0);
    await app.stripe.refundAtDashboard(two.sessionId, 5_000);
    await app.settle();
    expect(await left(two)).toEqual([9_000, 6_000]);
    expect(await told(two, 'order.refunded')).toMatchObject([
      [0, { amountMinor: 3_000, leftMinor: 9_000, sequence: 0 }],
      [1, { amountMinor: 2_000, leftMinor: 6_000, sequence: 1 }],
    ]);
    expect(await told(two, 'order.returned')).toEqual([]);
    expect(await owed(two)).toEqual([7_200, 0]);
    await earn(two, 1);
    expect(await owed(two)).toEqual([7_200, 4_800]);
  });

  it('in full ends both, and nobody keeps anything', async () => {
    const two = await paidForTwo();
    await earn(two, 0);
    await app.stripe.refundAtDashboard(two.sessionId);
    await app.settle();
    expect((await told(two, 'order.returned')).map(([at]) => at)).toEqual([0, 1]);
    expect(await app.balances(two.orderId)).toEqual(FEES);
  });

  it('takes first what we were about to send, and we send the rest', async () => {
    const two = await paidForTwo();
    await app.stripe.misbehave({ answers: [{ kind: 'unavailable', times: 100 }] });
    await refund(two, 1, 'all');
    await app.payments.dispatch(two.orderId);
    await app.stripe.behave();
    await app.stripe.refundAtDashboard(two.sessionId, 15_000);
    app.clock.advance(6 * 60_000);
    await app.settle();
    expect(await left(two)).toEqual([5_000, 0]);
    expect((await told(two, 'order.returned')).map(([at]) => at)).toEqual([1]);
  });

  it('to a bank costs each coach their part, and comes back to each', async () => {
    const two = await paidForTwo();
    await earn(two, 0);
    await earn(two, 1);
    const { id } = await app.stripe.dispute(two.sessionId);
    await app.settle();
    await app.stripe.stepDispute(id, 'lose');
    await app.settle();
    expect(await owed(two)).toEqual([0, 0]);
    expect(await left(two)).toEqual([0, 0]);
    expect(await told(two, 'order.charged_back')).toMatchObject([
      [0, { amountMinor: 12_000, leftMinor: 0, sequence: 0 }],
      [1, { amountMinor: 8_000, leftMinor: 0, sequence: 1 }],
    ]);
    await app.database.query(
      `UPDATE stripe_sandbox.objects SET body = body || '{"status": "won"}' || jsonb_build_object('balance_transactions',
         body->'balance_transactions' || $2::jsonb) WHERE id = $1`,
      [id, JSON.stringify([{ id: `txn_${newId()}`, amount: 20_000, fee: 0, currency: 'eur' }])],
    );
    for (const hours of [25, 25]) {
      app.clock.advance(hours * 60 * 60_000);
      await app.settle();
    }
    expect(await owed(two)).toEqual([9_600, 6_400]);
    expect(await told(two, 'order.reinstated')).toMatchObject([
      [0, { amountMinor: 12_000, leftMinor: 12_000 }],
      [1, { amountMinor: 8_000, leftMinor: 8_000 }],
    ]);
  });
});

/** During a rolling upgrade, and after a way back, the version before works on the same tables. */
describe('a process of the version before', () => {
  const orderOfBefore = async (): Promise<string> => {
    const [id] = [newId()];
    await app.database.query(
      `INSERT INTO orders (id, subject_id, payer_id, payee_coach_id, price_minor, currency, coach_share_minor, fee_minor,
         policy, description, livemode, status, checkout_expires_at, created_at)
       VALUES ($1, $2, $2, $2, 12000, 'EUR', 9600, 2400, '{}', 'Interview', false, 'creating', $3, $3)`,
      [id, newId(), app.clock.now()],
    );
    return id as string;
  };
  const line = async (orderId: string) =>
    (await app.database.query<object>('SELECT * FROM order_lines WHERE order_id = $1', [orderId]))[0];

  it('makes orders that have their line', async () => {
    const id = await orderOfBefore();
    expect(await line(id)).toMatchObject({
      id,
      price_minor: 12_000,
      coach_share_minor: 9_600,
      earned_at: null,
    });
    const paid = await app.order();
    expect((await app.database.query('SELECT * FROM orders WHERE id = $1', [paid]))[0]).toMatchObject({
      price_minor: 12_000,
      coach_share_minor: 9_600,
      fee_minor: 2_400,
    });
  });

  it('reads and writes what was earned where it always did', async () => {
    const { orderId } = await app.paidOrder();
    await app.database.tx((tx) => app.payments.earn(tx, orderId));
    const earnedIn = (table: string, column: string) =>
      app.database.query(
        `SELECT earned_at, earned_coach_minor, earned_fee_minor FROM ${table} WHERE ${column} = $1`,
        [orderId],
      );
    expect(await earnedIn('orders', 'id')).toEqual([
      { earned_at: app.clock.now(), earned_coach_minor: 9_600, earned_fee_minor: 2_400 },
    ]);
    const id = await orderOfBefore();
    await app.database.query(
      `UPDATE orders SET earned_at = $2, earned_coach_minor = 80, earned_fee_minor = 20 WHERE id = $1`,
      [id, app.clock.now()],
    );
    expect(await line(id)).toMatchObject({ earned_coach_minor: 80, earned_fee_minor: 20 });
    await app.database.query(
      `UPDATE orders SET earned_at = NULL, earned_coach_minor = NULL, earned_fee_minor = NULL WHERE id = $1`,
      [id],
    );
  });
});
