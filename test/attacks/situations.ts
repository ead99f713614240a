import { NEW_QUESTION } from '../questions/bank-fixture';
import { as, completeDraft, goTo, saveForm, startForm, submitForm } from '../forms/forms-fixture';
import { ratingSituations } from './rating-situations';
import { reviewSituations } from './review-situations';
import { templateSituations } from './template-situations';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import type { TestAccount } from '../support/app';
import { COACH_PROFILE, makeCoach } from '../support/coaches';
import { bookAndPay, firstSlot, holdSlot, type PaidBooking } from '../support/scenario';
import { newId } from '../../src/shared/ids';
import type { Actor, World } from './world';

/** What a call is about: whatever differs from the example of the contract. */
export interface Situation {
  /** For `:id` in the path. */
  id?: string;
  query?: Record<string, string>;
  /** A text is the bytes of a document. */
  body?: object | string;
  headers?: Record<string, string>;
}

type Make = (world: World, actor: Actor) => Promise<Situation> | Situation;

const HOUR_MS = 3_600_000;
const NEW_PASSWORD = 'copper lantern on the quay';
const HOURS = {
  zone: 'Europe/Paris',
  weekly: [{ days: [0, 1, 2, 3, 4, 5, 6], start: '08:00', end: '20:00' }],
};
let counter = 0;
const fresh = (): string => `attack-${(counter += 1)}`;

/** A person may hold three unpaid times at once: the older ones run out first. */
const holdsGone = async ({ app }: World): Promise<void> => goTo(app, app.clock.now(), 60);

const paid = ({ app, coach, candidate }: World): Promise<PaidBooking> =>
  bookAndPay(app, { coach, candidate });

const completed = async (world: World): Promise<PaidBooking> => {
  const booking = await paid(world);
  await goTo(world.app, booking.endsAt, 1);
  return booking;
};

const drafted = async (world: World) => {
  const booking = await paid(world);
  const form = await startForm(world.app, booking);
  const draft = completeDraft(form);
  const { body } = await saveForm(world.app, world.coach, form, draft).expect(200);
  return { booking, id: form.id, draft, version: (body as { version: number }).version };
};

const submitted = async (world: World) => {
  const form = await drafted(world);
  await submitForm(world.app, world.coach, form.id).expect(200);
  await world.app.settle();
  return form;
};

const rated = async (world: World): Promise<PaidBooking> => {
  const { booking } = await submitted(world);
  await rate(world, booking).expect(201);
  return booking;
};

const rate = ({ app, candidate }: World, booking: PaidBooking) =>
  app.http().post(`/v1/bookings/${booking.id}/rating`).set(as(candidate)).send({ stars: 5 });

const reportedByBoth = async (world: World): Promise<Situation> => {
  const booking = await paid(world);
  await goTo(world.app, booking.startsAt, 20);
  for (const [who, missing] of [
    [world.coach, 'candidate'],
    [world.candidate, 'coach'],
  ] as const)
    await world.app
      .http()
      .post(`/v1/bookings/${booking.id}/no-show-reports`)
      .set(as(who))
      .send({ missing })
      .expect(200);
  return { id: booking.id };
};

/** The call that opens a checkout, as if it had never been answered and its tries were used up. */
const parkedCommand = async ({ app, coach }: World): Promise<Situation> => {
  const { booking } = await holdSlot(app, { coach });
  const [command] = await app.database.query<{ id: string }>(
    `WITH parked AS (
       UPDATE payment_commands SET status = 'needs_review'
       WHERE order_id = (SELECT order_id FROM bookings WHERE id = $1) RETURNING id)
     SELECT id FROM parked`,
    [booking.id],
  );
  return { id: command?.id ?? '' };
};

