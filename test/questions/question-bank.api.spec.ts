import { QuestionBank } from '../../src/questions';
import type { TestAccount } from '../support/app';
import { makeCoach, type TestCoach } from '../support/coaches';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { NEW_QUESTION } from './bank-fixture';
import { as, fileForm, LONG_TOKENS } from '../forms/forms-fixture';

interface Item {
  id: string;
  key: string;
  category: string;
  status: string;
}
const BANK = '/v1/packs/amazon-tpm/questions';

describe('the question bank', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let other: TestCoach;
  let admin: TestAccount;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    other = await publishedCoach(app);
    admin = await app.signUp({ roles: ['admin'] });
  });

  let count = 0;
  const wording = () => `How would you plan launch number ${(count += 1)} of a product?`;
  const get = (who: TestAccount, path: string) => app.http().get(path).set(as(who));
  const post = (who: TestAccount, path: string, body: object) =>
    app.http().post(path).set(as(who)).send(body);
  const add = async (who: TestAccount, more: object = {}): Promise<Item> =>
    (await post(who, BANK, { ...NEW_QUESTION, text: wording(), ...more }).expect(201)).body as Item;
  const decide = (id: string, decision: string) =>
    post(admin, `/v1/admin/questions/${id}/decision`, { decision, reason: 'Looked at it.' });
  const drawnFor = async (who: TestAccount): Promise<string[]> =>
    app.database.tx(async (tx) =>
      (await app.get(QuestionBank).drawable(tx, 'amazon-tpm', 'onsite', who.accountId)).map(({ key }) => key),
    );
  const mailsTo = async (who: TestAccount, kind: string): Promise<string[]> => {
    await app.settle();
    const rows = await app.database.query<{ text: string }>(
      'SELECT text_body AS text FROM mails WHERE recipient_id = $1 AND kind = $2 ORDER BY id',
      [who.accountId, kind],
    );
    return rows.map(({ text }) => text);
  };

  it('is read in pages by published coaches and admins, each question once and in a stable order', async () => {
    for (const who of [coach, admin]) {
      const items: Item[] = [];
      let cursor: string | null = '';
      for (let page = 0; cursor !== null; page += 1) {
        expect(page).toBeLessThan(4);
        const next = cursor && `&cursor=${encodeURIComponent(cursor)}`;
        const { body } = await get(who, `${BANK}?limit=30${next}`).expect(200);
        items.push(...(body.items as Item[]));
        cursor = body.nextCursor as string | null;
      }
      expect(new Set(items.map(({ key }) => key)).size).toBe(100);
      expect(items).toHaveLength(100);
      expect([...items].map(({ category }) => category).sort()).toEqual(
        items.map(({ category }) => category),
      );
    }
  });

  it('is closed to candidates, to coaches who are not published, and to strangers', async () => {
    const [candidate, applied] = [await app.signUp(), await makeCoach(app, { until: 'applied' })];
    const { id } = await add(admin);
    for (const path of [BANK, `/v1/questions/${id}`]) {
      expect((await get(candidate, path).expect(403)).body.code).toBe('auth.wrong_role');
      expect((await get(applied, path).expect(403)).body.code).toBe('bank.coach_not_published');
      await app.http().get(path).expect(401);
    }
    await post(applied, BANK, NEW_QUESTION).expect(403);
    await post(candidate, `/v1/questions/${id}/reports`, { reason: 'Looks secret.' }).expect(403);
  });

  it('is narrowed by filters together, and searched by words in any case', async () => {
    const path = `${BANK}?category=behavioural&principle=ownership&stageKey=onsite&levelKey=l6`;
    expect((await get(coach, path).expect(200)).body.items).toHaveLength(6);
    const framed = await get(coach, `${BANK}?category=programme&framing=behavioural&limit=100`);
    expect(framed.body.items).toHaveLength(5);
    const found = await get(coach, `${BANK}?text=FELL%20between%20two`).expect(200);
    expect(found.body.items.map(({ key }: Item) => key)).toEqual(['gap-between-teams']);
    expect((await get(coach, `${BANK}?text=100%25_`).expect(200)).body.items).toEqual([]);
  });

  it.each([
    ['/v1/packs/acme-pm/questions', 404, 'pack.not_found'],
    [`${BANK}?principle=luck`, 422, 'question.unknown_filter'],
    [`${BANK}?rarity=often`, 400, 'request.malformed'],
    [`${BANK}?colour=red`, 400, 'request.malformed'],
    [`${BANK}?cursor=rubbish`, 400, 'cursor.invalid'],
    [`${BANK}?cursor=${Buffer.from('["a","b","\\u0000"]').toString('base64url')}`, 400, 'cursor.invalid'],
    ['/v1/questions/0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10', 404, 'question.not_found'],
  ])('GET %s answers %i %s', async (path, status, code) => {
    expect((await get(coach, path).expect(status)).body.code).toBe(code);
  });

  it('takes a coach’s question as a proposal: drawn for them alone until an admin approves it', async () => {
    const { id, key, status } = await add(coach);
    expect(status).toBe('proposed');
    expect(await drawnFor(coach)).toContain(key);
    expect(await drawnFor(other)).not.toContain(key);
    await get(other, `/v1/questions/${id}`).expect(404);
    const mine = await get(coach, `${BANK}?mine=true`).expect(200);
    expect(mine.body.items.map((item: Item) => item.id)).toContain(id);
    const queue = await get(admin, '/v1/admin/questions').expect(200);
    expect(queue.body.items.map((item: Item) => item.id)).toContain(id);
    expect((await decide(id, 'approve').expect(200)).body.status).toBe('active');
    expect(await drawnFor(other)).toContain(key);
    expect((await get(other, `/v1/questions/${id}`).expect(200)).body).toMatchObject({ isMine: false });
    expect(await mailsTo(coach, 'question.decided')).toEqual([expect.stringContaining('Looked at it.')]);
  });

  it('lets nobody have what an admin rejected, who may then be sent a better one', async () => {
    const text = wording();
    const { id, key } = await add(coach, { text });
    await decide(id, 'reject').expect(200);
    expect(await drawnFor(coach)).not.toContain(key);
    await get(other, `/v1/questions/${id}`).expect(404);
    expect((await decide(id, 'approve').expect(409)).body.code).toBe('question.not_allowed');
    await add(coach, { text });
  });

  it.each([
    ['category', { category: 'gossip' }],
    ['subcategory', { subcategory: 'astrology' }],
    ['principles.0', { principles: ['luck'] }],
    ['stages.0', { stages: ['lunch'] }],
    ['stages.1', { stages: ['onsite', 'recruiter-phone-screen'] }],
    ['levels.0', { levels: ['l99'] }],
    ['framing', { framing: null }],
    ['mode', { mode: 'own_system' }],
    ['text', { text: 'Ask mail@example.com for the sheet, will you?' }],
    ['text', { text: 'Tellmeaboutyourjob now' }],
    ['followUps.0', { followUps: ['See https://wiki.example/q'] }],
  ])('refuses a question and names the field at fault: %s', async (field, more) => {
    const { body } = await post(coach, BANK, { ...NEW_QUESTION, text: wording(), ...more }).expect(422);
    expect(body.code).toBe('question.invalid');
    expect(body.errors.map((fault: { field: string }) => fault.field)).toContain(field);
  });

  it('takes the same words once, whoever sends them and how often at the same time', async () => {
    const text = wording();
    const same = [text, text.toUpperCase(), text.replaceAll(' ', '  '), text];
    const answers = await Promise.all(
      same.map((words, index) => post(index % 2 ? coach : admin, BANK, { ...NEW_QUESTION, text: words })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('question.exists');
  });

  it('is retired by its author or an admin, and by nobody else', async () => {
    const [own, foreign] = [await add(coach), await add(admin)];
    const reason = { reason: 'Nobody asks this any more.' };
    expect((await post(coach, `/v1/questions/${foreign.id}/retirement`, reason).expect(403)).body.code).toBe(
      'question.not_yours',
    );
    await post(coach, `/v1/questions/${own.id}/retirement`, reason).expect(200);
    await post(admin, `/v1/questions/${foreign.id}/retirement`, reason).expect(200);
    for (const { key } of [own, foreign]) expect(await drawnFor(coach)).not.toContain(key);
    await post(coach, `/v1/questions/${own.id}/retirement`, reason).expect(409);
    expect((await decide(foreign.id, 'restore').expect(200)).body.status).toBe('active');
  });

  it('is decided once when two admins decide at the same time', async () => {
    const { id } = await add(coach);
    const answers = await Promise.all([decide(id, 'approve'), decide(id, 'reject'), decide(id, 'approve')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const audit = await get(admin, `/v1/admin/audit-log?subjectId=${id}`).expect(200);
    expect(audit.body.items).toHaveLength(2);
  });

  it('does not draw a reported question until an admin keeps it; every reporter is told why', async () => {
    const { id, key } = await add(admin);
    const report = (who: TestAccount) =>
      post(who, `/v1/questions/${id}/reports`, { reason: 'Looks internal.' });
    const { body } = await report(coach).expect(201);
    await report(other).expect(201);
    expect((await report(coach).expect(409)).body.code).toBe('question_report.exists');
    expect(await drawnFor(coach)).not.toContain(key);
    expect((await get(coach, `/v1/questions/${id}`).expect(200)).body.isReported).toBe(true);
    expect(await mailsTo(admin, 'question.reported')).not.toEqual([]);
    const keep = { decision: 'keep', reason: 'It is in every guide.' };
    const path = `/v1/admin/question-reports/${body.id}/decision`;
    expect((await post(admin, path, keep).expect(200)).body.status).toBe('kept');
    expect((await post(admin, path, keep).expect(409)).body.code).toBe('question_report.decided');
    expect(await drawnFor(coach)).toContain(key);
    for (const who of [coach, other])
      expect(await mailsTo(who, 'question.report_decided')).toEqual([
        expect.stringContaining('It is in every guide.'),
      ]);
    await report(coach).expect(409);
  });

  it('takes out for good what an admin retires after a report', async () => {
    const { id, key } = await add(coach);
    await decide(id, 'approve').expect(200);
    const { body } = await post(other, `/v1/questions/${id}/reports`, { reason: 'Word for word.' }).expect(
      201,
    );
    const retire = { decision: 'retire', reason: 'From an internal page.' };
    await post(admin, `/v1/admin/question-reports/${body.id}/decision`, retire).expect(200);
    expect(await drawnFor(coach)).not.toContain(key);
    expect((await get(coach, `/v1/questions/${id}`).expect(200)).body).toMatchObject({
      status: 'retired',
      reason: 'From an internal page.',
      isReported: false,
    });
  });

  it('hears a candidate who was asked a question, once their feedback is released', async () => {
    const booking = await bookAndPay(app, { coach });
    const path = `/v1/bookings/${booking.id}/question-reports`;
    const report = (note: number) => post(booking.candidate, path, { note, reason: 'Not public.' });
    expect((await report(1).expect(404)).body.code).toBe('form.not_found');
    await fileForm(app, booking);
    expect((await report(9).expect(422)).body.code).toBe('question_report.no_such_note');
    expect((await report(2).expect(422)).body.code).toBe('question_report.not_of_bank');
    const { body } = await report(1).expect(201);
    expect(Object.keys(body).sort()).toEqual(['createdAt', 'id', 'reason', 'status']);
    expect(await drawnFor(coach)).not.toContain('gap-between-teams');
    const queue = await get(admin, '/v1/admin/question-reports').expect(200);
    expect(queue.body.items).toMatchObject([{ id: body.id, questionKey: 'gap-between-teams' }]);
    await post(await app.signUp(), path, { note: 1, reason: 'Not public.' }).expect(404);
  });
});
