import type { TestAccount } from '../support/app';
import { scrape } from '../support/metrics';
import { bookAndPay, holdSlot, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const PARKED = 'greenroom_payments_parked{what="command"}';

describe('a call to the payment provider that was parked', () => {
  // Before the invariants are checked.
  afterEach(() => app.stripe.behave());
  const app = useTestApp({ accessTokenMinutes: 1_000_000 }, { check: 'after each test' });
  let admin: TestAccount;
  beforeAll(async () => {
    admin = await app.signUp({ roles: ['admin'] });
  });

  const decide = (id: string, what: 'retry' | 'abandonment', who = admin) =>
    app
      .http()
      .post(`/v1/admin/payment-commands/${id}/${what}`)
      .set('Authorization', `Bearer ${who.token}`)
      .send({ reason: 'Looked at the dashboard.' });

  const commandOf = async (bookingId: string, kind: string) => {
    const [command] = await app.database.query<{ id: string; orderId: string; status: string }>(
      `SELECT id, order_id AS "orderId", status FROM payment_commands WHERE kind = $2
         AND order_id = (SELECT order_id FROM bookings WHERE id = $1) ORDER BY created_at DESC, id DESC LIMIT 1`,
      [bookingId, kind],
    );
    if (!command) throw new Error(`no ${kind}`);
    return command;
  };

  /** A command that had no answer yet, as if its tries were used up. */
  const park = async (bookingId: string, kind: string): Promise<string> => {
    const { id } = await commandOf(bookingId, kind);
    await app.database.query(
      `UPDATE payment_commands SET status = 'needs_review', attempts = 40 WHERE id = $1`,
      [id],
    );
    return id;
  };

  /** A cancelled booking whose refund met this fault at the provider and was parked. */
  const parkedRefund = async (kind: 'unavailable' | 'drop_after') => {
    const { id, candidate } = await bookAndPay(app, { coach: await publishedCoach(app) });
    await app.stripe.misbehave({
      answers: [{ kind, method: 'POST', path: '/v1/refunds' }],
      webhooks: { lose: 'all' },
    });
    await app
      .http()
      .post(`/v1/bookings/${id}/cancellation`)
      .set('Authorization', `Bearer ${candidate.token}`)
      .send({})
      .expect(200);
    await app.settle();
    return { bookingId: id, commandId: await park(id, 'refund.create') };
  };

  const refundsOf = (bookingId: string) =>
    app.database.query<{ status: string }>(
      `SELECT status FROM refunds WHERE order_id = (SELECT order_id FROM bookings WHERE id = $1)`,
      [bookingId],
    );

  /** How many refunds of the booking's order exist at the provider. */
  const providerRefundsOf = async (bookingId: string): Promise<number> => {
    const [row] = await app.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM stripe_sandbox.objects WHERE object = 'refund'
         AND body->'metadata'->>'order_id' = (SELECT order_id::text FROM bookings WHERE id = $1)`,
      [bookingId],
    );
    return row?.n ?? 0;
  };

  it.each(['unavailable', 'drop_after'] as const)('is tried again: one refund after %s', async (fault) => {
    const { bookingId, commandId } = await parkedRefund(fault);
    expect((await scrape(app)).get(PARKED)).toBe(1);
    await decide(commandId, 'retry').expect(204);
    for (let minute = 0; minute < 5; minute += 1) {
      await app.settle();
      app.clock.advance({ minutes: 1 });
    }
    expect(await refundsOf(bookingId)).toEqual([{ status: 'succeeded' }]);
    expect(await providerRefundsOf(bookingId)).toBe(1);
    expect((await scrape(app)).get(PARKED)).toBe(0);
  });

  it('is given up: the refund counts as refused, and who decided it why is kept', async () => {
    const { bookingId, commandId } = await parkedRefund('unavailable');
    await decide(commandId, 'abandonment').expect(204);
    await app.settle();
    expect(await refundsOf(bookingId)).toEqual([{ status: 'failed' }]);
    expect((await commandOf(bookingId, 'refund.create')).status).toBe('failed');
    expect((await scrape(app)).get('greenroom_payments_parked{what="refund"}')).toBe(1);
    const [entry] = await app.database.query(
      `SELECT l.actor_id, l.action, w.words AS reason FROM audit_log l JOIN audit_words w ON w.entry_id = l.id
       WHERE l.subject_id = $1`,
      [commandId],
    );
    expect(entry).toEqual({
      actor_id: admin.accountId,
      action: 'payments.command_given_up',
      reason: 'Looked at the dashboard.',
    });
  });

  it('is given up: the checkout closes, and the hold ends with it', async () => {
    const coach = await publishedCoach(app);
    await app.stripe.misbehave({ answers: [{ kind: 'unavailable', path: '/v1/checkout', times: 1 }] });
    const { booking } = await holdSlot(app, { coach });
    const id = await park(booking.id, 'checkout.create');
    await decide(id, 'abandonment').expect(204);
    await app.settle();
    const [row] = await app.database.query(`SELECT status FROM bookings WHERE id = $1`, [booking.id]);
    expect(row).toEqual({ status: 'expired' });
  });

  it('waits for a bank where a dispute holds the payment: admins find it, and the candidate is told when the bank paid', async () => {
    const { id, candidate } = await bookAndPay(app, { coach: await publishedCoach(app) });
    const [payment] = await app.database.query<{ intent: string }>(
      `SELECT payment_intent_id AS intent FROM charges WHERE order_id = (SELECT order_id FROM bookings WHERE id = $1)`,
      [id],
    );
    await app.stripe.misbehave({ webhooks: { lose: 'all' } });
    const dispute = await app.stripe.dispute(payment?.intent ?? '');
    await app
      .http()
      .post(`/v1/bookings/${id}/cancellation`)
      .set('Authorization', `Bearer ${candidate.token}`)
      .send({})
      .expect(200);
    await app.settle();
    const list = (query: object) =>
      app.http().get('/v1/admin/payment-commands').query(query).set('Authorization', `Bearer ${admin.token}`);
    const { orderId, ...command } = await commandOf(id, 'refund.create');
    const waiting = { id: command.id, orderId, status: 'needs_review', waitsFor: 'dispute' };
    expect((await list({ waitsFor: 'dispute' }).expect(200)).body.items).toEqual([
      expect.objectContaining(waiting),
    ]);
    const { items } = (await list({ limit: 100 }).expect(200)).body;
    expect(items.filter(({ waitsFor }: { waitsFor: string | null }) => waitsFor)).toHaveLength(1);
    expect((await scrape(app)).get(PARKED)).toBe(0);
    expect((await scrape(app)).get('greenroom_payments_parked{what="waiting_refund"}')).toBe(1);
    await list({ waitsFor: 'rain' }).expect(400);
    app.clock.advance({ minutes: 6 });
    await app.settle();
    await app.stripe.stepDispute(dispute.id, 'lose');
    app.clock.advance({ hours: 7 });
    await app.settle();
    const mails = await app.database.query<{ kind: string; text: string }>(
      `SELECT kind, text_body AS text FROM mails WHERE recipient_id = $1 ORDER BY id DESC LIMIT 1`,
      [candidate.accountId],
    );
    expect(mails[0]?.kind).toBe('order.returned_by_bank');
    expect(mails[0]?.text).toContain('gives you this money itself');
    expect((await list({ waitsFor: 'dispute' }).expect(200)).body.items).toEqual([]);
  });

  it('is left alone when it is not parked, not there, or the caller is no admin', async () => {
    const { booking, payer } = await holdSlot(app, { coach: await publishedCoach(app) });
    const { id } = await commandOf(booking.id, 'checkout.create');
    for (const what of ['retry', 'abandonment'] as const) {
      const refused = await decide(id, what);
      expect([refused.status, refused.body.code]).toEqual([409, 'payment_command.not_parked']);
      const missing = await decide('0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10', what);
      expect([missing.status, missing.body.code]).toEqual([404, 'payment_command.not_found']);
      await decide(id, what, payer).expect(403);
    }
  });
});