/** A webhook that nobody could work off. */
const parkedEvent = async ({ app }: World): Promise<Situation> => {
  const id = newId();
  await app.database.query(
    `INSERT INTO stripe_inbox (id, event_id, type, object_id, livemode, status, note, received_at, next_attempt_at, settled_at)
     VALUES ($1::uuid, 'evt_' || $1::uuid, 'refund.updated', 're_nobodys', false, 'needs_review', 'missing', $2, $2, $2)`,
    [id, app.clock.now()],
  );
  return { id };
};

const mailedToken = async ({ app }: World, email: string): Promise<string> => {
  await app.settle();
  const [mail] = await app.database.query<{ text: string }>(
    `SELECT text_body AS text FROM mails WHERE to_address = $1 ORDER BY id DESC LIMIT 1`,
    [email],
  );
  return /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
};

const signUpBody = () => ({
  email: `${fresh()}@example.test`,
  password: NEW_PASSWORD,
  name: 'Noor',
  zone: 'Asia/Tokyo',
  termsAccepted: true,
});

/** Somebody who asked for another address, and the token that was mailed to it. */
const movingAway = async (world: World) => {
  const who = await world.app.signUp();
  const email = `${fresh()}@example.test`;
  const body = { email, password: ACCOUNT_PASSWORD };
  await world.app.http().post('/v1/me/email-change').set(as(who)).send(body).expect(202);
  return { oldEmail: who.email, token: await mailedToken(world, email) };
};

const loggedIn = async ({ app }: World) => {
  const { email } = await app.signUp();
  const { body } = await app
    .http()
    .post('/v1/logins')
    .send({ email, password: 'correct horse battery staple' });
  return body as { refreshToken: string };
};

/** The version that a caller has to name, as the resource itself tells it. */
const versionAt = async ({ app }: World, path: string, who: TestAccount): Promise<Record<string, string>> => {
  const { headers } = await app.http().get(path).set(as(who));
  return { 'If-Match': headers['etag'] ?? '"0"' };
};

/** Sessions of the coming week. */
const window = ({ app }: World): Record<string, string> => ({
  from: app.clock.now().toISOString(),
  to: new Date(app.clock.now().getTime() + 7 * 24 * HOUR_MS).toISOString(),
});

const ownCoach = (world: World, actor: Actor) => (actor === 'otherCoach' ? world.otherCoach : world.coach);

/** A new question that nobody has asked before, from the coach or an admin. */
const question = async ({ app }: World, author: TestAccount): Promise<{ id: string }> => {
  const answer = await app
    .http()
    .post('/v1/packs/amazon-tpm/questions')
    .set(as(author))
    .send(newQuestion())
    .expect(201);
  return { id: (answer.body as { id: string }).id };
};
const newQuestion = () => ({
  ...NEW_QUESTION,
  text: `How would you plan a launch that depends on supplier ${fresh()}?`,
});

/** Of a new candidate: that of the table has met every question by then. */
const kitSwap = async (world: World): Promise<Situation> => {
  const booking = await bookAndPay(world.app, { coach: world.coach });
  const { body } = await world.app.http().get(`/v1/bookings/${booking.id}/kit`).set(as(world.coach));
  const questionKey = (body as { questions: { key: string }[] }).questions[0]?.key;
  return { id: booking.id, body: { questionKey, reason: 'They have told me this story.' } };
};

/** The question of the first note is the same each time, and a person may report it once. */
const askedQuestion = async (world: World): Promise<Situation> => {
  const { booking } = await submitted(world);
  await world.app.database.query('DELETE FROM question_reports');
  return { id: booking.id, body: { note: 1, reason: 'I know it from the inside.' } };
};

const questionReport = async (world: World): Promise<Situation> => {
  const { id } = await question(world, world.admin);
  const { body } = await world.app
    .http()
    .post(`/v1/questions/${id}/reports`)
    .set(as(world.coach))
    .send({ reason: 'Names a secret project.' })
    .expect(201);
  return { id: (body as { id: string }).id };
};

