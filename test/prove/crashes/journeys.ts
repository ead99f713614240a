import type { FaultPoint } from '../../../src/platform/fault-points';
import { MINUTE_MS } from '../../../src/shared/time';
import { completeDraft, saveForm, startForm, submitForm } from '../../forms/forms-fixture';
import { type Held, candidateOf, hold, pay, payUnnoticed, bookPaid } from './steps';
import type { Stage } from './stage';

/** What must be true of one booking when everything has converged. */
export interface Expected {
  bookingId: string;
  status: string;
  /** Minor units: what came in, and what went back. */
  paid: number;
  refunded: number;
  /** How many mails of which kind, about the booking or what belongs to it. */
  mails?: Record<string, number>;
}

/**
 * What somebody does, from before the fault to the moment after it, when they go on. `arm` is called just before the
 * step that must meet it.
 */
export type Journey = (stage: Stage, arm: () => Promise<void>) => Promise<Expected[]>;

const PRICE = 12_000;
const DAYS_AHEAD = 3;
const CONFIRMED = { status: 'confirmed', paid: PRICE, refunded: 0, mails: { 'booking.confirmed': 2 } };

/** Books; asking again with the same key gives the same booking; its checkout can be paid. */
const book: Journey = async (stage, arm) => {
  const candidate = await candidateOf(stage);
  const startsAt = await stage.freeSlot();
  await arm();
  const held = await hold(stage, candidate, startsAt);
  await stage.converge();
  const again = await hold(stage, candidate, startsAt, held.key);
  if (again.id !== held.id) throw new Error('the same key gave another booking');
  await pay(stage, held);
  await stage.converge();
  return [{ bookingId: held.id, ...CONFIRMED }];
};

/** Books while Stripe makes the session but answers with an error, and repeats it: it must be looked up. */
const bookUnheard: Journey = async (stage, arm) => {
  await stage.app.stripe.misbehave({
    answers: [{ kind: 'fail_after', method: 'POST', path: '/v1/checkout/sessions' }],
  });
  const held = await hold(stage, await candidateOf(stage), await stage.freeSlot());
  await stage.advance(1);
  await stage.settle();
  await arm();
  await stage.converge();
  await pay(stage, held);
  await stage.converge();
  return [{ bookingId: held.id, ...CONFIRMED }];
};

/** Pays what is held. */
const payHeld: Journey = async (stage, arm) => {
  const held = await hold(stage, await candidateOf(stage), await stage.freeSlot());
  await arm();
  await pay(stage, held);
  await stage.converge();
  return [{ bookingId: held.id, ...CONFIRMED }];
};

/** Walks away from a hold; somebody else takes the time. */
const giveUp: Journey = async (stage, arm) => {
  const held = await hold(stage, await candidateOf(stage), await stage.freeSlot());
  await arm();
  const answer = await stage.ask((http) => http.delete(`/v1/bookings/${held.id}/hold`).set(held.as));
  if (answer.status !== 200) throw new Error(`giving up: ${answer.status} ${answer.text}`);
  await stage.converge();
  const next = await hold(stage, await candidateOf(stage), held.startsAt);
  return [unpaid(held, 'given_up'), unpaid(next, 'held')];
};

/** Lets a hold run out; the same candidate takes the time again. */
const runOut: Journey = async (stage, arm) => {
  const held = await hold(stage, await candidateOf(stage), await stage.freeSlot(2));
  await stage.settle();
  await arm();
  await stage.advance(38);
  await stage.converge();
  const next = await hold(stage, held.candidate, held.startsAt);
  return [unpaid(held, 'expired'), unpaid(next, 'held')];
};

/** Pays unnoticed, too late: somebody else has the time, so all of it goes back. */
const payTooLate: Journey = async (stage, arm) => {
  const held = await hold(stage, await candidateOf(stage), await stage.freeSlot(2));
  await payUnnoticed(stage, held);
  await stage.advance(38);
  const next = await hold(stage, await candidateOf(stage), held.startsAt);
  await arm();
  await stage.converge();
  const mails = { 'booking.payment_returned': 1, 'booking.confirmed': 0, 'order.refunded': 1 };
  return [
    { bookingId: held.id, status: 'expired', paid: PRICE, refunded: PRICE, mails },
    unpaid(next, 'held'),
  ];
};

