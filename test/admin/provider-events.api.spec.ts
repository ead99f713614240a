import type { TestAccount } from '../support/app';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

// Before the invariants are checked.
afterEach(() => app.stripe.behave());
const app = useTestApp({ accessTokenMinutes: 1_000_000 }, { check: 'after each test' });
let admin: TestAccount;
beforeAll(async () => {
  admin = await app.signUp({ roles: ['admin'] });
});

interface Listed {
  id: string;
  note: string;
  objectId: string;
  orderId: string | null;
  seenAs: string | null;
}
const list = async (query: object = {}, who = admin): Promise<Listed[]> => {
  const answer = await app
    .http()
    .get('/v1/admin/provider-events')
    .query(query)
    .set('Authorization', `Bearer ${who.token}`)
    .expect(200);
  return answer.body.items;
};
const decide = (
  id: string,
  what: 'retry' | 'closure',
  body: object = { reason: 'Looked at the dashboard.' },
) =>
  app
    .http()
    .post(`/v1/admin/provider-events/${id}/${what}`)
    .set('Authorization', `Bearer ${admin.token}`)
    .send(body);
const days = async (count: number) => {
  for (let day = 0; day < count; day += 1) {
    app.clock.advance({ hours: 25 });
    await app.settle();
  }
};
const say = (disputeId: string, status: string) =>
  app.database.query(
    `UPDATE stripe_sandbox.objects SET body = jsonb_set(body, '{status}', to_jsonb($2::text)) WHERE id = $1`,
    [disputeId, status],
  );
const alerts = async (objectId: string) => {
  const rows = await app.database.query(
    `SELECT 1 FROM audit_log WHERE action = 'payments.not_understood' AND data->>'objectId' = $1`,
    [objectId],
  );
  return rows.length;
};
/** A dispute in a state that this version does not know, polled for days. */
const strange = async () => {
  const { id } = await bookAndPay(app, { coach: await publishedCoach(app) });
  const [order] = await app.database.query<{ id: string; intent: string }>(
    `SELECT o.id, c.payment_intent_id AS intent FROM orders o JOIN charges c ON c.order_id = o.id WHERE o.id IN (SELECT order_id FROM order_lines WHERE subject_id = $1)`,
    [id],
  );
  const { id: disputeId } = await app.stripe.dispute(order?.intent ?? '');
  await app.settle();
  await say(disputeId, 'frozen');
  await days(3);
  return { orderId: order?.id, disputeId };
};
const of = async (disputeId: string, query: object = {}) =>
  (await list({ limit: 100, ...query })).filter(({ objectId }) => objectId === disputeId);

describe('what the payment provider says and nobody can follow', () => {
  it('is listed for admins, with one alert however often it is seen', async () => {
    const { orderId, disputeId } = await strange();
    expect(await of(disputeId)).toEqual([
      expect.objectContaining({ orderId, note: 'not understood', seenAs: 'frozen, 12000 EUR' }),
    ]);
    expect(await alerts(disputeId)).toBe(1);
  });

  it('is ended with a reason and stays so; something else about it is news', async () => {
    const { disputeId } = await strange();
    const [event] = await of(disputeId);
    await decide(event?.id ?? '', 'closure').expect(204);
    await days(2);
    expect(await of(disputeId)).toEqual([]);
    expect(await alerts(disputeId)).toBe(1);
    expect(await of(disputeId, { status: 'put_aside' })).toEqual([
      expect.objectContaining({ id: event?.id, closedReason: 'Looked at the dashboard.' }),
    ]);
    const [entry] = await app.database.query(
      `SELECT l.actor_id, l.action, w.words AS reason FROM audit_log l JOIN audit_words w ON w.entry_id = l.id
       WHERE l.subject_id = $1`,
      [event?.id],
    );
    expect(entry).toEqual({
      actor_id: admin.accountId,
      action: 'payments.event_closed',
      reason: 'Looked at the dashboard.',
    });
    await say(disputeId, 'thawed');
    await days(2);
    expect(await of(disputeId)).toEqual([expect.objectContaining({ seenAs: 'thawed, 12000 EUR' })]);
    expect(await alerts(disputeId)).toBe(2);
  });

  it('ends by itself once it can be followed', async () => {
    const { disputeId } = await strange();
    await say(disputeId, 'under_review');
    await days(1);
    expect(await of(disputeId)).toEqual([]);
  });

  it('is tried again by an admin: it waits again, or is done', async () => {
    const { disputeId } = await strange();
    const [event] = await of(disputeId);
    await decide(event?.id ?? '', 'retry').expect(204);
    await app.settle();
    expect(await of(disputeId)).toHaveLength(1);
    await say(disputeId, 'needs_response');
    await decide(event?.id ?? '', 'retry').expect(204);
    await app.settle();
    expect(await of(disputeId)).toEqual([]);
    const done = await decide(event?.id ?? '', 'closure');
    expect([done.status, done.body.code]).toEqual([409, 'provider_event.not_waiting']);
  });
});

it('the list has pages, newest first, and of what cannot be read nothing is tried', async () => {
  await app.database.query(
    `INSERT INTO stripe_inbox (event_id, type, object_id, livemode, status, note, received_at, next_attempt_at, settled_at)
     SELECT 'evt_unread_' || n, 'unreadable', '', false, 'needs_review', 'unreadable', $1::timestamptz + n * interval '1 day', $1, $1
     FROM generate_series(100, 104) n`,
    [app.clock.now()],
  );
  const seen: string[] = [];
  for (let cursor: string | undefined; ;) {
    const { body } = await app
      .http()
      .get('/v1/admin/provider-events')
      .query({ limit: 2, ...(cursor && { cursor }) })
      .set('Authorization', `Bearer ${admin.token}`)
      .expect(200);
    seen.push(...body.items.map(({ eventId }: { eventId: string }) => eventId));
    if (!body.nextCursor) break;
    cursor = body.nextCursor;
  }
  expect(seen.slice(0, 5)).toEqual([104, 103, 102, 101, 100].map((n) => `evt_unread_${n}`));
  expect(new Set(seen).size).toBe(seen.length);
  const [newest] = await list({ limit: 1 });
  expect(newest?.objectId).toBeNull();
  const refused = await decide(newest?.id ?? '', 'retry');
  expect([refused.status, refused.body.code]).toEqual([409, 'provider_event.unreadable']);
  await decide(newest?.id ?? '', 'closure').expect(204);
});

it('decisions need an event that there is, and a reason', async () => {
  for (const what of ['retry', 'closure'] as const) {
    const missing = await decide('0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10', what);
    expect([missing.status, missing.body.code]).toEqual([404, 'provider_event.not_found']);
    await decide('0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10', what, {}).expect(400);
    await decide('0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10', what, { reason: 'x' }).expect(422);
    await decide('evt_1', what).expect(404);
  }
});
