import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import {
  as,
  completeDraft,
  fileForm,
  goTo,
  LONG_TOKENS,
  saveForm,
  skipSelfGrade,
  startForm,
  submitForm,
} from '../forms/forms-fixture';

describe('ratings', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;

  beforeAll(async () => {
    coach = await publishedCoach(app);
  });

  const rate = (who: TestAccount, bookingId: string, stars = 5) =>
    app.http().post(`/v1/bookings/${bookingId}/rating`).set(as(who)).send({ stars, text: 'Kind.' });
  const read = (who: TestAccount, bookingId: string) =>
    app.http().get(`/v1/bookings/${bookingId}/rating`).set(as(who));
  const completed = async (by = coach) => {
    const booking = await bookAndPay(app, { coach: by });
    await goTo(app, booking.endsAt, 1);
    return booking;
  };

  it('attack 35, 38: are left after the session only, by its candidate only, between one and five', async () => {
    const booking = await bookAndPay(app, { coach });
    const early = await rate(booking.candidate, booking.id).expect(409);
    expect(early.body.code).toBe('rating.session_not_completed');
    await goTo(app, booking.endsAt, 1);
    await rate(coach, booking.id).expect(403);
    await rate(await app.signUp(), booking.id).expect(404);
    await rate(booking.candidate, booking.id, 6).expect(422);
    await rate(booking.candidate, booking.id, 4).expect(201);
  });

  it('attack 38: are left once, however many try at the same moment', async () => {
    const booking = await completed();
    const answers = await Promise.all(Array.from({ length: 6 }, () => rate(booking.candidate, booking.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('rating.exists');
  });

  it('are hidden from the coach until their form is in', async () => {
    const booking = await completed();
    const left = await rate(booking.candidate, booking.id, 2).expect(201);
    expect(left.body).toMatchObject({ stars: 2, text: 'Kind.', shownToCoach: false });
    const hidden = await read(coach, booking.id).expect(404);
    expect(hidden.body.code).toBe('rating.not_found');
    await read(booking.candidate, booking.id).expect(200);
    await fileForm(app, booking);
    expect((await read(coach, booking.id).expect(200)).body).toMatchObject({ stars: 2, shownToCoach: true });
  });

  it('show 14 days after the form was due when the coach never files it', async () => {
    const booking = await completed();
    await rate(booking.candidate, booking.id, 1).expect(201);
    await goTo(app, booking.endsAt, 15 * 24 * 60 - 1);
    await read(coach, booking.id).expect(404);
    await goTo(app, booking.endsAt, 15 * 24 * 60);
    await read(coach, booking.id).expect(200);
  });

  it('can be changed until the coach can read them', async () => {
    const booking = await completed();
    const edit = (who: TestAccount, stars: number) =>
      app
        .http()
        .put(`/v1/bookings/${booking.id}/rating`)
        .set(as(who))
        .send({ stars, text: 'Thought again.' });
    expect((await edit(booking.candidate, 3).expect(404)).body.code).toBe('rating.not_found');
    await rate(booking.candidate, booking.id, 5).expect(201);
    await edit(coach, 5).expect(403);
    expect((await edit(booking.candidate, 2).expect(200)).body).toMatchObject({
      stars: 2,
      text: 'Thought again.',
      reply: null,
    });
    await fileForm(app, booking);
    expect((await edit(booking.candidate, 1).expect(409)).body.code).toBe('rating.shown');
    expect((await read(coach, booking.id).expect(200)).body.stars).toBe(2);
  });

  it('cannot be changed from the moment of the release on, though the news of it has not come yet', async () => {
    const booking = await completed();
    await rate(booking.candidate, booking.id, 5).expect(201);
    await skipSelfGrade(app, booking);
    const form = await startForm(app, booking);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    await app.http().get(`/v1/bookings/${booking.id}/form`).set(as(booking.candidate)).expect(200);
    const edited = await app
      .http()
      .put(`/v1/bookings/${booking.id}/rating`)
      .set(as(booking.candidate))
      .send({ stars: 1 })
      .expect(409);
    expect(edited.body.code).toBe('rating.shown');
    await read(coach, booking.id).expect(404);
    await app.settle();
    expect((await read(coach, booking.id).expect(200)).body.stars).toBe(5);
  });

  it('count from the Monday after them when they were left after the release, however late its news comes', async () => {
    const booking = await completed();
    await skipSelfGrade(app, booking);
    const form = await startForm(app, booking);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    app.clock.advance({ minutes: 1 });
    const { publicFrom } = (await rate(booking.candidate, booking.id).expect(201)).body;
    app.clock.advance({ hours: 8 * 24 });
    await app.settle();
    expect((await read(booking.candidate, booking.id).expect(200)).body.publicFrom).toBe(publicFrom);
  });

  it('belong to sessions whose forms are owed until they are filed', async () => {
    const booking = await completed();
    const owed = async () => {
      const { body } = await app
        .http()
        .get('/v1/me/coach/forms?limit=100')
        .set(as(booking.coach))
        .expect(200);
      return (body.items as { bookingId: string }[]).map(({ bookingId }) => bookingId);
    };
    expect(await owed()).toContain(booking.id);
    await fileForm(app, booking);
    expect(await owed()).not.toContain(booking.id);
  });
});
