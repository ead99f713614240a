import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, completeDraft, fileForm, goTo, LONG_TOKENS, saveForm, startForm } from '../forms/forms-fixture';

interface Question {
  key: string;
  category: string;
  reason: string;
  reasons: { kind: string; text: string }[];
  withdrawn: string | null;
}
interface Kit {
  questions: Question[];
  swaps: { out: string; in: string; reason: string }[];
  shortages: { category: string }[];
}

describe('kits and what was asked', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;
  let other: TestCoach;
  let admin: TestAccount;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    other = await publishedCoach(app);
    admin = await app.signUp({ roles: ['admin'] });
  });

  const kitOf = async ({ coach: who, id }: PaidBooking): Promise<Kit> =>
    (await app.http().get(`/v1/bookings/${id}/kit`).set(as(who)).expect(200)).body as Kit;
  const keysOf = async (booking: PaidBooking) => (await kitOf(booking)).questions.map(({ key }) => key);
  const swap = (booking: PaidBooking, body: object, who: TestAccount = coach) =>
    app
      .http()
      .post(`/v1/bookings/${booking.id}/kit/swaps`)
      .set(as(who))
      .send({ reason: 'They told me this story before.', ...body });
  const redraw = async (booking: PaidBooking): Promise<string[]> => {
    await app.database.query('DELETE FROM session_kits WHERE booking_id = $1', [booking.id]);
    return keysOf(booking);
  };

  it('free what stayed in the kit once the form is filed, and never what a note names', async () => {
    const candidate = await app.signUp();
    const first = await bookAndPay(app, { coach, candidate });
    const kit = await keysOf(first);
    const second = await bookAndPay(app, { coach, candidate });
    expect((await keysOf(second)).filter((key) => kit.includes(key))).toEqual([]);
    await fileForm(app, first);
    const bank = await app.database.query<{ key: string }>(
      `SELECT key FROM bank_questions WHERE pack_key = 'amazon-tpm'`,
    );
    await app.database.query(
      `UPDATE bank_questions SET status = 'retired', reason = 'Leaves the others.' WHERE key <> ALL ($1)`,
      [[...kit, 'gap-between-teams']],
    );
    const again = await redraw(second);
    await app.database.query(`UPDATE bank_questions SET status = 'active', reason = NULL`);
    expect(bank).toHaveLength(100);
    expect(again.length).toBeGreaterThan(0);
    expect(again).not.toContain('gap-between-teams');
    expect(again.every((key) => kit.includes(key))).toBe(true);
  });

  it('avoid whole kits of sessions that are over while their form is not in', async () => {
    const candidate = await app.signUp();
    const [first, second] = [
      await bookAndPay(app, { coach, candidate }),
      await bookAndPay(app, { coach, candidate }),
    ];
    const kit = await keysOf(first);
    await goTo(app, first.endsAt, 1);
    expect((await redraw(second)).filter((key) => kit.includes(key))).toEqual([]);
  });

  it('say every reason for each question: mix, framing, level, never asked', async () => {
    const { questions } = await kitOf(await bookAndPay(app, { coach }));
    for (const { reason, reasons, category } of questions) {
      const kinds = reasons.map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining(['mix', 'level', 'never_asked']));
      expect(reasons[0]?.text).toBe(reason);
      if (category === 'programme') expect(kinds).toContain('framing');
    }
  });

  it('swap a question for another of its kind, once, with the reason remembered', async () => {
    const booking = await bookAndPay(app, { coach });
    const before = await kitOf(booking);
    const out = before.questions[0] as Question;
    const { body } = await swap(booking, { questionKey: out.key }).expect(201);
    const after = body as Kit;
    const [came] = after.questions;
    expect(came?.category).toBe(out.category);
    expect(before.questions.map(({ key }) => key)).not.toContain(came?.key);
    expect(after.questions.slice(1)).toEqual(before.questions.slice(1));
    expect(after.swaps).toMatchObject([
      { out: out.key, in: came?.key, reason: 'They told me this story before.' },
    ]);
    expect(came?.reasons.at(-1)).toMatchObject({ kind: 'swapped' });
    expect((await swap(booking, { questionKey: out.key }).expect(422)).body.code).toBe(
      'kit.unknown_question',
    );
    const back = await swap(booking, { questionKey: came?.key, replacementKey: out.key }).expect(422);
    expect(back.body.code).toBe('kit.unsuitable_replacement');
  });

  it('swap once when the coach asks twice at the same time', async () => {
    const booking = await bookAndPay(app, { coach });
    const [questionKey] = await keysOf(booking);
    const answers = await Promise.all([1, 2, 3].map(() => swap(booking, { questionKey })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    expect((await kitOf(booking)).swaps).toHaveLength(1);
  });

  it('take the question that the coach names, if it suits and is new to the candidate', async () => {
    const booking = await bookAndPay(app, { coach });
    const keys = await keysOf(booking);
    const wish = (replacementKey: string | undefined) => ({ questionKey: keys[1], replacementKey });
    const free = ['difficult-customer', 'beyond-the-request', 'gap-between-teams'].find(
      (key) => !keys.includes(key),
    );
    for (const unfit of [keys[2], 'no-such-question']) {
      const { body } = await swap(booking, wish(unfit)).expect(422);
      expect(body).toMatchObject({ code: 'kit.unsuitable_replacement', field: 'replacementKey' });
    }
    const { body } = await swap(booking, wish(free)).expect(201);
    expect((body as Kit).questions[1]?.key).toBe(free);
  });

  it('are not swapped by anybody else, for a question that a note names, or after filing', async () => {
    const booking = await bookAndPay(app, { coach });
    const [questionKey = '', second] = await keysOf(booking);
    await swap(booking, { questionKey }, other).expect(404);
    await swap(booking, { questionKey }, booking.candidate).expect(403);
    const form = await startForm(app, booking);
    const draft = completeDraft(form);
    draft.notes[0] = { id: 'n1', fields: { question: { questionKey }, summary: 'Took it over.' } };
    await saveForm(app, coach, form, draft).expect(200);
    expect((await swap(booking, { questionKey }).expect(409)).body.code).toBe('kit.question_noted');
    await app.http().post(`/v1/forms/${form.id}/submission`).set(as(coach)).expect(200);
    expect((await swap(booking, { questionKey: second }).expect(409)).body.code).toBe('kit.closed');
  });

  it('mark a question that was reported after it was drawn', async () => {
    const booking = await bookAndPay(app, { coach });
    const [key] = await keysOf(booking);
    const [row] = await app.database.query<{ id: string }>('SELECT id FROM bank_questions WHERE key = $1', [
      key,
    ]);
    await app
      .http()
      .post(`/v1/questions/${row?.id}/reports`)
      .set(as(admin))
      .send({ reason: 'Looks internal.' })
      .expect(201);
    expect((await kitOf(booking)).questions[0]).toMatchObject({ key, withdrawn: 'reported' });
    await swap(booking, { questionKey: key }).expect(201);
    expect((await kitOf(booking)).questions.map(({ withdrawn }) => withdrawn)).toEqual(
      Array.from({ length: 8 }, () => null),
    );
  });
});
