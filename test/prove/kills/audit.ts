import { assertInvariants } from '../../support/invariants';
import type { Attempt, Record } from './client';
import type { Balance, Ground } from './ground';

interface Row {
  id: string;
  status: string;
  paid: number;
  refunded: number;
  /** Mails that confirm it, one for each of its two people. */
  confirmations: number;
}

/** What clients were told, against what the database and Stripe say now; sentences, none when all is right. */
export interface Audit {
  /** Acknowledged bookings, give-ups and cancellations that are not there. */
  lost: string[];
  /** Refused, and yet something stayed. */
  left: string[];
  /** Money at Stripe that our books do not have, or the other way round. */
  money: string[];
  /** Mails twice or not at all, invariants, work that nobody takes up. */
  other: string[];
}

/** To be called when everything has converged. */
export const audit = async (ground: Ground, record: Record): Promise<Audit> => {
  const found: Audit = { lost: [], left: [], money: [], other: [] };
  const rows = await bookings(ground);
  const keys = new Set(
    (await ground.office.database.query<{ key: string }>(`SELECT key FROM idempotency_keys`)).map(
      ({ key }) => key,
    ),
  );
  for (const attempt of record.attempts) {
    if (attempt.outcome === 'refused' && keys.has(attempt.key)) found.left.push(`key ${attempt.key}`);
    if (attempt.outcome !== 'acknowledged') continue;
    const row = rows.get(attempt.bookingId ?? '');
    if (row) compare(found, attempt, row);
    else found.lost.push(`booking ${attempt.bookingId}`);
  }
  const told = new Set(record.attempts.map(({ bookingId }) => bookingId));
  for (const id of rows.keys()) if (!told.has(id)) found.left.push(`booking ${id} is nobody's`);
  found.money.push(...(await differencesToStripe(ground)));
  found.other.push(...(await undone(ground)));
  await assertInvariants(ground.office.database, ground.api.clock.now()).catch((error: unknown) =>
    found.other.push(String(error)),
  );
  return found;
};

/** One booking: what its client was told of it, and what it is. */
const compare = (found: Audit, attempt: Attempt, row: Row): void => {
  const { id, status, paid, refunded, confirmations } = row;
  if (attempt.givenUp && status !== 'given_up') found.lost.push(`give-up of ${id}: ${status}`);
  if (attempt.cancelled && (status !== 'cancelled' || refunded === 0))
    found.lost.push(`cancellation of ${id}: ${status}, ${refunded} back`);
  if (attempt.paid && paid === 0) found.money.push(`payment of ${id}`);
  // Whoever cancels before the confirmation was written is told of the cancellation only.
  const right = status === 'confirmed' ? confirmations === 2 : confirmations === 0 || confirmations === 2;
  if (!right) found.other.push(`${confirmations} mails confirm ${id}, which is ${status}`);
};

const bookings = async ({ office }: Ground): Promise<Map<string, Row>> => {
  const rows = await office.database.query<Row>(
    `SELECT b.id, b.status, coalesce(c.paid, 0)::int AS paid, coalesce(c.refunded, 0)::int AS refunded,
       (SELECT count(*)::int FROM mails m WHERE m.about_id = b.id AND m.kind = 'booking.confirmed') AS confirmations
     FROM bookings b LEFT JOIN LATERAL (
       SELECT sum(amount_minor) AS paid, sum(refunded_minor) AS refunded FROM charges WHERE order_id = b.order_id) c ON true`,
  );
  return new Map(rows.map((row) => [row.id, row]));
};

/** Stripe's books and ours, order by order. */
const differencesToStripe = async ({ atStripe, office }: Ground): Promise<string[]> => {
  const ours = await office.database.query<Balance>(
    `SELECT order_id AS "orderId", sum(amount_minor)::int AS paid, sum(refunded_minor)::int AS refunded
     FROM charges GROUP BY order_id`,
  );
  const sentence = ({ orderId, paid, refunded }: Balance): string =>
    `order ${orderId}: ${paid} paid, ${refunded} back`;
  const here = new Set(ours.map(sentence));
  const there = new Set((await atStripe()).map(sentence));
  return [
    ...[...here].filter((one) => !there.has(one)).map((one) => `only here: ${one}`),
    ...[...there].filter((one) => !here.has(one)).map((one) => `only at Stripe: ${one}`),
  ];
};

const undone = async ({ office }: Ground): Promise<string[]> => {
  const rows = await office.database.query<{ what: string; n: number }>(
    `SELECT 'events not delivered' AS what, count(*)::int AS n FROM outbox_events WHERE delivered_at IS NULL
     UNION ALL SELECT 'commands not settled', count(*)::int FROM payment_commands WHERE status NOT IN ('succeeded', 'failed')
     UNION ALL SELECT 'refunds not arrived', count(*)::int FROM refunds WHERE status <> 'succeeded'
     UNION ALL SELECT 'webhooks not worked off', count(*)::int FROM stripe_inbox WHERE status IN ('received', 'needs_review')
     UNION ALL SELECT 'holds that should have ended', count(*)::int FROM bookings WHERE status = 'held'`,
  );
  return rows.filter(({ n }) => n > 0).map(({ what, n }) => `${what}: ${n}`);
};
