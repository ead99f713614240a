import { as, LONG_TOKENS } from '../bookings/booking-fixture';
import { NEW_QUESTION } from '../questions/bank-fixture';
import { fileForm, goTo } from '../forms/forms-fixture';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import type { TestAccount } from '../support/app';
import { makeCoach, type TestCoach } from '../support/coaches';
import { bookAndPay, holdSlot, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const WORDS = 'Go to https://evil.example or evil-bank.com or mailto:a@b.c today.';
const DISARMED = 'https[:]//evil[.]example or evil-bank[.]com or mailto[:]a[at]b.c';
/** What a mail program would make a link of. */
const LINK = /https?:\/\/evil|evil\.example|evil-bank\.com|mailto:a|a@b\.c/;

/** Every kind of mail that carries what somebody typed, and whose words they are. */
const KINDS: Record<string, string> = {
  'account.suspended': 'an admin, on a suspension',
  'account.address_changed': 'whoever changed the address',
  'booking.cancelled': 'candidates, coaches and admins, on a cancellation',
  'booking.hold_ended': 'an admin, on a suspension',
  'booking.confirmed': 'a candidate, as headline and focus',
  'coach.applied': 'a coach, as company and title',
  'coach.published': 'an admin, on an application',
  'coach.rejected': 'an admin, on an application',
  'coach.suspended': 'an admin, on a coach',
  'coach.hours_edited': 'an admin, on hours',
  'question.decided': 'an admin, on a question',
  'question.report_decided': 'an admin, on a question',
  'rating.report_decided': 'an admin, on a rating',
  'rating.hidden': 'a candidate, and an admin on a rating',
};

describe('words of people in mails', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let admin: TestAccount;
  let coach: TestCoach;
  let mails: { kind: string; whole: string }[];

  const post = (who: TestAccount, path: string, body: object) =>
    app.http().post(path).set(as(who)).send(body);

  const sessions = async (): Promise<void> => {
    const maya = await app.signUp();
    const headline = { headline: WORDS, background: null, years: null };
    await app.http().put('/v1/me/candidate-profile').set(as(maya)).send(headline).expect(200);
    const practice = { focus: WORDS };
    for (const canceller of ['candidate', 'coach'] as const) {
      const booking = await bookAndPay(app, { coach, candidate: maya, practice });
      const path = `/v1/bookings/${booking.id}/cancellation`;
      await post(booking[canceller], path, { reason: WORDS }).expect(200);
    }
    const { id } = await bookAndPay(app, { coach });
    await post(admin, `/v1/admin/bookings/${id}/cancellation`, { reason: WORDS }).expect(200);
  };

  const noShow = async (): Promise<void> => {
    const { id, startsAt, candidate } = await bookAndPay(app, { coach });
    await goTo(app, startsAt, 20);
    const path = `/v1/bookings/${id}/no-show-reports`;
    await post(coach, path, { missing: 'candidate', note: WORDS }).expect(200);
    await post(candidate, path, { missing: 'coach', note: WORDS }).expect(200);
    const decision = { outcome: 'completed', reason: WORDS };
    await post(admin, `/v1/admin/bookings/${id}/resolution`, decision).expect(200);
  };

  const rating = async (): Promise<void> => {
    const booking = await bookAndPay(app, { coach });
    await fileForm(app, booking);
    const path = `/v1/bookings/${booking.id}/rating`;
    await post(booking.candidate, path, { stars: 1, text: WORDS }).expect(201);
    const { body } = await post(coach, `${path}/reports`, { reason: 'untrue', text: WORDS }).expect(201);
    const decision = { decision: 'hide', reason: WORDS };
    await post(admin, `/v1/admin/rating-reports/${String(body.id)}/decision`, decision).expect(200);
  };

  const questions = async (): Promise<void> => {
    // The bank takes no question with a link in it.
    const linked = { ...NEW_QUESTION, text: `${WORDS} How would you answer that?` };
    await post(coach, '/v1/packs/amazon-tpm/questions', linked).expect(422);
    const { body: question } = await post(coach, '/v1/packs/amazon-tpm/questions', NEW_QUESTION).expect(201);
    const approve = { decision: 'approve', reason: WORDS };
    await post(admin, `/v1/admin/questions/${String(question.id)}/decision`, approve).expect(200);
    const report = post(coach, `/v1/questions/${String(question.id)}/reports`, { reason: WORDS });
    const { body } = await report.expect(201);
    const retire = { decision: 'retire', reason: WORDS };
    await post(admin, `/v1/admin/question-reports/${String(body.id)}/decision`, retire).expect(200);
  };

  const coaches = async (): Promise<void> => {
    const profile = { company: WORDS, roleTitle: WORDS };
    for (const decision of ['reject', 'publish', 'suspend']) {
      const until = decision === 'suspend' ? 'published' : 'applied';
      const { coachId } = await makeCoach(app, { profile, until });
      const path = `/v1/admin/coaches/${coachId}/decision`;
      await post(admin, path, { decision, reason: WORDS }).expect(200);
    }
    const date = new Date(app.clock.now().getTime() + 10 * 86_400_000).toISOString().slice(0, 10);
    const path = `/v1/admin/coaches/${coach.coachId}/availability/overrides/${date}`;
    await app.http().put(path).set(as(admin)).send({ intervals: [], reason: WORDS }).expect(200);
  };

  const suspension = async (): Promise<void> => {
    const gone = await publishedCoach(app);
    await bookAndPay(app, { coach: gone });
    await holdSlot(app, { coach: gone });
    const path = `/v1/admin/accounts/${gone.accountId}/suspension`;
    await post(admin, path, { reason: WORDS }).expect(204);
  };

  const address = async (): Promise<void> => {
    const who = await app.signUp();
    const request = { email: 'claim@evil-bank.com', password: ACCOUNT_PASSWORD };
    await post(who, '/v1/me/email-change', request).expect(202);
    await app.settle();
    const [mail] = await app.database.query<{ text: string }>(
      `SELECT text_body AS text FROM mails WHERE kind = 'account.confirm_new_address'`,
    );
    const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
    await app.http().post('/v1/email-changes/confirm').send({ token }).expect(200);
  };

  beforeAll(async () => {
    admin = await app.signUp({ roles: ['admin'] });
    coach = await publishedCoach(app);
    for (const part of [sessions, coaches, questions, suspension, address, noShow, rating]) await part();
    await app.settle();
    mails = await app.database.query(
      `SELECT kind, concat_ws(E'\\n', to_name, subject, text_body, html_body, calendar->>'content') AS whole FROM mails`,
    );
  });

  it('are no link in any of them', () => {
    for (const { kind, whole } of mails)
      expect([kind, LINK.exec(whole.replaceAll(/\r?\n /g, ''))?.[0]]).toEqual([kind, undefined]);
  });

  it.each(Object.entries(KINDS))('%s has those of %s, which can still be read', (kind) => {
    const words = kind === 'account.address_changed' ? 'claim[at]evil-bank[.]com' : DISARMED;
    const found = mails.filter((mail) => mail.kind === kind);
    expect(found.length).toBeGreaterThan(0);
    expect(found.some(({ whole }) => whole.includes(words))).toBe(true);
  });
});
