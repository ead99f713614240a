/** Stripe objects that concern us; everything else is stored and ignored. */
export type ObjectKind = 'session' | 'refund' | 'charge_refunds';

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
};

export const objectKindOf = (eventType: string): ObjectKind | null =>
  Object.hasOwn(KINDS, eventType) ? (KINDS[eventType] ?? null) : null;

/**
 * What came of looking at an event's object: `unknown` carries our marks but no row of ours knows it (yet),
 * `foreign` carries none, `missing` is not at Stripe, `unreachable` means that Stripe gave no answer.
 */
export type Seen = 'applied' | 'foreign' | 'unknown' | 'missing' | 'unreachable';

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
