import { ACCOUNT_PASSWORD } from '../support/accounts';
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

describe('a form whose ground is gone', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let admin: TestAccount;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    admin = await app.signUp({ roles: ['admin'] });
  });

  const ask = (who: TestAccount, method: 'get' | 'post' | 'patch', path: string, body?: object) =>
    app.http()[method](path).set(as(who)).send(body);
  const mailsOf = async (who: TestAccount, kind: string): Promise<string[]> =>
    (
      await app.database.query<{ text: string }>(
        `SELECT text_body AS text FROM mails WHERE recipient_id = $1 AND kind = $2 ORDER BY id`,
        [who.accountId, kind],
      )
    ).map(({ text }) => text);
  const amend = (form: { id: string; version: number }, answers: object, reason: string) =>
    ask(coach, 'post', `/v1/forms/${form.id}/amendments`, { reason, answers }).set(
      'If-Match',
      `"${form.version}"`,
    );

  it('is not filed on a session that its coach did not come to', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(app, booking.startsAt, 20);
    const { body: form } = await ask(coach, 'post', `/v1/bookings/${booking.id}/form`).expect(201);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await ask(booking.candidate, 'post', `/v1/bookings/${booking.id}/no-show-reports`, {
      missing: 'coach',
    }).expect(200);
    const { body } = await submitForm(app, coach, form.id).expect(409);
    expect(body).toMatchObject({ code: 'form.no_session', bookingStatus: 'coach_no_show' });
    await app.settle();
    await ask(booking.candidate, 'get', `/v1/bookings/${booking.id}/form`).expect(404);
    expect(await eventsOf(app, booking.id)).not.toContain('form.submitted');
  });

  describe('because its candidate erased their data', () => {
    let filed: PaidBooking;
    let drafted: PaidBooking;
    let untouched: PaidBooking;
    let form: { id: string; version: number };
    let draft: Awaited<ReturnType<typeof startForm>>;

    beforeAll(async () => {
      const candidate = await app.signUp();
      filed = await bookAndPay(app, { coach, candidate });
      drafted = await bookAndPay(app, { coach, candidate });
      untouched = await bookAndPay(app, { coach, candidate });
      form = await fileForm(app, filed, 'words');
      await ask(admin, 'post', `/v1/admin/forms/${form.id}/entered-in-error`, {
        reason: 'It is about Ines',
      }).expect(200);
      form = await fileForm(app, filed, 'words');
      draft = await startForm(app, drafted);
      await saveForm(app, coach, draft, completeDraft(draft)).expect(200);
      await goTo(app, untouched.endsAt, 1);
      await ask(candidate, 'post', '/v1/me/erasure', {
        password: ACCOUNT_PASSWORD,
        confirm: 'erase my account',
      }).expect(200);
    });

    it('takes no word any more, in no way', async () => {
      const { body: now } = await ask(coach, 'get', `/v1/forms/${form.id}`).expect(200);
      const change = { changes: [{ field: 'recommendation.reason', now: 'Ines' }] };
      const answers = [
        await amend(now, completeDraft(draft, 'Ines'), 'Ines'),
        await saveForm(app, coach, { id: draft.id, version: 3 }, completeDraft(draft, 'Ines')),
        await ask(coach, 'patch', `/v1/forms/${draft.id}`, change),
        await ask(coach, 'post', `/v1/forms/${draft.id}/notes`, { id: 'n9', fields: { summary: 'Ines' } }),
        await submitForm(app, coach, draft.id),
        await ask(coach, 'post', `/v1/bookings/${untouched.id}/form`),
      ];
      for (const { status, body } of answers)
        expect({ status, code: body.code }).toEqual({ status: 409, code: 'form.candidate_erased' });
    });

    it('is not asked for any more', async () => {
      const { body } = await ask(coach, 'get', '/v1/me/coach/forms?limit=100').expect(200);
      const ids = (body.items as { bookingId: string }[]).map(({ bookingId }) => bookingId);
      expect(ids).not.toContain(drafted.id);
      expect(ids).not.toContain(untouched.id);
    });

    it('leaves no word of the admin who marked it as an error', async () => {
      const rows = await app.database.query(
        `SELECT 1 FROM audit_log t WHERE t::text LIKE '%Ines%'
         UNION ALL SELECT 1 FROM feedback_forms t WHERE t::text LIKE '%Ines%'
         UNION ALL SELECT 1 FROM form_record t WHERE t::text LIKE '%Ines%'`,
      );
      expect(rows).toEqual([]);
    });
  });

  it('is missed by nobody without a word: its candidate is told that it was withdrawn', async () => {
    const booking = await bookAndPay(app, { coach });
    const form = await fileForm(app, booking);
    await ask(admin, 'post', `/v1/admin/forms/${form.id}/entered-in-error`, { reason: 'INTERNAL' }).expect(
      200,
    );
    await app.settle();
    const [text, ...more] = await mailsOf(booking.candidate, 'form.withdrawn');
    expect(more).toEqual([]);
    expect(text).toContain('entered in error');
    expect(text).not.toContain('INTERNAL');
  });

  it('tells nothing of itself that only its coach wrote for others', async () => {
    const booking = await bookAndPay(app, { coach });
    const form = await fileForm(app, booking);
    const draft = completeDraft(form);
    const { body: now } = await ask(coach, 'get', `/v1/forms/${form.id}`).expect(200);
    const secret = { ...draft, recommendation: { ...draft.recommendation, 'platform-note': 'ANOTHER' } };
    const { body: later } = await amend(now, secret, 'WHY-SECRET').expect(200);
    await app.settle();
    expect(await mailsOf(booking.candidate, 'form.amended')).toEqual([]);
    const versions = () => ask(booking.candidate, 'get', `/v1/bookings/${booking.id}/form/versions`);
    const before = await versions().expect(200);
    expect(before.body.versions).toHaveLength(1);
    expect(before.text).not.toContain('WHY-SECRET');
    const open = { ...secret, recommendation: { ...secret.recommendation, reason: 'Delivers more.' } };
    await amend(later, open, 'WHY-OPEN').expect(200);
    await app.settle();
    expect(await mailsOf(booking.candidate, 'form.amended')).toHaveLength(1);
    const after = await versions().expect(200);
    expect(after.body.versions).toMatchObject([{ number: 1 }, { number: 3, reason: 'WHY-OPEN' }]);
    const { body: record } = await ask(coach, 'get', `/v1/forms/${form.id}/record`).expect(200);
    expect(record.entries).toHaveLength(3);
  });
});
