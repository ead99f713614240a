import { inWords } from '../../src/shared/zones/in-words';
import { mailsAbout } from '../notifications/mailbox';
import { received, documentCoach } from '../documents/document-fixture';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, completeDraft, eventsOf, goTo, LONG_TOKENS, saveForm, submitForm } from './forms-fixture';

const HOUR = 60;
const ZONE = 'Europe/Paris';

describe('a form is submitted from the end of its session on', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let booking: PaidBooking;

  beforeAll(async () => {
    coach = await publishedCoach(app, { name: 'Clara Coach' });
  });
  beforeEach(async () => {
    booking = await bookAndPay(app, { coach });
  });

  const drafted = async () => {
    const { body: form } = await app
      .http()
      .post(`/v1/bookings/${booking.id}/form`)
      .set(as(coach))
      .expect(201);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    return form as { id: string };
  };
  const endEarly = (who: TestAccount = coach, id = booking.id) =>
    app.http().post(`/v1/bookings/${id}/early-end`).set(as(who));
  const seenBy = async (who: TestAccount) =>
    (await app.http().get(`/v1/bookings/${booking.id}`).set(as(who)).expect(200)).body;
  const earlyMails = () => mailsAbout(app, booking.id, 'booking.ended_early');
  const report = (who: TestAccount, missing: string) =>
    app.http().post(`/v1/bookings/${booking.id}/no-show-reports`).set(as(who)).send({ missing });

  it('not a millisecond before, and is told from when on and how an early end is stated', async () => {
    await goTo(app, booking.startsAt, 2);
    const form = await drafted();
    const submission = () => submitForm(app, coach, form.id);
    const { body } = await submission().expect(409);
    expect(body).toMatchObject({
      code: 'form.submission_too_early',
      from: booking.endsAt.toISOString(),
      zone: ZONE,
      earlyEnd: `/v1/bookings/${booking.id}/early-end`,
    });
    expect(new Date(body.fromLocal)).toEqual(booking.endsAt);
    expect(body.detail).toContain(inWords(booking.endsAt, ZONE));
    expect(body.detail).toContain(body.earlyEnd);
    expect((await seenBy(coach)).feedback).toMatchObject({
      step: 'session',
      until: booking.endsAt.toISOString(),
    });
    app.clock.set(new Date(booking.endsAt.getTime() - 1));
    await submission().expect(409);
    app.clock.set(booking.endsAt);
    expect((await submission().expect(200)).body.status).toBe('submitted');
    await app.settle();
    await app.http().get(`/v1/bookings/${booking.id}/form`).set(as(booking.candidate)).expect(404);
    expect(await eventsOf(app, booking.id)).not.toContain('form.released');
  });

  it('or from an early end that the coach states; the candidate is told, and may grade themselves', async () => {
    const path = `/v1/bookings/${booking.id}/self-grade`;
    const grade = () =>
      app.http().put(path).set(as(booking.candidate)).send({ competencies: {}, principles: {} });
    await goTo(app, booking.startsAt, 20);
    const form = await drafted();
    expect((await grade().expect(409)).body).toMatchObject({
      code: 'self_grade.too_early',
      from: booking.endsAt.toISOString(),
    });
    const { body } = await endEarly().expect(200);
    const endedEarlyAt = app.clock.now().toISOString();
    expect(body).toMatchObject({ endedEarlyAt, endsAt: booking.endsAt.toISOString(), status: 'confirmed' });
    expect(body.feedback).toMatchObject({
      step: 'write',
      until: new Date(booking.endsAt.getTime() + 24 * 3_600_000).toISOString(),
    });
    await app.settle();
    const [mail, ...more] = await earlyMails();
    expect(more).toEqual([]);
    expect(mail?.to_address).toBe(booking.candidate.email);
    for (const instant of [
      app.clock.now(),
      booking.endsAt,
      ...[12, 24, 72].map((hours) => new Date(booking.endsAt.getTime() + hours * 3_600_000)),
    ])
      expect(mail?.text_body).toContain(inWords(instant, ZONE));
    expect(await seenBy(booking.candidate)).toMatchObject({
      endedEarlyAt,
      feedback: {
        step: 'grade_yourself',
        until: new Date(booking.endsAt.getTime() + 12 * 3_600_000).toISOString(),
      },
    });
    await grade().expect(200);
    await submitForm(app, coach, form.id).expect(200);
    await app.http().post(`${path}/end`).set(as(booking.candidate)).send({ outcome: 'skipped' }).expect(200);
    const read = () => app.http().get(`/v1/bookings/${booking.id}/form`).set(as(booking.candidate));
    await goTo(app, booking.endsAt, -1);
    await read().expect(404);
    await goTo(app, booking.endsAt);
    await read().expect(200);
    expect(await mailsAbout(app, booking.id, 'self_grade.open')).toEqual([]);
    expect(await mailsAbout(app, booking.id, 'form.due')).toEqual([]);
    const { body: mine } = await app.http().get('/v1/me/coach/forms?state=filed').set(as(coach)).expect(200);
    expect(mine.items[0]).toMatchObject({
      bookingId: booking.id,
      dueAt: new Date(booking.endsAt.getTime() + 24 * 3_600_000).toISOString(),
    });
  });

  it('which is stated once, by the coach alone, while the session runs', async () => {
    await goTo(app, booking.startsAt, -1);
    expect((await endEarly().expect(409)).body).toMatchObject({
      code: 'booking.early_end_too_early',
      from: booking.startsAt.toISOString(),
    });
    await goTo(app, booking.startsAt);
    await endEarly(booking.candidate).expect(403);
    await endEarly(await publishedCoach(app)).expect(404);
    const answers = await Promise.all([endEarly(), endEarly(), endEarly()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const stated = app.clock.now().toISOString();
    await goTo(app, booking.endsAt, HOUR);
    expect((await endEarly().expect(200)).body.endedEarlyAt).toBe(stated);
    expect(await earlyMails()).toHaveLength(1);
    const trail = await app.database.query<object>(
      `SELECT actor_id AS "actorId", data FROM audit_log WHERE action = 'booking.ended_early' AND subject_id = $1`,
      [booking.id],
    );
    expect(trail).toEqual([{ actorId: coach.accountId, data: { endedAt: stated } }]);
    booking = await bookAndPay(app, { coach });
    await goTo(app, booking.endsAt);
    expect((await endEarly().expect(409)).body.code).toBe('booking.early_end_too_late');
  });

  it('and which nobody states of a session that was missed, or of a document', async () => {
    await goTo(app, booking.startsAt, 20);
    await report(booking.candidate, 'coach').expect(200);
    expect((await endEarly().expect(409)).body).toMatchObject({
      code: 'booking.early_end_not_possible',
      bookingStatus: 'coach_no_show',
    });
    expect(await seenBy(coach)).toMatchObject({ endedEarlyAt: null, feedback: null });
    const review = await received(app, await documentCoach(app));
    expect((await endEarly(review.coach, review.id).expect(409)).body.code).toBe(
      'booking.early_end_not_possible',
    );
  });

  it('does not stand in the way of a report that there was no session', async () => {
    await goTo(app, booking.startsAt, 20);
    const form = await drafted();
    await endEarly().expect(200);
    await report(booking.candidate, 'coach').expect(200);
    await app.settle();
    expect((await submitForm(app, coach, form.id).expect(409)).body.code).toBe('form.no_session');
    expect(await earlyMails()).toEqual([]);
    expect((await endEarly().expect(200)).body.status).toBe('coach_no_show');
  });

  it('is shown on the page that the candidate was mailed', async () => {
    await goTo(app, booking.startsAt, 20);
    await endEarly().expect(200);
    const { statusPage } = await seenBy(booking.candidate);
    const page = new URL(statusPage as string);
    const { body } = await app.http().get(`/v1${page.pathname}/card${page.search}`).expect(200);
    expect(body.state).toMatchObject({ key: 'ended_early', sentence: expect.stringContaining('told us so') });
    expect(body.next).toContain('Grade yourself before you read what Clara Coach thinks');
  });
});
