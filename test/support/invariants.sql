-- invariant: each event was delivered to somebody or is still due
SELECT id FROM outbox_events WHERE delivered_at IS NULL AND attempts > 50;

-- invariant: no two claims of a coach overlap
SELECT a.booking_id, b.booking_id AS other FROM coach_claims a JOIN coach_claims b
  ON a.coach_id = b.coach_id AND a.id < b.id AND a.during && b.during;

-- invariant: no two claims of a candidate overlap
SELECT a.booking_id, b.booking_id AS other FROM candidate_claims a JOIN candidate_claims b
  ON a.candidate_id = b.candidate_id AND a.id < b.id AND a.during && b.during;

-- invariant: claims come in pairs, of the coach and of the candidate, of one kind and for one time
SELECT booking_id, a.kind, b.kind AS other FROM coach_claims a FULL JOIN candidate_claims b USING (booking_id)
  WHERE a.id IS NULL OR b.id IS NULL OR a.kind <> b.kind OR a.expires_at IS DISTINCT FROM b.expires_at
    OR b.during <> tstzrange(a.starts_at, a.ends_at);

-- invariant: money: the ledger sums to zero in each entry and currency
SELECT entry_id, currency, sum(amount_minor) FROM ledger_lines
  GROUP BY entry_id, currency HAVING sum(amount_minor) <> 0;

-- invariant: money: refunds never exceed what arrived, and the counters are the sums
SELECT c.id, c.amount_minor, r.pending, r.done FROM charges c JOIN LATERAL (
    SELECT coalesce(sum(amount_minor) FILTER (WHERE status = 'pending'), 0) AS pending,
      coalesce(sum(amount_minor) FILTER (WHERE status = 'succeeded'), 0) AS done
    FROM refunds WHERE charge_id = c.id) r ON true
  WHERE r.pending + r.done > c.amount_minor OR r.pending <> c.refund_pending_minor OR r.done <> c.refunded_minor;

-- invariant: money: a paid order has one accepted charge of exactly its price, any other order none
SELECT o.id, o.status FROM orders o
  LEFT JOIN charges c ON c.order_id = o.id AND c.verdict = 'accepted'
  WHERE (o.status = 'paid') <> (c.id IS NOT NULL) OR c.amount_minor <> o.price_minor OR c.currency <> o.currency;

-- invariant: money: a charge that was not accepted is on its way back in full, or its refund failed and waits for a person
SELECT c.id FROM charges c WHERE c.verdict <> 'accepted' AND c.refund_pending_minor + c.refunded_minor <> c.amount_minor
  AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.charge_id = c.id AND r.status = 'failed');

-- invariant: money: each charge and each refund has its ledger entries, once
SELECT 'charge' AS what, id FROM charges c
  WHERE NOT EXISTS (SELECT 1 FROM ledger_entries e WHERE e.unique_key = 'paid:' || c.id)
UNION ALL SELECT 'refund', id FROM refunds r
  WHERE NOT EXISTS (SELECT 1 FROM ledger_entries e WHERE e.unique_key = 'refund_asked:' || r.id)
    OR (r.status = 'succeeded') <> EXISTS (
      SELECT 1 FROM ledger_entries e WHERE e.unique_key = 'refund_done:' || r.id AND NOT EXISTS (
        SELECT 1 FROM ledger_entries u WHERE u.reverses_key = e.unique_key))
    OR (r.status = 'failed') <> EXISTS (SELECT 1 FROM ledger_entries e WHERE e.reverses_key = 'refund_asked:' || r.id);

-- invariant: money: what we owe for refunds is what is pending
SELECT o.id FROM orders o
  WHERE coalesce((SELECT -sum(l.amount_minor) FROM ledger_lines l JOIN ledger_entries e ON e.id = l.entry_id
      WHERE e.order_id = o.id AND l.account = 'refund_payable'), 0)
    <> coalesce((SELECT sum(r.amount_minor) FROM refunds r WHERE r.order_id = o.id AND r.status = 'pending'), 0);

-- invariant: money: one payment is announced once
SELECT aggregate_id FROM outbox_events WHERE type = 'order.paid' GROUP BY aggregate_id HAVING count(*) > 1;

-- invariant: feedback: a submitted form is noted on its booking and announced once
SELECT f.id FROM feedback_forms f JOIN bookings b ON b.id = f.booking_id
  WHERE f.submitted_at IS NOT NULL AND (b.form_filed_at IS NULL OR 1 <> (
    SELECT count(*) FROM outbox_events e WHERE e.type = 'form.submitted' AND e.aggregate_id = f.id));

-- invariant: feedback: a form and a rating belong to the two people of their booking
SELECT b.id FROM bookings b LEFT JOIN feedback_forms f ON f.booking_id = b.id LEFT JOIN ratings r ON r.booking_id = b.id
  WHERE f.candidate_id <> b.candidate_id OR f.coach_account_id <> b.coach_account_id OR f.coach_id <> b.coach_id
    OR r.candidate_id <> b.candidate_id OR r.coach_id <> b.coach_id;

-- invariant: feedback: no question is given to a candidate twice
SELECT k.candidate_id, b.pack_key, q.key FROM session_kits k JOIN bookings b ON b.id = k.booking_id
  CROSS JOIN LATERAL unnest(k.question_keys) AS q(key)
  WHERE b.status <> 'cancelled' GROUP BY 1, 2, 3 HAVING count(*) > 1;

-- invariant: feedback: no form is overdue that was submitted in time
SELECT d.booking_id FROM feedback_duties d JOIN feedback_forms f ON f.booking_id = d.booking_id
  WHERE d.overdue AND f.status = 'submitted' AND f.submitted_at < d.due_at;
