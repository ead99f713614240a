import { recordSql } from '../../bench/recorded-sql';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, publishedCoach } from '../support/scenario';
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

describe('a candidate’s progress, and lists that grow', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;

  beforeAll(async () => {
    coach = await publishedCoach(app);
  });

  const progress = async (who: TestAccount, query = '') => {
    const { body } = await app.http().get(`/v1/me/progress${query}`).set(as(who)).expect(200);
    return body.series as {
      forms: number;
      version: number;
      versionChanges: object[];
      stage: { key: string };
      targetLevel: { key: string };
      trends: { part: string; key: string; points: { version: number; asGiven: object | null }[] }[];
    }[];
  };

  it('is empty at first', async () => {
    expect(await progress(await app.signUp())).toEqual([]);
  });

  it('shows the grades of forms that were released, per stage and level', async () => {
    const candidate = await app.signUp();
    await fileForm(app, await bookAndPay(app, { coach, candidate }));
    await fileForm(app, await bookAndPay(app, { coach, candidate }));
    const unfinished = await bookAndPay(app, { coach, candidate });
    const draft = await startForm(app, unfinished);
    await saveForm(app, coach, draft, completeDraft(draft)).expect(200);
    const [series, ...others] = await progress(candidate);
    expect(others).toEqual([]);
    expect(series).toMatchObject({
      forms: 2,
      version: 2,
      versionChanges: [],
      stage: { key: 'tpm-phone-screen' },
      targetLevel: { key: 'l6' },
    });
    const communication = series?.trends.find(({ key }) => key === 'communication');
    expect(communication?.points).toHaveLength(2);
    expect(await progress(candidate, '?levelKey=l7')).toEqual([]);
    expect(await progress(candidate, '?stageKey=tpm-phone-screen&levelKey=l6')).toHaveLength(1);
  });

  it('says in one answer what each point is about, what the candidate thought, and how long they have left', async () => {
    const candidate = await app.signUp();
    const day = (date: Date) => date.toISOString().slice(0, 10);
    const inTenDays = new Date(app.clock.now().getTime() + 10 * 86_400_000);
    await app
      .http()
      .post('/v1/me/targets')
      .set(as(candidate))
      .send({ packKey: 'amazon-tpm', levelKey: 'l6', interviewDate: day(inTenDays) })
      .expect(201);
    const booking = await bookAndPay(app, { coach, candidate });
    const form = await startForm(app, booking, 'open');
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    const own = `/v1/bookings/${booking.id}/self-grade`;
    const grades = { competencies: { communication: 'far_above_bar' }, principles: {} };
    await app.http().put(own).set(as(candidate)).send(grades).expect(200);
    await app.http().post(`${own}/end`).set(as(candidate)).send({ outcome: 'finished' }).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    for (let n = 0; n < 2; n += 1) await fileForm(app, await bookAndPay(app, { coach, candidate }));
    const { body } = await app.http().get('/v1/me/progress').set(as(candidate)).expect(200);
    const [series] = body.series;
    expect(series).toMatchObject({
      recommendations: [{ key: 'strong_no_hire', hires: false }, {}, { key: 'hire', hires: true }, {}],
      interviewDate: { date: day(inTenDays), daysLeft: expect.any(Number) },
    });
    expect(series.sessions).toHaveLength(3);
    expect(series.sessions[0]).toMatchObject({
      formId: form.id,
      bookingId: booking.id,
      at: booking.startsAt.toISOString(),
      coach: { id: coach.coachId },
      recommendation: { key: 'hire', title: 'Hire' },
    });
    const trend = series.trends.find(({ key }: { key: string }) => key === 'communication');
    expect(trend).toMatchObject({
      own: [{ formId: form.id, grade: { key: 'far_above_bar' } }],
      notTestedIn: [],
      passing: {
        n: 3,
        inWords: 'Raising the bar or above in 3 of 3; with so few, 44 to 100 % is possible.',
      },
    });
  });

  it('offers every stage and level with feedback to choose from, whatever is filtered for', async () => {
    const candidate = await app.signUp();
    await fileForm(app, await bookAndPay(app, { coach, candidate }));
    for (const query of ['', '?levelKey=l7']) {
      const { body } = await app.http().get(`/v1/me/progress${query}`).set(as(candidate)).expect(200);
      expect(body.choices).toMatchObject([
        { pack: { key: 'amazon-tpm' }, stage: { key: 'tpm-phone-screen' }, level: { key: 'l6' }, forms: 1 },
      ]);
    }
  });

  it('spans versions of the form, with the change marked', async () => {
    const candidate = await app.signUp();
    const first = await bookAndPay(app, { coach, candidate });
    const form = await fileForm(app, first);
    await app.database.query(
      `UPDATE feedback_forms SET template_id = (SELECT id FROM form_templates
         WHERE pack_key = 'amazon-tpm' AND stage_key = 'tpm-phone-screen' AND version = 1) WHERE id = $1`,
      [form.id],
    );
    await fileForm(app, await bookAndPay(app, { coach, candidate }));
    const [series] = await progress(candidate);
    expect(series?.versionChanges).toEqual([
      { at: expect.any(String), from: 1, to: 2, formId: expect.any(String) },
    ]);
    const versions = series?.trends.flatMap(({ points }) => points.map(({ version }) => version));
    expect(new Set(versions)).toEqual(new Set([1, 2]));
  });

  it('asks the database as often for many forms as for one: once, and for a trend once each for its choices and versions', async () => {
    const candidate = await app.signUp();
    const statements = async (path: string, who: TestAccount) => {
      const connections = await recordSql(() => app.http().get(path).set(as(who)).expect(200));
      return connections.flat().filter(({ text }) => /feedback_|form_|accounts coach|bank_/.test(text))
        .length;
    };
    const lists: [string, TestAccount, number][] = [
      ['/v1/me/forms?limit=100', candidate, 1],
      ['/v1/me/progress', candidate, 3],
      ['/v1/me/coach/forms?state=filed&limit=100', coach, 1],
      ['/v1/me/coach/forms?limit=100', coach, 1],
    ];
    for (let n = 0; n < 3; n += 1) {
      await fileForm(app, await bookAndPay(app, { coach, candidate }));
      for (const [path, who, times] of lists)
        expect([path, await statements(path, who)]).toEqual([path, times]);
    }
  });
});
