import { DataSource } from 'typeorm';
import { Packs } from '../../src/packs';
import { Clock } from '../../src/platform/clock/clock';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { Database } from '../../src/platform/database/database';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, completeDraft, fileForm, LONG_TOKENS, saveForm, startForm, submitForm } from './forms-fixture';
import {
  completeNext,
  draftOf,
  publishTemplate,
  readTemplate,
  retireTemplate,
  saveTemplate,
  type ShownVersion,
  TEMPLATES,
  versionsOf,
  withBetterWords,
} from './template-fixture';

const STAGE = 'tpm-phone-screen';

describe('published versions of feedback forms', () => {
  let connections: DataSource;
  // Before the database goes.
  afterAll(() => connections?.destroy());
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let admin: TestAccount;
  let colleague: TestAccount;
  let coach: TestCoach;
  /** What another process has in its memory. */
  let other: Packs;
  let published: ShownVersion;
  let candidate: TestAccount;
  /** Booked before the publication, and its form begun after it. */
  let prepared: PaidBooking;
  /** A principle that the new version leaves out. */
  let dropped: string;
  let begun: Awaited<ReturnType<typeof startForm>>;

  beforeAll(async () => {
    [admin, colleague] = [await app.signUp({ roles: ['admin'] }), await app.signUp({ roles: ['admin'] })];
    coach = await publishedCoach(app);
    connections = await new DataSource({
      ...dataSourceOptions(app.config.databaseUrl ?? '', 2),
      entities: [],
    }).initialize();
    other = new Packs(new Database(connections, { environment: 'test' }, app.nest.get(Clock)));
    await other.onModuleInit();
    candidate = await app.signUp();
    await fileForm(app, await bookAndPay(app, { coach, candidate }));
    begun = await startForm(app, await bookAndPay(app, { coach, candidate }));
    prepared = await bookAndPay(app, { coach, candidate });
    dropped = begun.template.principles.items[0]?.key ?? '';
    const draft = await draftOf(app, admin, STAGE);
    const { body } = await saveTemplate(app, admin, draft, withBetterWords(draft.content, dropped)).expect(
      200,
    );
    published = body as ShownVersion;
  });

  const get = (path: string, who: TestAccount = admin) => app.http().get(`${TEMPLATES}${path}`).set(as(who));
  const actsOn = async (id: string): Promise<string[]> => {
    const rows = await app.database.query<{ action: string }>(
      `SELECT action FROM audit_log WHERE subject_id = $1 AND actor_id IS NOT NULL ORDER BY id`,
      [id],
    );
    return rows.map(({ action }) => action);
  };

  /** Principles that the coach reads in a session's kit. */
  const preparedFor = async ({ id }: PaidBooking): Promise<string[]> => {
    const { body } = await app.http().get(`/v1/bookings/${id}/kit`).set(as(coach)).expect(200);
    return (body as { principles: { key: string }[] }).principles.map(({ key }) => key);
  };

  it('are published once, however many admins publish at once', async () => {
    const tries = await Promise.all(
      [admin, colleague, admin].map((who) => publishTemplate(app, who, published)),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(tries.find(({ status }) => status === 409)?.body.code).toBe('form_template.not_allowed');
    published = await readTemplate(app, admin, published.id);
    expect(published).toMatchObject({
      status: 'published',
      publishedAt: app.clock.now().toISOString(),
      faults: [],
    });
    expect(await actsOn(published.id)).toEqual([
      'form_template.drafted',
      'form_template.edited',
      'form_template.published',
    ]);
  });

  it('are the form that is read from then on, with their hash', async () => {
    const { body } = await app
      .http()
      .get(`/v1/packs/amazon-tpm/templates/${STAGE}`)
      .set(as(candidate))
      .expect(200);
    expect(body).toMatchObject({
      id: published.id,
      version: 3,
      status: 'published',
      content: { title: 'Phone screen, third edition', publishedAt: published.publishedAt },
    });
    expect(body.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are the form at once on another process, which was running before', async () => {
    expect(await other.currentTemplate('amazon-tpm', STAGE)).toMatchObject({ id: published.id, version: 3 });
    const known = await other.templateVersions(['amazon-tpm']);
    expect(known.filter(({ stageKey }) => stageKey === STAGE).map(({ version }) => version)).toEqual([
      1, 2, 3,
    ]);
  });

  it('leave forms in progress as they were, and new forms are of the new version', async () => {
    const { body: old } = await app.http().get(`/v1/forms/${begun.id}`).set(as(coach)).expect(200);
    expect(old.template.version).toBe(2);
    await saveForm(app, coach, begun, completeDraft(begun)).expect(200);
    await submitForm(app, coach, begun.id).expect(200);
    await app.settle();
    expect(await preparedFor(prepared)).toContain(dropped);
    const next = await startForm(app, prepared);
    expect(next.template).toMatchObject({ id: published.id, version: 3 });
    const principles = next.template.principles.items.map(({ key }) => key);
    expect(principles).not.toContain(dropped);
    const [stored] = await app.database.query<{ principles: string[] }>(
      `SELECT principles FROM feedback_forms WHERE id = $1`,
      [next.id],
    );
    expect(stored?.principles.toSorted()).toEqual(principles.toSorted());
    expect(principles.length).toBeGreaterThan(0);
    expect(await preparedFor(await bookAndPay(app, { coach, candidate }))).not.toContain(dropped);
    await saveForm(app, coach, next, completeNext(next)).expect(200);
    expect((await readTemplate(app, admin, published.id)).forms).toEqual({ inProgress: 1, filed: 0 });
    await submitForm(app, coach, next.id).expect(200);
    await app.settle();
    expect((await readTemplate(app, admin, published.id)).forms).toEqual({ inProgress: 0, filed: 1 });
  });

  it('carry a candidate’s trend over, with the change marked', async () => {
    const { body } = await app.http().get('/v1/me/progress').set(as(candidate)).expect(200);
    const [series] = body.series;
    expect(series).toMatchObject({ version: 3, forms: 3 });
    expect(series.versionChanges).toEqual([
      { at: expect.any(String), formId: expect.any(String), from: 2, to: 3 },
    ]);
    const trend = series.trends.find(({ key }: { key: string }) => key === 'communication');
    expect(trend.points).toMatchObject([
      { version: 2, grade: { key: 'above' }, asGiven: { grade: 'raising_bar' } },
      { version: 2, grade: { key: 'above' }, asGiven: { grade: 'raising_bar' } },
      { version: 3, grade: { key: 'above', title: 'Above the bar' }, asGiven: null },
    ]);
  });

  it('differ from the version before by what was edited', async () => {
    const { body } = await get(`/${published.id}/difference`).expect(200);
    expect(body).toMatchObject({
      before: { version: 2 },
      after: { version: 3 },
      settings: [{ field: 'title', before: 'TPM phone screen form', after: 'Phone screen, third edition' }],
      grades: { added: [], removed: [], renamed: [{ from: 'raising_bar', to: 'above' }] },
      competencies: { added: [], removed: ['architecture-design'], renamed: [] },
      principles: { added: [], removed: [dropped], changed: [] },
    });
    expect(body.competencies.changed).toEqual([
      {
        from: 'communication',
        to: 'communication',
        changes: [{ field: 'anchors.above', before: expect.any(String), after: 'Says it once.' }],
      },
    ]);
    expect(body.mapping.competencies).toContainEqual({
      from: 'architecture-design',
      to: null,
      reason: 'A phone screen is too short for it.',
    });
    const [first] = await versionsOf(app, admin, STAGE);
    const { body: back } = await get(`/${first?.id}/difference?against=${published.id}`).expect(200);
    expect(back.competencies.added).toEqual(['architecture-design']);
    expect((await get(`/${first?.id}/difference`).expect(422)).body.code).toBe(
      'form_template.nothing_before',
    );
    const [onsite] = await versionsOf(app, admin, 'onsite');
    const { body: other } = await get(`/${published.id}/difference?against=${onsite?.id}`).expect(422);
    expect(other).toMatchObject({ code: 'form_template.other_form', field: 'against' });
  });

  it('never change', async () => {
    const { body } = await saveTemplate(app, admin, published, published.content).expect(409);
    expect(body.code).toBe('form_template.not_draft');
    const removal = app.http().delete(`${TEMPLATES}/${published.id}`).set(as(admin));
    expect((await removal.expect(409)).body.code).toBe('form_template.not_draft');
    for (const change of [`SET content = '{}'`, `SET version = 9`, `SET sha256 = ''`])
      await expect(
        app.database.query(`UPDATE form_templates ${change} WHERE id = $1`, [published.id]),
      ).rejects.toThrow('a published version never changes');
  });

  it('are retired but for the last one, and old forms stay readable', async () => {
    const retired = await retireTemplate(app, admin, published.id).expect(200);
    expect(retired.body).toMatchObject({
      status: 'retired',
      retiredBy: { id: admin.accountId },
      retirementReason: 'Its anchors were too lenient.',
    });
    const { body: history } = await app.http().get('/v1/me/forms').set(as(candidate)).expect(200);
    expect(history.items.map(({ title }: { title: string }) => title)).toEqual([
      'Phone screen, third edition',
      'TPM phone screen form',
      'TPM phone screen form',
    ]);
    const next = await startForm(app, await bookAndPay(app, { coach, candidate }));
    expect(next.template).toMatchObject({ version: 2 });
    expect((await other.currentTemplate('amazon-tpm', STAGE))?.version).toBe(2);
    expect((await other.templateById(published.id))?.content.title).toBe('Phone screen, third edition');
    const [first, second] = await versionsOf(app, admin, STAGE);
    const tries = await Promise.all([first, second].map((one) => retireTemplate(app, admin, one?.id ?? '')));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(tries.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'form_template.last_published',
      detail: expect.stringContaining('publish another one first'),
    });
    expect((await retireTemplate(app, admin, published.id).expect(409)).body.code).toBe(
      'form_template.not_allowed',
    );
  });
});
