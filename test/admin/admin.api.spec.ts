import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const app = useTestApp({}, { check: 'after each test' });
let admin: TestAccount;
let coach: TestCoach;

beforeAll(async () => {
  admin = await app.signUp({ roles: ['admin'], name: 'Root' });
  coach = await publishedCoach(app);
});

const get = (path: string, who: TestAccount = admin) =>
  app.http().get(`/v1/admin${path}`).set('Authorization', `Bearer ${who.token}`);
const post = (path: string, body: object, who: TestAccount = admin) =>
  app.http().post(`/v1/admin${path}`).set('Authorization', `Bearer ${who.token}`).send(body);

const LISTS = [
  '/coaches',
  '/bookings',
  '/orders',
  '/ledger',
  '/ledger/balances',
  '/payment-commands',
  '/mails',
  '/audit-log',
];

describe('the office is for admins only', () => {
  it.each(LISTS)('%s', async (path) => {
    const candidate = await app.signUp();
    await get(path, candidate).expect(403);
    await app.http().get(`/v1/admin${path}`).expect(401);
    await get(path).expect(200);
  });
});

describe('bookings', () => {
  it('are listed, shown with their history, and cancelled with a full refund', async () => {
    const booking = await bookAndPay(app, { coach });
    const list = await get('/bookings').query({ status: 'confirmed' }).expect(200);
    expect(list.body.items.map(({ id }: { id: string }) => id)).toContain(booking.id);

    const one = await get(`/bookings/${booking.id}`).expect(200);
    expect(one.body.history.map(({ to }: { to: string }) => to)).toEqual(['held', 'confirmed']);

    const cancelled = await post(`/bookings/${booking.id}/cancellation`, { reason: 'The coach is ill.' });
    expect(cancelled.body).toMatchObject({ status: 'cancelled', cancelledBy: 'admin' });
    await app.settle();
    const order = await get('/orders').expect(200);
    const own = order.body.items.find(({ lines }: { lines: { bookingId: string }[] }) =>
      lines.some(({ bookingId }) => bookingId === booking.id),
    );
    expect(own.refunded).toEqual(own.paid);

    const audit = await get('/audit-log').query({ subjectId: booking.id }).expect(200);
    expect(audit.body.items[0]).toMatchObject({ action: 'booking.cancelled', actorId: admin.accountId });
  });

  it('refuses a cancellation without a reason, naming the field', async () => {
    const booking = await bookAndPay(app, { coach });
    const answer = await post(`/bookings/${booking.id}/cancellation`, { reason: ' ' });
    expect(answer.status).toBe(422);
    expect(answer.body.field).toBe('reason');
    expect((await get(`/bookings/${booking.id}`)).body.status).toBe('confirmed');
  });

  it('does not decide where there is nothing to decide', async () => {
    const booking = await bookAndPay(app, { coach });
    const answer = await post(`/bookings/${booking.id}/resolution`, {
      outcome: 'completed',
      reason: 'because',
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'booking.not_under_review']);
  });

  it('is 404 for an id that is nobody’s', async () => {
    await get('/bookings/0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10').expect(404);
  });
});

describe('the books', () => {
  it('balance: every entry and every currency sums to zero', async () => {
    await bookAndPay(app, { coach });
    const { body } = await get('/ledger').query({ limit: 100 }).expect(200);
    expect(body.items.length).toBeGreaterThan(0);
    for (const { lines } of body.items) {
      expect(
        lines.reduce((sum: number, line: { amount: { amount: number } }) => sum + line.amount.amount, 0),
      ).toBe(0);
    }
    const balances = await get('/ledger/balances').expect(200);
    for (const { amount } of balances.body.totals) expect(amount).toBe(0);
    expect(balances.body.totals.length).toBeGreaterThan(0);
  });

  it('page without gap or repeat', async () => {
    const all = (await get('/audit-log').query({ limit: 100 })).body.items.map(
      ({ id }: { id: string }) => id,
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await get('/audit-log')
        .query({ limit: 2, ...(cursor && { cursor }) })
        .expect(200);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each(LISTS.filter((path) => path !== '/ledger/balances'))(
    '%s refuses a made-up cursor',
    async (path) => {
      for (const cursor of ['x', 'WyJhIl0', 'WzFd']) {
        const answer = await get(path).query({ cursor });
        expect([answer.status, answer.body.code]).toEqual([400, 'cursor.invalid']);
      }
    },
  );

  it('show mails without addresses and without one-time links', async () => {
    const email = 'seen-by-admin@example.test';
    await app
      .http()
      .post('/v1/accounts')
      .send({
        email,
        password: 'copper lantern on the quay',
        name: 'Noor',
        zone: 'Asia/Tokyo',
        termsAccepted: true,
      })
      .expect(202);
    await app.settle();
    const { body, text } = await get('/mails').query({ limit: 100 }).expect(200);
    expect(text).not.toContain(email);
    expect(text).not.toContain('token=');
    const verify = body.items.find(({ kind }: { kind: string }) => kind === 'account.verify_email');
    expect(verify.text).toBeNull();
  });
});

describe('accounts', () => {
  it('are shut out at once and let in again', async () => {
    const person = await app.signUp();
    await post(`/accounts/${person.accountId}/suspension`, { reason: 'spam' }).expect(204);
    await app.http().get('/v1/me').set('Authorization', `Bearer ${person.token}`).expect(401);
    await app
      .http()
      .delete(`/v1/admin/accounts/${person.accountId}/suspension`)
      .set('Authorization', `Bearer ${admin.token}`)
      .expect(204);
  });

  it('are never one’s own', async () => {
    const answer = await post(`/accounts/${admin.accountId}/suspension`, { reason: 'oops' });
    expect([answer.status, answer.body.code]).toEqual([409, 'account.own_suspension']);
  });
});
