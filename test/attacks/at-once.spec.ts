import { as, completeDraft, eventsOf, fileForm, goTo, LONG_TOKENS, startForm } from '../forms/forms-fixture';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import {
  bookAndPay,
  firstSlot,
  holdSlot,
  type PaidBooking,
  publishedCoach,
  sessionOf,
} from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

type Answer = { status: number; body: Record<string, unknown> };

const HOUR = 60;
/** Minutes after the end of a session from which nobody can be reported as missing. */
const REPORTS_CLOSED = 24 * HOUR;
const ROUNDS = 4;

const app = useTestApp({ accessTokenMinutes: LONG_TOKENS }, { check: 'after each test' });
let coach: TestCoach;
beforeEach(async () => {
  coach = await publishedCoach(app);
});

const ask = (who: TestAccount, method: 'post' | 'put' | 'get' | 'delete', path: string, body?: object) =>
  app.http()[method](path).set(as(who)).send(body);
const statusOf = async (id: string): Promise<string> => {
  const [row] = await app.database.query<{ status: string }>(`SELECT status FROM bookings WHERE id = $1`, [
    id,
  ]);
  return row?.status ?? 'missing';
};
const refundedOf = async (id: string): Promise<number> => {
  const [row] = await app.database.query<{ refunded: number }>(
    `SELECT coalesce(sum(c.refunded_minor), 0)::int AS refunded
     FROM bookings b JOIN charges c ON c.order_id = b.order_id WHERE b.id = $1`,
    [id],
  );
  return row?.refunded ?? 0;
};

