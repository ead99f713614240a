import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import {
  as,
  completeDraft,
  fileForm,
  LONG_TOKENS,
  saveForm,
  startForm,
  submitForm,
} from '../forms/forms-fixture';

describe('the page of one feedback report', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let booking: PaidBooking;

  beforeAll(async () => {
    coach = await publishedCoach(app);
  });
  beforeEach(async () => {
    booking = await bookAndPay(app, { coach });
  });

  const read = async (who: TestAccount = booking.candidate) =>
    (await app.http().get(`/v1/bookings/${booking.id}/form`).set(as(who)).expect(200)).body;

  it('says in one answer who, what, when, and between which grades and recommendations', async () => {
    await fileForm(app, booking);
    const page = await read();
    expect(page).toMatchObject({
      minutes: 60,
      candidate: { id: booking.candidate.accountId },
      session: { kind: 'session', at: booking.startsAt.toISOString(), zone: 'Europe/Paris' },
      notTested: { key: 'not_tested', title: 'Not tested' },
      recommendation: { key: 'hire', hires: true },
    });
    expect(page.scale.map(({ title }: { title: string }) => title)).toEqual([
      'Below the bar',
      'Solid, not raising the bar',
      'Raising the bar',
      'Far above the bar',
    ]);
    expect(page.recommendations.map(({ key }: { key: string }) => key)).toEqual([
      'strong_no_hire',
      'no_hire',
      'hire',
      'strong_hire',
    ]);
    expect(page.facts).toContainEqual({ term: 'Graded against', text: page.targetLevel.title });
    expect(page.principles[0].grade.next).toMatchObject({ key: 'raising_bar', anchor: expect.any(String) });
    expect(page.notes.map(({ reportable }: { reportable: boolean }) => reportable)).toEqual([true, false]);
  });

  it('leads to coaches who help with what fell short, by parameters that the directory takes', async () => {
    await fileForm(app, booking);
    const { bookFor, workOn } = await read();
    const weak = workOn.filter(({ part }: { part: string }) => part === 'principles');
    expect(bookFor).toMatchObject({
      packKey: 'amazon-tpm',
      stageKey: 'tpm-phone-screen',
      principle: weak.slice(0, 5).map(({ key }: { key: string }) => key),
      competency: null,
    });
    const { packKey, stageKey, principle } = bookFor;
    const { body } = await app
      .http()
      .get('/v1/coaches')
      .query({ packKey, stageKey, principle: principle.join(',') })
      .expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(coach.coachId);
  });

  it('tells what a correction changed, place by place, and nothing of what is private', async () => {
    const form = await fileForm(app, booking);
    const draft = completeDraft(form, 'OTHER SECRET');
    draft.recommendation.recommendation = 'no_hire';
    const { body: filed } = await app.http().get(`/v1/forms/${form.id}`).set(as(coach)).expect(200);
    await app
      .http()
      .post(`/v1/forms/${form.id}/amendments`)
      .set(as(coach))
      .set('If-Match', `"${filed.version}"`)
      .send({ reason: 'I mixed up two sessions.', answers: draft })
      .expect(200);
    const { versions } = await read();
    expect(versions).toMatchObject([
      { number: 1, kind: 'submitted', corrections: [] },
      {
        number: 2,
        kind: 'amended',
        reason: 'I mixed up two sessions.',
        corrections: [{ part: 'recommendation', field: 'Recommendation', before: 'Hire', after: 'No hire' }],
      },
    ]);
    expect(JSON.stringify(versions)).not.toContain('SECRET');
  });

  it('has links and rating of its candidate beside it, and what they may do', async () => {
    await fileForm(app, booking);
    expect(await read()).toMatchObject({
      links: [],
      rating: null,
      actions: [
        { name: 'share', refusedWhy: null },
        { name: 'rate', refusedWhy: null },
      ],
      parts: [
        { key: 'recommendation', title: 'Overall recommendation' },
        { key: 'principles', title: 'Principles' },
        { key: 'competencies', title: 'Competencies' },
        { key: 'notes', title: 'Notes' },
      ],
    });
    const share = () =>
      app.http().post(`/v1/bookings/${booking.id}/form/links`).set(as(booking.candidate)).send({ days: 7 });
    const { body: link } = await share().expect(201);
    await app
      .http()
      .post(`/v1/bookings/${booking.id}/rating`)
      .set(as(booking.candidate))
      .send({ stars: 5 })
      .expect(201);
    const page = await read();
    expect(page.links).toMatchObject([{ id: link.id, state: 'open', reportTitle: page.reportTitle }]);
    expect(page.rating).toMatchObject({ stars: 5, changeable: false, publicFromLocal: expect.any(String) });
    expect(page.actions).toEqual([{ name: 'share', refusedWhy: null }]);
    for (let n = 1; n < 20; n += 1) await share().expect(201);
    expect((await read()).actions).toEqual([
      { name: 'share', refusedWhy: 'At most 20 links may be open; revoke one first.' },
    ]);
  });

  it('shows its coach the preview, without links, rating and actions of their candidate', async () => {
    const form = await startForm(app, booking);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    expect(await read(coach)).toMatchObject({
      submittedAt: null,
      versions: [],
      links: [],
      parts: [],
      rating: null,
      actions: [],
    });
    await submitForm(app, coach, form.id).expect(200);
    await app
      .http()
      .post(`/v1/bookings/${booking.id}/form/links`)
      .set(as(booking.candidate))
      .send({})
      .expect(201);
    expect((await read(coach)).links).toEqual([]);
  });

  it('sets what its candidate thought beside each grade, in words', async () => {
    const form = await startForm(app, booking, 'open');
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    const path = `/v1/bookings/${booking.id}/self-grade`;
    const [principle] = form.template.principles.items;
    await app
      .http()
      .put(path)
      .set(as(booking.candidate))
      .send({ competencies: {}, principles: { [principle?.key ?? '']: 'raising_bar' } })
      .expect(200);
    await app.http().post(`${path}/end`).set(as(booking.candidate)).send({ outcome: 'finished' }).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    expect((await read()).selfGrade).toEqual([
      {
        key: principle?.key,
        title: expect.any(String),
        part: 'principles',
        own: 'Raising the bar',
        ownKey: 'raising_bar',
        coach: 'Solid, not raising the bar',
        coachKey: 'not_raising_bar',
        gap: -1,
        inWords:
          'You: Raising the bar. Your coach: Solid, not raising the bar. Your coach saw it 1 step lower.',
      },
    ]);
  });
});
