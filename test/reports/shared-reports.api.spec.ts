import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, completeDraft, fileForm, LONG_TOKENS, saveForm, startForm } from '../forms/forms-fixture';

describe('what a link to a report shows', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let booking: PaidBooking;

  beforeAll(async () => {
    coach = await publishedCoach(app);
  });
  beforeEach(async () => {
    booking = await bookAndPay(app, { coach });
  });

  const shared = async (body: object = {}) => {
    const call = app.http().post(`/v1/bookings/${booking.id}/form/links`).set(as(booking.candidate));
    const { url, id } = (await call.send(body).expect(201)).body;
    return { id, token: new URL(url).pathname.split('/').at(-1) ?? '' };
  };
  const open = (token: string) =>
    app.http().get(`/v1/shared-reports/${token}`).set('User-Agent', 'Reader/1.0');
  const preview = (query: object = {}, who = booking.candidate) =>
    app.http().get(`/v1/bookings/${booking.id}/form/shared-preview`).query(query).set(as(who));

  it('is the chosen parts, until when and as a PDF, without a private word, an id, or a trace to follow', async () => {
    await fileForm(app, booking);
    const { token } = await shared({ parts: ['recommendation', 'principles'], days: 7 });
    const { body, headers } = await open(token).expect(200);
    expect(body).toMatchObject({
      candidate: { name: booking.candidate.name },
      recommendation: { key: 'hire' },
      competencies: [],
      notes: [],
      shows: [
        { key: 'recommendation', title: 'Overall recommendation' },
        { key: 'principles', title: 'Principles' },
      ],
      sharedUntil: { at: new Date(app.clock.now().getTime() + 7 * 86_400_000).toISOString() },
      file: `/reports/${token}/report.pdf`,
    });
    expect(body.scale).toHaveLength(4);
    for (const kept of [
      'SECRET',
      'Took over a migration.',
      'Seen for delivery.',
      booking.candidate.accountId,
      coach.coachId,
    ])
      expect(JSON.stringify(body)).not.toContain(kept);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    await app.http().get(body.file).expect(200).expect('Content-Type', 'application/pdf');
  });

  it('counts each visit, as the page does', async () => {
    await fileForm(app, booking);
    const { id, token } = await shared();
    await open(token).expect(200);
    await open(token).expect(200);
    const { body } = await app.http().get(`/v1/me/report-links/${id}`).set(as(booking.candidate)).expect(200);
    expect(body).toMatchObject({ visits: 2, state: 'open', log: [{ agent: 'Reader/1.0' }, {}] });
  });

  it('is gone in the same words, whether the link ended, was revoked, never was, or the form was taken back', async () => {
    const form = await fileForm(app, booking);
    const [old, revoked, left] = [await shared({ days: 1 }), await shared(), await shared()];
    const never = await open('x'.repeat(43)).expect(404);
    const sameAsNever = async (token: string) => {
      const { body, headers } = await open(token).expect(404);
      expect({ ...body, requestId: '', instance: '' }).toEqual({
        ...never.body,
        requestId: '',
        instance: '',
      });
      expect(headers['x-robots-tag']).toBe(never.headers['x-robots-tag']);
    };
    app.clock.advance({ hours: 24 });
    await sameAsNever(old.token);
    await app.http().delete(`/v1/me/report-links/${revoked.id}`).set(as(booking.candidate)).expect(204);
    await sameAsNever(revoked.token);
    const admin = await app.signUp({ roles: ['admin'] });
    await app
      .http()
      .post(`/v1/admin/forms/${form.id}/entered-in-error`)
      .set(as(admin))
      .send({ reason: 'Filed for the wrong session.' })
      .expect(200);
    await sameAsNever(left.token);
    const { body } = await app.http().get('/v1/me/report-links').set(as(booking.candidate)).expect(200);
    expect(body.items.map(({ state }: { state: string }) => state)).toEqual([
      'withdrawn',
      'revoked',
      'expired',
    ]);
  });

  it('can be seen by its candidate before there is a link: the same parts, and no visit', async () => {
    await fileForm(app, booking);
    const { token, id } = await shared({ parts: ['recommendation'] });
    const { body: before } = await preview({ parts: 'recommendation' }).expect(200);
    const { body: after } = await open(token).expect(200);
    expect(before).toEqual({ ...after, sharedUntil: null, file: null });
    const { body: link } = await app
      .http()
      .get(`/v1/me/report-links/${id}`)
      .set(as(booking.candidate))
      .expect(200);
    expect(link.visits).toBe(1);
    expect((await preview().expect(200)).body.notes).toHaveLength(2);
  });

  it('is previewed for the candidate of a released form only, with parts that exist', async () => {
    const form = await startForm(app, booking);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await preview().expect(404);
    await fileForm(app, (booking = await bookAndPay(app, { coach })));
    await preview({}, await app.signUp()).expect(404);
    await preview({}, coach).expect(403);
    const { body } = await preview({ parts: 'recommendation,everything' }).expect(400);
    expect(body.field).toBe('parts.1');
  });
});
