import { completeDraft, fileForm, goTo, saveForm, startForm } from '../../forms/forms-fixture';
import { draftOf } from '../../forms/template-fixture';
import type { TestAccount, TestApp } from '../../support/app';
import { bookAndPay, firstSlots, holdSlot, payFor, publishedCoach } from '../../support/scenario';
import { addHours } from '../../../src/shared/time';
import {
  begun,
  ordered,
  paid,
  received,
  type DocumentCoach,
  documentCoachOf,
  reviewed,
  revised,
} from '../../documents/document-fixture';
import { OFFERING } from '../../support/coaches';
import type { Actor } from './wire';

/** Of the accounts of the tests. */
const PASSWORD = 'correct horse battery staple';

export interface World {
  /** Who acts; anonymous has no account. */
  actors: Record<Exclude<Actor, 'anonymous'>, TestAccount>;
  /** Names that requests may use, by the pool they belong to. */
  known: Record<string, string[]>;
}

/** People, sessions in every state and forms of their own, for some hundred requests; then comes the next one. */
export const seedWorld = async (app: TestApp): Promise<World> => {
  const coach = await publishedCoach(app, {
    offerings: [OFFERING, { ...OFFERING, minutes: 45, price: { amount: 9_000, currency: 'USD' } }],
    rules: { noticeMinutes: 120, intervalMinutes: 30 },
  });
  const [candidate, admin, spare, applicant] = await Promise.all([
    app.signUp(),
    app.signUp({ roles: ['admin'] }),
    app.signUp(),
    publishedCoach(app, { until: 'applied' }),
  ]);
  const tokens = await mailedTokens(app, spare);
  const reader = await documentCoachOf(app, coach);
  const reviews = await reviewsInEveryState(app, reader, candidate);
  const sessions = await sessionsInEveryState(app, { coach, candidate });
  return {
    actors: { candidate, coach, admin },
    known: {
      accountId: [spare.accountId, applicant.accountId],
      coachId: [coach.coachId, coach.coachId, applicant.coachId],
      offeringId: [...coach.offeringIds, ...coach.offeringIds, reader.documentOfferingId],
      'document-offeringId': [reader.documentOfferingId],
      'document-reviewId': reviews,
      promptKey: ['missing-owner'],
      bookingId: sessions.bookings,
      formId: sessions.forms,
      targetId: [await newTarget(app, candidate)],
      questionId: await questionsOf(app),
      'rating-reportId': [await reportedRating(app, coach, sessions.filed)],
      'form-templateId': await templatesOf(app, admin),
      'report-linkId': [
        await sharedReport(app, candidate, sessions.filed),
        await sharedReport(app, candidate, sessions.filed),
      ],
      startsAt: await firstSlots(app, coach, 12),
      email: [spare.email, spare.email, 'nobody@example.test'],
      password: [PASSWORD],
      packKey: ['amazon-tpm'],
      stageKey: ['tpm-phone-screen', 'writing-exercise'],
      levelKey: ['l6', 'l7'],
      ...tokens,
      from: [app.clock.now().toISOString()],
      to: [addHours(app.clock.now(), 10 * 24).toISOString()],
      date: [app.clock.now().toISOString().slice(0, 10)],
    },
  };
};

/** Ids of reviews: waiting for their document, received, begun, filed, with both versions, and unpaid. */
const reviewsInEveryState = async (
  app: TestApp,
  reader: DocumentCoach,
  candidate: TestAccount,
): Promise<string[]> => {
  const waiting = await paid(app, reader, candidate);
  const another = await paid(app, reader, candidate);
  const there = await received(app, reader, candidate);
  const { review } = await begun(app, reader, candidate);
  const filed = await reviewed(app, reader, candidate);
  const both = await revised(app, reader, candidate);
  const unpaid = await ordered(app, reader, await app.signUp());
  return [waiting, another, there, review, filed, both, unpaid].map(({ id }) => id);
};

const newTarget = async (app: TestApp, candidate: TestAccount): Promise<string> => {
  const { body } = await app
    .http()
    .post('/v1/me/targets')
    .set('Authorization', `Bearer ${candidate.token}`)
    .send({ packKey: 'amazon-tpm', levelKey: 'l6' })
    .expect(201);
  return (body as { id: string }).id;
};