describe('two who say at the same moment that the other was missing', () => {
  it('are both heard, each once, and a person decides', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const booking = await bookAndPay(app, { coach });
      await goTo(app, booking.startsAt, 20);
      const report = (who: TestAccount, missing: string) =>
        ask(who, 'post', `/v1/bookings/${booking.id}/no-show-reports`, { missing });
      const answers: Answer[] = await Promise.all([
        report(booking.candidate, 'coach'),
        report(coach, 'candidate'),
        report(booking.candidate, 'coach'),
        report(coach, 'candidate'),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      await goTo(app, booking.endsAt, REPORTS_CLOSED + 1);
      expect([await statusOf(booking.id), await refundedOf(booking.id)]).toEqual(['under_review', 0]);
      const rows = await app.database.query(
        `SELECT 1 FROM booking_history WHERE booking_id = $1 AND event = 'contradict'`,
        [booking.id],
      );
      expect(rows).toHaveLength(1);
    }
  });

  it('and one who admits to it meanwhile: everything goes back, once', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(app, booking.startsAt, 20);
    const report = (who: TestAccount, missing: string) =>
      ask(who, 'post', `/v1/bookings/${booking.id}/no-show-reports`, { missing });
    const answers: Answer[] = await Promise.all([
      report(booking.candidate, 'coach'),
      report(coach, 'coach'),
      report(booking.candidate, 'coach'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await goTo(app, booking.endsAt, REPORTS_CLOSED + 1);
    expect([await statusOf(booking.id), await refundedOf(booking.id)]).toEqual(['coach_no_show', 12_000]);
  });
});

describe('a form that is amended while its candidate rates', () => {
  it('takes one amendment and one rating, tells of each once, and the second amendment what it met', async () => {
    const booking = await bookAndPay(app, { coach });
    const form = await fileForm(app, booking);
    const { body } = await ask(coach, 'get', `/v1/forms/${form.id}`).expect(200);
    const { version } = body as { version: number };
    const answers = completeDraft(form);
    const amend = (reason: string) =>
      app
        .http()
        .post(`/v1/forms/${form.id}/amendments`)
        .set(as(coach))
        .set('If-Match', `"${version}"`)
        .send({ reason, answers: { ...answers, recommendation: { ...answers.recommendation, reason } } });
    const rate = (stars: number) =>
      ask(booking.candidate, 'post', `/v1/bookings/${booking.id}/rating`, { stars, text: 'Kind.' });
    const all: Answer[] = await Promise.all([
      amend('One.'),
      rate(1),
      amend('Two.'),
      rate(5),
      amend('Three.'),
    ]);
    const statuses = all.map(({ status }) => status);
    expect([statuses[0], statuses[2], statuses[4]].sort()).toEqual([200, 412, 412]);
    expect([statuses[1], statuses[3]].sort()).toEqual([201, 409]);
    await app.settle();
    const events = await eventsOf(app, booking.id);
    const once = [...new Set(events)].filter((type) => /amended|rating|rated/i.test(type));
    for (const type of once) expect(events.filter((other) => other === type)).toHaveLength(1);
    expect(once.length).toBeGreaterThan(0);
  });
});

describe('a payment that comes after the hold ran out, while the coach changes their hours', () => {
  const dayOff = (startsAt: string) =>
    ask(coach, 'put', `/v1/me/coach/availability/overrides/${startsAt.slice(0, 10)}`, { intervals: [] });
  const payUnnoticed = async (booking: { checkout: { url: string } }): Promise<void> => {
    await app.stripe.misbehave({ webhooks: { lose: 'all' } });
    await app.stripe.pay(sessionOf(booking));
    await app.stripe.deliverDue();
    await app.stripe.behave();
  };

  it('is the session, or all of the money back; never neither, never both', async () => {
    const ends: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { booking } = await holdSlot(app, { coach, startsAt: await firstSlot(app, coach) });
      await payUnnoticed(booking);
      app.clock.advance({ minutes: 60 });
      const [answer] = await Promise.all([dayOff(booking.startsAt), app.settle()]);
      expect(answer.status).toBe(200);
      app.clock.advance({ minutes: 60 });
      await app.settle();
      const end = `${await statusOf(booking.id)} ${await refundedOf(booking.id)}`;
      expect(['confirmed 0', 'expired 12000']).toContain(end);
      ends.push(end);
    }
    expect(ends).toHaveLength(ROUNDS);
  });
});

describe('the cursor of somebody else', () => {
  const LISTS = ['/v1/me/bookings', '/v1/me/forms', '/v1/me/report-links', '/v1/me/coach/forms'];
  const idsIn = (body: Record<string, unknown>): string[] =>
    (body.items as { id?: string; bookingId?: string }[]).map(({ id, bookingId }) => String(bookingId ?? id));

  it('leads nowhere but through the own list', async () => {
    const mine: PaidBooking[] = [];
    const candidate = await app.signUp();
    const other = await app.signUp();
    for (let n = 0; n < 3; n += 1) mine.push(await bookAndPay(app, { coach, candidate }));
    const theirs = await bookAndPay(app, { coach, candidate: other });
    const first = await ask(candidate, 'get', '/v1/bookings?limit=1').expect(200);
    const { nextCursor } = first.body as { nextCursor: string };
    expect(nextCursor).toEqual(expect.any(String));
    const { body } = await ask(other, 'get', `/v1/bookings?limit=10&cursor=${nextCursor}`).expect(200);
    expect(idsIn(body as Record<string, unknown>).filter((id) => id !== theirs.id)).toEqual([]);
    for (const path of LISTS) {
      const answer: Answer = await ask(other, 'get', `${path}?cursor=${nextCursor}`);
      expect([path, answer.status < 500]).toEqual([path, true]);
      if (answer.status !== 200) continue;
      expect(idsIn(answer.body).filter((id) => mine.some((booking) => booking.id === id))).toEqual([]);
    }
  });
});

describe('a clock that jumps', () => {
  it('back, makes nothing happen twice; and forward, nothing be left out', async () => {
    const booking = await bookAndPay(app, { coach });
    const mails = async () =>
      app.database.query<{ kind: string }>(
        `SELECT kind, recipient_id, count(*)::int AS n FROM mails WHERE message_id LIKE '%' || $1 || '%'
         GROUP BY 1, 2 ORDER BY 1, 2`,
        [booking.id],
      );
    await goTo(app, booking.startsAt, -30);
    const reminded = await mails();
    expect(reminded.map(({ kind }) => kind)).toContain('booking.reminder_hour');
    await goTo(app, booking.startsAt, -26 * HOUR);
    expect(await statusOf(booking.id)).toBe('confirmed');
    await goTo(app, booking.startsAt, -30);
    expect(await mails()).toEqual(reminded);
    await goTo(app, booking.endsAt, 1);
    expect(await statusOf(booking.id)).toBe('completed');
    await goTo(app, booking.startsAt, -30);
    await app.checkInvariants();
    expect(await statusOf(booking.id)).toBe('completed');
    await goTo(app, booking.endsAt, 40 * 24 * HOUR);
    expect(await statusOf(booking.id)).toBe('completed');
  });
});

it('starting one form from two windows at once makes one', async () => {
  const booking = await bookAndPay(app, { coach });
  const forms = await Promise.all(
    [startForm(app, booking), startForm(app, booking)].map((made) => made.catch(() => null)),
  );
  const ids = new Set(forms.flatMap((form) => (form ? [form.id] : [])));
  expect(ids.size).toBe(1);
});
