import { Client } from 'pg';
import { type DemoServer, findServer } from '../../scripts/demo/server';
import { type Database } from '../../src/platform/database/database';
import { assertInvariants } from '../support/invariants';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database';

type Answer = Record<string, unknown>;

const PASSWORD = 'practice makes progress';
let database: TestDatabase;
let server: DemoServer;

const start = () =>
  findServer({ ...process.env, DEMO_URL: 'none', DEMO_DATABASE_URL: database.url }, () => undefined);
const call = async (url: string, init: RequestInit = {}): Promise<Answer> => {
  const answer = await fetch(`${server.url}${url}`, init);
  expect(answer.status).toBeLessThan(300);
  return (await answer.json()) as Answer;
};
const posting = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const tokenOf = async (email: string): Promise<string> => {
  const { accessToken } = await call('/v1/logins', posting({ email, password: PASSWORD }));
  return `Bearer ${String(accessToken)}`;
};
const signedIn = async (email: string): Promise<(url: string) => Promise<Answer>> => {
  const authorization = await tokenOf(email);
  return (url) => call(url, { headers: { authorization } });
};
/** Answers also what is refused. */
const posted = async (email: string, url: string, body: object): Promise<Answer> => {
  const { headers, ...request } = posting(body);
  const authorization = await tokenOf(email);
  const answer = await fetch(`${server.url}${url}`, { ...request, headers: { ...headers, authorization } });
  return (await answer.json()) as Answer;
};
const itemsAt = async (who: (url: string) => Promise<Answer>, url: string) =>
  (await who(url)).items as Answer[];

beforeAll(async () => {
  database = await createEmptyDatabase();
  server = await start();
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

describe('the demo', () => {
  it('gives the candidate a history over two versions of the form, with a self-grade and an amendment', async () => {
    const candidate = await signedIn('candidate@demo.test');
    const forms = await itemsAt(candidate, '/v1/me/forms');
    expect(forms).toHaveLength(4);
    expect(forms.filter(({ amendedAt }) => amendedAt !== null)).toHaveLength(1);
    const { series } = await candidate('/v1/me/progress');
    expect(series).toMatchObject([{ forms: 4, version: 3, versionChanges: [{ from: 2, to: 3 }] }]);
    const reports = await Promise.all(
      forms.map(({ bookingId }) => candidate(`/v1/bookings/${String(bookingId)}/form`)),
    );
    expect(reports.filter(({ selfGrade }) => (selfGrade as object[]).length > 0)).toHaveLength(1);
    expect(reports[0]?.suggestions).not.toEqual([]);
    const [link] = await itemsAt(candidate, '/v1/me/report-links');
    expect(link).toMatchObject({ visits: 1, revokedAt: null });
  });

  it('gives the candidate a session that she has begun to grade, and one that ended early', async () => {
    const candidate = await signedIn('candidate@demo.test');
    const bookings = await itemsAt(candidate, '/v1/bookings?limit=100');
    const stepOf = ({ feedback }: Answer) => (feedback as { step: string } | null)?.step;
    expect(bookings.filter((booking) => stepOf(booking) === 'grade_yourself')).toHaveLength(1);
    expect(bookings.filter((booking) => stepOf(booking) === 'released')).toHaveLength(4);
    expect(bookings.filter(({ endedEarlyAt }) => endedEarlyAt !== null)).toHaveLength(1);
  });

  it('gives the coach a form that is begun and owed, with what was asked', async () => {
    const coach = await signedIn('coach@demo.test');
    const owed = await itemsAt(coach, '/v1/me/coach/forms');
    expect(owed).toMatchObject([{ overdue: false, form: { status: 'in_progress' } }, { form: null }]);
    const { questions } = await coach(`/v1/bookings/${String(owed[0]?.bookingId)}/kit`);
    expect((questions as Answer[]).filter(({ asked }) => asked !== null)).toHaveLength(2);
  });

  it('gives everybody ratings with an average and an answer', async () => {
    const coach = await signedIn('coach@demo.test');
    const { id } = await coach('/v1/me/coach');
    const { count, mean, items } = await call(`/v1/coaches/${String(id)}/ratings`);
    expect(Number(count)).toBeGreaterThanOrEqual(3);
    expect(Number(mean)).toBeGreaterThan(4);
    expect((items as Answer[]).filter(({ reply }) => reply !== null)).toHaveLength(1);
  });

  it('gives the admin a form that is late, and a question and a rating that were reported', async () => {
    const admin = await signedIn('admin@demo.test');
    expect(await itemsAt(admin, '/v1/admin/late-forms')).toMatchObject([{ state: 'escalated', draft: null }]);
    expect(await itemsAt(admin, '/v1/admin/question-reports')).toMatchObject([{ status: 'open' }]);
    expect(await itemsAt(admin, '/v1/admin/rating-reports')).toMatchObject([{ status: 'open' }]);
  });

  it('has somebody whose application was rejected, who reads why and may apply again once it is better', async () => {
    const email = 'rejected@demo.test';
    const { status, decisionReason, missing } = await (await signedIn(email))('/v1/me/coach');
    expect({ status, missing }).toEqual({ status: 'rejected', missing: [] });
    expect(decisionReason).toContain('apply again');
    const apply = () => posted(email, '/v1/me/coach/application', {});
    expect(await apply()).toMatchObject({ code: 'coach.application_unchanged' });
    const screen = { stageKey: 'recruiter-phone-screen', minutes: 30 };
    const price = { amount: 3_000, currency: 'EUR' };
    await posted(email, '/v1/me/coach/offerings', { ...screen, price });
    expect(await apply()).toMatchObject({ status: 'applied' });
  });

  it('has a coach of every stage that can be booked with Amazon', async () => {
    const { stages } = await call('/v1/packs/amazon-tpm');
    for (const { key, bookable } of stages as { key: string; bookable: boolean }[]) {
      const { items } = await call(`/v1/coaches?packKey=amazon-tpm&stageKey=${key}`);
      expect((items as Answer[]).length > 0).toBe(bookable);
    }
  });

  it('is what the product could have made, and is left alone by the next start', async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const query = async (sql: string, values?: unknown[]) =>
      (await client.query(sql, values)).rows as Answer[];
    const counts = () =>
      query(`SELECT (SELECT count(*) FROM bookings) AS bookings, (SELECT count(*) FROM feedback_forms) AS forms,
        (SELECT count(*) FROM mails) AS mails, (SELECT count(*) FROM report_visits) AS visits`);
    try {
      const tx = async (work: (tx: unknown) => Promise<unknown>) => work({ query });
      await assertInvariants({ tx } as unknown as Database, new Date());
      const before = await counts();
      await server.stop();
      server = await start();
      expect(await counts()).toEqual(before);
    } finally {
      await client.end();
    }
  });
});
