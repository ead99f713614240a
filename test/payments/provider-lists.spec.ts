import { usePayments } from './payments-app';

const app = usePayments();
beforeEach(() => app.stripe.misbehave({ webhooks: { lose: 'all' } }));

const later = async (minutes = 6) => {
  app.clock.advance(minutes * 60_000);
  await app.settle();
};
const refundsOf = (orderId: string) =>
  app.database.query(`SELECT amount_minor::int AS amount, status FROM refunds WHERE order_id = $1`, [
    orderId,
  ]);
const place = async () => {
  const [row] = await app.database.query<{ after: string | null; until: Date }>(
    `SELECT read_after AS after, read_until AS until FROM provider_lists WHERE kind = 'refunds'`,
  );
  return row;
};
const misshape = (id: string, with_: object) =>
  app.database.query('UPDATE stripe_sandbox.objects SET body = body || $2::jsonb WHERE id = $1', [
    id,
    JSON.stringify(with_),
  ]);
/** So many refunds of somebody else’s payments, made just now. */
const others = (count: number, prefix: string) =>
  app.database.query(
    `INSERT INTO stripe_sandbox.objects (id, object, created, body, hidden)
     SELECT $1 || n, 'refund', $2, jsonb_build_object('id', $1 || n, 'object', 'refund', 'amount', 100, 'currency', 'eur',
       'status', 'succeeded', 'charge', NULL, 'payment_intent', NULL, 'metadata', '{}'::jsonb), '{}'::jsonb
     FROM generate_series(1, $3::int) n`,
    [prefix, Math.floor(app.clock.now().getTime() / 1000), count],
  );

describe('the walk through a list of the provider', () => {
  it.each([{ currency: null }, { object: 'strange' }, { amount: 'much' }])(
    'leaves out what cannot be read, %j, and goes on to those beside it',
    async (shape) => {
      const orders = [await app.paidOrder(), await app.paidOrder(), await app.paidOrder()];
      const ids: string[] = [];
      for (const { sessionId } of orders) ids.push((await app.stripe.refundAtDashboard(sessionId, 1_000)).id);
      const [, odd = ''] = ids;
      await misshape(odd, shape);
      await later();
      const done = [{ amount: 1_000, status: 'succeeded' }];
      expect(await Promise.all(orders.map(({ orderId }) => refundsOf(orderId)))).toEqual([done, [], done]);
      const [reported] = await app.database.query<{ status: string }>(
        `SELECT status FROM stripe_inbox WHERE object_id = $1`,
        [odd],
      );
      expect(reported).toEqual({ status: 'received' });
      await misshape(odd, { currency: 'eur', object: 'refund', amount: 1_000 });
      await later(31);
      expect(await refundsOf(orders[1]?.orderId ?? '')).toEqual(done);
    },
  );

  it('puts what stays unreadable before a person in the end', async () => {
    const { sessionId } = await app.paidOrder();
    const { id } = await app.stripe.refundAtDashboard(sessionId, 1_000);
    await misshape(id, { object: 'strange' });
    for (let half = 0; half < 60; half += 1) await later(31);
    const [reported] = await app.database.query(`SELECT status FROM stripe_inbox WHERE object_id = $1`, [id]);
    expect(reported).toEqual({ status: 'needs_review' });
    await misshape(id, { object: 'refund' });
    await app.database.query(
      `UPDATE stripe_inbox SET status = 'received', next_attempt_at = received_at WHERE object_id = $1`,
      [id],
    );
    await app.settle();
  });

  it('remembers the page at which it was cut off, and goes on from there', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await later();
    await app.stripe.refundAtDashboard(sessionId, 1_000);
    await others(150, 're_cut_');
    await app.stripe.misbehave({
      answers: [
        { kind: 'slow', method: 'GET', path: '/v1/refunds', times: 1 },
        { kind: 'unavailable', method: 'GET', path: '/v1/refunds', times: 1 },
      ],
    });
    app.clock.advance(6 * 60_000);
    const before = (await place())?.until;
    await app.sweep('payments.provider_lists');
    expect(await place()).toEqual({ after: 're_cut_51', until: before });
    expect(await refundsOf(orderId)).toEqual([]);
    app.clock.advance(6 * 60_000);
    await app.stripe.misbehave({ answers: [] });
    await app.sweep('payments.provider_lists');
    expect(await refundsOf(orderId)).toHaveLength(1);
    expect((await place())?.after).toBeNull();
  });

  it('has no end at which it gives up: what is too much for one turn is read in the next', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await later();
    await app.stripe.refundAtDashboard(sessionId, 1_000);
    await others(1_050, 're_many_');
    app.clock.advance(6 * 60_000);
    const before = (await place())?.until;
    await app.sweep('payments.provider_lists');
    const [cut, seen] = [await place(), await refundsOf(orderId)];
    expect(cut).toEqual({ after: expect.stringMatching(/^re_/), until: before });
    expect(seen).toEqual([]);
    await app.settle();
    expect(await refundsOf(orderId)).toHaveLength(1);
    expect((await place())?.after).toBeNull();
  });

  it('begins its stretch anew when the provider does not know the place any more', async () => {
    const { orderId, sessionId } = await app.paidOrder();
    await later();
    await app.stripe.refundAtDashboard(sessionId, 1_000);
    await app.database.query(
      `UPDATE provider_lists SET read_after = 're_gone', stretch_to = $1 WHERE kind = 'refunds'`,
      [app.clock.now()],
    );
    await later();
    await later();
    expect(await refundsOf(orderId)).toHaveLength(1);
  });
});
