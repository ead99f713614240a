import { Accounts } from '../../src/identity';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, holdSlot, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

interface Item {
  id: string;
  name: string;
  state: string;
}

describe('how admins find people and what is theirs', () => {
  const app = useTestApp();
  let admin: TestAccount;
  let coach: TestCoach;
  let otherCoach: TestCoach;
  let candidate: TestAccount;
  let booking: PaidBooking;
  let otherBooking: PaidBooking;

  beforeAll(async () => {
    admin = await app.signUp({ roles: ['admin'], name: 'Root' });
    coach = await publishedCoach(app, { name: 'Coco Coach' });
    otherCoach = await publishedCoach(app, { name: 'Other Coach' });
    candidate = await app.signUp({ name: 'Ada Moreau' });
    booking = await bookAndPay(app, { coach, candidate });
    otherBooking = await bookAndPay(app, { coach: otherCoach });
  });

  const get = (path: string, query: object = {}) =>
    app.http().get(`/v1/admin${path}`).query(query).set('Authorization', `Bearer ${admin.token}`);
  const ids = async (path: string, query: object): Promise<string[]> =>
    ((await get(path, query).expect(200)).body as { items: Item[] }).items.map(({ id }) => id);

  describe('accounts', () => {
    const found = (query: object) => ids('/accounts', query);
    const erase = ({ token }: TestAccount) =>
      app
        .http()
        .post('/v1/me/erasure')
        .set('Authorization', `Bearer ${token}`)
        .send({ password: ACCOUNT_PASSWORD, confirm: 'erase my account' })
        .expect(200);

    it.each([
      ['the whole name', 'Ada Moreau'],
      ['its beginning', 'ada mor'],
      ['the family name alone', 'MOREAU'],
      ['words in another order', 'mor ada'],
    ])('are found by name: %s', async (_, name) =>
      expect(await found({ name })).toEqual([candidate.accountId]),
    );

    it.each(['oreau', 'Ada Xavier', "'", '& | ! <-> :*', '\\', "'; DROP TABLE accounts --"])(
      'are not found by %s, which is refused nowhere',
      async (name) => expect(await found({ name })).toEqual([]),
    );

    it.each([
      ["Siobhán O'Brien-Smith", ["O'Brien", 'siobh', "o'brien-smith", 'brien', 'smith']],
      ['王小明', ['王小']],
      ['Дарья Петрова', ['петр', 'Дарья']],
      ['ada.example', ['ada.exam']],
    ])('whatever is in a name: %s', async (name, searches) => {
      const { accountId } = await app.signUp({ name });
      for (const search of searches) expect(await found({ name: search })).toContain(accountId);
    });

    it('are found by address or its beginning, in any capitals', async () => {
      const { email, accountId } = candidate;
      for (const typed of [email, email.toUpperCase(), email.slice(0, email.indexOf('@') + 3)])
        expect(await found({ email: typed })).toEqual([accountId]);
      for (const typed of ['%', '_erson', '\\', `x${email}`])
        expect(await found({ email: typed })).toEqual([]);
      expect((await found({ email: 'person-', limit: 100 })).length).toBeGreaterThan(3);
    });

    it('with a domain of another script are found however it is written', async () => {
      const { accountId } = await app.signUp();
      await app.database.query(`UPDATE accounts SET email = 'dasha@xn--e1afmkfd.xn--p1ai' WHERE id = $1`, [
        accountId,
      ]);
      for (const email of ['dasha@', 'Dasha@ПРИМЕР.рф', 'dasha@xn--e1'])
        expect(await found({ email })).toEqual([accountId]);
    });

    it('are found by role and by state', async () => {
      const admins = await found({ role: 'admin', limit: 100 });
      expect(admins).toContain(admin.accountId);
      for (const who of [candidate, coach]) expect(admins).not.toContain(who.accountId);
      expect(await found({ role: 'coach' })).toEqual([otherCoach.accountId, coach.accountId]);
      const [suspended, erased] = [await app.signUp(), await app.signUp()];
      await app.database.tx((tx) =>
        app.get(Accounts).suspend(tx, suspended.accountId, admin.accountId, 'a complaint'),
      );
      await erase(erased);
      await app.http().post('/v1/accounts').send({
        email: 'late@example.test',
        password: ACCOUNT_PASSWORD,
        name: 'Late',
        zone: 'UTC',
        termsAccepted: true,
      });
      await app.settle();
      expect(await found({ state: 'suspended' })).toEqual([suspended.accountId]);
      expect(await found({ state: 'erased' })).toEqual([erased.accountId]);
      expect(await found({ state: 'unconfirmed' })).toHaveLength(1);
      const all = (await get('/accounts', { limit: 100 }).expect(200)).body.items as Item[];
      for (const state of ['active', 'unconfirmed', 'suspended', 'erased'])
        expect(await found({ state, limit: 100 })).toEqual(
          all.filter((item) => item.state === state).map(({ id }) => id),
        );
    });

    it('of the erased tell nothing but that they are', async () => {
      const person = await app.signUp({ name: 'Vera Vanished' });
      await erase(person);
      const { body } = await get(`/accounts/${person.accountId}`).expect(200);
      expect(body).toMatchObject({ state: 'erased', email: null, name: 'Erased person' });
      expect(await found({ name: 'Vanished' })).toEqual([]);
      expect(await found({ email: person.email })).toEqual([]);
      expect(await found({ email: 'erased+' })).toEqual([]);
      const audit = (await get('/audit-log', { personId: person.accountId }).expect(200)).body.items;
      expect(audit[0]).toMatchObject({
        action: 'account.erased',
        actor: { id: person.accountId, name: 'Erased person', erased: true },
        subject: { erased: true },
      });
    });

    it('page without gap or repeat, also while new people come', async () => {
      const all = await found({ limit: 100 });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await get('/accounts', { limit: 3, ...(cursor && { cursor }) }).expect(200);
        seen.push(...body.items.map(({ id }: Item) => id));
        cursor = body.nextCursor ?? undefined;
        await app.signUp();
      } while (cursor);
      expect(seen).toEqual(all);
    });

    it('one is shown by id, nobody by another', async () => {
      const { body } = await get(`/accounts/${candidate.accountId}`).expect(200);
      expect(body).toEqual({
        id: candidate.accountId,
        email: candidate.email,
        name: 'Ada Moreau',
        zone: 'Europe/Paris',
        roles: ['candidate'],
        state: 'active',
        createdAt: expect.any(String),
        emailVerifiedAt: expect.any(String),
        suspendedAt: null,
        erasedAt: null,
      });
      await get('/accounts/0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10').expect(404);
    });

    it.each([{ state: 'gone' }, { role: 'king' }, { name: ' ' }, { email: 'a\u0000b' }, { colour: 'red' }])(
      'refuse %j',
      async (query) => {
        const { status, body } = await get('/accounts', query);
        expect([400, 422]).toContain(status);
        expect(body.code).toEqual(expect.any(String));
      },
    );
  });

  describe('bookings', () => {
    const found = (query: object) => ids('/bookings', query);

    it('are found by person, on either side, and by their address', async () => {
      expect(await found({ personId: candidate.accountId })).toEqual([booking.id]);
      expect(await found({ personId: coach.accountId })).toEqual([booking.id]);
      expect(await found({ email: candidate.email.toUpperCase() })).toEqual([booking.id]);
      expect(await found({ email: otherCoach.email, personId: otherCoach.accountId })).toEqual([
        otherBooking.id,
      ]);
      expect(await found({ email: candidate.email, personId: coach.accountId })).toEqual([]);
      expect(await found({ email: 'nobody@example.test' })).toEqual([]);
      expect(await found({ email: 'not an address' })).toEqual([]);
    });

    it('are found by coach, offering, state and when they start', async () => {
      expect(await found({ coachId: coach.coachId })).toEqual([booking.id]);
      expect(await found({ offeringId: otherCoach.offeringIds[0] })).toEqual([otherBooking.id]);
      const { booking: held } = await holdSlot(app, { coach });
      expect(await found({ coachId: coach.coachId, status: 'held' })).toEqual([held.id]);
      expect(await found({ coachId: coach.coachId, status: 'confirmed' })).toEqual([booking.id]);
      const startsAt = new Date(booking.startsAt).toISOString();
      const after = new Date(Date.parse(startsAt) + 1).toISOString();
      expect(await found({ personId: candidate.accountId, from: startsAt, to: after })).toEqual([booking.id]);
      expect(await found({ personId: candidate.accountId, from: after })).toEqual([]);
      expect(await found({ personId: candidate.accountId, to: startsAt })).toEqual([]);
    });

    it('carry their order for the candidate and for admins, and not for the coach', async () => {
      const own = ({ token }: TestAccount) =>
        app.http().get(`/v1/bookings/${booking.id}`).set('Authorization', `Bearer ${token}`).expect(200);
      const [order] = await app.database.query<{ id: string }>(
        `SELECT order_id AS id FROM bookings WHERE id = $1`,
        [booking.id],
      );
      const expected = { id: order?.id, status: 'paid', amount: { amount: 12000, currency: 'EUR' } };
      expect((await own(candidate)).body.order).toEqual(expected);
      expect((await get(`/bookings/${booking.id}`).expect(200)).body.order).toEqual(expected);
      expect((await own(coach)).body.order).toBeNull();
      expect((await get('/bookings', { personId: candidate.accountId })).body.items[0].order).toEqual(
        expected,
      );
    });

    it('name who did what in their history', async () => {
      const { history } = (await get(`/bookings/${booking.id}`).expect(200)).body;
      expect(history[0].actor).toEqual({ id: candidate.accountId, name: 'Ada Moreau', erased: false });
    });
  });

  describe('the books', () => {
    it('orders and the ledger are found by booking and by person, who pays or is paid', async () => {
      for (const query of [
        { bookingId: booking.id },
        { personId: candidate.accountId },
        { personId: coach.accountId, bookingId: booking.id },
      ]) {
        const orders = (await get('/orders', query).expect(200)).body.items;
        expect(
          orders.flatMap(({ lines }: { lines: { bookingId: string }[] }) =>
            lines.map((line) => line.bookingId),
          ),
        ).toEqual([booking.id]);
        const entries = (await get('/ledger', query).expect(200)).body.items;
        expect(entries.length).toBeGreaterThan(0);
        expect(new Set(entries.map((entry: { orderId: string }) => entry.orderId))).toEqual(
          new Set([orders[0].id]),
        );
      }
      const { items } = (await get('/orders', { personId: coach.accountId }).expect(200)).body;
      const lines = items.flatMap((order: { lines: { coachId: string }[] }) => order.lines);
      expect(new Set(lines.map(({ coachId }: { coachId: string }) => coachId))).toEqual(
        new Set([coach.coachId]),
      );
      const nobody = { personId: admin.accountId };
      expect([await ids('/orders', nobody), await ids('/ledger', nobody)]).toEqual([[], []]);
    });

    it('orders that wait for a person are those, and no others', async () => {
      expect(await ids('/orders', { needsReview: 'true' })).toEqual([]);
      const [order] = await ids('/orders', { bookingId: otherBooking.id });
      await app.database.query(`UPDATE payment_commands SET status = 'needs_review' WHERE order_id = $1`, [
        order,
      ]);
      expect(await ids('/orders', { needsReview: 'true' })).toEqual([order]);
      await app.database.query(`UPDATE payment_commands SET status = 'succeeded' WHERE order_id = $1`, [
        order,
      ]);
    });

    it('the audit log is found by person, action and time, with names', async () => {
      const audit = async (query: object) => (await get('/audit-log', query).expect(200)).body.items;
      const [granted] = await audit({ personId: coach.accountId, action: 'coach.published' });
      expect(granted).toMatchObject({
        action: 'coach.published',
        subjectId: coach.coachId,
        subject: { id: coach.accountId, name: 'Coco Coach', erased: false },
        actor: { erased: false },
      });
      const applied = await audit({ personId: coach.accountId, action: 'coach.applied' });
      expect(applied.map(({ actorId }: { actorId: string }) => actorId)).toEqual([coach.accountId]);
      const at = granted.at as string;
      const after = new Date(Date.parse(at) + 1).toISOString();
      const query = { subjectId: coach.coachId, action: 'coach.published' };
      expect(await audit({ ...query, from: at, to: after })).toHaveLength(1);
      expect(await audit({ ...query, from: after })).toEqual([]);
      expect(await audit({ ...query, to: at })).toEqual([]);
      const { status, body } = await get('/audit-log', { action: "x' OR '1'='1" });
      expect([status, body.field]).toEqual([422, 'action']);
    });

    it('mails name whom they went to', async () => {
      const { items } = (await get('/mails', { recipientId: candidate.accountId }).expect(200)).body;
      expect(items[0].recipient).toEqual({ id: candidate.accountId, name: 'Ada Moreau', erased: false });
    });
  });
});
