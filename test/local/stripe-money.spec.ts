import { Fixture, refusal } from './stripe-fixture';

let shop: Fixture;

beforeAll(async () => {
  shop = await Fixture.create();
});
beforeEach(() => shop.calm());
afterAll(() => shop?.close());

describe('Refunds', () => {
  it('come in parts until nothing is left, never more', async () => {
    const payment_intent = await shop.paidIntent(10_000);
    const part = await shop.stripe.refunds.create({ payment_intent, amount: 4_000 });
    expect(part).toMatchObject({ object: 'refund', status: 'succeeded', amount: 4_000, payment_intent });
    const tooMuch = await refusal(shop.stripe.refunds.create({ payment_intent, amount: 6_001 }));
    expect(tooMuch).toMatchObject({ statusCode: 400, param: 'amount' });
    const rest = await shop.stripe.refunds.create({ charge: String(part.charge) });
    expect(rest.amount).toBe(6_000);
    const done = await refusal(shop.stripe.refunds.create({ payment_intent }));
    expect(done).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' });
    const charge = await shop.stripe.charges.retrieve(String(part.charge), { expand: ['refunds'] });
    expect(charge).toMatchObject({ amount_refunded: 10_000, refunded: true });
    expect(charge.refunds?.data.map(({ amount }) => amount)).toEqual([6_000, 4_000]);
  });

  it('keep to the paid amount when many ask at once', async () => {
    const payment_intent = await shop.paidIntent(10_000);
    const asked = Array.from({ length: 6 }, () =>
      shop.stripe.refunds.create({ payment_intent, amount: 3_000 }),
    );
    const answers = await Promise.allSettled(asked);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  it('can stay pending, and succeed or fail later', async () => {
    await shop.sandbox.misbehave({ refunds: { pending: true } });
    const payment_intent = await shop.paidIntent();
    const first = await shop.stripe.refunds.create({ payment_intent, amount: 1_000 });
    const second = await shop.stripe.refunds.create({ payment_intent, amount: 2_000 });
    expect(first).toMatchObject({ status: 'pending', balance_transaction: null });
    await shop.sandbox.settleRefund(first.id, 'succeeded');
    await shop.sandbox.settleRefund(second.id, 'failed');
    expect(await shop.stripe.refunds.retrieve(first.id)).toMatchObject({ status: 'succeeded' });
    expect(await shop.stripe.refunds.retrieve(second.id)).toMatchObject({ status: 'failed' });
    const charge = await shop.stripe.charges.retrieve(String(first.charge));
    expect(charge.amount_refunded).toBe(1_000);
    await shop.sandbox.deliverDue();
    expect(shop.inbox.types()).toEqual(expect.arrayContaining(['refund.updated', 'refund.failed']));
  });

  it('pending for a while succeed by themselves', async () => {
    await shop.sandbox.misbehave({ refunds: { pending: true, settleAfterMs: 60_000 } });
    const { id } = await shop.stripe.refunds.create({ payment_intent: await shop.paidIntent() });
    await shop.sandbox.deliverDue();
    expect(await shop.stripe.refunds.retrieve(id)).toMatchObject({ status: 'pending' });
    shop.advance(1);
    await shop.sandbox.deliverDue();
    expect(await shop.stripe.refunds.retrieve(id)).toMatchObject({ status: 'succeeded' });
  });
});

describe('Transfers', () => {
  it('stay within their charge and can be taken back', async () => {
    const intent = await shop.stripe.paymentIntents.retrieve(await shop.paidIntent(10_000));
    const params = {
      amount: 8_000,
      currency: 'eur',
      destination: 'acct_coach1',
      source_transaction: String(intent.latest_charge),
      transfer_group: 'order-1',
    };
    const transfer = await shop.stripe.transfers.create(params);
    expect(await refusal(shop.stripe.transfers.create(params))).toMatchObject({ code: 'insufficient_funds' });
    await shop.stripe.transfers.createReversal(transfer.id, { amount: 3_000 });
    const after = await shop.stripe.transfers.retrieve(transfer.id);
    expect(after).toMatchObject({
      amount_reversed: 3_000,
      reversed: false,
      reversals: { data: [{ amount: 3_000 }] },
    });
  });
});

describe('The balance', () => {
  it('adds up: every movement has its source, and net is amount less fee', async () => {
    const booked: Record<string, number> = { charge: 0, refund: 0, transfer: 0, transfer_refund: 0 };
    for await (const entry of shop.stripe.balanceTransactions.list({ limit: 100, expand: ['data.source'] })) {
      expect(entry.net).toBe(entry.amount - entry.fee);
      expect(entry.source).toMatchObject({ balance_transaction: entry.id, amount: Math.abs(entry.amount) });
      booked[entry.type] = (booked[entry.type] ?? 0) + entry.amount;
    }
    let captured = 0;
    let refunded = 0;
    for await (const charge of shop.stripe.charges.list({ limit: 100 })) {
      captured += charge.amount_captured;
      refunded += charge.amount_refunded;
    }
    let transferred = 0;
    let reversed = 0;
    for await (const transfer of shop.stripe.transfers.list({ limit: 100 })) {
      transferred += transfer.amount;
      reversed += transfer.amount_reversed;
    }
    expect(booked).toEqual({
      charge: captured,
      refund: 0 - refunded,
      transfer: 0 - transferred,
      transfer_refund: reversed,
    });
  });
});
