import { inWords } from '../../src/shared/zones/in-words';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import {
  as,
  completeDraft,
  eventsOf,
  fileForm,
  goTo,
  LONG_TOKENS,
  saveForm,
  startForm,
  submitForm,
} from './forms-fixture';

const DAY = 24 * 60;
const DUE = DAY;

describe('the form that a coach owes', () => {
  const app = useTestApp({ accessTokenMinutes: 4 * LONG_TOKENS });
  let coach: TestCoach;
  let admin: TestAccount;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    admin = await app.signUp({ roles: ['admin'] });
    await app.http().patch('/v1/me').set(as(admin)).send({ zone: 'Asia/Tokyo' }).expect(200);
  });

  const newsOf = async ({ id }: PaidBooking) =>
    (await eventsOf(app, id)).filter((type) => type.startsWith('form.'));
  const mailsOf = ({ id }: PaidBooking) =>
    app.database.query<{ kind: string; to_address: string; subject: string; text_body: string }>(
      `SELECT kind, to_address, subject, text_body FROM mails WHERE about_id = $1 AND kind LIKE 'form.%' ORDER BY id`,
      [id],
    );
  const queue = async (who: TestAccount, query = '') => {
    const { body } = await app.http().get(`/v1/me/coach/forms?limit=100${query}`).set(as(who)).expect(200);
    return body.items as Record<string, unknown>[];
  };
  const entry = async (booking: PaidBooking, query = '') =>
    (await queue(booking.coach, query)).find(({ bookingId }) => bookingId === booking.id);
  const lateForms = async (query = '') => {
    const { body } = await app
      .http()
      .get(`/v1/admin/late-forms?limit=100${query}`)
      .set(as(admin))
      .expect(200);
    return body.items as Record<string, unknown>[];
  };

  it('is reminded of, announced as overdue, escalated and at last counted as missing, each once', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(app, booking.endsAt, 1);
    expect(await newsOf(booking)).toEqual(['form.due']);
    await goTo(app, booking.endsAt, DUE - 4 * 60);
    await goTo(app, booking.endsAt, DUE - 60);
    expect(await newsOf(booking)).toEqual(['form.due', 'form.reminder']);
    await goTo(app, booking.endsAt, DUE + 1);
    expect(await entry(booking)).toMatchObject({
      overdue: true,
      filedAt: null,
      timeliness: null,
      form: null,
    });
    await goTo(app, booking.endsAt, DUE + DAY);
    expect(await lateForms('&state=escalated')).toContainEqual(
      expect.objectContaining({
        bookingId: booking.id,
        hoursLate: 24,
        coach: { id: coach.coachId, name: expect.any(String) },
        draft: null,
      }),
    );
    await goTo(app, booking.endsAt, DUE + 14 * DAY);
    await goTo(app, booking.endsAt, DUE + 30 * DAY);
    expect(await newsOf(booking)).toEqual([
      'form.due',
      'form.reminder',
      'form.overdue',
      'form.escalated',
      'form.missing',
    ]);
    const people = [coach.email, booking.candidate.email, admin.email];
    const mails = (await mailsOf(booking)).filter(({ to_address }) => people.includes(to_address));
    expect(mails.map(({ kind, to_address }) => `${kind} ${to_address}`)).toEqual([
      `form.due ${coach.email}`,
      `form.reminder ${coach.email}`,
      `form.overdue ${coach.email}`,
      `form.late ${booking.candidate.email}`,
      `form.escalated ${admin.email}`,
      `form.missing ${admin.email}`,
    ]);
    for (const { text_body } of mails.filter(({ to_address }) => to_address === admin.email))
      expect(text_body).toContain(`on ${inWords(booking.startsAt, 'Asia/Tokyo')}`);
  });

  it('is taken late, and then nobody is told anything more', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(app, booking.endsAt, 1);
    await goTo(app, booking.endsAt, DUE + 90);
    app.clock.set(new Date(booking.endsAt.getTime() + (DUE + 90) * 60_000));
    const { body: form } = await app
      .http()
      .post(`/v1/bookings/${booking.id}/form`)
      .set(as(coach))
      .expect(201);
    expect(form.dueAt).toBe(new Date(booking.endsAt.getTime() + DUE * 60_000).toISOString());
    await fileFormNow(booking);
    await goTo(app, booking.endsAt, DUE + 20 * DAY);
    expect(await newsOf(booking)).toEqual(['form.due', 'form.overdue', 'form.submitted', 'form.released']);
    expect(await submission(booking)).toEqual({ timeliness: 'late' });
    expect(await entry(booking)).toBeUndefined();
    expect(await entry(booking, '&state=filed')).toMatchObject({ timeliness: 'late', overdue: false });
  });

  it('filed in time is neither reminded of nor late', async () => {
    const booking = await bookAndPay(app, { coach });
    await fileForm(app, booking);
    await goTo(app, booking.endsAt, DUE + 20 * DAY);
    expect(await newsOf(booking)).toEqual(['form.due', 'form.submitted', 'form.released']);
    expect(await submission(booking)).toEqual({ timeliness: 'on_time' });
    expect((await lateForms()).filter(({ bookingId }) => bookingId === booking.id)).toEqual([]);
  });

  it('that was an error is owed again, by a new deadline, with mails of its own', async () => {
    const booking = await bookAndPay(app, { coach });
    const form = await fileForm(app, booking);
    await goTo(app, booking.endsAt, 3 * DAY);
    await app
      .http()
      .post(`/v1/admin/forms/${form.id}/entered-in-error`)
      .set(as(admin))
      .send({ reason: 'Of another session.' })
      .expect(200);
    await app.settle();
    const dueAt = new Date(booking.endsAt.getTime() + (3 * DAY + DUE) * 60_000).toISOString();
    expect(await entry(booking)).toMatchObject({ dueAt, overdue: false, form: null });
    const second = await app.http().post(`/v1/bookings/${booking.id}/form`).set(as(coach)).expect(201);
    expect(second.body.dueAt).toBe(dueAt);
    const asked = (await mailsOf(booking)).filter(({ kind }) => kind === 'form.due');
    expect(asked.map(({ text_body }) => /entered in error/.test(text_body))).toEqual([false, true]);
    await goTo(app, booking.endsAt, 3 * DAY + DUE + 1);
    expect((await newsOf(booking)).filter((type) => type === 'form.overdue')).toHaveLength(1);
  });

  it('falls away when the session turns out not to have taken place', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(app, booking.endsAt, 1);
    await app
      .http()
      .post(`/v1/bookings/${booking.id}/no-show-reports`)
      .set(as(booking.candidate))
      .send({ missing: 'coach' })
      .expect(200);
    await goTo(app, booking.endsAt, DUE + 20 * DAY);
    expect(await newsOf(booking)).toEqual(['form.due']);
    expect(await entry(booking)).toBeUndefined();
  });

  const report = (who: TestAccount, { id }: PaidBooking, missing: string) =>
    app.http().post(`/v1/bookings/${id}/no-show-reports`).set(as(who)).send({ missing }).expect(200);
  const reportedByBoth = async (booking: PaidBooking, minutes: number) => {
    await goTo(app, booking.startsAt, minutes);
    await report(booking.coach, booking, 'candidate');
    await report(booking.candidate, booking, 'coach');
    await app.settle();
  };
  const decide = async ({ id }: PaidBooking, outcome = 'completed') => {
    const path = `/v1/admin/bookings/${id}/resolution`;
    await app.http().post(path).set(as(admin)).send({ outcome, reason: 'Seen in the log.' }).expect(200);
    await app.settle();
  };
  const mailKinds = async ({ id }: PaidBooking) =>
    (
      await app.database.query<{ kind: string }>(
        `SELECT kind FROM mails WHERE about_id = $1 AND kind IN ('form.due', 'self_grade.open') ORDER BY id`,
        [id],
      )
    ).map(({ kind }) => kind);
  const after = (instant: Date, minutes: number) =>
    new Date(instant.getTime() + minutes * 60_000).toISOString();

  it('is asked for at the end of a session that was found, before it, to take place', async () => {
    const booking = await bookAndPay(app, { coach });
    await reportedByBoth(booking, 20);
    await decide(booking);
    expect([await newsOf(booking), await mailKinds(booking)]).toEqual([[], []]);
    await goTo(app, booking.endsAt, 1);
    expect(await newsOf(booking)).toEqual(['form.due']);
    expect((await mailKinds(booking)).toSorted()).toEqual(['form.due', 'self_grade.open']);
    expect(await entry(booking)).toMatchObject({ dueAt: after(booking.endsAt, DUE), overdue: false });
    await goTo(app, booking.endsAt, DUE + 1);
    expect(await newsOf(booking)).toEqual(['form.due', 'form.overdue']);
  });

  it('is due a day after the decision, where that comes after the end; a draft keeps to it', async () => {
    const booking = await bookAndPay(app, { coach });
    await reportedByBoth(booking, 20);
    await goTo(app, booking.endsAt, 60);
    const { body: draft } = await app
      .http()
      .post(`/v1/bookings/${booking.id}/form`)
      .set(as(coach))
      .expect(201);
    await goTo(app, booking.endsAt, 2 * DAY);
    expect(await entry(booking)).toBeUndefined();
    await decide(booking);
    const dueAt = after(booking.endsAt, 2 * DAY + DUE);
    expect(await entry(booking)).toMatchObject({ dueAt, overdue: false, form: { id: draft.id } });
    const asked = (await mailsOf(booking)).filter(({ kind }) => kind === 'form.due');
    expect(
      asked.map(({ text_body }) => /we have found that your session .* took place/i.test(text_body)),
    ).toEqual([true]);
    await fileFormNow(booking);
    expect(await submission(booking)).toEqual({ timeliness: 'on_time' });
  });

  it('is asked for again, where a report had dropped it; nothing is owed while that is open', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(app, booking.endsAt, 1);
    expect(await entry(booking)).toBeDefined();
    await report(booking.candidate, booking, 'coach');
    await app.settle();
    expect(await entry(booking)).toBeUndefined();
    await report(coach, booking, 'candidate');
    await goTo(app, booking.endsAt, DUE + DAY);
    await decide(booking);
    expect(await newsOf(booking)).toEqual(['form.due', 'form.due']);
    expect(await mailKinds(booking)).toEqual(expect.arrayContaining(['form.due', 'form.due']));
    expect(await entry(booking)).toMatchObject({ dueAt: after(booking.endsAt, 2 * DAY + DUE) });
  });

  it.each(['candidate_no_show', 'coach_no_show'])('is not owed once it is decided: %s', async (outcome) => {
    const booking = await bookAndPay(app, { coach });
    await reportedByBoth(booking, 20);
    await decide(booking, outcome);
    await goTo(app, booking.endsAt, DUE + 20 * DAY);
    expect(await newsOf(booking)).toEqual([]);
  });

  it('that was an error is not owed again for a session that was reported as missed', async () => {
    const booking = await bookAndPay(app, { coach });
    const form = await fileForm(app, booking);
    await report(booking.candidate, booking, 'coach');
    await app
      .http()
      .post(`/v1/admin/forms/${form.id}/entered-in-error`)
      .set(as(admin))
      .send({ reason: 'Nobody was there.' })
      .expect(200);
    await app.settle();
    expect((await newsOf(booking)).filter((type) => type === 'form.due')).toHaveLength(1);
    expect(await entry(booking)).toBeUndefined();
    await report(coach, booking, 'candidate');
    await decide(booking);
    expect(await entry(booking)).toMatchObject({ form: null });
  });

  it('does not arise from news that come after a report', async () => {
    const booking = await bookAndPay(app, { coach });
    app.clock.set(booking.endsAt);
    await app.get(Sweeps).run('bookings.complete');
    await report(booking.candidate, booking, 'coach');
    await app.settle();
    expect(await newsOf(booking)).toEqual([]);
    expect(await entry(booking)).toBeUndefined();
  });

  it('stands in the queue of its coach alone, the most urgent first, with its draft', async () => {
    const other = await publishedCoach(app);
    const bookings = [await bookAndPay(app, { coach: other }), await bookAndPay(app, { coach: other })];
    const [first, second] = bookings.toSorted((a, b) => a.endsAt.getTime() - b.endsAt.getTime());
    if (!first || !second) throw new Error('two bookings');
    const form = await startForm(app, first);
    await goTo(app, second.endsAt, 1);
    const items = await queue(other);
    expect(items.map(({ bookingId }) => bookingId)).toEqual([first.id, second.id]);
    expect(items[0]).toMatchObject({
      form: { id: form.id, status: 'in_progress', version: 1 },
      candidate: { id: first.candidate.accountId },
      stage: { key: 'tpm-phone-screen', title: expect.any(String) },
    });
    expect((await queue(coach)).map(({ bookingId }) => bookingId)).not.toContain(first.id);
  });

  const fileFormNow = async (booking: PaidBooking) => {
    const { body } = await app
      .http()
      .post(`/v1/bookings/${booking.id}/form`)
      .set(as(booking.coach))
      .expect(201);
    await saveForm(app, booking.coach, body, completeDraft(body)).expect(200);
    await submitForm(app, booking.coach, body.id).expect(200);
    await app.settle();
  };
  const submission = async ({ id }: PaidBooking) => {
    const [event] = await app.database.query<{ timeliness: string }>(
      `SELECT data->>'timeliness' AS timeliness FROM outbox_events
       WHERE type = 'form.submitted' AND data->>'bookingId' = $1`,
      [id],
    );
    return event;
  };
});