/** Cancels a paid booking days ahead; Stripe takes its time with the refund. */
const cancel: Journey = async (stage, arm) => {
  const held = await bookPaid(stage, DAYS_AHEAD * 24);
  await stage.app.stripe.misbehave({ refunds: { pending: true, settleAfterMs: MINUTE_MS } });
  await arm();
  const answer = await stage.ask((http) =>
    http.post(`/v1/bookings/${held.id}/cancellation`).set(held.as).send({}),
  );
  if (answer.status !== 200) throw new Error(`cancelling: ${answer.status} ${answer.text}`);
  await stage.converge();
  const next = await hold(stage, held.candidate, held.startsAt);
  const mails = { 'booking.confirmed': 2, 'booking.cancelled': 2, 'order.refunded': 1 };
  return [
    { bookingId: held.id, status: 'cancelled', paid: PRICE, refunded: PRICE, mails },
    unpaid(next, 'held'),
  ];
};

/** The session takes place; the coach is asked for the form, and can file it. */
const takePlace: Journey = async (stage, arm) => {
  const held = await bookPaid(stage, 0);
  await arm();
  await stage.goTo(new Date(held.endsAt.getTime() + MINUTE_MS));
  await stage.converge();
  await fileForm(stage, held);
  const mails = { 'booking.confirmed': 2, 'form.due': 1, 'self_grade.open': 1, 'form.ready': 1 };
  return [{ bookingId: held.id, status: 'completed', paid: PRICE, refunded: 0, mails }];
};

/** The coach files the form; the candidate hears of it once. */
const submit: Journey = async (stage, arm) => {
  const held = await bookPaid(stage, 0);
  await stage.goTo(new Date(held.endsAt.getTime() + MINUTE_MS));
  await stage.settle();
  await fileForm(stage, held, arm);
  const mails = { 'form.due': 1, 'self_grade.open': 1, 'form.ready': 1 };
  return [{ bookingId: held.id, status: 'completed', paid: PRICE, refunded: 0, mails }];
};

/** A filed form comes to its candidate when nobody does anything but the clock; they hear of it once. */
const release: Journey = async (stage, arm) => {
  const held = await bookPaid(stage, 0);
  await stage.goTo(new Date(held.endsAt.getTime() + MINUTE_MS));
  await stage.settle();
  await fileForm(stage, held, undefined, 'open');
  await arm();
  await stage.goTo(new Date(held.endsAt.getTime() + 12 * 60 * MINUTE_MS));
  await stage.converge();
  const mails = { 'form.due': 1, 'self_grade.open': 1, 'form.ready': 1 };
  return [{ bookingId: held.id, status: 'completed', paid: PRICE, refunded: 0, mails }];
};

/** A day before the session both sides are reminded, once. */
const remind: Journey = async (stage, arm) => {
  const held = await bookPaid(stage, DAYS_AHEAD * 24);
  await arm();
  await stage.goTo(new Date(Date.parse(held.startsAt) - 24 * 60 * MINUTE_MS + MINUTE_MS));
  await stage.converge();
  return [{ bookingId: held.id, ...CONFIRMED, mails: { 'booking.reminder_day': 2 } }];
};

let signUps = 0;