/** Ids of versions of forms: a draft, and the newest besides. A new world finds what was done in the one before. */
const templatesOf = async (app: TestApp, admin: TestAccount): Promise<string[]> => {
  const newest = await app.database.query<{ id: string; status: string }>(
    `SELECT id, status FROM form_templates WHERE pack_key = 'amazon-tpm' AND stage_key = 'onsite'
     ORDER BY version DESC LIMIT 5`,
  );
  const draft = newest.find(({ status }) => status === 'draft') ?? (await draftOf(app, admin, 'onsite'));
  return [draft.id, draft.id, ...newest.map(({ id }) => id)];
};

const questionsOf = async (app: TestApp): Promise<string[]> => {
  const rows = await app.database.query<{ id: string }>(`SELECT id FROM bank_questions ORDER BY id LIMIT 5`);
  return rows.map(({ id }) => id);
};

const reportedRating = async (app: TestApp, coach: TestAccount, bookingId: string): Promise<string> => {
  const { body } = await app
    .http()
    .post(`/v1/bookings/${bookingId}/rating/reports`)
    .set('Authorization', `Bearer ${coach.token}`)
    .send({ reason: 'untrue', text: 'It was another day.' })
    .expect(201);
  return (body as { id: string }).id;
};

const sharedReport = async (app: TestApp, candidate: TestAccount, bookingId: string): Promise<string> => {
  const { body } = await app
    .http()
    .post(`/v1/bookings/${bookingId}/form/links`)
    .set('Authorization', `Bearer ${candidate.token}`)
    .send({})
    .expect(201);
  return (body as { id: string }).id;
};

let newcomers = 0;

/** Tokens of links in mails: of a new account that waits to be confirmed, and of a forgotten password. */
const mailedTokens = async (app: TestApp, forgetful: TestAccount): Promise<{ token: string[] }> => {
  const email = `newcomer-${(newcomers += 1)}@example.test`;
  const signUp = { email, password: PASSWORD, name: 'New', zone: 'UTC', termsAccepted: true };
  await app.http().post('/v1/accounts').send(signUp).expect(202);
  await app.http().post('/v1/password-resets').send({ email: forgetful.email }).expect(202);
  await app.settle();
  const mails = await app.database.query<{ text_body: string }>(
    `SELECT text_body FROM mails WHERE to_address = ANY($1) ORDER BY id DESC LIMIT 2`,
    [[email, forgetful.email]],
  );
  return { token: mails.flatMap((mail) => /[?&#]token=([\w-]+)/.exec(mail.text_body)?.[1] ?? []) };
};

/** Ids of sessions: held, confirmed, over, with a form begun, with a complete one, and with one filed. */
const sessionsInEveryState = async (
  app: TestApp,
  who: { coach: Awaited<ReturnType<typeof publishedCoach>>; candidate: TestAccount },
): Promise<{ bookings: string[]; forms: string[]; filed: string }> => {
  const filed = await bookAndPay(app, who);
  const form = await fileForm(app, filed);
  await app
    .http()
    .post(`/v1/bookings/${filed.id}/rating`)
    .set('Authorization', `Bearer ${who.candidate.token}`)
    .send({ stars: 4 })
    .expect(201);
  const begun = await bookAndPay(app, who);
  const draft = await startForm(app, begun);
  const filled = await bookAndPay(app, who);
  const complete = await startForm(app, filled);
  await saveForm(app, who.coach, complete, completeDraft(complete)).expect(200);
  const over = await bookAndPay(app, who);
  await goTo(app, over.endsAt, 1);
  const running = await bookAndPay(app, who);
  await goTo(app, running.startsAt, 12);
  const { booking: paid } = await holdSlot(app, who);
  await payFor(app, paid);
  const { booking: held } = await holdSlot(app, who);
  return {
    bookings: [held.id, paid.id, running.id, over.id, filled.id, begun.id, filed.id],
    forms: [form.id, draft.id, complete.id],
    filed: filed.id,
  };
};
