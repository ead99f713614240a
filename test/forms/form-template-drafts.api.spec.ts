import type { FormTemplateBody } from '../../src/packs';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, goTo, LONG_TOKENS, saveForm, startForm, submitForm } from './forms-fixture';
import {
  completeNext,
  draftOf,
  publishTemplate,
  readTemplate,
  saveTemplate,
  type ShownVersion,
  TEMPLATES,
  versionsOf,
  withBetterWords,
} from './template-fixture';

const STAGE = 'tpm-phone-screen';
const NOBODYS_ID = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';

describe('drafts of feedback forms, by admins', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let admin: TestAccount;
  let colleague: TestAccount;
  let coach: TestCoach;

  beforeAll(async () => {
    [admin, colleague] = [
      await app.signUp({ roles: ['admin'], name: 'Robin' }),
      await app.signUp({ roles: ['admin'] }),
    ];
    coach = await publishedCoach(app);
  });

  const get = (path: string, who: TestAccount = admin) => app.http().get(`${TEMPLATES}${path}`).set(as(who));
  const discard = ({ id }: { id: string }) =>
    app.http().delete(`${TEMPLATES}/${id}`).set(as(admin)).expect(204);
  const actsOn = async (id: string): Promise<string[]> => {
    const rows = await app.database.query<{ action: string }>(
      `SELECT action FROM audit_log WHERE subject_id = $1 AND actor_id IS NOT NULL ORDER BY id`,
      [id],
    );
    return rows.map(({ action }) => action);
  };

  it('are listed by pack, role, stage and status, in pages', async () => {
    const { body: all } = await get('?limit=100').expect(200);
    expect(all).toMatchObject({ nextCursor: null });
    expect(all.items).toHaveLength(10);
    expect(all.items[0]).toMatchObject({
      packKey: 'amazon-tpm',
      stageKey: 'onsite',
      version: 1,
      status: 'published',
      origin: 'file',
      author: null,
      publishedBy: null,
      forms: { inProgress: 0, filed: 0 },
    });
    expect(all.items[0].content).toBeUndefined();
    const places = (items: ShownVersion[]) =>
      items.map(({ packKey, stageKey, version }) => `${packKey}/${stageKey}/${version}`);
    expect((await get('?role=Product%20Manager')).body.items).toHaveLength(3);
    expect(places((await get(`?packKey=amazon-tpm&stageKey=${STAGE}`)).body.items)).toEqual([
      `amazon-tpm/${STAGE}/1`,
      `amazon-tpm/${STAGE}/2`,
    ]);
    expect((await get('?status=retired')).body.items).toEqual([]);
    const collected: ShownVersion[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = (await get(`?limit=4${cursor && `&cursor=${cursor}`}`).expect(200)) as {
        body: { items: ShownVersion[]; nextCursor: string | null };
      };
      collected.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(places(collected)).toEqual(places(all.items as ShownVersion[]));
    expect((await get('?cursor=rubbish').expect(400)).body.code).toBe('cursor.invalid');
    expect((await get('?status=old').expect(400)).body.field).toBe('status');
  });

  it('are for admins: candidates and coaches may do none of it', async () => {
    const draft = await draftOf(app, admin, 'onsite');
    const routes = [
      ['get', ''],
      ['post', ''],
      ['get', `/${draft.id}`],
      ['put', `/${draft.id}`],
      ['get', `/${draft.id}/preview`],
      ['get', `/${draft.id}/difference`],
      ['post', `/${draft.id}/publication`],
      ['post', `/${draft.id}/retirement`],
      ['delete', `/${draft.id}`],
    ] as const;
    for (const who of [await app.signUp(), coach])
      for (const [method, path] of routes)
        await app.http()[method](`${TEMPLATES}${path}`).set(as(who)).expect(403);
    expect(await readTemplate(app, admin, draft.id)).toEqual(draft);
    await discard(draft);
  });

  it('begin as a copy of the newest, mapped item by item, and can be published as they are', async () => {
    const draft = await draftOf(app, admin, 'onsite');
    const [first, second] = await versionsOf(app, admin, 'onsite');
    const newest = await readTemplate(app, admin, second?.id ?? '');
    expect(draft).toMatchObject({
      version: 3,
      status: 'draft',
      origin: 'admin',
      revision: 1,
      publishedAt: null,
      author: { id: admin.accountId, name: 'Robin' },
      faults: [],
    });
    expect({ ...draft.content, previous: null }).toEqual({ ...newest.content, previous: null });
    expect(draft.content.previous?.version).toBe(2);
    expect(draft.content.previous?.items).toHaveLength(19);
    const { body } = await app
      .http()
      .post(TEMPLATES)
      .set(as(colleague))
      .send({ packKey: 'amazon-tpm', stageKey: 'onsite', copyOf: first?.id })
      .expect(409);
    expect(body).toMatchObject({ code: 'form_template.draft_exists', draftId: draft.id });
    await discard(draft);
    await get(`/${draft.id}`).expect(404);
    expect(await actsOn(draft.id)).toEqual(['form_template.drafted', 'form_template.discarded']);
  });

  it('begin as a copy of an older one, which says what is still to be decided', async () => {
    const [first] = await versionsOf(app, admin, 'onsite');
    const draft = await draftOf(app, admin, 'onsite', { copyOf: first?.id });
    expect(draft.version).toBe(3);
    expect(draft.faults.map(({ message }) => message)).toEqual([
      'Map the grade "below_bar" of the version before.',
      'Map the grade "far_above_bar" of the version before.',
    ]);
    await discard(draft);
  });

  it.each([
    [{ packKey: 'acme', stageKey: 'onsite' }, 422, 'form_template.unknown_pack', 'packKey'],
    [
      { packKey: 'northwind-pm', stageKey: 'application-review' },
      422,
      'form_template.unknown_stage',
      'stageKey',
    ],
    [{ stageKey: 'onsite', copyOf: NOBODYS_ID }, 422, 'form_template.unknown_source', 'copyOf'],
    [{ stageKey: 'onsite', copyOf: 'v1' }, 422, 'request.refused', 'copyOf'],
    [{ stageKey: 'onsite', content: { title: 'Half' } }, 400, 'request.malformed', 'content.description'],
  ])('refuse to begin with %j: %i %s', async (wish, status, code, field) => {
    const { body } = await app
      .http()
      .post(TEMPLATES)
      .set(as(admin))
      .send({ packKey: 'amazon-tpm', ...wish })
      .expect(status);
    expect(body).toMatchObject({ code, field });
  });

  it('name every fault of a draft by its place, and publication refuses them all at once', async () => {
    const draft = await draftOf(app, admin, 'onsite');
    const { competencies, scale, previous } = draft.content;
    const [one, two, three] = competencies.items;
    const broken = {
      ...draft.content,
      scale: { ...scale, values: scale.values.map((value) => ({ ...value, passing: true })) },
      competencies: {
        ...competencies,
        items: [one, { ...two, anchors: { below_bar: 'Only this one.' } }, { ...three, key: one?.key }],
      },
      previous: { ...previous, items: previous?.items.slice(1) },
    };
    const { body: saved } = await saveTemplate(app, admin, draft, broken).expect(200);
    const faults = (saved as ShownVersion).faults.map(({ field, message }) => `${field}: ${message}`);
    expect(faults).toEqual(
      expect.arrayContaining([
        'scale.values: Set "passing" to true for one value or more, and to false for one or more.',
        'competencies.items.2.key: Use every key once: "communication" is at competencies.items.0 already.',
        'competencies.items.1.anchors: Write the anchor for "raising_bar" of "delivery".',
        'previous.items: Say what "communication" of the competencies continues, or that it is new.',
        'previous.items: Map or drop "communication", which is among the competencies of version 2.',
      ]),
    );
    for (const { message } of (saved as ShownVersion).faults) expect(message).toMatch(/^[A-Z].*\.$/);
    const { body } = await publishTemplate(app, admin, saved as ShownVersion).expect(422);
    expect(body).toMatchObject({ code: 'form_template.invalid', errors: (saved as ShownVersion).faults });
    expect((await readTemplate(app, admin, draft.id)).status).toBe('draft');
    await discard(draft);
  });

  it('are previewed as a coach would see the empty form, and nothing is stored', async () => {
    const draft = await draftOf(app, admin, STAGE);
    const notes = { ...draft.content.notes, title: 'What was asked', atLeast: 3 };
    const { body: saved } = await saveTemplate(app, admin, draft, { ...draft.content, notes }).expect(200);
    const { body } = await get(`/${draft.id}/preview`).expect(200);
    const form = await startForm(app, await bookAndPay(app, { coach }));
    const { body: real } = await app.http().get(`/v1/forms/${form.id}`).set(as(coach)).expect(200);
    expect(Object.keys(body.template)).toEqual(Object.keys(real.template));
    expect(body.template).toMatchObject({ id: draft.id, version: 3, notes: { title: 'What was asked' } });
    expect(body.template.competencies).toEqual(real.template.competencies);
    expect(body).toMatchObject({
      pack: real.pack,
      stage: real.stage,
      answers: { notes: [], competencies: {}, principles: {}, recommendation: {} },
      progress: {
        percent: 0,
        parts: [{ part: 'notes', title: 'What was asked', done: 0, of: 3 }, {}, {}, {}],
      },
      faults: [],
    });
    const messages = (gaps: { code: string }[]) => gaps.map(({ code }) => code);
    expect(messages(body.gaps)).toEqual(messages(real.gaps));
    const { forms } = await readTemplate(app, admin, draft.id);
    expect(forms).toEqual({ inProgress: 0, filed: 0 });
    expect((saved as ShownVersion).revision).toBe(2);
    await discard(draft);
  });

  it('keep what two admins write apart: the second is told what is stored', async () => {
    const draft = await draftOf(app, admin, 'onsite');
    const { body: unnamed } = await app
      .http()
      .put(`${TEMPLATES}/${draft.id}`)
      .set(as(admin))
      .send(draft.content)
      .expect(428);
    expect(unnamed.code).toBe('form_template.revision_required');
    const titled = (title: string): FormTemplateBody => ({ ...draft.content, title });
    const [one, two] = await Promise.all([
      saveTemplate(app, admin, draft, titled('By one')),
      saveTemplate(app, colleague, draft, titled('By the other')),
    ]);
    const [lost, won] = [one, two].sort((a, b) => b.status - a.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(won?.headers.etag).toBe('"2"');
    expect(lost?.body).toMatchObject({
      code: 'form_template.changed_meanwhile',
      stored: { revision: 2, content: { title: (won?.body as { title: string }).title } },
    });
    await publishTemplate(app, admin, draft).expect(412);
    await app.http().delete(`${TEMPLATES}/${draft.id}`).set(as(admin)).set('If-Match', '"1"').expect(412);
    await discard(draft);
  });

  it('are begun once, however many admins begin at once', async () => {
    const tries = await Promise.all(
      [admin, colleague, admin, colleague].map((who) =>
        app.http().post(TEMPLATES).set(as(who)).send({ packKey: 'amazon-tpm', stageKey: 'onsite' }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    await discard(tries.find(({ status }) => status === 201)?.body as { id: string });
  });

  it('leave a self-grade that was begun before the publication comparable', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(app, booking.endsAt, 1);
    const grades = {
      competencies: { communication: 'raising_bar', delivery: 'not_tested' },
      principles: {},
    };
    const own = app.http().put(`/v1/bookings/${booking.id}/self-grade`).set(as(booking.candidate));
    await own.send(grades).expect(200);
    const draft = await draftOf(app, admin, STAGE);
    const { body: saved } = await saveTemplate(app, admin, draft, withBetterWords(draft.content, '')).expect(
      200,
    );
    await publishTemplate(app, admin, saved as ShownVersion).expect(200);
    const form = await startForm(app, booking, 'open');
    const content = JSON.parse(
      JSON.stringify(completeNext(form)).replaceAll('"above"', '"far_above_bar"'),
    ) as object;
    await saveForm(app, coach, form, content).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    const end = app.http().post(`/v1/bookings/${booking.id}/self-grade/end`).set(as(booking.candidate));
    await end.send({ outcome: 'finished' }).expect(200);
    const { body } = await app
      .http()
      .get(`/v1/bookings/${booking.id}/form`)
      .set(as(booking.candidate))
      .expect(200);
    expect(body.selfGrade).toMatchObject([
      { key: 'communication', own: 'Above the bar', coach: 'Far above the bar', gap: 1 },
      { key: 'delivery', own: 'Not tested', coach: 'Far above the bar', gap: null },
    ]);
  });
});