/** How each situation of the policy table comes about, over the API wherever it has a way. */
export const SITUATIONS = {
  nothing: () => ({}),
  signUp: () => ({ body: signUpBody() }),
  verification: async (world) => {
    const body = signUpBody();
    await world.app.http().post('/v1/accounts').send(body).expect(202);
    return { body: { token: await mailedToken(world, body.email) } };
  },
  logIn: async ({ app }) => ({
    body: { email: (await app.signUp()).email, password: 'correct horse battery staple' },
  }),
  refresh: async (world) => ({ body: { refreshToken: (await loggedIn(world)).refreshToken } }),
  reset: async (world) => {
    const { email } = await world.app.signUp();
    await world.app.http().post('/v1/password-resets').send({ email }).expect(202);
    return { body: { password: NEW_PASSWORD, token: await mailedToken(world, email) } };
  },
  newAddress: () => ({ body: { email: `${fresh()}@example.test`, password: ACCOUNT_PASSWORD } }),
  newAddressLink: async (world) => ({ body: { token: (await movingAway(world)).token } }),
  oldAddressLink: async (world) => {
    const { oldEmail, token } = await movingAway(world);
    await world.app.http().post('/v1/email-changes/confirm').send({ token }).expect(200);
    return { body: { token: await mailedToken(world, oldEmail) } };
  },
  unsignedEvent: () => ({ body: { id: 'evt_1', type: 'checkout.session.completed' } }),
  ownRole: (_, actor) => ({
    body: {
      role: actor === 'coach' || actor === 'otherCoach' ? 'coach' : 'candidate',
      coachTermsAccepted: true,
    },
  }),
  parkedCommand: (world) => parkedCommand(world),
  parkedEvent: (world) => parkedEvent(world),
  account: async ({ app }) => ({ id: (await app.signUp()).accountId }),
  suspendedAccount: ({ suspended }) => ({ id: suspended.accountId }),
  applicant: async ({ app }) => ({ id: (await makeCoach(app, { until: 'applied' })).coachId }),
  coach: ({ coach }) => ({ id: coach.coachId }),
  profile: () => ({ body: COACH_PROFILE }),
  coachsSlots: (world) => ({
    id: world.coach.coachId,
    query: { offeringId: world.coach.offeringIds[0] ?? '', ...window(world) },
  }),
  compared: ({ coach, otherCoach }) => ({ query: { ids: `${coach.coachId},${otherCoach.coachId}` } }),
  offered: ({ coach }) => ({ id: coach.offeringIds[0] ?? '' }),
  coachsSlot: async (world) => ({
    id: world.coach.coachId,
    query: {
      offeringId: world.coach.offeringIds[0] ?? '',
      startsAt: await firstSlot(world.app, world.coach),
    },
  }),
  ownSlot: async (world, actor) => ({
    query: {
      offeringId: ownCoach(world, actor).offeringIds[0] ?? '',
      startsAt: await firstSlot(world.app, world.coach),
    },
  }),
  coachsHours: async (world) => ({
    id: world.coach.coachId,
    body: { ...HOURS, reason: 'The coach asked by phone.' },
    headers: await versionAt(world, `/v1/admin/coaches/${world.coach.coachId}/availability`, world.admin),
  }),
  ownHours: async (world, actor) => ({
    body: HOURS,
    headers: await versionAt(world, '/v1/me/coach/availability', ownCoach(world, actor)),
  }),
  newOffering: () => ({
    body: { minutes: 45, price: { amount: 9000, currency: 'EUR' }, stageKey: 'tpm-phone-screen' },
  }),
  offering: ({ coach }) => ({ id: coach.offeringIds[0] }),
  target: async ({ app, candidate }) => {
    const { body } = await app
      .http()
      .post('/v1/me/targets')
      .set(as(candidate))
      .send({ packKey: 'amazon-tpm', levelKey: 'l6' });
    return { id: (body as { id: string }).id };
  },
  freeSlot: async (world) => {
    await holdsGone(world);
    return {
      body: { offeringId: world.coach.offeringIds[0], startsAt: await firstSlot(world.app, world.coach) },
      headers: { 'Idempotency-Key': fresh() },
    };
  },
  held: async (world) => {
    await holdsGone(world);
    return { id: (await holdSlot(world.app, world)).booking.id };
  },
  newQuestion: () => ({ body: newQuestion() }),
  proposed: (world) => question(world, world.coach),
  active: (world) => question(world, world.admin),
  kitSwap,
  askedQuestion,
  questionReport,
  confirmed: async (world) => ({ id: (await paid(world)).id }),
  opening: async (world) => {
    const booking = await paid(world);
    await goTo(world.app, booking.startsAt, -5);
    return { id: booking.id };
  },
  running: async (world) => {
    const booking = await paid(world);
    await goTo(world.app, booking.startsAt, 20);
    return { id: booking.id };
  },
  waiting: async (world, actor) => {
    const booking = await paid(world);
    await goTo(world.app, booking.startsAt, 20);
    return { id: booking.id, body: { missing: actor === 'candidate' ? 'coach' : 'candidate' } };
  },
  contested: reportedByBoth,
  completed: async (world) => ({ id: (await completed(world)).id }),
  drafted: async (world) => {
    const { id, draft, version } = await drafted(world);
    return { id, body: draft, headers: { 'If-Match': `"${version}"` } };
  },
  secondLook: async () => ({ body: { password: ACCOUNT_PASSWORD } }),
  wrongPassword: async () => ({ body: { password: 'not this one', newPassword: NEW_PASSWORD } }),
  wrongSecondLook: async () => ({ body: { password: 'not this one', confirm: 'erase my account' } }),
  formEdit: async (world) => {
    const { id } = await drafted(world);
    return { id, body: { changes: [{ field: 'recommendation.next-steps', now: 'Two stories.' }] } };
  },
  liveNote: async (world) => {
    const { id } = await drafted(world);
    return { id, body: { id: 'live', fields: { summary: 'Heard just now.' } } };
  },
  submission: async (world) => {
    const { id, version } = await drafted(world);
    return { id, headers: { 'If-Match': `"${version}"` } };
  },
  draftedSession: async (world) => ({ id: (await drafted(world)).booking.id }),
  amendment: async (world) => {
    const { id, draft } = await submitted(world);
    const answers = { ...draft, recommendation: { ...draft.recommendation, reason: 'Said better.' } };
    return {
      id,
      body: { reason: 'A slip.', answers },
      headers: await versionAt(world, `/v1/forms/${id}`, world.coach),
    };
  },
  ungraded: async (world) => ({
    id: (await completed(world)).id,
    body: { competencies: {}, principles: {} },
  }),
  selfGraded: async (world) => {
    const { id } = await completed(world);
    const { app, candidate } = world;
    const body = { competencies: {}, principles: {} };
    await app.http().put(`/v1/bookings/${id}/self-grade`).set(as(candidate)).send(body).expect(200);
    return { id, body: { outcome: 'skipped' } };
  },
  submitted: async (world) => ({ id: (await submitted(world)).id }),
  submittedSession: async (world) => ({ id: (await submitted(world)).booking.id }),
  sharedReport: async (world) => {
    const { booking } = await submitted(world);
    const { app, candidate } = world;
    const { body } = await app
      .http()
      .post(`/v1/bookings/${booking.id}/form/links`)
      .set(as(candidate))
      .send({});
    return { id: (body as { id: string }).id };
  },
  rated: async (world) => ({ id: (await rated(world)).id }),
  ...ratingSituations,
  ...templateSituations,
  ...reviewSituations,
} as const satisfies Record<string, Make>;

export type SituationName = keyof typeof SITUATIONS;

export const situation = async (name: SituationName, world: World, actor: Actor): Promise<Situation> =>
  (SITUATIONS[name] as Make)(world, actor);

/** Whether a situation is another one for each caller. */
export const dependsOnCaller = (name: SituationName): boolean => SITUATIONS[name].length > 1;