/** Signs up, follows the link in the mail, and logs in. */
const signUp: Journey = async (stage, arm) => {
  const email = `new-${process.pid}-${(signUps += 1)}@example.test`;
  const password = 'four plain words here';
  await arm();
  const wish = { email, password, name: 'Ada Moreau', zone: 'Europe/Paris', termsAccepted: true };
  await expectStatus(stage, 202, '/v1/accounts', wish);
  await stage.converge();
  const [mail] = await stage.database.query<{ kind: string; text: string }>(
    `SELECT kind, text_body AS text FROM mails WHERE to_address = $1 ORDER BY id DESC`,
    [email],
  );
  const token = /[?&#]token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
  // Whoever asked twice, because the answer was lost, is asked to choose the password once more.
  if (mail?.kind === 'account.verify_email') await expectStatus(stage, 200, '/v1/accounts/verify', { token });
  else await resetPassword(stage, { token, password });
  await expectStatus(stage, 201, '/v1/logins', { email, password });
  return [];
};

/** Whoever repeats it, because the answer was lost, is told that the link was used; logging in shows by whom. */
const resetPassword = async (stage: Stage, wish: object): Promise<void> => {
  const answer = await stage.ask((http) => http.post('/v1/password-resets/confirm').send(wish));
  const done = answer.status === 200 || (answer.body as { code?: string }).code === 'token.invalid';
  if (!done) throw new Error(`choosing a password: ${answer.status} ${answer.text}`);
};

const unpaid = ({ id }: Held, status: string): Expected => ({
  bookingId: id,
  status,
  paid: 0,
  refunded: 0,
  mails: { 'booking.confirmed': 0 },
});

const fileForm = async (
  stage: Stage,
  held: Held,
  arm: () => Promise<void> = async () => undefined,
  window?: 'open',
) => {
  const app = stage.asApp();
  const { coach } = stage;
  const form = await startForm(app, { ...held, coach, startsAt: new Date(held.startsAt) }, window);
  const saved = await saveForm(app, coach, form, completeDraft(form));
  if (saved.status !== 200) throw new Error(`draft: ${saved.status} ${saved.text}`);
  await arm();
  const answer = await stage.ask((http) => submitForm({ ...app, http: () => http }, coach, form.id));
  // Whoever repeats it, because the answer was lost, is told that the form was submitted.
  const submitted = answer.status === 200 || (answer.body as { code?: string }).code === 'form.submitted';
  if (!submitted) throw new Error(`submitting: ${answer.status} ${answer.text}`);
  await stage.converge();
};

const expectStatus = async (stage: Stage, status: number, path: string, body: object): Promise<void> => {
  const answer = await stage.ask((http) => http.post(path).send(body));
  if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${answer.text}`);
};

export const JOURNEYS = {
  book,
  'book, Stripe unheard': bookUnheard,
  pay: payHeld,
  'give up': giveUp,
  'run out': runOut,
  'pay too late': payTooLate,
  cancel,
  'take place': takePlace,
  'submit the form': submit,
  'release the form': release,
  remind,
  'sign up': signUp,
} as const;

export type JourneyName = keyof typeof JOURNEYS;

/** Which points each journey must meet. */
export const MEETS: Record<JourneyName, FaultPoint[]> = {
  book: [
    'http.before_answer',
    'idempotency.after_row',
    'scheduling.after_coach_claim',
    'scheduling.after_both_claims',
    'bookings.after_hold_written',
    'bookings.after_hold_commit',
    'payments.after_command_claim',
    'payments.before_recording',
    'payments.after_recording',
    'stripe.before_checkout_create',
    'stripe.after_checkout_create',
  ],
  'book, Stripe unheard': ['stripe.before_lookup', 'stripe.after_lookup'],
  pay: [
    'payments.after_inbox_insert',
    'payments.before_inbox_work',
    'payments.before_inbox_settled',
    'payments.between_charge_and_ledger',
    'payments.between_ledger_and_event',
    'payments.before_fee_commit',
    'payments.after_poll_taken',
    'stripe.before_checkout_read',
    'stripe.after_checkout_read',
    'stripe.before_fee_read',
    'stripe.after_fee_read',
    'bookings.between_confirmation_and_event',
    'outbox.before_delivery_recorded',
    'outbox.between_subscribers',
    'notifications.between_sides',
    'mails.before_send',
    'mails.after_send',
  ],
  'give up': [
    'http.before_answer',
    'bookings.after_give_up_commit',
    'stripe.before_checkout_expire',
    'stripe.after_checkout_expire',
    'scheduling.between_releases',
  ],
  'run out': ['bookings.between_end_and_release', 'scheduling.between_releases'],
  'pay too late': ['bookings.between_refund_and_event', 'payments.between_refund_and_command'],
  cancel: [
    'http.before_answer',
    'bookings.between_cancellation_and_refund',
    'payments.between_refund_and_command',
    'stripe.before_refund_create',
    'stripe.after_refund_create',
    'stripe.before_refund_read',
    'stripe.after_refund_read',
    'payments.between_refund_done_and_event',
  ],
  'take place': ['bookings.between_completion_and_earning'],
  'submit the form': ['http.before_answer', 'feedback.between_form_and_event'],
  'release the form': ['feedback.between_release_and_event'],
  remind: ['notifications.before_reminder_done'],
  'sign up': ['http.before_answer', 'identity.between_account_and_mail'],
};

/** What only webhooks bring about. */
export const NEEDS_WEBHOOKS = new Set<FaultPoint>([
  'payments.after_inbox_insert',
  'payments.before_inbox_work',
  'payments.before_inbox_settled',
]);

/** What only happens with a mail server. */
export const NEEDS_SMTP = new Set<FaultPoint>(['mails.before_send', 'mails.after_send']);
