import { newId } from '../../src/shared/ids';
import { COACH_PROFILE, makeCoach, OFFERING, type TestCoach } from '../support/coaches';
import { bookAndPay, publishedCoach } from '../support/scenario';
import type { TestAccount } from '../support/app';
import { useTestApp } from '../support/use-test-app';

const ONSITE = { ...OFFERING, stageKey: 'onsite', price: { amount: 18_000, currency: 'USD' } };

describe('the page of a coach', () => {
  const app = useTestApp();
  let ada: TestCoach;
  let maya: TestAccount;

  const named = (name: string, wishes: Parameters<typeof publishedCoach>[1] = {}) =>
    publishedCoach(app, { name, ...wishes });
  const get = (path: string, who?: TestAccount) =>
    app
      .http()
      .get(`/v1/coaches/${path}`)
      .set(who ? { Authorization: `Bearer ${who.token}` } : {});
  const read = async (path: string, who?: TestAccount) => (await get(path, who).expect(200)).body;

  beforeAll(async () => {
    ada = await named('Ada', { offerings: [OFFERING, ONSITE] });
    await named('Ben', { profile: { interviewsConducted: 900 } });
    await named('Cleo', { profile: { principles: ['frugality'], levelKey: 'l6' }, offerings: [ONSITE] });
    await named('Dan', { profile: { principles: ['ownership'], interviewsConducted: 3 } });
    await named('Eve', {
      profile: { ...COACH_PROFILE, principles: ['think-big'] },
      offerings: [{ ...OFFERING, stageKey: 'recruiter-phone-screen', minutes: 30 }],
    });
    maya = await app.signUp({ zone: 'America/New_York' });
  });

  it('shows in one answer what they sell, when, and what it includes', async () => {
    const page = await read(`${ada.coachId}?zone=Asia/Tokyo`);
    expect(page).toMatchObject({
      id: ada.coachId,
      name: 'Ada',
      timesZone: 'Asia/Tokyo',
      zone: 'Europe/Paris',
      takesBookings: true,
      packTitle: 'Amazon Technical Program Manager (TPM)',
      principleTitles: ['Ownership', 'Dive Deep'],
      sessionsHere: 0,
      usualFeedbackHours: null,
      cancelledShare: null,
      documentOfferings: [],
      ratings: { count: 0, mean: null, distribution: null, items: [], nextCursor: null },
    });
    const [phone, onsite] = page.offerings;
    expect([phone.title, onsite.title]).toEqual(['TPM phone screen', 'Onsite round']);
    expect(phone.nextSlots).toHaveLength(3);
    expect(phone.nextSlots[0].startsAtLocal).toMatch(/\+09:00$/);
    expect(phone.included[0]).toBe('One session of 60 minutes with Ada, by video');
    expect(phone.policy[0]).toBe('Free to cancel until the start: all of the price comes back.');
    expect((await read(ada.coachId, maya)).timesZone).toBe('America/New_York');
  });

  it('names at most three others like them, most in common first', async () => {
    const { alike } = await read(ada.coachId);
    expect(alike.map(({ name }: { name: string }) => name)).toEqual(['Ben', 'Dan', 'Cleo']);
    expect(alike[0].reasons[0]).toEqual({
      kind: 'principles',
      text: 'Interviews on Ownership and Dive Deep',
    });
    expect(alike[0].firstSlot.startsAt).toMatch(/Z$/);
    expect(alike[0].offerings[0]).not.toHaveProperty('nextSlots');
  });

  it('says what of a target fits, to whose target it is', async () => {
    const target = async (who: TestAccount, more: object): Promise<string> => {
      const { body } = await app
        .http()
        .post('/v1/me/targets')
        .set('Authorization', `Bearer ${who.token}`)
        .send({ packKey: 'amazon-tpm', levelKey: 'l7', focusPrinciples: ['dive-deep'], ...more })
        .expect(201);
      return (body as { id: string }).id;
    };
    const own = await target(maya, {});
    const kinds = async (id: string, who: TestAccount) =>
      (await read(`${ada.coachId}?targetId=${id}`, who)).reasons.map(({ kind }: { kind: string }) => kind);
    expect(await kinds(own, maya)).toEqual(['principles', 'level', 'experience']);
    expect(await kinds(await target(maya, { levelKey: 'l5', focusPrinciples: [] }), maya)).toEqual([
      'experience',
    ]);
    const other = await app.signUp();
    expect((await get(`${ada.coachId}?targetId=${own}`, other)).body).toMatchObject({
      status: 404,
      code: 'target.not_found',
    });
    expect((await get(`${ada.coachId}?targetId=${own}`)).status).toBe(404);
  });

  it('shows ratings as everybody may see them, with their distribution once there are three', async () => {
    const rate = (stars: number, comment: string | null, from: string) =>
      app.database.tx(async (tx) => {
        const { id } = booking;
        await tx.query('SET LOCAL session_replication_role = replica');
        await tx.query(
          `INSERT INTO ratings (id, booking_id, coach_id, candidate_id, stars, comment, rated_at, hidden_until, public_from)
           VALUES ($1, $2, $3, $1, $4, $5, $6, $6, $6::timestamptz + interval '1 day')`,
          [newId(), ratedOnce ? newId() : id, ada.coachId, stars, comment, new Date(from)],
        );
        ratedOnce = true;
      });
    let ratedOnce = false;
    const booking = await bookAndPay(app, { coach: ada });
    await rate(5, 'Precise.', '2026-12-10T00:00:00Z');
    await rate(4, null, '2026-12-11T00:00:00Z');
    expect((await read(ada.coachId)).ratings).toMatchObject({ count: 2, mean: null, distribution: null });
    await rate(5, null, '2026-12-12T00:00:00Z');
    const { ratings, rating } = await read(ada.coachId);
    expect(rating).toEqual({ mean: 4.7, count: 3 });
    expect(ratings).toMatchObject({ count: 3, mean: 4.7, items: [{ stars: 5, text: 'Precise.' }] });
    expect(ratings.distribution).toEqual([
      { stars: 5, count: 2 },
      { stars: 4, count: 1 },
      { stars: 3, count: 0 },
      { stars: 2, count: 0 },
      { stars: 1, count: 0 },
    ]);
    await app.database.query('DELETE FROM ratings');
  });

  it('counts what took place here, and no feedback before its candidate may read it', async () => {
    const busy = await named('Busy');
    const booking = await bookAndPay(app, { coach: busy });
    const set = (sql: string) => app.database.query(`UPDATE bookings SET ${sql} WHERE id = $1`, [booking.id]);
    await app.database.tx(async (tx) => {
      await tx.query('SET LOCAL session_replication_role = replica');
      for (let index = 0; index < 11; index += 1)
        await tx.query(
          `INSERT INTO bookings SELECT (jsonb_populate_record(b, jsonb_build_object('id', $2::text, 'status', $3::text,
             'cancelled_by', $4::text, 'form_filed_at', b.ends_at + interval '5 hours',
             'form_released_at', CASE WHEN $5 THEN b.ends_at + interval '6 hours' END))).* FROM bookings b WHERE id = $1`,
          [
            booking.id,
            newId(),
            index < 9 ? 'completed' : 'cancelled',
            index === 9 ? 'coach' : 'candidate',
            index < 3,
          ],
        );
    });
    expect(await read(busy.coachId)).toMatchObject({
      sessionsHere: 9,
      usualFeedbackHours: 5,
      cancelledShare: 10,
    });
    await set(`status = 'coach_no_show', no_show_settles_at = ends_at`);
    expect(await read(busy.coachId)).toMatchObject({ cancelledShare: 10 });
    await app.database.query(`DELETE FROM bookings WHERE coach_id = $1 AND id <> $2`, [
      busy.coachId,
      booking.id,
    ]);
    await set(`status = 'confirmed', no_show_settles_at = NULL`);
  });

  it('lists the documents they read, and says when they take no bookings', async () => {
    const fay = await makeCoach(app, { name: 'Fay' });
    const sell = await app
      .http()
      .post('/v1/me/coach/document-offerings')
      .set('Authorization', `Bearer ${fay.token}`)
      .send({ stageKey: 'writing-exercise', days: 3, price: { amount: 6_000, currency: 'EUR' } });
    expect(sell.status).toBe(201);
    const page = await read(fay.coachId);
    expect(page.takesBookings).toBe(false);
    expect(page.documentOfferings).toMatchObject([{ title: 'Writing exercise', days: 3 }]);
    expect(page.documentOfferings[0].included[0]).toBe(
      'Your document, read by Fay within 3 days of the upload',
    );
    await app
      .http()
      .patch(`/v1/me/coach/offerings/${fay.offeringIds[0]}`)
      .set('Authorization', `Bearer ${fay.token}`)
      .send({ active: false })
      .expect(200);
    expect(await read(fay.coachId)).toMatchObject({ offerings: [], pricesFrom: [], alike: [] });
  });

  it('compares two or three, in the asked order, and says who is missing', async () => {
    const { body: found } = await app.http().get('/v1/coaches?q=ben').expect(200);
    const ben = found.items[0].id as string;
    const gone = newId();
    const body = await read(`comparison?ids=${ben},${gone},${ada.coachId}&zone=Europe/London`);
    expect(body).toMatchObject({
      zone: 'Europe/London',
      coaches: [
        { id: ben, name: 'Ben', takesBookings: true },
        { id: ada.coachId, name: 'Ada', sessionsHere: 0 },
      ],
      missing: [gone],
    });
    expect(body.coaches[1].offerings.map(({ title }: { title: string }) => title)).toEqual([
      'TPM phone screen',
      'Onsite round',
    ]);
  });

  it.each([
    ['comparison', 400, 'request.malformed', 'ids'],
    ['comparison?ids=0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10', 422, 'comparison.too_few', 'ids'],
    ['comparison?ids=ada,ben', 422, 'request.refused', 'ids.0'],
    [
      'comparison?ids=0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10,0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
      422,
      'list.duplicate',
      'ids',
    ],
    ['0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10', 404, 'coach.not_found', undefined],
    ['0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10?zone=Mars/Olympus', 422, 'zone.unknown', 'zone'],
  ])('refuses %s', async (path, status, code, field) => {
    const { body } = await get(path);
    expect([body.status, body.code, body.field]).toEqual([status, code, field]);
  });

  it('attack 73: shows the public nothing private', async () => {
    const { text } = await get(ada.coachId).expect(200);
    for (const secret of [ada.email, ada.accountId, 'secret-room', 'accountId', 'email'])
      expect(text).not.toContain(secret);
  });
});
