import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import {
  as,
  completeDraft,
  eventsOf,
  fileForm,
  LONG_TOKENS,
  startForm,
  submitForm,
  saveForm,
} from './forms-fixture';

describe('the record of a filed form', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let admin: TestAccount;
  let booking: PaidBooking;
  let form: Awaited<ReturnType<typeof fileForm>>;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    admin = await app.signUp({ roles: ['admin'] });
  });
  beforeEach(async () => {
    booking = await bookAndPay(app, { coach });
    form = await fileForm(app, booking);
  });

  const get = (who: TestAccount, path: string) => app.http().get(path).set(as(who));
  const record = async (who: TestAccount = admin) =>
    (await get(who, `/v1/forms/${form.id}/record`).expect(200)).body;
  const versionNow = async (): Promise<number> => (await get(coach, `/v1/forms/${form.id}`)).body.version;
  const changed = (reason = 'Delivers, and says what it cost.') => {
    const draft = completeDraft(form);
    return { ...draft, recommendation: { ...draft.recommendation, reason } };
  };
  const amend = async (answers: object, reason = 'A number was wrong.', version?: number) =>
    app
      .http()
      .post(`/v1/forms/${form.id}/amendments`)
      .set(as(coach))
      .set('If-Match', `"${version ?? (await versionNow())}"`)
      .send({ reason, answers });

  it('starts with the submission, and every amendment adds to it with its reason, author and time', async () => {
    const before = await record(coach);
    expect(before).toMatchObject({ status: 'submitted', intact: true, faults: [] });
    expect(before.entries).toHaveLength(1);
    app.clock.advance({ hours: 30 });
    const { status, body, headers } = await amend(changed());
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'amended', amendedAt: app.clock.now().toISOString() });
    expect(headers.etag).toBe(`"${body.version}"`);
    const after = await record();
    expect(after).toMatchObject({ status: 'amended', intact: true });
    expect(after.entries.map(({ kind, reason }: { kind: string; reason: string }) => [kind, reason])).toEqual(
      [
        ['submitted', null],
        ['amended', 'A number was wrong.'],
      ],
    );
    expect(after.entries[0]).toEqual(before.entries[0]);
    expect(after.entries[1]).toMatchObject({
      author: { id: coach.accountId },
      at: app.clock.now().toISOString(),
    });
    expect(after.fingerprint).not.toBe(before.fingerprint);
  });

  it('is read by the candidate from version to version, without what is private, and a mail tells of the change', async () => {
    await amend(changed('Delivers early.'));
    await app.settle();
    const { body, text } = await get(booking.candidate, `/v1/bookings/${booking.id}/form/versions`).expect(
      200,
    );
    const reasons = body.versions.map(
      ({ form: said }: { form: { comments: { text: string }[] } }) => said.comments[0]?.text,
    );
    expect(reasons).toEqual(['Delivers.', 'Delivers early.']);
    expect(text).not.toContain('SECRET');
    const released = (await get(booking.candidate, `/v1/bookings/${booking.id}/form`).expect(200)).body;
    expect(released).toMatchObject({
      fingerprint: body.fingerprint,
      amendedAt: app.clock.now().toISOString(),
    });
    expect(await eventsOf(app, booking.id)).toContain('form.amended');
    const mails = await app.database.query<{ kind: string }>(
      `SELECT kind FROM mails WHERE recipient_id = $1 AND kind = 'form.amended'`,
      [booking.candidate.accountId],
    );
    expect(mails).toHaveLength(1);
  });

  it('is not amended without a change, a version, a complete form, or by anybody else', async () => {
    const same = await amend(completeDraft(form));
    expect([same.status, same.body.code]).toEqual([422, 'form.nothing_amended']);
    const old = await amend(changed(), 'Late thought.', 1);
    expect([old.status, old.body.code]).toEqual([412, 'form.changed_meanwhile']);
    const incomplete = await amend({ ...changed(), recommendation: {} });
    expect([incomplete.status, incomplete.body.code]).toEqual([422, 'form.incomplete']);
    const path = `/v1/forms/${form.id}/amendments`;
    const body = { reason: 'Mine now.', answers: changed() };
    await app.http().post(path).set(as(coach)).send(body).expect(428);
    const other = await publishedCoach(app);
    await app.http().post(path).set(as(other)).set('If-Match', '"3"').send(body).expect(404);
    await get(other, `/v1/forms/${form.id}/record`).expect(404);
    await get(other, `/v1/bookings/${booking.id}/form/versions`).expect(404);
    await get(booking.candidate, `/v1/forms/${form.id}/record`).expect(403);
    expect((await record()).entries).toHaveLength(1);
  });

  it('takes the first of two amendments of the same version, and gives the second what it met', async () => {
    const version = await versionNow();
    const answers = await Promise.all([
      amend(changed('One.'), 'First.', version),
      amend(changed('Two.'), 'Second.', version),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const lost = answers.find(({ status }) => status === 412);
    expect(lost?.body.yours.recommendation.reason).not.toBe(lost?.body.stored.answers.recommendation.reason);
    expect((await record()).entries).toHaveLength(2);
  });

  it('comes to rest 14 days after the submission', async () => {
    app.clock.advance({ hours: 14 * 24 + 1 });
    const { status, body } = await amend(changed());
    expect([status, body.code]).toEqual([409, 'form.amendment_too_late']);
  });

  it('does not exist for a candidate before the release, nor for a draft', async () => {
    const other = await bookAndPay(app, { coach });
    const draft = await startForm(app, other);
    await get(other.candidate, `/v1/bookings/${other.id}/form/versions`).expect(404);
    expect((await get(coach, `/v1/forms/${draft.id}/record`).expect(200)).body.entries).toEqual([]);
    const { status, body } = await app
      .http()
      .post(`/v1/forms/${draft.id}/amendments`)
      .set(as(coach))
      .set('If-Match', '"1"')
      .send({ reason: 'Too early.', answers: completeDraft(draft) });
    expect([status, body.code]).toEqual([409, 'form.not_submitted']);
    await saveForm(app, coach, draft, completeDraft(draft)).expect(200);
    await submitForm(app, coach, draft.id).expect(200);
  });

  it('keeps what was entered in error, and the coach may file another', async () => {
    await amend(changed());
    await app
      .http()
      .post(`/v1/admin/forms/${form.id}/entered-in-error`)
      .set(as(admin))
      .send({ reason: 'Filed for the wrong session.' })
      .expect(200);
    expect(await record()).toMatchObject({
      status: 'entered_in_error',
      intact: true,
      entries: [{ kind: 'submitted' }, { kind: 'amended' }, { kind: 'entered_in_error', answers: null }],
    });
    await get(booking.candidate, `/v1/bookings/${booking.id}/form/versions`).expect(404);
    form = await fileForm(app, booking);
    expect((await record()).entries).toHaveLength(1);
  });

  it('refuses changes in the database, and shows those made behind its back', async () => {
    await expect(
      app.database.query(`UPDATE form_record SET reason = 'x' WHERE form_id = $1`, [form.id]),
    ).rejects.toThrow('append-only');
    await expect(app.database.query(`DELETE FROM form_record WHERE form_id = $1`, [form.id])).rejects.toThrow(
      'append-only',
    );
    const forge = `UPDATE form_record SET answers = jsonb_set(answers, '{recommendation,recommendation}', $2) WHERE form_id = $1`;
    const set = async (value: string) => {
      await app.database.query('ALTER TABLE form_record DISABLE TRIGGER form_record_append_only');
      await app.database.query(forge, [form.id, JSON.stringify(value)]);
      await app.database.query('ALTER TABLE form_record ENABLE TRIGGER form_record_append_only');
    };
    await set('strong_hire');
    expect(await record()).toMatchObject({
      intact: false,
      faults: [{ number: 1, fault: 'value_changed', path: 'recommendation.recommendation' }],
    });
    await set('hire');
    expect(await record()).toMatchObject({ intact: true });
  });
});
