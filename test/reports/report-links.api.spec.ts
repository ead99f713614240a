import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import {
  as,
  completeDraft,
  fileForm,
  LONG_TOKENS,
  saveForm,
  startForm,
  submitForm,
} from '../forms/forms-fixture';

describe('sharing a report by a link', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let booking: PaidBooking;

  beforeAll(async () => {
    coach = await publishedCoach(app);
  });
  beforeEach(async () => {
    booking = await bookAndPay(app, { coach });
  });

  const share = (who: TestAccount, body: object = {}, of = booking) =>
    app.http().post(`/v1/bookings/${of.id}/form/links`).set(as(who)).send(body);
  const open = (url: string) =>
    app
      .http()
      .get(new URL(url).pathname.replace('/reports/', '/v1/shared-reports/'))
      .set('User-Agent', 'Reader/1.0');
  const shared = async (body: object = {}) => (await share(booking.candidate, body).expect(201)).body;

  it('shows the whole report to whoever has the address, without an account and without a private word', async () => {
    await fileForm(app, booking);
    const { url } = await shared({ label: 'My mentor' });
    const { text, headers } = await open(url).expect(200);
    expect(text).toContain('Hire');
    expect(text).toContain('Took over a migration.');
    expect(text).toContain('Practice, not a hiring decision');
    expect(text).not.toContain('SECRET');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
  });

  it('shows only the parts that were chosen', async () => {
    await fileForm(app, booking);
    const { url, parts } = await shared({ parts: ['principles', 'recommendation'], days: 1 });
    expect(parts).toEqual(['recommendation', 'principles']);
    const { text } = await open(url).expect(200);
    expect(text).toContain('Ownership');
    for (const kept of ['Took over a migration.', 'Seen for delivery.']) expect(text).not.toContain(kept);
  });

  it('counts each visit, for the candidate alone', async () => {
    await fileForm(app, booking);
    const { id, url } = await shared();
    await open(url).expect(200);
    app.clock.advance({ minutes: 5 });
    await open(url).expect(200);
    const { body } = await app.http().get(`/v1/me/report-links/${id}`).set(as(booking.candidate)).expect(200);
    expect(body).toMatchObject({ visits: 2, lastVisitAt: app.clock.now().toISOString() });
    expect(body.log).toEqual([
      { at: app.clock.now().toISOString(), atLocal: expect.any(String), agent: 'Reader/1.0' },
      {
        at: new Date(app.clock.now().getTime() - 300_000).toISOString(),
        atLocal: expect.any(String),
        agent: 'Reader/1.0',
      },
    ]);
    const stranger = await app.signUp();
    await app.http().get(`/v1/me/report-links/${id}`).set(as(stranger)).expect(404);
    await app.http().delete(`/v1/me/report-links/${id}`).set(as(stranger)).expect(404);
    const list = `/v1/bookings/${booking.id}/form/links`;
    await app.http().get(list).set(as(stranger)).expect(404);
    expect((await app.http().get(list).set(as(booking.candidate)).expect(200)).body.items).toEqual([
      expect.objectContaining({ id, visits: 2 }),
    ]);
    await open(url).expect(200);
  });

  it('ends by itself, by revoking, and when the form is taken back; all three look like a link that never was', async () => {
    const form = await fileForm(app, booking);
    const [old, revoked, open1] = [await shared({ days: 1 }), await shared(), await shared()];
    const never = await open(`${new URL(open1.url).origin}/reports/${'x'.repeat(43)}`).expect(404);
    const sameAsNever = async (url: string) => {
      const { body } = await open(url).expect(404);
      expect({ ...body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
    };
    app.clock.advance({ hours: 24 });
    await sameAsNever(old.url);
    await app.http().delete(`/v1/me/report-links/${revoked.id}`).set(as(booking.candidate)).expect(204);
    await app.http().delete(`/v1/me/report-links/${revoked.id}`).set(as(booking.candidate)).expect(204);
    await sameAsNever(revoked.url);
    await open(open1.url).expect(200);
    const admin = await app.signUp({ roles: ['admin'] });
    await app
      .http()
      .post(`/v1/admin/forms/${form.id}/entered-in-error`)
      .set(as(admin))
      .send({ reason: 'Filed for the wrong session.' })
      .expect(200);
    await sameAsNever(open1.url);
  });

  it('is for the candidate of a released form only', async () => {
    await share(booking.candidate).expect(404);
    const form = await startForm(app, booking);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await share(booking.candidate).expect(404);
    await submitForm(app, coach, form.id).expect(200);
    await share(coach).expect(403);
    await share(booking.candidate).expect(201);
    await share(await app.signUp()).expect(404);
  });

  it('lists links for the candidate only, not for a coach who is a candidate elsewhere', async () => {
    const both = await publishedCoach(app);
    await app.http().post('/v1/me/roles').set(as(both)).send({ role: 'candidate' }).expect(200);
    const own = await bookAndPay(app, { coach: both });
    const list = (who: TestAccount) => app.http().get(`/v1/bookings/${own.id}/form/links`).set(as(who));
    expect((await list(own.candidate).expect(200)).body).toEqual({ items: [], nextCursor: null });
    expect((await list(both).expect(404)).body.code).toBe('booking.not_found');
  });

  it('is refused with the field named: no part, an unknown part, too long a life', async () => {
    await fileForm(app, booking);
    for (const [body, expected, field] of [
      [{ parts: [] }, 422, 'parts'],
      [{ parts: ['everything'] }, 400, 'parts.0'],
      [{ days: 91 }, 422, 'days'],
      [{ days: 0 }, 422, 'days'],
    ] as const) {
      const { body: problem, status } = await share(booking.candidate, body);
      expect([status, problem.field]).toEqual([expected, field]);
    }
  });

  it('keeps no address that could be used: only a hash is stored', async () => {
    await fileForm(app, booking);
    const { url, id } = await shared();
    const token = new URL(url).pathname.split('/').at(-1) ?? '';
    const [row] = await app.database.query<{ text: string }>(
      `SELECT l::text AS text FROM report_links l WHERE id = $1`,
      [id],
    );
    expect(token.length).toBeGreaterThanOrEqual(43);
    expect(row?.text).not.toContain(token);
  });

  it('allows twenty open links at a time, also when they are made at once', async () => {
    await fileForm(app, booking);
    const answers = await Promise.all(Array.from({ length: 24 }, () => share(booking.candidate)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(
      new Set(['report_link.too_many']),
    );
  });
});
