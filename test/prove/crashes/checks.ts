import { assertInvariants } from '../../support/invariants';
import type { Expected } from './journeys';
import type { Stage } from './stage';

/** Everything that is wrong after a journey, as sentences; none when it went as it must. */
export const faultsAfter = async (stage: Stage, expected: Expected[]): Promise<string[]> => {
  await stage.settle();
  const wrong: string[] = [];
  for (const one of expected) wrong.push(...(await differences(stage, one)));
  wrong.push(...(await undone(stage)), ...(await lostMails(stage)));
  await assertInvariants(stage.database, stage.app.clock.now()).catch((error: unknown) =>
    wrong.push(String(error)),
  );
  return wrong;
};

/** Acknowledged bookings that the database does not know. */
export const lostBookings = async (stage: Stage): Promise<string[]> => {
  const rows = await stage.database.query<{ id: string }>(`SELECT id FROM bookings WHERE id = ANY ($1)`, [
    stage.acknowledged,
  ]);
  const known = new Set(rows.map(({ id }) => id));
  return stage.acknowledged.filter((id) => !known.has(id));
};

interface Found {
  status: string;
  paid: number;
  refunded: number;
  paidAtStripe: number;
  refundedAtStripe: number;
  openSessions: number;
}

/** Our books and Stripe's, side by side. */
const FOUND = `
  SELECT b.status,
    (SELECT coalesce(sum(amount_minor), 0)::int FROM charges WHERE order_id = b.order_id) AS paid,
    (SELECT coalesce(sum(refunded_minor), 0)::int FROM charges WHERE order_id = b.order_id) AS refunded,
    (SELECT coalesce(sum((body->>'amount_total')::int), 0)::int FROM stripe_sandbox.objects
      WHERE object = 'checkout.session' AND body->'metadata'->>'order_id' = b.order_id::text
        AND body->>'payment_status' = 'paid') AS "paidAtStripe",
    (SELECT coalesce(sum((body->>'amount')::int), 0)::int FROM stripe_sandbox.objects
      WHERE object = 'refund' AND body->'metadata'->>'order_id' = b.order_id::text) AS "refundedAtStripe",
    (SELECT count(*)::int FROM stripe_sandbox.objects
      WHERE object = 'checkout.session' AND body->'metadata'->>'order_id' = b.order_id::text
        AND body->>'status' = 'open') AS "openSessions"
  FROM bookings b WHERE b.id = $1`;

const differences = async (stage: Stage, expected: Expected): Promise<string[]> => {
  const { bookingId, status, paid, refunded, mails = {} } = expected;
  const [found] = await stage.database.query<Found>(FOUND, [bookingId]);
  const wanted: Found = {
    status,
    paid,
    refunded,
    paidAtStripe: paid,
    refundedAtStripe: refunded,
    openSessions: status === 'held' ? 1 : 0,
  };
  const wrong = Object.entries(wanted)
    .filter(([name, value]) => found?.[name as keyof Found] !== value)
    .map(([name, value]) => `booking ${name}: ${String(found?.[name as keyof Found])}, not ${value}`);
  for (const [kind, count] of Object.entries(mails)) {
    const sent = await mailsOf(stage, bookingId, kind);
    if (sent !== count) wrong.push(`mails ${kind}: ${sent}, not ${count}`);
  }
  return wrong;
};

/** Mails about a booking, its refunds or its form. */
const mailsOf = async (stage: Stage, bookingId: string, kind: string): Promise<number> => {
  const [row] = await stage.database.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM mails WHERE kind = $2 AND (about_id = $1
       OR about_id IN (SELECT r.id FROM refunds r JOIN bookings b ON b.order_id = r.order_id WHERE b.id = $1)
       OR about_id IN (SELECT id FROM feedback_forms WHERE booking_id = $1))`,
    [bookingId, kind],
  );
  return row?.n ?? 0;
};

/** Work that nobody will take up any more, or that should have ended by now. */
const undone = async (stage: Stage): Promise<string[]> => {
  const rows = await stage.database.query<{ what: string; n: number }>(
    `SELECT 'events not delivered' AS what, count(*)::int AS n FROM outbox_events WHERE delivered_at IS NULL
     UNION ALL SELECT 'commands not settled: ' || kind, count(*)::int FROM payment_commands
       WHERE status NOT IN ('succeeded', 'failed') GROUP BY kind
     UNION ALL SELECT 'webhooks not worked off', count(*)::int FROM stripe_inbox WHERE status IN ('received', 'needs_review')
     UNION ALL SELECT 'fees not booked', count(*)::int FROM charges WHERE stripe_fee_minor IS NULL`,
  );
  return rows.filter(({ n }) => n > 0).map(({ what, n }) => `${what}: ${n}`);
};

/** With a mail server: mails that it never saw, or that are not marked as sent. */
const lostMails = async (stage: Stage): Promise<string[]> => {
  if (!stage.smtp) return [];
  const mails = await stage.database.query<{ id: string; status: string }>(
    `SELECT message_id AS id, status FROM mails`,
  );
  const taken = new Set(stage.smtp.taken);
  return mails
    .filter(({ id, status }) => !taken.has(id) || status !== 'sent')
    .map(({ id, status }) => `mail ${id} is ${status}, ${taken.has(id) ? 'was taken' : 'was never taken'}`);
};
