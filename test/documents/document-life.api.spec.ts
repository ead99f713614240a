import { goTo, LONG_TOKENS, completeDraft, eventsOf, saveForm, submitForm } from '../forms/forms-fixture';
import { dayInWords } from '../../src/shared/zones/in-words';
import { TEST_START } from '../support/app';
import { useTestApp } from '../support/use-test-app';
import {
  begin,
  begun,
  essay,
  order,
  ordered,
  paid,
  read,
  received,
  type DocumentCoach,
  documentCoach,
  reviewed,
  revised,
  upload,
} from './document-fixture';

const DAY_MS = 86_400_000;
/** What Stripe keeps of a payment that went back in full. */
const ONLY_FEES = { stripe_clearing: -204, stripe_fees: 204 };

describe('a writing exercise that is reviewed', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: DocumentCoach;
  beforeAll(async () => {
    coach = await documentCoach(app);
  });

  const balance = async (id: string): Promise<Record<string, number>> => {
    const rows = await app.database.query<{ account: string; amount: number }>(
      `SELECT l.account, sum(l.amount_minor)::int AS amount FROM ledger_lines l
       JOIN ledger_entries e ON e.id = l.entry_id JOIN bookings b ON b.order_id = e.order_id
       WHERE b.id = $1 GROUP BY l.account HAVING sum(l.amount_minor) <> 0`,
      [id],
    );
    return Object.fromEntries(rows.map(({ account, amount }) => [account, amount]));
  };

  const act = (who: { token: string }, method: 'get' | 'post' | 'delete', path: string) =>
    app
      .http()
      [method](path)
      .set({ Authorization: `Bearer ${who.token}` });

  it('ends with all money back when no document comes, after a reminder', async () => {
    const coach = await documentCoach(app);
    const [unused, used] = [await paid(app, coach), await paid(app, coach)];
    const { uploadBy } = (await act(unused.candidate, 'get', `/v1/document-reviews/${unused.id}`)).body as {
      uploadBy: string;
    };
    const last = new Date(uploadBy);
    expect(last.getTime() - app.clock.now().getTime()).toBe(30 * DAY_MS);
    const mails = (who: { accountId: string }) =>
      app.database.query<{ kind: string }>(
        `SELECT kind FROM mails WHERE recipient_id = $1 AND kind IN ('review.reminder', 'booking.cancelled')`,
        [who.accountId],
      );
    await upload(app, used, used.candidate, essay(500)).expect(201);
    await goTo(app, last, -7 * 24 * 60 - 1);
    expect(await mails(unused.candidate)).toEqual([]);
    await goTo(app, last, -7 * 24 * 60);
    expect(await mails(unused.candidate)).toEqual([{ kind: 'review.reminder' }]);
    expect(await mails(used.candidate)).toEqual([]);
    await goTo(app, last, -1);
    expect((await read(app, unused, unused.candidate)).status).toBe('confirmed');
    await goTo(app, last);
    expect(await act(unused.candidate, 'get', `/v1/bookings/${unused.id}`)).toMatchObject({
      body: { status: 'cancelled', cancelledBy: 'admin', cancelReason: 'No document came within 30 days.' },
    });
    expect(await balance(unused.id)).toEqual(ONLY_FEES);
    expect(await mails(unused.candidate)).toHaveLength(2);
    expect((await upload(app, unused, unused.candidate, essay(500))).status).toBe(409);
    expect((await read(app, used, used.candidate)).status).toBe('confirmed');
    expect(await balance(used.id)).not.toEqual(ONLY_FEES);
    app.clock.set(TEST_START);
  });

  it('goes from the order over upload, feedback and second version to the difference', async () => {
    const review = await ordered(app, coach);
    expect(review).toMatchObject({ status: 'held', prompt: null, documents: [], dueAt: null });
    expect((await upload(app, review, review.candidate, essay(500)).expect(409)).body).toMatchObject({
      code: 'document.waits_for_payment',
    });
    await app.stripe.pay(new URL(review.checkout.url).pathname.split('/').at(-1) ?? '');
    await app.settle();
    const open = await read(app, review, review.candidate);
    expect(open).toMatchObject({
      status: 'confirmed',
      rules: { words: { min: 400, max: 1000 } },
      dueAt: null,
    });
    expect(open.prompt?.text.length).toBeGreaterThan(50);

    await upload(app, review, review.candidate, essay(500)).expect(201);
    await app.settle();
    const there = await read(app, review, coach);
    expect(there).toMatchObject({
      documents: [{ revision: 1, words: 500 }],
      dueAt: new Date(app.clock.now().getTime() + 3 * DAY_MS).toISOString(),
      begunAt: null,
    });
    const { body: queue } = await act(coach, 'get', '/v1/me/coach/forms').expect(200);
    expect(queue).toMatchObject({ items: [{ bookingId: review.id, dueAt: there.dueAt }] });

    const form = await begin(app, review);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    await app.settle();
    expect((await read(app, review, review.candidate)).status).toBe('completed');
    const { body: feedback } = await act(review.candidate, 'get', `/v1/bookings/${review.id}/form`).expect(
      200,
    );
    expect(feedback).toMatchObject({ stage: { key: 'writing-exercise' }, recommendation: { key: 'hire' } });
    const [document] = (await read(app, review, coach)).documents;
    const uploadedAt = document?.uploadedAt ?? '';
    expect(feedback).toMatchObject({
      reportTitle: `Writing exercise, Amazon: review of the document of ${dayInWords(new Date(uploadedAt), feedback.session.zone)}`,
      session: { kind: 'document', at: uploadedAt },
    });
    expect(JSON.stringify(feedback)).not.toContain('SECRET');

    await upload(app, review, review.candidate, essay(500, 'in the <b>end</b>')).expect(201);
    for (const who of [review.candidate, coach]) {
      const { body } = await act(who, 'get', `/v1/document-reviews/${review.id}/difference`).expect(200);
      const { parts, byWords } = body as { parts: { kind: string; text: string }[]; byWords: boolean };
      expect(byWords).toBe(true);
      const joined = (dropped: string) =>
        parts
          .filter(({ kind }) => kind !== dropped)
          .map(({ text }) => text)
          .join('');
      expect(joined('added')).toBe(essay(500));
      expect(joined('removed')).toBe(essay(500, 'in the <b>end</b>'));
    }
    const page = await act(coach, 'get', `/v1/document-reviews/${review.id}/difference.html`).expect(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('&lt;b&gt;');
    expect(page.text).not.toContain('<b>');
    await app.checkInvariants();
  });

  it('is paid and earned through the same ledger as a session, when the feedback is filed and not before', async () => {
    const { review } = await begun(app, coach);
    expect(await balance(review.id)).toMatchObject({ escrow: -6000 });
    const done = await reviewed(app, coach);
    expect(await balance(done.id)).toMatchObject({ coach_payable: -4800, fee_revenue: -1200 });
    expect((await balance(done.id))['escrow']).toBeUndefined();
    expect(await eventsOf(app, done.id)).toEqual(
      expect.arrayContaining([
        'booking.confirmed',
        'review.received',
        'form.due',
        'review.begun',
        'booking.completed',
        'form.released',
      ]),
    );
  });

  it('gives everything back until the coach has begun, as quoted, and to the coach at any time', async () => {
    const candidates = await received(app, coach);
    const { body: quote } = await act(
      candidates.candidate,
      'get',
      `/v1/bookings/${candidates.id}/cancellation-quote`,
    ).expect(200);
    expect(quote).toMatchObject({ refund: { amount: 6000, currency: 'EUR' }, changesAt: null });
    const coachs = (await begun(app, coach)).review;
    for (const [review, who] of [
      [candidates, candidates.candidate],
      [coachs, coach],
    ] as const) {
      await act(who, 'post', `/v1/bookings/${review.id}/cancellation`).send({}).expect(200);
      await app.settle();
      expect(await balance(review.id)).toEqual(ONLY_FEES);
      const [duty] = await app.database.query<{ state: string }>(
        `SELECT state FROM feedback_duties WHERE booking_id = $1`,
        [review.id],
      );
      expect(duty?.state).toBe('dropped');
      await act(coach, 'get', `/v1/document-reviews/${review.id}/documents/1`).expect(404);
      await act(review.candidate, 'get', `/v1/document-reviews/${review.id}/documents/1`).expect(200);
    }
    await app.checkInvariants();
  });

  it('cannot be filed any more once it is cancelled', async () => {
    const { review, form } = await begun(app, coach);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await act(coach, 'post', `/v1/bookings/${review.id}/cancellation`).send({}).expect(200);
    expect((await submitForm(app, coach, form.id).expect(409)).body).toMatchObject({
      code: 'form.no_session',
    });
    await app.settle();
    await app.checkInvariants();
  });

  it('cannot be cancelled by its candidate while the coach works, and again when they are late', async () => {
    const { review } = await begun(app, coach);
    const path = `/v1/bookings/${review.id}/cancellation`;
    const dueAt = (await read(app, review, coach)).dueAt as string;
    for (const method of ['get', 'post'] as const)
      expect(
        (
          await act(review.candidate, method, method === 'get' ? `${path}-quote` : path)
            .send(method === 'post' ? {} : undefined)
            .expect(409)
        ).body,
      ).toMatchObject({ code: 'booking.review_begun', from: dueAt });
    await goTo(app, new Date(dueAt), 1);
    await act(review.candidate, 'post', path).send({}).expect(200);
    await app.settle();
    expect(await balance(review.id)).toEqual(ONLY_FEES);
    await app.checkInvariants();
  });

  it('tells its candidate nothing while the feedback waits for their own grades, and cannot be cancelled then', async () => {
    const review = await received(app, coach);
    const form = await begin(app, review, 'open');
    const { candidate } = review;
    const path = `/v1/bookings/${review.id}`;
    const grades = { competencies: {}, principles: {} };
    await app
      .http()
      .put(`${path}/self-grade`)
      .set({ Authorization: `Bearer ${candidate.token}` })
      .send(grades);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    const { body: bookingBefore } = await act(candidate, 'get', path).expect(200);
    const page = new URL(bookingBefore.statusPage as string);
    const paths = [
      path,
      `/v1/document-reviews/${review.id}`,
      '/v1/bookings?kind=document&status=completed',
      '/v1/bookings?kind=document&status=confirmed',
      '/v1/me/erasure',
      `${path}/cancellation-quote`,
      `${path}/rating`,
      `/v1${page.pathname}/card${page.search}`,
    ];
    const seen = async () => {
      const answers = [];
      for (const one of paths) {
        const { status, text } = await act(candidate, 'get', one);
        answers.push([one, status, text.replace(/"requestId":"[^"]*"/, '')]);
      }
      const rating = await act(candidate, 'post', `${path}/rating`).send({ stars: 4 });
      return [...answers, rating.status];
    };
    const before = await seen();
    await submitForm(app, coach, form.id).expect(200);
    await app.settle();
    expect(await seen()).toEqual(before);
    expect((await act(coach, 'post', `${path}/cancellation`).send({}).expect(409)).body).toMatchObject({
      code: 'booking.review_filed',
    });
    expect(await balance(review.id)).toMatchObject({ escrow: -6000 });
    await app.checkInvariants();
    await act(candidate, 'post', `${path}/self-grade/end`).send({ outcome: 'skipped' }).expect(200);
    await app.settle();
    expect((await read(app, review, candidate)).status).toBe('completed');
    expect(await balance(review.id)).toMatchObject({ coach_payable: -4800, fee_revenue: -1200 });
    await act(candidate, 'post', `${path}/rating`).send({ stars: 4 }).expect(201);
    await app.checkInvariants();
  });

  it('waits 12 hours, counted from the filing, for its candidate to begin grading themselves, and tells nothing', async () => {
    const review = await received(app, coach);
    const form = await begin(app, review, 'open');
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    const { candidate } = review;
    const path = `/v1/bookings/${review.id}`;
    const seen = async () => {
      const paths = [path, `/v1/document-reviews/${review.id}`, `${path}/self-grade`, `${path}/form`];
      const answers = [];
      for (const one of paths)
        answers.push((await act(candidate, 'get', one)).text.replace(/"requestId":"[^"]*"/, ''));
      return answers;
    };
    const before = await seen();
    await submitForm(app, coach, form.id).expect(200);
    await app.settle();
    expect(await seen()).toEqual(before);
    const filedAt = app.clock.now();
    expect((await act(coach, 'get', path).expect(200)).body.feedback).toMatchObject({
      step: 'filed',
      until: new Date(filedAt.getTime() + 3 * DAY_MS).toISOString(),
    });
    await goTo(app, filedAt, 12 * 60 - 1);
    await act(candidate, 'get', `${path}/form`).expect(404);
    await goTo(app, filedAt, 12 * 60);
    await act(candidate, 'get', `${path}/form`).expect(200);
    expect((await read(app, review, candidate)).status).toBe('completed');
  });

  it('runs out when it is not paid, and counts among the three open holds', async () => {
    const candidate = await app.signUp();
    const offers = await Promise.all([1, 2].map(() => documentCoach(app)));
    const first = await ordered(app, coach, candidate);
    expect((await ordered(app, coach, candidate)).id).toBe(first.id);
    const others = await Promise.all(offers.map((one) => ordered(app, one, candidate)));
    const fourth = await documentCoach(app);
    expect(
      (await order(app, candidate, { offeringId: fourth.documentOfferingId }).expect(409)).body,
    ).toMatchObject({
      code: 'booking.too_many_holds',
    });
    await act(candidate, 'delete', `/v1/bookings/${others[0]?.id}/hold`).expect(200);
    await goTo(app, app.clock.now(), 38);
    expect((await read(app, first, candidate)).status).toBe('expired');
    expect((await read(app, others[0] as never, candidate)).status).toBe('given_up');
    await app.checkInvariants();
  });

  it('is confirmed by a payment that comes late: no time can be lost', async () => {
    const review = await ordered(app, coach);
    const session = new URL(review.checkout.url).pathname.split('/').at(-1) ?? '';
    await app.database.query(`UPDATE bookings SET hold_expires_at = created_at WHERE id = $1`, [review.id]);
    await app.settle();
    expect((await read(app, review, review.candidate)).status).toBe('expired');
    await app.stripe.pay(session);
    await app.settle();
    expect((await read(app, review, review.candidate)).status).toBe('confirmed');
    await app.checkInvariants();
  });

  it('takes the second version once, and only after the feedback', async () => {
    const { review } = await begun(app, coach);
    const again = () => upload(app, review, review.candidate, essay(600));
    expect((await again().expect(409)).body).toMatchObject({ code: 'document.waits_for_feedback' });
    expect(
      (await act(coach, 'get', `/v1/document-reviews/${review.id}/difference`).expect(409)).body,
    ).toMatchObject({
      code: 'document.no_second',
    });
    const done = await revised(app, coach);
    expect((await upload(app, done, done.candidate, essay(600)).expect(409)).body).toMatchObject({
      code: 'document.no_more',
    });
  });

  it('keeps one of several uploads at the same moment, and leaves no file of the others', async () => {
    const review = await paid(app, coach);
    const answers = await Promise.all(
      [401, 402, 403].map((words) => upload(app, review, review.candidate, essay(words))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const loose = await app.database.query(`SELECT 1 FROM stored_files WHERE forget_at IS NOT NULL`);
    expect(loose).toEqual([]);
    await app.checkInvariants();
  });

  it('has no meeting, no kit, no no-show and no calendar, and is no session in lists', async () => {
    const review = await received(app, coach);
    const path = `/v1/bookings/${review.id}`;
    expect((await act(coach, 'get', `${path}/join`).expect(409)).body).toMatchObject({
      code: 'booking.no_meeting',
    });
    await act(coach, 'get', `${path}/kit`).expect(404);
    await act(coach, 'post', `${path}/no-show-reports`).send({ missing: 'candidate' }).expect(409);
    const ids = async (query: string) =>
      (
        (await act(review.candidate, 'get', `/v1/bookings${query}`).expect(200)).body as {
          items: { id: string }[];
        }
      ).items.map(({ id }) => id);
    expect(await ids('')).toEqual([]);
    expect(await ids('?kind=document')).toEqual([review.id]);
    const mails = await app.database.query<{ kind: string; calendar: unknown }>(
      `SELECT kind, calendar FROM mails WHERE about_id = $1`,
      [review.id],
    );
    expect(mails.map(({ kind }) => kind).sort()).toEqual([
      'booking.confirmed',
      'booking.confirmed',
      'form.due',
      'self_grade.open',
    ]);
    expect(TEST_START <= app.clock.now()).toBe(true);
  });
});
