import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Every place where the proof of crashes may break the program, and where that leaves it (docs/adr/0007). A name is
 * used once in the code; a point inside a transaction says so, because there everything must be undone.
 */
export const FAULT_POINTS = {
  'http.before_answer': 'Everything that was asked is done; the caller has not heard of it.',
  'idempotency.after_row': 'The key is remembered with what it made; the transaction is not committed.',
  'scheduling.after_coach_claim':
    'In the transaction: the coach is claimed; of the candidate nobody has heard.',
  'scheduling.after_both_claims': 'In the transaction: both are claimed, there is no booking yet.',
  'scheduling.between_releases': 'In the transaction: the coach is free again, the candidate is not.',
  'bookings.after_hold_written':
    'In the transaction: order, payment command, booking and event are written, the key is not remembered.',
  'bookings.after_hold_commit': 'The hold is committed; Stripe has not been asked for a checkout.',
  'bookings.after_give_up_commit':
    'The give-up is committed; Stripe has not been asked to close the checkout.',
  'bookings.between_end_and_release': 'In the transaction: the hold has ended, its time is not free yet.',
  'bookings.between_confirmation_and_event': 'In the transaction: confirmed, not announced.',
  'bookings.between_refund_and_event': 'In the transaction: a late payment goes back, nobody is told yet.',
  'bookings.between_cancellation_and_refund': 'In the transaction: cancelled and free, no refund asked yet.',
  'bookings.between_completion_and_earning': 'In the transaction: the session took place, nobody earned yet.',
  'payments.after_command_claim': 'A sender holds the lease of a command; nothing was sent.',
  'payments.before_recording': 'Stripe has answered a command; nothing of it is written down.',
  'payments.after_recording': 'In the transaction: the answer and what follows from it are written.',
  'payments.between_charge_and_ledger': 'In the transaction: the charge is written, its ledger entry is not.',
  'payments.between_ledger_and_event':
    'In the transaction: the payment is booked, the order is not announced.',
  'payments.between_refund_and_command':
    'In the transaction: the refund is booked, its command is not stored.',
  'payments.between_refund_done_and_event': 'In the transaction: the refund arrived, nobody is told yet.',
  'payments.before_fee_commit': "In the transaction: Stripe's fee is booked.",
  'payments.after_inbox_insert': 'In the transaction: a webhook is stored, Stripe has no answer yet.',
  'payments.before_inbox_work': 'A stored webhook is about to be worked off.',
  'payments.before_inbox_settled':
    'In the transaction: the object of a webhook is applied, its row is not settled.',
  'payments.after_poll_taken': 'The next poll is put off; this one has not asked Stripe.',
  'stripe.before_checkout_create': 'A Checkout Session is about to be made.',
  'stripe.after_checkout_create': 'The session exists at Stripe; its answer has just come.',
  'stripe.before_checkout_expire': 'A session is about to be closed.',
  'stripe.after_checkout_expire': 'The session is closed at Stripe; its answer has just come.',
  'stripe.before_checkout_read': 'A session is about to be read.',
  'stripe.after_checkout_read': 'A session was read.',
  'stripe.before_refund_create': 'A refund is about to be made.',
  'stripe.after_refund_create': 'The refund exists at Stripe; its answer has just come.',
  'stripe.before_refund_read': 'A refund is about to be read.',
  'stripe.after_refund_read': 'A refund was read.',
  'stripe.before_fee_read': 'The fee of a payment is about to be read.',
  'stripe.after_fee_read': 'The fee of a payment was read.',
  'stripe.before_lookup': 'A command whose outcome is unknown is about to be looked up in a list.',
  'stripe.after_lookup': 'A command whose outcome is unknown was looked up in a list.',
  'outbox.before_delivery_recorded':
    'In the transaction: a subscriber reacted, its delivery is not recorded.',
  'outbox.between_subscribers': 'One subscriber has the event, the next has not, or its end is not recorded.',
  'mails.before_send': 'A mail is taken for sending; the mail server has not seen it.',
  'mails.after_send': 'The mail server has the mail; that is not recorded.',
  'notifications.between_sides': 'In the transaction: one side has its mail, the other has not.',
  'notifications.before_reminder_done':
    'In the transaction: the reminder is written, it is not marked as done.',
  'feedback.between_form_and_event': 'In the transaction: the form is submitted, nobody is told yet.',
  'feedback.between_release_and_event': 'In the transaction: the form is released, nobody is told yet.',
  'identity.between_account_and_mail': 'In the transaction: the account is there, its mail is not.',
} as const;

export type FaultPoint = keyof typeof FAULT_POINTS;

/** An unexpected error, the end of the process by SIGKILL, or three seconds of silence. */
export const FAULT_KINDS = ['throw', 'kill', 'hang'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  point: FaultPoint;
  kind: FaultKind;
  /** At which passing of the point it happens, once: 1 is the next. */
  hit: number;
}

export class InjectedFault extends Error {}

const HANG_MS = 3_000;

/** Null unless somebody armed a fault: then every point costs one comparison. */
let armed: { faults: Fault[]; onHit: (fault: Fault) => void } | null = null;

/** Breaks the program here when this point is armed; otherwise does nothing. */
export const faultPoint = (point: FaultPoint): Promise<void> | undefined =>
  armed ? passed(point) : undefined;

/**
 * Arms these faults and forgets all others; each happens once. Only the configuration (which refuses it in
 * production) and the proof of crashes call this. `onHit` hears of a fault just before it happens.
 */
export const armFaults = (faults: Fault[], onHit: (fault: Fault) => void = () => undefined): void => {
  armed = faults.length > 0 ? { faults: faults.map((fault) => ({ ...fault })), onHit } : null;
};

/** Reads `point:kind` or `point:kind:hit`; null when it is none. */
export const parseFault = (text: string): Fault | null => {
  const [point = '', kind = '', hit = '1'] = text.trim().split(':');
  const known = Object.hasOwn(FAULT_POINTS, point) && FAULT_KINDS.some((name) => name === kind);
  if (!known || !/^[1-9]\d{0,5}$/.test(hit)) return null;
  return { point: point as FaultPoint, kind: kind as FaultKind, hit: Number(hit) };
};

const passed = async (point: FaultPoint): Promise<void> => {
  const fault = armed?.faults.find((candidate) => candidate.point === point && candidate.hit > 0);
  if (!fault) return;
  fault.hit -= 1;
  if (fault.hit > 0) return;
  armed?.onHit(fault);
  if (fault.kind === 'throw') throw new InjectedFault(`fault point ${point}`);
  if (fault.kind === 'kill') process.kill(process.pid, 'SIGKILL');
  await sleep(HANG_MS);
};
