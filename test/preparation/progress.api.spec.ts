import { recordSql } from '../../bench/recorded-sql';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, completeDraft, fileForm, LONG_TOKENS, saveForm, startForm } from '../forms/forms-fixture';

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
    expect(series?.versionChanges).toEqual([{ at: expect.any(String), from: 1, to: 2 }]);
    const versions = series?.trends.flatMap(({ points }) => points.map(({ version }) => version));
    expect(new Set(versions)).toEqual(new Set([1, 2]));
  });

  it('asks the database as often for many forms as for one: once, and once for the versions of a trend', async () => {
    const candidate = await app.signUp();
    const statements = async (path: string, who: TestAccount) => {
      const connections = await recordSql(() => app.http().get(path).set(as(who)).expect(200));
      return connections.flat().filter(({ text }) => /feedback_|form_|accounts coach|bank_/.test(text))
        .length;
    };
    const lists: [string, TestAccount, number][] = [
      ['/v1/me/forms?limit=100', candidate, 1],
      ['/v1/me/progress', candidate, 2],
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
