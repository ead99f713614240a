import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CoachMails } from '../../src/notifications/coach-mails.service';
import { FeedbackMails } from '../../src/notifications/feedback-mails.service';
import { PaymentMails } from '../../src/notifications/payment-mails.service';
import { SessionMails } from '../../src/notifications/session-mails.service';
import { newId } from '../../src/shared/ids';
import { as, bookingCalls, LONG_TOKENS } from '../bookings/booking-fixture';
import { NEW_QUESTION } from '../questions/bank-fixture';
import { fileForm, goTo } from '../forms/forms-fixture';
import { paid, type DocumentCoach, documentCoachOf, revised } from '../documents/document-fixture';
import type { TestAccount } from '../support/app';
import { bookAndPay, firstSlots, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { cardOf, tokenOf } from './link-fixture';

interface Mail {
  kind: string;
  recipientId: string;
  aboutId: string | null;
  body: string;
}

const SOURCES = join(__dirname, '..', '..', 'src', 'notifications');
/** The kinds whose names are put together. */
const BUILT = [
  'booking.reminder_day',
  'booking.reminder_hour',
  'coach.published',
  'coach.rejected',
  'coach.suspended',
];
const DAY = 24 * 60;

/** Every kind of mail that the code can send, by its own words. */
const kindsInCode = (): string[] => {
  const files = readdirSync(SOURCES).filter((name) => name.endsWith('-mails.service.ts'));
  const found = files.flatMap((name) =>
    [...readFileSync(join(SOURCES, name), 'utf8').matchAll(/(?:kind: |tx, )'([a-z_]+\.[a-z_]+)'/g)].map(
      ([, kind]) => kind ?? '',
    ),
  );
  return [...new Set([...found, ...BUILT])].sort();
};

describe('the links in mails', () => {
  const app = useTestApp({ accessTokenMinutes: 6 * LONG_TOKENS });
  let coach: DocumentCoach;
  let admin: TestAccount;
  let mails: Mail[];
  const { cancel, report } = bookingCalls(() => app);

  const post = (who: TestAccount, path: string, body: object) =>
    app.http().post(path).set(as(who)).send(body);
  const booked = (): Promise<PaidBooking> => bookAndPay(app, { coach });

  /** A session that is reminded of, missed and decided on; one that is cancelled; one whose form is never filed. */
  const unhappySessions = async (): Promise<void> => {
    await cancel(coach, (await booked()).id).expect(200);
    const startsAt = (await firstSlots(app, coach, 80)).at(-1);
    const missed = await bookAndPay(app, { coach, startsAt });
    const late = await bookAndPay(app, { coach, startsAt: (await firstSlots(app, coach, 81)).at(-1) });
    for (const hours of [24, 1]) await goTo(app, missed.startsAt, -hours * 60 + 1);
    await goTo(app, missed.endsAt, 5);
    await report(coach, missed.id, { missing: 'candidate' }).expect(200);
    await report(missed.candidate, missed.id, { missing: 'coach' }).expect(200);
    const decision = { outcome: 'completed', reason: 'Both were there.' };
    await post(admin, `/v1/admin/bookings/${missed.id}/resolution`, decision).expect(200);
    for (const minutes of [1, DAY - 4 * 60, DAY - 60, DAY + 1, 2 * DAY, 15 * DAY])
      await goTo(app, late.endsAt, minutes);
  };

  /** A form that is filed, amended and withdrawn; its session ended early, was rated, and the rating reported. */
  const happySession = async (): Promise<void> => {
    const booking = await booked();
    const form = await fileForm(app, booking);
    await post(booking.candidate, `/v1/bookings/${booking.id}/rating`, { stars: 2 }).expect(201);
    const reason = { reason: 'untrue', text: 'It was another day.' };
    const { body } = await post(coach, `/v1/bookings/${booking.id}/rating/reports`, reason).expect(201);
    const hide = { decision: 'hide', reason: 'It was.' };
    await post(admin, `/v1/admin/rating-reports/${String(body.id)}/decision`, hide).expect(200);
    await app.settle();
    await app.database.tx(async (tx) => {
      const feedback = app.get(FeedbackMails);
      await tx.query(`UPDATE bookings SET ended_early_at = starts_at WHERE id = $1`, [booking.id]);
      await feedback.endedEarly(tx, booking.id);
      await feedback.amended(tx, booking.id, form.id, 1);
      await feedback.withdrawn(tx, booking.id, form.id);
      await tx.query(`UPDATE bookings SET ended_early_at = NULL WHERE id = $1`, [booking.id]);
    });
  };

  const reviews = async (): Promise<void> => {
    const waiting = await paid(app, coach);
    app.clock.advance({ hours: 29 * 24 });
    await app.settle();
    await cancel(waiting.candidate, waiting.id).expect(200);
    await revised(app, coach);
  };

  const money = async (): Promise<void> => {
    const { id: subjectId } = await booked();
    const refund = { subjectId, orderId: newId(), amountMinor: 4_000, currency: 'EUR', leftMinor: 8_000 };
    await app.database.tx(async (tx) => {
      const payments = app.get(PaymentMails);
      await payments.returned(tx, subjectId, 12_000);
      await payments.refunded(tx, { ...refund, refundId: newId(), origin: 'provider' } as never);
      await payments.nothingLeft(tx, subjectId);
      const lost = { ...refund, disputeId: newId(), leftMinor: 0, insteadOfRefundMinor: 4_000 };
      await payments.chargedBack(tx, lost as never);
      await payments.reinstated(tx, { ...lost, disputeId: newId(), leftMinor: 4_000 } as never);
      await app.get(SessionMails).holdEnded(tx, subjectId);
    });
  };

  const questions = async (): Promise<void> => {
    const { body: question } = await post(coach, `/v1/packs/amazon-tpm/questions`, NEW_QUESTION).expect(201);
    const path = `/v1/questions/${String(question.id)}`;
    const { body } = await post(coach, `${path}/reports`, { reason: 'Looks internal.' }).expect(201);
    const retire = { decision: 'retire', reason: 'It is.' };
    await post(admin, `/v1/admin/question-reports/${String(body.id)}/decision`, retire).expect(200);
    const other = { ...NEW_QUESTION, text: 'How would you say no to a sponsor who wants a date?' };
    const { body: second } = await post(coach, `/v1/packs/amazon-tpm/questions`, other).expect(201);
    const approve = { decision: 'approve', reason: 'Good.' };
    await post(admin, `/v1/admin/questions/${String(second.id)}/decision`, approve).expect(200);
  };

  const coachLife = async (): Promise<void> => {
    await app.database.tx(async (tx) => {
      const news = app.get(CoachMails);
      for (const decision of ['rejected', 'suspended'] as const)
        await news.decided(tx, coach.coachId, decision, 7);
    });
    const date = new Date(app.clock.now().getTime() + 10 * 86_400_000).toISOString().slice(0, 10);
    await app
      .http()
      .put(`/v1/admin/coaches/${coach.coachId}/availability/overrides/${date}`)
      .set(as(admin))
      .send({ intervals: [], reason: 'A holiday.' })
      .expect(200);
  };

  beforeAll(async () => {
    admin = await app.signUp({ roles: ['admin'] });
    coach = await documentCoachOf(app, await publishedCoach(app));
    await questions();
    await money();
    await happySession();
    await unhappySessions();
    await reviews();
    await coachLife();
    await app.settle();
    mails = await app.database.query<Mail>(
      `SELECT kind, recipient_id AS "recipientId", about_id AS "aboutId",
         concat_ws(E'\n', text_body, html_body, replace(calendar->>'content', E'\r\n ', '')) AS body FROM mails`,
    );
  });

  const linksIn = ({ body }: Mail): string[] => [
    ...new Set(
      [...body.matchAll(/https?:\/\/[^\s"<>\\)]+/g)]
        .map(([link]) => link.replaceAll('&amp;', '&').replace(/[.,]$/, ''))
        .filter((link) => link.startsWith(app.url)),
    ),
  ];

  it('are looked at in every kind of mail that there is', () => {
    const sent = new Set(mails.map(({ kind }) => kind));
    expect(kindsInCode().filter((kind) => !sent.has(kind))).toEqual([]);
    expect(kindsInCode().length).toBeGreaterThan(30);
  });

  it('never lead to the API', () => {
    for (const mail of mails) expect([mail.kind, mail.body.includes('/v1/')]).toEqual([mail.kind, false]);
  });

  it('lead to the page of the booking, which opens for the side that is written to', async () => {
    const seen = new Set<string>();
    for (const mail of mails)
      for (const link of linksIn(mail)) {
        // These ask for a login first.
        if (/\/(join|self-grade|feedback)$/.test(link)) continue;
        const id = /\/bookings\/([\w-]+)\?token=/.exec(link)?.[1] ?? '';
        const [row] = await app.database.query<{ coach: boolean }>(
          `SELECT coach_account_id = $2 AS coach FROM bookings WHERE id = $1`,
          [id, mail.recipientId],
        );
        const side = row?.coach ? 'coach' : 'candidate';
        expect([mail.kind, link]).toEqual([mail.kind, expect.stringContaining(tokenOf(app, id, side))]);
        if (!seen.has(link)) expect((await cardOf(app, link).expect(200)).body.side).toBe(side);
        seen.add(link);
      }
    expect(seen.size).toBeGreaterThan(10);
  });

  it('of before lead to the pages of now', async () => {
    const { id } = await booked();
    for (const [old, present] of [
      [`/bookings/${id}/status?token=abc`, `/bookings/${id}?token=abc`],
      [`/bookings/${id}/status`, `/bookings/${id}`],
      [`/bookings/${id}/room?token=abc`, `/bookings/${id}/join?token=abc`],
    ] as const) {
      const { headers } = await app.http().get(old).redirects(0).expect(302);
      expect(headers).toMatchObject({
        location: present,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      });
    }
  });

  it('stand in every mail about a booking to one of its people, and in none without one', () => {
    const without = mails.filter((mail) => linksIn(mail).length === 0).map(({ kind }) => kind);
    expect([...new Set(without)].sort()).toEqual(
      kindsInCode().filter((kind) => /^(coach|question|rating)\.|^form\.(escalated|missing)$/.test(kind)),
    );
  });

  it('to an account stay what they were', async () => {
    await app.http().post('/v1/password-resets').send({ email: coach.email }).expect(202);
    await app.settle();
    const [mail] = await app.database.query<Mail>(
      `SELECT kind, text_body AS body FROM mails WHERE kind LIKE 'account.%' AND recipient_id = $1`,
      [coach.accountId],
    );
    const [link = ''] = linksIn(mail as Mail);
    expect(link).toMatch(new RegExp(`^${app.url}/reset-password\\?token=[\\w-]{43}$`));
  });
});
