import type Stripe from 'stripe';
import { Fixture } from './stripe-fixture';

let shop: Fixture;

beforeAll(async () => {
  shop = await Fixture.create();
});
beforeEach(() => shop.calm());
afterAll(() => shop?.close());

const paid = async (): Promise<{ sessionId: string; chargeId: string; intentId: string }> => {
  const { id } = await shop.stripe.checkout.sessions.create(shop.order());
  await shop.sandbox.pay(id);
  const session = await shop.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
  const intent = session.payment_intent as Stripe.PaymentIntent;
  return { sessionId: id, chargeId: String(intent.latest_charge), intentId: intent.id };
};
const page = (path: string, method = 'GET') =>
  fetch(`${shop.sandbox.url}${path}`, { method, redirect: 'manual' });
const control = async (path: string, body: object = {}) => {
  const response = await fetch(`${shop.sandbox.url}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const movements = async (source: string) =>
  (await shop.stripe.balanceTransactions.list({ source })).data.map(({ amount, fee }) => [amount, fee]);

describe('A refund at the dashboard', () => {
  it('says nothing of whose it is, whether it is named by session, intent or charge', async () => {
    const { sessionId, intentId, chargeId } = await paid();
    for (const id of [sessionId, intentId, chargeId]) {
      const { status, body } = await control(`payments/${id}/refund`, { amount: 2_500 });
      expect([status, body.metadata, body.charge]).toEqual([200, {}, chargeId]);
    }
    await shop.sandbox.deliverDue();
    expect(shop.inbox.types()).toEqual(expect.arrayContaining(['refund.created', 'charge.refunded']));
    expect((await shop.stripe.charges.retrieve(chargeId)).amount_refunded).toBe(7_500);
    expect((await control(`payments/${chargeId}/refund`, { amount: 999_999 })).status).toBe(400);
    expect((await control('payments/ch_nobody/refund')).status).toBe(404);
  });

  it('is listed by when it was made', async () => {
    const { chargeId } = await paid();
    const refund = await shop.sandbox.refundAtDashboard(chargeId, 100);
    const at = (created: Stripe.RangeQueryParam) =>
      shop.stripe.refunds.list({ created, limit: 100 }).then(({ data }) => data.map(({ id }) => id));
    expect(await at({ gte: refund.created, lte: refund.created })).toContain(refund.id);
    expect(await at({ gt: refund.created })).not.toContain(refund.id);
  });
});

describe('A dispute', () => {
  it('takes the money and a fee, forbids refunds, and gives both back when it is won', async () => {
    const { chargeId, intentId } = await paid();
    const { id } = await shop.sandbox.dispute(chargeId, { reason: 'product_not_received' });
    expect(await movements(id)).toEqual([[-12_000, 1_500]]);
    await expect(shop.stripe.refunds.create({ charge: chargeId })).rejects.toMatchObject({
      code: 'charge_disputed',
    });
    await expect(shop.sandbox.dispute(chargeId)).rejects.toThrow('disputed already');
    await shop.sandbox.stepDispute(id, 'win');
    const { status, balance_transactions } = await shop.stripe.disputes.retrieve(id);
    expect([status, balance_transactions.map(({ net }) => net)]).toEqual(['won', [-13_500, 13_500]]);
    expect((await shop.stripe.disputes.list({ payment_intent: intentId })).data).toHaveLength(1);
    await shop.stripe.refunds.create({ charge: chargeId });
  });

  it('that is lost keeps both, and the charge can never be refunded', async () => {
    const { chargeId } = await paid();
    const { id } = await shop.sandbox.dispute(chargeId, { amount: 2_000 });
    await shop.sandbox.stepDispute(id, 'lose');
    expect(await movements(id)).toEqual([[-2_000, 1_500]]);
    await expect(shop.stripe.refunds.create({ charge: chargeId })).rejects.toMatchObject({
      code: 'charge_disputed',
    });
    await shop.sandbox.deliverDue();
    expect(shop.inbox.types().filter((type) => type.startsWith('charge.dispute'))).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.closed',
    ]);
  });

  it('may begin as an inquiry, which takes nothing', async () => {
    const { chargeId } = await paid();
    const opened = await control(`payments/${chargeId}/dispute`, { inquiry: true });
    expect(opened.body).toMatchObject({ status: 'warning_needs_response', balance_transactions: [] });
    const step = (name: string) => control(`disputes/${String(opened.body.id)}/${name}`);
    expect((await step('escalate')).body.status).toBe('needs_response');
    expect((await step('lose')).body.status).toBe('lost');
    expect((await step('lose')).body.status).toBe('lost');
    expect((await step('appeal')).status).toBe(404);
    expect((await control(`payments/${chargeId}/dispute`, { reason: 'mood' })).status).toBe(400);
  });
});

it('the overview has a button for each, and says when something is not possible', async () => {
  const { chargeId } = await paid();
  const overview = async () => (await page('/')).text();
  expect(await overview()).toContain(`action="/payments/${chargeId}/refund"`);
  expect((await page(`/payments/${chargeId}/refund-part`, 'POST')).headers.get('location')).toBe('/');
  expect((await page(`/payments/${chargeId}/dispute`, 'POST')).status).toBe(303);
  const [dispute] = (await shop.stripe.disputes.list({ charge: chargeId })).data;
  expect(await overview()).toContain(`action="/disputes/${dispute?.id}/lose"`);
  expect((await page(`/payments/${chargeId}/refund`, 'POST')).status).toBe(400);
  expect((await page(`/disputes/${dispute?.id}/win`, 'POST')).status).toBe(303);
  expect((await page(`/payments/${chargeId}/burn`, 'POST')).status).toBe(404);
  expect((await page('/payments/ch_nobody/refund', 'POST')).status).toBe(404);
  expect((await page(`/payments/${chargeId}/refund`, 'POST')).status).toBe(303);
});
