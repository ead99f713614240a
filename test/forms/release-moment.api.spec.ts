import { Sweeps } from '../../src/platform/jobs/sweeps';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import { mailsAbout } from '../notifications/mailbox';
import type { TestAccount } from '../support/app';
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
  skipSelfGrade,
  startForm,
  submitForm,
} from './forms-fixture';

const HOUR = 60;

describe('a filed form comes to its candidate', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let admin: TestAccount;
  let booking: PaidBooking;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    admin = await app.signUp({ roles: ['admin'] });
  });
  beforeEach(async () => {
    booking = await bookAndPay(app, { coach });
  });

  const drafted = async () => {
    const form = await startForm(app, booking, 'open');
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    return form;
  };
  const filed = async () => {
    const form = await drafted();
    await submitForm(app, coach, form.id).expect(200);
    await app.settle();
    return form;
  };
  const read = () => app.http().get(`/v1/bookings/${booking.id}/form`).set(as(booking.candidate));
  const readyMails = (id: string) => mailsAbout(app, id, 'form.ready');
  const begin = () =>
    app
      .http()
      .put(`/v1/bookings/${booking.id}/self-grade`)
      .set(as(booking.candidate))
      .send({ competencies: {}, principles: {} })
      .expect(200);
  const report = (who: TestAccount, missing: string) =>
    app.http().post(`/v1/bookings/${booking.id}/no-show-reports`).set(as(who)).send({ missing }).expect(200);
  const seenBy = async (who: TestAccount) =>
    (await app.http().get(`/v1/bookings/${booking.id}`).set(as(who)).expect(200)).body;
  const lateMails = () => mailsAbout(app, booking.id, 'form.late');

  it('12 hours after the end where they do not grade themselves, by the sweep alone, with one mail', async () => {
    const form = await filed();
    await goTo(app, booking.endsAt, 12 * HOUR - 1);
    await read().expect(404);
    expect(await readyMails(form.id)).toEqual([]);
    await goTo(app, booking.endsAt, 12 * HOUR);
    await read().expect(200);
    await goTo(app, booking.endsAt, 80 * HOUR);
    expect(await readyMails(form.id)).toHaveLength(1);
    expect((await eventsOf(app, booking.id)).filter((type) => type === 'form.released')).toHaveLength(1);
  });

  it('at once where it is filed after that, or after they have skipped', async () => {
    const late = await drafted();
    await goTo(app, booking.endsAt, 12 * HOUR);
    await submitForm(app, coach, late.id).expect(200);
    await read().expect(200);
    booking = await bookAndPay(app, { coach });
    const form = await drafted();
    await skipSelfGrade(app, booking);
    await submitForm(app, coach, form.id).expect(200);
    await read().expect(200);
  });

  it('and both sides are told what happens next and until when, the candidate not that it is filed', async () => {
    const at = (hours: number) => new Date(booking.endsAt.getTime() + hours * 3_600_000).toISOString();
    const form = await drafted();
    const before = await seenBy(booking.candidate);
    expect(before.feedback).toMatchObject({ step: 'grade_yourself', until: at(12) });
    expect((await seenBy(coach)).feedback).toMatchObject({ step: 'write', until: at(24) });
    await submitForm(app, coach, form.id).expect(200);
    await app.settle();
    expect(await seenBy(booking.candidate)).toEqual(before);
    const ofCoach = (await seenBy(coach)).feedback;
    expect(ofCoach).toMatchObject({ step: 'filed', until: at(72) });
    await begin();
    expect((await seenBy(coach)).feedback).toEqual(ofCoach);
    expect((await seenBy(booking.candidate)).feedback).toMatchObject({ until: at(72) });
    await skipSelfGrade(app, booking);
    expect((await seenBy(booking.candidate)).feedback).toMatchObject({ step: 'released', until: null });
    expect((await seenBy(coach)).feedback).toMatchObject({ step: 'released', until: null });
  });

  it('not where nobody came, and where that is disputed once it is decided that it took place', async () => {
    await filed();
    await report(booking.candidate, 'coach');
    await goTo(app, booking.endsAt, 13 * HOUR);
    await read().expect(404);
    expect((await seenBy(booking.candidate)).feedback).toBeNull();
    await report(coach, 'candidate');
    await goTo(app, booking.endsAt, 14 * HOUR);
    await read().expect(404);
    await app
      .http()
      .post(`/v1/admin/bookings/${booking.id}/resolution`)
      .set(as(admin))
      .send({ outcome: 'completed', reason: 'The recording shows both.' })
      .expect(200);
    await app.settle();
    await read().expect(200);
  });

  it('of an earlier version too: what waited is released by the rule, what was released stays so', async () => {
    const waiting = booking;
    await filed();
    await begin();
    booking = await bookAndPay(app, { coach });
    const early = booking;
    const form = await filed();
    await app.database.query(
      `UPDATE feedback_forms SET released_at = submitted_at, suggested_keys = '{}' WHERE id = $1`,
      [form.id],
    );
    await app.database.query(`UPDATE bookings SET form_released_at = form_filed_at WHERE id = $1`, [
      early.id,
    ]);
    await app.database.query(`UPDATE feedback_forms SET release_at = NULL`);
    await read().expect(200);
    await goTo(app, early.endsAt, 2);
    await read().expect(200);
    booking = waiting;
    await read().expect(404);
    await goTo(app, waiting.endsAt, 72 * HOUR - 1);
    await read().expect(404);
    await goTo(app, waiting.endsAt, 72 * HOUR);
    await read().expect(200);
    booking = early;
    await read().expect(200);
    // What was let go before its time is what an earlier version did; the present one never does.
    await app.database.query(`UPDATE feedback_forms SET released_at = $2, release_at = NULL WHERE id = $1`, [
      form.id,
      new Date(early.endsAt.getTime() + 12 * 3_600_000),
    ]);
    await app.database.query(`UPDATE bookings SET form_released_at = $2 WHERE id = $1`, [
      early.id,
      new Date(early.endsAt.getTime() + 12 * 3_600_000),
    ]);
  });

  it('once, however many look at the same moment', async () => {
    const form = await filed();
    app.clock.set(new Date(booking.endsAt.getTime() + 12 * 3_600_000));
    const sweeps = app.nest.get(Sweeps);
    await Promise.all([
      sweeps.run('feedback.release_waiting'),
      sweeps.run('feedback.release_waiting'),
      submitForm(app, coach, form.id).expect(409),
      app
        .http()
        .post(`/v1/bookings/${booking.id}/self-grade/end`)
        .set(as(booking.candidate))
        .send({ outcome: 'skipped' })
        .expect(409),
    ]);
    await app.settle();
    expect(await readyMails(form.id)).toHaveLength(1);
  });

  it('and nothing hangs on a candidate who erased their data while they graded themselves', async () => {
    const form = await filed();
    await begin();
    await app
      .http()
      .post('/v1/me/erasure')
      .set(as(booking.candidate))
      .send({ password: ACCOUNT_PASSWORD, confirm: 'erase my account' })
      .expect(200);
    await goTo(app, booking.endsAt, 72 * HOUR);
    expect(await eventsOf(app, booking.id)).toContain('form.released');
    expect(await app.nest.get(Sweeps).runAll()).toBe(0);
    expect(form.id).toBeTruthy();
  });

  it('and that it is late is told when they have had their time, so that nothing tells whether it is in', async () => {
    await goTo(app, booking.endsAt, HOUR);
    await begin();
    await goTo(app, booking.endsAt, 25 * HOUR);
    expect(await eventsOf(app, booking.id)).toContain('form.overdue');
    expect(await lateMails()).toEqual([]);
    await goTo(app, booking.endsAt, 72 * HOUR);
    expect(await lateMails()).toHaveLength(1);
    booking = await bookAndPay(app, { coach });
    await goTo(app, booking.endsAt, HOUR);
    await goTo(app, booking.endsAt, 25 * HOUR);
    expect(await lateMails()).toHaveLength(1);
  });
});
