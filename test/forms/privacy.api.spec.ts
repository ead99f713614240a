import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, LONG_TOKENS, completeDraft, fileForm, saveForm, startForm, submitForm } from './forms-fixture';

const SECRET = 'never-for-the-candidate';

describe('what a candidate can read of a form', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let stranger: TestCoach;
  let booking: PaidBooking;

  beforeAll(async () => {
    coach = await publishedCoach(app, { name: 'Ada Coach' });
    stranger = await publishedCoach(app);
    booking = await bookAndPay(app, { coach });
  });

  const get = (who: TestAccount, path: string) => app.http().get(path).set(as(who));

  it('is nothing before submission, in the same words whether there is a draft or none', async () => {
    const path = `/v1/bookings/${booking.id}/form`;
    const none = await get(booking.candidate, path).expect(404);
    const form = await startForm(app, booking);
    await saveForm(app, coach, form, completeDraft(form, SECRET)).expect(200);
    const draft = await get(booking.candidate, path).expect(404);
    const { requestId: first, ...before } = none.body;
    const { requestId: second, ...after } = draft.body;
    expect(after).toEqual(before);
    expect(first).not.toBe(second);
    expect((await get(booking.candidate, '/v1/me/forms').expect(200)).body.items).toEqual([]);
    await get(booking.candidate, `/v1/forms/${form.id}`).expect(403);
    const { text } = await get(booking.candidate, `/v1/bookings/${booking.id}`).expect(200);
    expect(text).not.toContain(form.id);
  });

  it('attack 3: is nothing of it for another coach, at any time', async () => {
    const { body } = await app.http().post(`/v1/bookings/${booking.id}/form`).set(as(coach)).expect(201);
    const draft = completeDraft(body, SECRET);
    await get(stranger, `/v1/forms/${body.id}`).expect(404);
    await saveForm(app, stranger, body, draft).expect(404);
    await submitForm(app, stranger, body.id).expect(404);
    await get(stranger, `/v1/bookings/${booking.id}/form`).expect(404);
    await app.http().post(`/v1/bookings/${booking.id}/form`).set(as(stranger)).expect(404);
    await get(stranger, `/v1/bookings/${booking.id}/rating`).expect(404);
    await submitForm(app, coach, body.id).expect(200);
    await get(stranger, `/v1/bookings/${booking.id}/form`).expect(404);
    await get(stranger, `/v1/forms/${body.id}`).expect(404);
  });

  it('attack 4: is every part meant for them after submission, in words, and no private note', async () => {
    const { body, text } = await get(booking.candidate, `/v1/bookings/${booking.id}/form`).expect(200);
    expect(body).toMatchObject({
      notice: expect.stringContaining('not a hiring decision'),
      disclaimer: expect.stringContaining('practice'),
      coach: { name: 'Ada Coach' },
      targetLevel: { title: 'Senior Technical Program Manager (L6)' },
      recommendation: { key: 'hire', title: 'Hire' },
    });
    expect(body.principles[0]).toMatchObject({
      key: 'ownership',
      title: 'Ownership',
      grade: { title: 'Solid, not raising the bar', passing: false, anchor: expect.stringMatching(/\w{4}/) },
      evidence: { text: 'Seen for ownership.', notes: [1] },
      fields: [],
    });
    expect(body.comments.map(({ key }: { key: string }) => key)).toEqual(['reason', 'next-steps']);
    expect(body.notes[0].fields[0]).toMatchObject({ key: 'question', text: expect.stringMatching(/\?$/) });
    expect(text).not.toContain(SECRET);
    expect(text).not.toMatch(/coach-note|debrief-note|platform-note|audience/);
    const history = await get(booking.candidate, '/v1/me/forms').expect(200);
    expect(history.text).not.toContain(SECRET);
    const preview = await get(coach, `/v1/bookings/${booking.id}/form`).expect(200);
    expect(preview.text).not.toContain(SECRET);
  });

  it('leaves no note in events, mails or the audit log', async () => {
    for (const table of ['outbox_events', 'mails', 'audit_log']) {
      const rows = await app.database.query(`SELECT 1 FROM ${table} t WHERE t::text LIKE $1`, [
        `%${SECRET}%`,
      ]);
      expect(rows).toEqual([]);
    }
  });

  it('is a history, page by page, newest first, of their own forms only', async () => {
    const candidate = await app.signUp();
    const filed: string[] = [];
    for (let session = 0; session < 3; session += 1)
      filed.unshift((await fileForm(app, await bookAndPay(app, { coach, candidate }))).id);
    const first = await get(candidate, '/v1/me/forms?limit=2').expect(200);
    const rest = await get(candidate, `/v1/me/forms?limit=2&cursor=${first.body.nextCursor}`).expect(200);
    const ids = [...first.body.items, ...rest.body.items].map(({ id }: { id: string }) => id);
    expect(ids).toEqual(filed);
    expect(rest.body.nextCursor).toBeNull();
    await get(candidate, '/v1/me/forms?cursor=rubbish').expect(400);
  });
});
