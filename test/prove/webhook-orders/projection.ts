import type { TestApp } from '../../support/app';
import type { Order } from './orders';

/** Everything that an order's life leaves behind, without ids and instants, so that two orders can be compared. */
const PROJECTION = `
  SELECT b.id, jsonb_build_object(
    'booking', jsonb_build_array(b.status, b.cancelled_by, b.calendar_sequence),
    'history', (SELECT jsonb_agg(h.event ORDER BY h.id) FROM booking_history h WHERE h.booking_id = b.id),
    'claims', (SELECT count(*) FROM coach_claims c WHERE c.booking_id = b.id),
    'order', o.status,
    'checkouts', (SELECT jsonb_agg(c.status) FROM checkouts c WHERE c.order_id = o.id),
    'charges', (SELECT jsonb_agg(jsonb_build_array(c.verdict, c.amount_minor, c.refunded_minor, c.refund_pending_minor))
      FROM charges c WHERE c.order_id = o.id),
    'refunds', (SELECT jsonb_agg(jsonb_build_array(r.status, r.amount_minor)) FROM refunds r WHERE r.order_id = o.id),
    'disputes', (SELECT jsonb_agg(jsonb_build_array(d.status, d.amount_minor)) FROM disputes d WHERE d.order_id = o.id),
    'commands', (SELECT jsonb_agg(p.kind || ' ' || p.status ORDER BY p.kind, p.status)
      FROM payment_commands p WHERE p.order_id = o.id),
    'ledger', (SELECT jsonb_agg(jsonb_build_array(e.kind, l.account, l.amount_minor, l.currency)
        ORDER BY e.kind, l.account, l.amount_minor)
      FROM ledger_entries e JOIN ledger_lines l ON l.entry_id = e.id WHERE e.order_id = o.id),
    'events', (SELECT jsonb_agg(x.type ORDER BY x.type) FROM outbox_events x WHERE x.aggregate_id IN (o.id, b.id)),
    'mails', (SELECT jsonb_agg(m.kind || CASE WHEN m.recipient_id = b.candidate_id THEN ' to the candidate' ELSE '' END
        ORDER BY m.kind, m.recipient_id = b.candidate_id)
      FROM mails m WHERE m.about_id IN (o.id, b.id))) AS projection
  FROM bookings b JOIN orders o ON o.id = b.order_id WHERE b.id = ANY ($1)`;

/** A statement of the application may take five seconds, which all orders of the large size would exceed. */
const AT_ONCE = 100;

/** How each order ended, in the order given, as text. */
export const projectionsOf = async (app: TestApp, orders: readonly Order[]): Promise<string[]> => {
  const known = new Map<string, string>();
  for (let at = 0; at < orders.length; at += AT_ONCE) {
    const some = orders.slice(at, at + AT_ONCE).map(({ bookingId }) => bookingId);
    const rows = await app.database.query<{ id: string; projection: object }>(PROJECTION, [some]);
    for (const { id, projection } of rows) known.set(id, JSON.stringify(projection));
  }
  return orders.map(({ bookingId }) => known.get(bookingId) ?? 'missing');
};
