import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import {
  as,
  completeDraft,
  eventsOf,
  goTo,
  LONG_TOKENS,
  saveForm,
  startForm,
  submitForm,
} from './forms-fixture';

describe('grading oneself before reading the feedback', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let booking: PaidBooking;

  beforeAll(async () => {
    coach = await publishedCoach(app);
  });
  beforeEach(async () => {
    booking = await bookAndPay(app, { coach });
  });

  const path = () => `/v1/bookings/${booking.id}/self-grade`;
  const read = (who = booking.candidate) => app.http().get(path()).set(as(who));
  const save = (grades: object = {}, version?: number, who = booking.candidate) => {
    const call = app.http().put(path()).set(as(who));
    if (version !== undefined) void call.set('If-Match', `"${version}"`);
    return call.send({ competencies: {}, principles: {}, ...grades });
  };
  const end = (outcome: string, who = booking.candidate) =>
    app.http().post(`${path()}/end`).set(as(who)).send({ outcome });
  const asCandidate = (what: string) => app.http().get(`/v1/${what}`).set(as(booking.candidate));

  /** A complete draft that only has to be submitted. */
  const draftedForm = async () => {
    const form = await startForm(app, booking, 'open');
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    return form;
  };

  /** Everything that the candidate can see about the session, without what differs in every answer. */
  const seen = async () => {
    const answers = [];
    for (const what of [
      `bookings/${booking.id}`,
      `bookings/${booking.id}/form`,
      `bookings/${booking.id}/form/versions`,
      `bookings/${booking.id}/form/report.pdf`,
      `bookings/${booking.id}/form/links`,
      `bookings/${booking.id}/rating`,
      `bookings/${booking.id}/self-grade`,
      'me/forms',
      'bookings',
    ]) {
      const { status, body } = await asCandidate(what);
      answers.push([what, status, { ...body, requestId: '' }]);
    }
    const mails = await app.database.query<{ kind: string }>(
      `SELECT kind FROM mails WHERE recipient_id = $1 ORDER BY id`,
      [booking.candidate.accountId],
    );
    return [...answers, mails];
  };

  it('the filed form waits, and nothing that the candidate can read tells that it is in, until they finish', async () => {
    const form = await draftedForm();
    const { body } = await save({ principles: {} }).expect(200);
    const [first] = body.principles;
    await save(
      { principles: { [first.key]: 'raising_bar' }, competencies: { delivery: 'raising_bar' } },
      1,
    ).expect(200);
    await app.http().post(`/v1/bookings/${booking.id}/rating`).set(as(booking.candidate)).send({ stars: 5 });
    const before = await seen();
    await submitForm(app, coach, form.id).expect(200);
    await app.settle();
    expect(await seen()).toEqual(before);
    await end('finished').expect(200);
    await app.settle();
    const { body: released } = await asCandidate(`bookings/${booking.id}/form`).expect(200);
    expect(released.selfGrade).toMatchObject([
      { key: first.key, title: first.title, own: expect.any(String), coach: expect.any(String), gap: -1 },
      {
        key: 'delivery',
        title: expect.any(String),
        own: expect.any(String),
        coach: expect.any(String),
        gap: 0,
      },
    ]);
    expect(await seen()).not.toEqual(before);
    const events = await eventsOf(app, booking.id);
    expect(events.filter((type) => type === 'form.released')).toHaveLength(1);
    const { body: preview } = await app
      .http()
      .get(`/v1/bookings/${booking.id}/form`)
      .set(as(coach))
      .expect(200);
    expect(preview.selfGrade).toEqual(released.selfGrade);
  });

  it('the coach sees nothing of it before the form is released', async () => {
    await draftedForm();
    await save({ competencies: { delivery: 'raising_bar' } }).expect(200);
    await end('finished').expect(200);
    await read(coach).expect(403);
    const { body } = await app.http().get(`/v1/bookings/${booking.id}/form`).set(as(coach)).expect(200);
    expect(body.selfGrade).toEqual([]);
  });

  it('skipping releases the form at once and shows no gap', async () => {
    const form = await draftedForm();
    await save({ competencies: { delivery: 'raising_bar' } }).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    await end('skipped').expect(200);
    const { body } = await asCandidate(`bookings/${booking.id}/form`).expect(200);
    expect(body.selfGrade).toEqual([]);
  });

  it('what was begun can be finished until 72 hours after the end, not after the filing; a form waits that long', async () => {
    const form = await draftedForm();
    await goTo(app, booking.endsAt, 11 * 60);
    await save().expect(200);
    await submitForm(app, coach, form.id).expect(200);
    await goTo(app, booking.endsAt, 72 * 60 - 1);
    await asCandidate(`bookings/${booking.id}/form`).expect(404);
    await goTo(app, booking.endsAt, 72 * 60);
    await asCandidate(`bookings/${booking.id}/form`).expect(200);
    expect((await read().expect(200)).body.status).toBe('expired');
    await end('finished').expect(409);
  });

  it('ends at its time whether or not a form is filed, and cannot be gone on with', async () => {
    const form = await draftedForm();
    await save({ competencies: { delivery: 'raising_bar' } }).expect(200);
    app.clock.set(new Date(booking.endsAt.getTime() + 72 * 3_600_000));
    const { body } = await save({ competencies: {} }, 1).expect(409);
    expect(body).toMatchObject({ code: 'self_grade.window_over', zone: 'Europe/Paris' });
    expect((await end('finished').expect(409)).body.code).toBe('self_grade.window_over');
    await app.settle();
    expect((await read().expect(200)).body.status).toBe('expired');
    await submitForm(app, coach, form.id).expect(200);
    await asCandidate(`bookings/${booking.id}/form`).expect(200);
  });

  it('can be begun until 12 hours after the end, the same whether or not the form is filed', async () => {
    const other = await bookAndPay(app, { coach });
    const form = await draftedForm();
    await submitForm(app, coach, form.id).expect(200);
    const over: object[] = [];
    for (const { id, endsAt, candidate } of [booking, other]) {
      await goTo(app, endsAt, 12 * 60 - 1);
      const { body } = await app.http().get(`/v1/bookings/${id}/self-grade`).set(as(candidate)).expect(200);
      expect(body).toMatchObject({
        status: 'not_started',
        feedback: {
          step: 'grade_yourself',
          until: new Date(endsAt.getTime() + 12 * 3_600_000).toISOString(),
        },
      });
      app.clock.set(new Date(endsAt.getTime() + 12 * 3_600_000));
      for (const call of [
        app.http().put(`/v1/bookings/${id}/self-grade`).send({ competencies: {}, principles: {} }),
        app.http().post(`/v1/bookings/${id}/self-grade/end`).send({ outcome: 'skipped' }),
      ])
        over.push((await call.set(as(candidate)).expect(409)).body.code);
    }
    expect(over).toEqual(Array(4).fill('self_grade.window_over'));
  });

  it('can be skipped without beginning, once, and then the form comes when it is filed', async () => {
    const form = await draftedForm();
    const { body } = await end('skipped').expect(200);
    expect(body).toMatchObject({ status: 'skipped', feedback: { step: 'awaited' } });
    expect((await end('skipped').expect(409)).body.code).toBe('self_grade.closed');
    expect((await save().expect(409)).body.code).toBe('self_grade.closed');
    await submitForm(app, coach, form.id).expect(200);
    const { body: released } = await asCandidate(`bookings/${booking.id}/form`).expect(200);
    expect(released.selfGrade).toEqual([]);
  });

  it('finishing and filing at the same moment always ends with a form that can be read, announced once', async () => {
    for (let round = 0; round < 4; round += 1) {
      booking = await bookAndPay(app, { coach });
      const form = await draftedForm();
      await save({ competencies: { delivery: 'raising_bar' } }).expect(200);
      const [filed, ended] = await Promise.all([submitForm(app, coach, form.id), end('finished')]);
      expect([filed.status, ended.status]).toEqual([200, 200]);
      await asCandidate(`bookings/${booking.id}/form`).expect(200);
      expect((await eventsOf(app, booking.id)).filter((type) => type === 'form.released')).toHaveLength(1);
    }
  });

  it('beginning and filing at the same moment ends with a form that waits and a self-grade that is begun', async () => {
    for (let round = 0; round < 4; round += 1) {
      booking = await bookAndPay(app, { coach });
      const form = await draftedForm();
      const [filed, begun] = await Promise.all([submitForm(app, coach, form.id), save()]);
      expect([filed.status, begun.status]).toEqual([200, 200]);
      await asCandidate(`bookings/${booking.id}/form`).expect(404);
      await goTo(app, booking.endsAt, 72 * 60 - 1);
      await asCandidate(`bookings/${booking.id}/form`).expect(404);
      await goTo(app, booking.endsAt, 72 * 60);
      await asCandidate(`bookings/${booking.id}/form`).expect(200);
    }
  });

  it('can be drawn in one call: whose session, what is graded how, who reads it, and what can be done', async () => {
    await goTo(app, booking.endsAt, 1);
    const { body } = await read().expect(200);
    expect(body).toMatchObject({
      status: 'not_started',
      kind: 'session',
      stage: { key: 'tpm-phone-screen', title: expect.any(String) },
      targetLevel: { key: 'l6', title: expect.any(String) },
      coach: { id: coach.coachId },
      startsAt: booking.startsAt.toISOString(),
      zone: 'Europe/Paris',
      whoReadsIt: expect.stringContaining('cannot see this before their own feedback is filed'),
      graded: 0,
      gradable: body.competencies.length + body.principles.length,
      feedback: { step: 'grade_yourself', until: expect.any(String) },
    });
    expect(body.actions).toEqual([
      { name: 'save', refusedWhy: null },
      { name: 'finish', refusedWhy: 'Grade at least one item, or skip.' },
      { name: 'skip', refusedWhy: null },
    ]);
    const { body: saved } = await save({ competencies: { delivery: 'raising_bar' } }).expect(200);
    expect(saved).toMatchObject({ graded: 1, actions: [{}, { name: 'finish', refusedWhy: null }, {}] });
    await end('finished').expect(200);
    expect((await read().expect(200)).body).toMatchObject({ status: 'finished', actions: [] });
  });

  it('is for the candidate, between the end of the session and the release of the form', async () => {
    expect((await save().expect(409)).body.code).toBe('self_grade.too_early');
    expect((await read().expect(409)).body.code).toBe('self_grade.too_early');
    await goTo(app, booking.endsAt, 1);
    expect((await read().expect(200)).body).toMatchObject({ status: 'not_started', version: 0 });
    await end('finished').expect(404);
    await save({}, undefined, await app.signUp()).expect(404);
    await save({}, undefined, coach).expect(403);
    const form = await draftedForm();
    await submitForm(app, coach, form.id).expect(200);
    await goTo(app, booking.endsAt, 12 * 60);
    expect((await save().expect(409)).body.code).toBe('self_grade.form_released');
  });

  it('is saved again and again by version, refuses what the form does not grade, and is closed for good', async () => {
    await goTo(app, booking.endsAt, 1);
    await save().expect(200);
    expect((await end('finished').expect(422)).body.code).toBe('self_grade.empty');
    await save({ competencies: { delivery: 'raising_bar' } }).expect(428);
    await save({ competencies: { delivery: 'raising_bar' } }, 1)
      .expect(200)
      .expect('ETag', '"2"');
    const { body } = await save({ competencies: {} }, 1).expect(412);
    expect(body).toMatchObject({
      stored: { version: 2, grades: { competencies: { delivery: 'raising_bar' } } },
    });
    const refused = await save({ competencies: { cooking: 'raising_bar', delivery: 'best' } }, 2).expect(422);
    expect(refused.body.errors).toHaveLength(2);
    await end('finished').expect(200);
    expect((await save({}, 3).expect(409)).body.code).toBe('self_grade.closed');
    expect((await end('skipped').expect(409)).body.code).toBe('self_grade.closed');
  });
});
