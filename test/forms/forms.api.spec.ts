import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, holdSlot, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import {
  as,
  LONG_TOKENS,
  completeDraft,
  eventsOf,
  fileForm,
  goTo,
  saveForm,
  startForm,
  submitForm,
} from './forms-fixture';

describe('feedback forms', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let admin: TestAccount;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    admin = await app.signUp({ roles: ['admin'] });
  });

  const get = (who: TestAccount, path: string) => app.http().get(path).set(as(who));
  const start = (who: TestAccount, bookingId: string) =>
    app.http().post(`/v1/bookings/${bookingId}/form`).set(as(who));

  it('attack 39: start with the session and not before, once, with template, level and principles pinned', async () => {
    const booking = await bookAndPay(app, { coach, practice: { principles: ['dive-deep'] } });
    const early = await start(coach, booking.id).expect(409);
    expect(early.body).toMatchObject({ code: 'form.too_early', from: booking.startsAt.toISOString() });
    await goTo(app, booking.startsAt);
    const [first, second] = await Promise.all([start(coach, booking.id), start(coach, booking.id)]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body.id).toBe(second.body.id);
    expect(first.body).toMatchObject({
      status: 'in_progress',
      version: 1,
      stage: { key: 'tpm-phone-screen' },
      targetLevel: { key: 'l6' },
      template: { version: 2 },
    });
    expect(first.body.template.principles.items.map(({ key }: { key: string }) => key)).toEqual([
      'ownership',
      'dive-deep',
    ]);
    expect(first.headers.etag).toBe('"1"');
    expect(first.body.dueAt).toBe(new Date(booking.endsAt.getTime() + 86_400_000).toISOString());
  });

  it('are graded against the target of the booking', async () => {
    const candidate = await app.signUp();
    const target = await app
      .http()
      .post('/v1/me/targets')
      .set(as(candidate))
      .send({ packKey: 'amazon-tpm', levelKey: 'l7' })
      .expect(201);
    const booking = await bookAndPay(app, { coach, candidate, practice: { targetId: target.body.id } });
    const kit = await get(coach, `/v1/bookings/${booking.id}/kit`).expect(200);
    expect(kit.body.targetLevel.key).toBe('l7');
    expect(await startForm(app, booking)).toMatchObject({ targetLevel: { key: 'l7' } });
  });

  it('attack 39: do not start for a session that is not paid', async () => {
    const { booking } = await holdSlot(app, { coach });
    const { body } = await start(coach, booking.id).expect(409);
    expect(body.code).toBe('form.no_session');
  });

  it('are saved whole, by version: 428 without one, 412 with both versions on a conflict', async () => {
    const form = await startForm(app, await bookAndPay(app, { coach }));
    const draft = completeDraft(form);
    const missing = await app.http().put(`/v1/forms/${form.id}`).set(as(coach)).send(draft).expect(428);
    expect(missing.body.code).toBe('form.version_required');
    const saved = await saveForm(app, coach, form, draft).expect(200);
    expect(saved.body).toMatchObject({ version: 2, gaps: [] });
    expect(saved.headers.etag).toBe('"2"');
    const lost = { ...draft, recommendation: { reason: 'From the other window.' } };
    const conflict = await saveForm(app, coach, form, lost).expect(412);
    expect(conflict.body).toMatchObject({
      code: 'form.changed_meanwhile',
      stored: { version: 2, answers: { recommendation: { reason: 'Delivers.' } } },
      yours: { recommendation: { reason: 'From the other window.' } },
    });
    const { body } = await get(coach, `/v1/forms/${form.id}`).expect(200);
    expect(body.answers.notes[0].fields.question).toMatchObject({
      questionKey: 'gap-between-teams',
      text: expect.any(String),
    });
  });

  it('let one of many concurrent saves of the same version through', async () => {
    const form = await startForm(app, await bookAndPay(app, { coach }));
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => saveForm(app, coach, form, completeDraft(form))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)]);
  });

  it('refuse what the template does not know, naming every place at once', async () => {
    const form = await startForm(app, await bookAndPay(app, { coach }));
    const { body } = await saveForm(app, coach, form, {
      notes: [{ id: 'n1', fields: { mood: 'fine', question: { questionKey: 'no-such-question' } } }],
      competencies: { delivery: { grade: 'excellent' } },
      principles: { frugality: { grade: 'raising_bar' } },
      recommendation: { recommendation: 'maybe' },
    }).expect(422);
    expect(body.code).toBe('form.invalid');
    expect(body.errors.map(({ field, code }: Record<string, string>) => `${field} ${code}`)).toEqual([
      'notes.0.mood form.unknown_field',
      'notes.0.question form.invalid_value',
      'competencies.delivery.grade form.invalid_value',
      'principles.frugality form.principle_not_assigned',
      'recommendation.recommendation form.invalid_value',
    ]);
    await saveForm(app, coach, form, { notes: 'none' }).expect(400);
  });

  it('show what is missing while they are filled in, and name all of it at a submission', async () => {
    const booking = await bookAndPay(app, { coach });
    const form = await startForm(app, booking);
    const refused = await submitForm(app, coach, form.id).expect(422);
    expect(refused.body).toMatchObject({ code: 'form.incomplete', field: 'notes' });
    const { body } = await get(coach, `/v1/forms/${form.id}`).expect(200);
    expect(body.gaps).toEqual(refused.body.errors);
    expect(body.gaps.map(({ field }: { field: string }) => field)).toEqual([
      'notes',
      'competencies.communication.grade',
      'competencies.delivery.grade',
      'competencies.architecture-design.grade',
      'principles.ownership.grade',
      'principles.dive-deep.grade',
      'recommendation.recommendation',
      'recommendation.reason',
      'recommendation.next-steps',
    ]);
    expect(await eventsOf(app, booking.id)).not.toContain('form.submitted');
  });

  it('refuse a submission of a version that was not the one read', async () => {
    const form = await startForm(app, await bookAndPay(app, { coach }));
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await submitForm(app, coach, form.id).set('If-Match', '"1"').expect(412);
    await submitForm(app, coach, form.id).set('If-Match', '"2"').expect(200);
  });

  it('never change after submission; the booking and the candidate know of it', async () => {
    const booking = await bookAndPay(app, { coach });
    const form = await fileForm(app, booking);
    const again = await submitForm(app, coach, form.id).expect(409);
    expect(again.body.code).toBe('form.submitted');
    const edit = await saveForm(app, coach, { id: form.id, version: 3 }, completeDraft(form)).expect(409);
    expect(edit.body.code).toBe('form.submitted');
    const view = await get(booking.candidate, `/v1/bookings/${booking.id}`).expect(200);
    expect(view.body.formFiledAt).toEqual(expect.any(String));
    expect((await eventsOf(app, booking.id)).filter((type) => type === 'form.submitted')).toHaveLength(1);
  });

  it('are marked as entered in error by an admin only; the coach may then file another', async () => {
    const booking = await bookAndPay(app, { coach });
    const form = await startForm(app, booking);
    const mark = (who: TestAccount) =>
      app
        .http()
        .post(`/v1/admin/forms/${form.id}/entered-in-error`)
        .set(as(who))
        .send({ reason: 'Wrong session.' });
    const early = await mark(admin).expect(409);
    expect(early.body.code).toBe('form.not_submitted');
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    await mark(coach).expect(403);
    await mark(admin).expect(200);
    await get(booking.candidate, `/v1/bookings/${booking.id}/form`).expect(404);
    const second = await start(coach, booking.id).expect(201);
    expect(second.body.id).not.toBe(form.id);
    expect((await get(coach, `/v1/forms/${form.id}`)).body.status).toBe('entered_in_error');
  });

  it('are due 24 hours after the session; announced once when overdue, not at all when filed', async () => {
    const late = await bookAndPay(app, { coach });
    await goTo(app, late.endsAt, 1);
    expect(await eventsOf(app, late.id)).toContain('form.due');
    const filed = await bookAndPay(app, { coach });
    await fileForm(app, filed);
    await goTo(app, filed.endsAt, 24 * 60 + 1);
    await goTo(app, filed.endsAt, 48 * 60);
    const overdue = async (id: string) => (await eventsOf(app, id)).filter((type) => type === 'form.overdue');
    expect(await overdue(late.id)).toHaveLength(1);
    expect(await overdue(filed.id)).toHaveLength(0);
  });
});
