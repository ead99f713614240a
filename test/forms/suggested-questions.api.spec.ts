import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, completeDraft, fileForm, goTo, LONG_TOKENS, saveForm, startForm } from './forms-fixture';

interface Question {
  key: string;
  category: string;
  reasons: { kind: string; text: string }[];
  asked: { noteId: string; at: string | null } | null;
}
interface Kit {
  questions: Question[];
  shortages: { category: string; reason: string }[];
}

/** Those that the coaches here assess. */
const PRINCIPLES = ['ownership', 'dive-deep'];

describe('questions that a report suggests', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let other: TestCoach;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    other = await publishedCoach(app);
  });
  afterEach(async () => {
    await app.database.query(`UPDATE bank_questions SET status = 'active', reason = NULL`);
  });

  const kitOf = async ({ coach: who, id }: PaidBooking): Promise<Kit> =>
    (await app.http().get(`/v1/bookings/${id}/kit`).set(as(who)).expect(200)).body as Kit;
  const suggestedTo = async ({ candidate, id }: PaidBooking): Promise<string[]> => {
    const { body } = await app.http().get(`/v1/bookings/${id}/form`).set(as(candidate)).expect(200);
    return (body.suggestions as { key: string }[]).map(({ key }) => key);
  };
  /** Leaves these questions of a category, and everything else as it is. */
  const leaveOf = (category: string, keys: string[]) =>
    app.database.query(
      `UPDATE bank_questions SET status = 'retired', reason = 'Leaves the others.'
       WHERE category = $1 AND key <> ALL ($2)`,
      [category, keys],
    );
  /** Behavioural questions that any session may get, those on the principles first. */
  const othersOf = async (keys: string[], many: number): Promise<string[]> => {
    const rows = await app.database.query<{ key: string }>(
      `SELECT key FROM bank_questions WHERE category = 'behavioural' AND key <> ALL ($1)
         AND key <> 'gap-between-teams' AND content->'stages' ? 'onsite' AND content->'levels' = '"all"'
         ORDER BY content->'principles' ?| $3 DESC, key LIMIT $2`,
      [keys, many, PRINCIPLES],
    );
    return rows.map(({ key }) => key);
  };
  /** A candidate who has read one report, and a session of theirs that is ahead. */
  const readOne = async () => {
    const first = await bookAndPay(app, { coach });
    await fileForm(app, first);
    const suggested = await suggestedTo(first);
    expect(suggested).not.toEqual([]);
    const next = () => bookAndPay(app, { coach: other, candidate: first.candidate });
    return { first, suggested, next };
  };

  it('are in no later kit of the candidate while unread ones are left, whoever the coach', async () => {
    const { suggested, next } = await readOne();
    await leaveOf('behavioural', [...suggested, ...(await othersOf(suggested, 8))]);
    const { questions, shortages } = await kitOf(await next());
    expect(questions.filter(({ category }) => category === 'behavioural').length).toBeGreaterThan(3);
    for (const { key, reasons } of questions) {
      expect(suggested).not.toContain(key);
      expect(reasons).toContainEqual({
        kind: 'never_asked',
        text: 'The candidate has not been asked it in any session here, and no report suggested it to them.',
      });
    }
    expect(shortages).toEqual([]);
  });

  it('come before nothing at all, with the reason, and after every unread one', async () => {
    const { suggested, next } = await readOne();
    const [unread] = await othersOf(suggested, 1);
    await leaveOf('behavioural', [...suggested, unread as string]);
    const booking = await next();
    const { questions, shortages } = await kitOf(booking);
    const behavioural = questions.filter(({ category }) => category === 'behavioural');
    expect(behavioural.map(({ key }) => key)).toContain(unread);
    const read = behavioural.filter(({ key }) => key !== unread);
    expect(read).not.toEqual([]);
    for (const { key, reasons } of read) {
      expect(suggested).toContain(key);
      expect(reasons.map(({ kind }) => kind)).toContain('suggested');
    }
    expect(shortages).toMatchObject([{ category: 'behavioural' }]);
    expect(shortages[0]?.reason).toMatch(/^The candidate has had (or read )?all but \d behavioural/);
  });

  it('cannot be swapped in while unread ones of their kind are left', async () => {
    const { suggested, next } = await readOne();
    const booking = await next();
    const [out] = (await kitOf(booking)).questions;
    const { body } = await app
      .http()
      .post(`/v1/bookings/${booking.id}/kit/swaps`)
      .set(as(other))
      .send({ questionKey: out?.key, replacementKey: suggested[0], reason: 'I like this one.' })
      .expect(422);
    expect(body).toMatchObject({ code: 'kit.unsuitable_replacement', field: 'replacementKey' });
  });

  it('stay the same in a report whatever the bank gets, and an amendment only adds', async () => {
    const { first, suggested } = await readOne();
    await leaveOf('behavioural', suggested.slice(1));
    expect(await suggestedTo(first)).toEqual(suggested.slice(1));
    await app.database.query(`UPDATE bank_questions SET status = 'active', reason = NULL`);
    const { body: form } = await app.http().get(`/v1/bookings/${first.id}/form`).set(as(coach)).expect(200);
    const draft = await app.http().get(`/v1/forms/${form.id}`).set(as(coach)).expect(200);
    const { notes, competencies, principles, recommendation } = completeDraft(draft.body);
    const turned = (items: object) =>
      JSON.parse(JSON.stringify(items).replaceAll('"raising_bar"', '"not_raising_bar"'));
    const answers = {
      notes,
      competencies: turned(competencies),
      principles,
      recommendation: { ...recommendation, recommendation: 'no_hire' },
    };
    await app
      .http()
      .post(`/v1/forms/${form.id}/amendments`)
      .set(as(coach))
      .set('If-Match', `"${draft.body.version}"`)
      .send({ answers, reason: 'Graded too kindly.' })
      .expect(200);
    const [row] = await app.database.query<{ kept: string[] }>(
      'SELECT suggested_keys AS kept FROM feedback_forms WHERE id = $1',
      [form.id],
    );
    expect(row?.kept).toEqual(expect.arrayContaining(suggested));
    for (const key of await suggestedTo(first)) expect(row?.kept).toContain(key);
  });

  it('are not those of a kit for a session ahead that was drawn before the release', async () => {
    const first = await bookAndPay(app, { coach });
    const form = await startForm(app, first, 'open');
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await app.http().put(`/v1/bookings/${first.id}/self-grade`).set(as(first.candidate)).send({
      competencies: {},
      principles: {},
    });
    await app.http().post(`/v1/forms/${form.id}/submission`).set(as(coach)).expect(200);
    await goTo(app, app.clock.now(), 5);
    const ahead = await bookAndPay(app, { coach: other, candidate: first.candidate });
    const drawn = (await kitOf(ahead)).questions.map(({ key }) => key);
    await app
      .http()
      .post(`/v1/bookings/${first.id}/self-grade/end`)
      .set(as(first.candidate))
      .send({ outcome: 'skipped' })
      .expect(200);
    const suggested = await suggestedTo(first);
    expect(suggested.filter((key) => drawn.includes(key))).toEqual([]);
  });
});

describe('the kit of a session that has begun', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });

  it('shows which questions were asked in it, and when', async () => {
    const booking = await bookAndPay(app, { coach: await publishedCoach(app) });
    const kit = async () =>
      (await app.http().get(`/v1/bookings/${booking.id}/kit`).set(as(booking.coach)).expect(200)).body as Kit;
    const keys = (await kit()).questions.map(({ key }) => key);
    const form = await startForm(app, booking);
    const asked = app.clock.now().toISOString();
    const note = (id: string, questionKey: string | undefined) =>
      app
        .http()
        .post(`/v1/forms/${form.id}/notes`)
        .set(as(booking.coach))
        .send({ id, fields: { question: { questionKey }, summary: 'They said a number.' } })
        .expect(201);
    await note('n1', keys[2]);
    await goTo(app, app.clock.now(), 10);
    await note('n2', keys[2]);
    const { questions } = await kit();
    expect(questions.map((one) => one.asked)).toEqual(
      keys.map((key) => (key === keys[2] ? { noteId: 'n1', at: asked } : null)),
    );
  });
});
