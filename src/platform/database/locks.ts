const kind = (prefix: string, seed: 0 | 1 = 0) => ({ prefix, seed });

/**
 * What transactions lock where no row could stand for it, in the order in which one transaction takes them; `Tx` refuses
 * any other. Rows come between: after `candidate` bookings, then orders; after `roles` the claims; after `reveal` forms,
 * then bookings. Several of one kind are taken in the order of their ids.
 *
 * The number of a lock is made of prefix, id and seed. Processes of two versions run side by side during a rolling
 * restart: so neither is ever changed, nor given to another name.
 */
export const LOCKS = {
  /** The wake-ups of a sweep, by the name of its task: one process ends them. Nobody waits for it. */
  wakeUps: kind(''),
  /** A request, by `<account id> <idempotency key>`. Nobody waits for it. */
  idempotency: kind('idempotency '),
  /** What a candidate books: their open holds are counted under it. */
  candidate: kind('candidate ', 1),
  /** Who reads what of one booking: its form and self-grade. */
  reveal: kind('reveal '),
  /** Who pays with one card, by its fingerprint. */
  card: kind('card '),
  /** The questions that a candidate is asked. */
  kits: kind('kits '),
  /** The targets of a candidate, which are counted. */
  targets: kind('targets '),
  /** A coach's sessions, where they are counted; the release of their expired holds; their hours before the first are set. */
  coach: kind('coach '),
  /** An account as a coach (shared) and as a candidate (alone), so that it is not both at once. */
  roles: kind('roles '),
} as const;

export type LockName = keyof typeof LOCKS;

const ORDER = Object.keys(LOCKS);

/** Its place in the order. */
export const rankOf = (name: LockName): number => ORDER.indexOf(name);

/** SQL of the lock's number; `id` is SQL of a text. */
export const lockNumber = (name: LockName, id: string): string =>
  `hashtextextended('${LOCKS[name].prefix}' || ${id}, ${LOCKS[name].seed})`;
