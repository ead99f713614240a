/**
 * Money of one line `l` of an order `o`, in SQL. What belongs to no line, as a payment that came twice and what goes back
 * of it, is told with the first.
 */

/** What was paid for it. */
export const PAID = `coalesce((
    SELECT sum(CASE c.verdict WHEN 'accepted' THEN l.price_minor ELSE c.amount_minor END)::bigint FROM charges c
    WHERE c.order_id = l.order_id AND (c.verdict = 'accepted' OR l.position = 1)), 0) AS paid`;

/** Whether a bank has the money until it decides. */
export const DISPUTED = `EXISTS (SELECT 1 FROM disputes d WHERE d.order_id = o.id AND d.status = 'open') AS disputed`;

/** Allocations `a` that hold, with their refund `r`: one that failed or was replaced takes nothing; a bank has none. */
export const TAKING = `allocations a LEFT JOIN refunds r ON r.id = a.refund_id`;
export const HOLDS = `(r.id IS NULL OR r.status IN ('pending', 'succeeded'))`;

/** What is taken from the line `l` by now, of one column of its allocations. */
export const takenOfLine = (column: 'amount_minor' | 'from_coach_minor'): string =>
  `coalesce((SELECT sum(a.${column})::bigint FROM ${TAKING} WHERE a.line_id = l.id AND ${HOLDS}), 0)`;

const sumWhere = (condition: string): string =>
  `coalesce(sum(m.minor) FILTER (WHERE ${condition}), 0)::bigint`;

/** The refunds `r` of a line `l`, and below it how much each takes from it. What follows is one more condition. */
export const REFUNDS_OF_LINE = `JOIN refunds r ON r.order_id = l.order_id JOIN charges c ON c.id = r.charge_id
      LEFT JOIN allocations a ON a.refund_id = r.id AND a.line_id = l.id
      WHERE (a.id IS NOT NULL OR c.verdict <> 'accepted' AND l.position = 1)`;
export const MINOR_BACK = 'coalesce(a.amount_minor, r.amount_minor)';

/**
 * What of it went back or is to go back, as `back`: `refunded`, `pending` and of that `waiting` for a bank, `by_provider`
 * without us, and `failed`.
 */
export const BACK = `CROSS JOIN LATERAL (
    SELECT ${sumWhere(`m.status = 'succeeded'`)} AS refunded, ${sumWhere(`m.status = 'pending'`)} AS pending,
      ${sumWhere(`m.status = 'pending' AND m.waits`)} AS waiting,
      ${sumWhere(`m.status IN ('pending', 'succeeded') AND m.origin = 'provider'`)} AS by_provider,
      ${sumWhere(`m.status = 'failed'`)} AS failed
    FROM (
      SELECT r.status, r.origin, ${MINOR_BACK} AS minor, EXISTS (
          SELECT 1 FROM payment_commands p
          WHERE p.target_id = r.id AND p.status = 'needs_review' AND p.waits_for_dispute) AS waits
      FROM refunds r JOIN charges c ON c.id = r.charge_id
      LEFT JOIN allocations a ON a.refund_id = r.id AND a.line_id = l.id
      WHERE r.order_id = l.order_id AND (a.id IS NOT NULL OR c.verdict <> 'accepted' AND l.position = 1)) m) back`;
