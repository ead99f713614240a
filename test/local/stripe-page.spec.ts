import { Fixture } from './stripe-fixture';

let shop: Fixture;

beforeAll(async () => {
  shop = await Fixture.create();
});
beforeEach(() => shop.calm());
afterAll(() => shop?.close());

const open = async () => (await shop.stripe.checkout.sessions.create(shop.order())).id;
const page = (path: string, method = 'GET') =>
  fetch(`${shop.sandbox.url}${path}`, { method, redirect: 'manual' });
const control = async (path: string, method = 'GET', body?: object) => {
  const response = await fetch(`${shop.sandbox.url}/sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as unknown };
};

describe('The hosted page', () => {
  it('shows what is paid and how much, and says that no real money moves', async () => {
    const response = await page(`/pay/${await open()}`);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('Mock interview');
    expect(html).toContain('120.00 EUR');
    expect(html).toContain('no real money moves');
    expect(html).not.toContain('<script');
  });

  it('shows what stands below a name, and after paying the receipt with a way back', async () => {
    const order = shop.order();
    const orderId = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';
    const [name, description] = [
      'Behavioural at Amazon, 60 minutes with Clara',
      'Monday 1 March 2027, 18:00 (Paris)',
    ];
    order.client_reference_id = orderId;
    order.line_items = [
      { quantity: 1, price_data: { currency: 'eur', unit_amount: 900, product_data: { name, description } } },
    ];
    const { id } = await shop.stripe.checkout.sessions.create(order);
    const before = await (await page(`/pay/${id}`)).text();
    for (const known of [name, description, '9.00 EUR']) expect(before).toContain(known);
    await page(`/pay/${id}/pay`, 'POST');
    const after = await (await page(`/pay/${id}`)).text();
    for (const known of [name, 'Receipt</dt><dd>GR-3E9A-0D9F-4F10', '9.00 EUR'])
      expect(after).toContain(known);
    expect(after).toContain(`href="http://127.0.0.1:3000/thanks?session=${id}"`);
  });

  it('escapes what others wrote', async () => {
    const order = shop.order();
    order.line_items = [
      { quantity: 1, price_data: { currency: 'eur', unit_amount: 900, product_data: { name: '<b>"x"&' } } },
    ];
    const { id } = await shop.stripe.checkout.sessions.create(order);
    const html = await (await page(`/pay/${id}`)).text();
    expect(html).not.toContain('<b>');
  });

  it('Pay leads back to the shop with the session in the address', async () => {
    const id = await open();
    const response = await page(`/pay/${id}/pay`, 'POST');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`http://127.0.0.1:3000/thanks?session=${id}`);
    const closed = await (await page(`/pay/${id}`)).text();
    expect(closed).toContain('Already paid');
    expect(closed).not.toContain('<button');
  });

  it('a declined card may try again', async () => {
    const id = await open();
    const response = await page(`/pay/${id}/decline`, 'POST');
    expect(response.status).toBe(402);
    expect(await response.text()).toContain('declined');
    expect((await page(`/pay/${id}/pay`, 'POST')).status).toBe(303);
  });

  it('going back leaves the session open', async () => {
    const id = await open();
    const response = await page(`/pay/${id}/abandon`, 'POST');
    expect(response.headers.get('location')).toBe('http://127.0.0.1:3000/back');
    expect(await shop.stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open' });
  });

  it('an expired session says so and takes no money', async () => {
    const id = await open();
    shop.advance(36);
    const response = await page(`/pay/${id}/pay`, 'POST');
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('expired');
  });

  it.each(['/pay/cs_test_unknown', '/nowhere', '/pay/%E0%A4%A'])(
    'answers %s with an error page',
    async (path) => {
      const { status } = await page(path);
      expect([400, 404]).toContain(status);
    },
  );

  it('the front page lists sessions and events', async () => {
    const id = await open();
    expect(await (await page('/')).text()).toContain(`href="/pay/${id}"`);
  });
});

describe('The control API', () => {
  it('pays, declines and abandons', async () => {
    const id = await open();
    expect(await control(`sessions/${id}/abandon`, 'POST')).toMatchObject({ body: { outcome: 'abandoned' } });
    expect(await control(`sessions/${id}/decline`, 'POST')).toMatchObject({ body: { outcome: 'declined' } });
    expect(await control(`sessions/${id}/pay`, 'POST')).toMatchObject({
      body: { outcome: 'paid', session: { payment_status: 'paid', url: null } },
    });
    expect(await control(`sessions/${id}/pay`, 'POST')).toMatchObject({ body: { outcome: 'complete' } });
    expect(await control('sessions/cs_test_none/pay', 'POST')).toMatchObject({ status: 404 });
  });

  it('sets, shows and ends misbehaviour', async () => {
    await control('misbehaviour', 'POST', {
      webhooks: { duplicate: true },
      answers: [{ kind: 'drop_after', times: 3 }],
    });
    expect(await control('misbehaviour')).toMatchObject({
      body: { webhooks: { duplicate: true }, answers: [{ kind: 'drop_after', remaining: 3 }] },
    });
    await control('misbehaviour', 'DELETE');
    expect(await control('misbehaviour')).toMatchObject({
      body: { webhooks: { duplicate: false }, answers: [] },
    });
    expect(await control('misbehaviour', 'POST', { webhook: {} })).toMatchObject({ status: 400 });
  });

  it('lists events and sends one again', async () => {
    await control('misbehaviour', 'POST', { webhooks: { lose: 'all' } });
    await shop.paidIntent();
    const { body } = await control('events');
    const [newest] = (body as { data: { id: string; webhook: string }[] }).data;
    expect(newest?.webhook).toBe('lost');
    await control(`events/${newest?.id}/redeliver`, 'POST');
    expect(await control('deliver', 'POST')).toMatchObject({ body: { delivered: 1 } });
    expect(shop.inbox.types()).toEqual(['checkout.session.completed']);
  });

  it('takes JSON only, so that no other page in the browser can use it', async () => {
    const response = await fetch(`${shop.sandbox.url}/sandbox/misbehaviour`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(415);
  });
});
