import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, fileForm, goTo, LONG_TOKENS } from '../forms/forms-fixture';

const WEEK_MINUTES = 7 * 24 * 60;

interface PublicPage {
  count: number;
  mean: number | null;
  items: { stars: number; text: string | null; month: string; reply: string | null }[];
  nextCursor: string | null;
}

describe('ratings that everybody reads', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let admin: TestAccount;

  beforeAll(async () => {
    admin = await app.signUp({ roles: ['admin'] });
  });

  const rated = async (coach: TestCoach, stars: number, filed = true): Promise<PaidBooking> => {
    const booking = await bookAndPay(app, { coach });
    if (filed) await fileForm(app, booking);
    else await goTo(app, booking.endsAt, 1);
    const rate = app.http().post(`/v1/bookings/${booking.id}/rating`).set(as(booking.candidate));
    await rate.send({ stars, text: `Worth ${stars}.` }).expect(201);
    return booking;
  };
  const listOf = async ({ coachId }: TestCoach, query = ''): Promise<PublicPage> =>
    (await app.http().get(`/v1/coaches/${coachId}/ratings${query}`).expect(200)).body as PublicPage;
  const inDirectory = async ({ coachId }: TestCoach): Promise<object | null | undefined> => {
    const { body } = await app.http().get('/v1/coaches?limit=50').expect(200);
    return (body.items as { id: string; rating: object | null }[]).find(({ id }) => id === coachId)?.rating;
  };
  const nextWeek = async (): Promise<void> => goTo(app, app.clock.now(), WEEK_MINUTES);
  const reply = (coach: TestAccount, { id }: PaidBooking, text: string) =>
    app.http().put(`/v1/bookings/${id}/rating/reply`).set(as(coach)).send({ text });
  const report = (who: TestAccount, { id }: PaidBooking) =>
    app
      .http()
      .post(`/v1/bookings/${id}/rating/reports`)
      .set(as(who))
      .send({ reason: 'insult', text: 'See for yourself.' });
  const decide = (id: string, decision: 'hide' | 'keep', who = admin) =>
    app
      .http()
      .post(`/v1/admin/rating-reports/${id}/decision`)
      .set(as(who))
      .send({ decision, reason: 'We looked into it.' });
  const mailsTo = async ({ accountId }: { accountId: string }): Promise<string[]> => {
    await app.settle();
    const rows = await app.database.query<{ subject: string }>(
      `SELECT subject FROM mails WHERE recipient_id = $1 AND kind LIKE 'rating.%' ORDER BY id`,
      [accountId],
    );
    return rows.map(({ subject }) => subject);
  };

  it('come in together on Mondays, and make an average from three on', async () => {
    const coach = await publishedCoach(app);
    expect(await listOf(coach)).toEqual({ count: 0, mean: null, items: [], nextCursor: null });
    for (const stars of [5, 4, 4]) await rated(coach, stars);
    await rated(coach, 1, false);
    expect(await listOf(coach)).toMatchObject({ count: 0, items: [] });
    expect(await inDirectory(coach)).toBeNull();
    await nextWeek();
    expect(await listOf(coach)).toMatchObject({ count: 3, mean: 4.3 });
    expect(await inDirectory(coach)).toEqual({ mean: 4.3, count: 3 });
    await nextWeek();
    await nextWeek();
    await nextWeek();
    expect(await inDirectory(coach)).toEqual({ mean: 3.5, count: 4 });
  });

  it('below three tell no average', async () => {
    const coach = await publishedCoach(app);
    for (const stars of [5, 1]) await rated(coach, stars);
    await nextWeek();
    expect(await listOf(coach)).toMatchObject({ count: 2, mean: null });
    expect(await inDirectory(coach)).toBeNull();
  });

  it('are paged without those that are hidden, and never say whose they are', async () => {
    const coach = await publishedCoach(app);
    const all: PaidBooking[] = [];
    for (const [index, stars] of [1, 2, 3, 4, 5].entries()) {
      all.push(await rated(coach, stars, index % 2 === 0));
      if (index === 2) await nextWeek();
    }
    await goTo(app, app.clock.now(), 2 * 24 * 60);
    const shown = await app.database.query<{ stars: number }>(
      `SELECT stars FROM ratings WHERE coach_id = $1 AND public_from <= $2 ORDER BY stars`,
      [coach.coachId, app.clock.now()],
    );
    const seen: number[] = [];
    const texts: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const found: PublicPage = await listOf(coach, `?limit=1${cursor && `&cursor=${cursor}`}`);
      expect(found.items.length).toBeLessThanOrEqual(1);
      seen.push(...found.items.map(({ stars }) => stars));
      texts.push(JSON.stringify(found), Buffer.from(found.nextCursor ?? '', 'base64url').toString());
      cursor = found.nextCursor;
    }
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(5);
    expect([...seen].sort()).toEqual(shown.map(({ stars }) => stars));
    const ids = await app.database.query<{ id: string }>('SELECT id FROM ratings WHERE coach_id = $1', [
      coach.coachId,
    ]);
    for (const secret of [
      ...ids.map(({ id }) => id),
      ...all.flatMap(({ id, candidate }) => [id, candidate.accountId, candidate.name]),
    ])
      expect(texts.join()).not.toContain(secret);
    for (const limit of ['0', '-1', '1.5', '1e9', 'NaN']) {
      const { status, body } = await app.http().get(`/v1/coaches/${coach.coachId}/ratings?limit=${limit}`);
      const { field, items } = body as { field?: string; items?: object[] };
      if (status === 200) expect(items?.length).toBeLessThanOrEqual(100);
      else expect([Math.floor(status / 100), field]).toEqual([4, 'limit']);
    }
    const wrong = await app.http().get(`/v1/coaches/${coach.coachId}/ratings?cursor=rubbish`).expect(400);
    expect(wrong.body.code).toBe('cursor.invalid');
    await app.http().get(`/v1/coaches/${all[0]?.id}/ratings`).expect(404);
  });

  it('are answered by their coach once they can read them', async () => {
    const coach = await publishedCoach(app);
    const [early, booking] = [await rated(coach, 4, false), await rated(coach, 5)];
    expect((await reply(coach, early, 'Too soon.').expect(404)).body.code).toBe('rating.not_found');
    await reply(booking.candidate, booking, 'Not mine.').expect(403);
    await reply(await publishedCoach(app), booking, 'Not mine.').expect(404);
    await reply(coach, booking, '').expect(422);
    await reply(coach, booking, 'First.').expect(200);
    expect((await reply(coach, booking, 'Thank you!').expect(200)).body.reply).toMatchObject({
      text: 'Thank you!',
      hidden: false,
    });
    const own = await app.http().get('/v1/me/coach/ratings?limit=1').set(as(coach)).expect(200);
    expect(own.body.items).toMatchObject([{ bookingId: booking.id, reply: { text: 'Thank you!' } }]);
    await nextWeek();
    expect((await listOf(coach)).items).toMatchObject([{ reply: 'Thank you!' }]);
    const back = app.http().delete(`/v1/bookings/${booking.id}/rating/reply`).set(as(coach));
    expect((await back.expect(200)).body.reply).toBeNull();
    expect((await listOf(coach)).items).toMatchObject([{ reply: null }]);
  });

  it('leave list, count, average and directory at once when an admin hides them, and come back', async () => {
    const coach = await publishedCoach(app);
    const [first] = [
      await rated(coach, 1),
      await rated(coach, 5),
      await rated(coach, 5),
      await rated(coach, 5),
    ];
    await nextWeek();
    expect(await inDirectory(coach)).toEqual({ mean: 4, count: 4 });
    await report(await app.signUp(), first).expect(404);
    expect((await report(first.candidate, first).expect(404)).body.code).toBe('rating_reply.not_found');
    const filed = (await report(coach, first).expect(201)).body as { id: string };
    expect((await report(coach, first).expect(409)).body.code).toBe('rating_report.exists');
    expect(await mailsTo(admin)).toContain('A rating was reported');
    const queue = await app.http().get('/v1/admin/rating-reports').set(as(admin)).expect(200);
    expect(queue.body.items).toContainEqual(
      expect.objectContaining({ id: filed.id, about: 'rating', reason: 'insult', status: 'open' }),
    );
    expect(await inDirectory(coach)).toEqual({ mean: 4, count: 4 });

    const second = await app.signUp({ roles: ['admin'] });
    const both = await Promise.all([decide(filed.id, 'hide'), decide(filed.id, 'hide', second)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await inDirectory(coach)).toEqual({ mean: 5, count: 3 });
    expect(await listOf(coach)).toMatchObject({ count: 3, mean: 5 });
    expect((await read(first)).body).toMatchObject({ hidden: true });
    expect((await reply(coach, first, 'Late.').expect(409)).body.code).toBe('rating.hidden');
    expect(await mailsTo(first.candidate)).toEqual(['Your rating was hidden']);
    expect(await mailsTo(coach)).toEqual(['The rating that you reported']);

    await decide(filed.id, 'keep').expect(200);
    expect(await inDirectory(coach)).toEqual({ mean: 4, count: 4 });
    expect(await mailsTo(first.candidate)).toEqual(['Your rating was hidden', 'Your rating is shown again']);
    const audit = await app.database.query<{ action: string }>(
      `SELECT action FROM audit_log WHERE subject_type = 'rating' AND data->>'reportId' = $1 ORDER BY id`,
      [filed.id],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'rating.reported',
      'rating.report_decided',
      'rating.report_decided',
    ]);
  });

  it('keep their stars when only the reply is hidden', async () => {
    const coach = await publishedCoach(app);
    const booking = await rated(coach, 3);
    await reply(coach, booking, 'You were late, Ada.').expect(200);
    const { body } = await report(booking.candidate, booking).expect(201);
    expect(body).toMatchObject({ about: 'reply', status: 'open' });
    // What the admin decides on is what was reported.
    expect((await reply(coach, booking, 'Well done, Ada.').expect(409)).body.code).toBe(
      'rating.reply_reported',
    );
    await decide((body as { id: string }).id, 'hide').expect(200);
    await nextWeek();
    expect((await listOf(coach)).items).toMatchObject([{ stars: 3, reply: null }]);
    expect((await reply(coach, booking, 'Again.').expect(409)).body.code).toBe('rating.reply_hidden');
    expect(await mailsTo(coach)).toEqual(['Your reply was hidden']);
  });

  const read = ({ id, candidate }: PaidBooking) =>
    app.http().get(`/v1/bookings/${id}/rating`).set(as(candidate)).expect(200);
});
