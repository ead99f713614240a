/** Stripe objects that concern us; everything else is stored and ignored. */
export type ObjectKind = 'session' | 'refund' | 'charge_refunds' | 'dispute';

const KINDS: Readonly<Record<string, ObjectKind>> = {
  'checkout.session.completed': 'session',
  'checkout.session.expired': 'session',
  'checkout.session.async_payment_succeeded': 'session',
  'checkout.session.async_payment_failed': 'session',
  'refund.created': 'refund',
  'refund.updated': 'refund',
  'refund.failed': 'refund',
  'charge.refund.updated': 'refund',
  'charge.refunded': 'charge_refunds',
  'charge.dispute.created': 'dispute',
  'charge.dispute.updated': 'dispute',
  'charge.dispute.closed': 'dispute',
  'charge.dispute.funds_withdrawn': 'dispute',
  'charge.dispute.funds_reinstated': 'dispute',
};

export const objectKindOf = (eventType: string): ObjectKind | null =>
  Object.hasOwn(KINDS, eventType) ? (KINDS[eventType] ?? null) : null;

/**
 * What came of looking at an event's object: `unknown` is of a payment that carries our marks, but no row of ours
 * knows it (yet), `foreign` is of a payment that carries none, `missing` is not at Stripe, `unreachable` means that
 * Stripe gave no answer.
 */
export type Seen = 'applied' | 'foreign' | 'unknown' | 'missing' | 'unreachable';

/** What came of applying an object: `unknown` when no row of ours knows the payment that it belongs to. */
export type Applied = 'applied' | 'unknown';
/** The same, or the order on whose payment it hangs although it cannot be right. */
export type Sighting = Applied | { oddOn: string };

/** With the back-off of at most 30 minutes this is about a day. */
const MOST_ATTEMPTS = 50;

/** Never dropped: what stays unknown for a day is left for a person, what is not ours is put aside. */
export const nextInboxStep = (
  seen: Seen,
  attempts: number,
): 'received' | 'applied' | 'put_aside' | 'needs_review' => {
  if (seen === 'applied') return 'applied';
  if (seen === 'foreign') return 'put_aside';
  return attempts >= MOST_ATTEMPTS ? 'needs_review' : 'received';
};
