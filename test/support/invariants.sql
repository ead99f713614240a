-- invariant: each event was delivered to somebody or is still due
SELECT id FROM outbox_events WHERE delivered_at IS NULL AND attempts > 50;

-- invariant: no two claims of a coach overlap
SELECT a.booking_id, b.booking_id AS other FROM coach_claims a JOIN coach_claims b
  ON a.coach_id = b.coach_id AND a.id < b.id AND a.during && b.during;

-- invariant: no two claims of a candidate overlap
SELECT a.booking_id, b.booking_id AS other FROM candidate_claims a JOIN candidate_claims b
  ON a.candidate_id = b.candidate_id AND a.id < b.id AND a.during && b.during;

-- invariant: nobody coaches and is a candidate at once
SELECT c.booking_id, k.booking_id AS other FROM coaches p JOIN coach_claims c ON c.coach_id = p.id
  JOIN candidate_claims k ON k.candidate_id = p.account_id AND k.during && tstzrange(c.starts_at, c.ends_at)
  WHERE c.kind = 'booking' AND k.kind = 'booking';

-- invariant: claims come in pairs, of the coach and of the candidate, of one kind and for one time
SELECT booking_id, a.kind, b.kind AS other FROM coach_claims a FULL JOIN candidate_claims b USING (booking_id)
  WHERE a.id IS NULL OR b.id IS NULL OR a.kind <> b.kind OR a.expires_at IS DISTINCT FROM b.expires_at
    OR b.during <> tstzrange(a.starts_at, a.ends_at);

-- invariant: money: the ledger sums to zero in each entry and currency
SELECT entry_id, currency, sum(amount_minor) FROM ledger_lines
  GROUP BY entry_id, currency HAVING sum(amount_minor) <> 0;

-- invariant: money: the counters of a charge are the sums of its refunds, and what we ask for never exceeds what is left
SELECT c.id, c.amount_minor, r.pending, r.done FROM charges c JOIN LATERAL (
    SELECT coalesce(sum(amount_minor) FILTER (WHERE status = 'pending'), 0) AS pending,
      coalesce(sum(amount_minor) FILTER (WHERE status = 'succeeded'), 0) AS done,
      coalesce(sum(amount_minor) FILTER (WHERE status IN ('pending', 'succeeded') AND origin = 'ours'), 0) AS ours
    FROM refunds WHERE charge_id = c.id) r ON true
  WHERE r.ours > c.amount_minor OR r.pending <> c.refund_pending_minor OR r.done <> c.refunded_minor;

-- invariant: money: more went back than was paid only where an alert says so
SELECT c.id FROM charges c
  LEFT JOIN LATERAL (SELECT sum(amount_minor) AS lost FROM disputes d WHERE d.charge_id = c.id AND d.status = 'lost') d ON true
  WHERE c.refund_pending_minor + c.refunded_minor + coalesce(d.lost, 0) > c.amount_minor AND NOT EXISTS (
    SELECT 1 FROM refunds r JOIN audit_log a ON a.subject_id = r.id AND a.action = 'payments.refunded_beyond_paid'
    WHERE r.charge_id = c.id
    UNION ALL SELECT 1 FROM disputes d JOIN audit_log a ON a.subject_id = d.order_id AND a.action = 'payments.disputed_beyond_paid'
    WHERE d.charge_id = c.id AND d.beyond_minor > 0);

-- invariant: money: what is recorded as refunded is what the provider says of that refund, on that payment
SELECT r.id, r.amount_minor, p.body->>'amount' AS at_provider FROM refunds r JOIN charges c ON c.id = r.charge_id
  LEFT JOIN stripe_sandbox.objects p ON p.id = r.stripe_refund_id AND p.object = 'refund'
  WHERE r.stripe_refund_id IS NOT NULL AND (p.id IS NULL OR (p.body->>'amount')::bigint <> r.amount_minor
    OR p.body->>'payment_intent' <> c.payment_intent_id OR r.status = 'succeeded' AND p.body->>'status' NOT IN ('succeeded', 'failed'));

-- invariant: money: every refund and dispute at the provider is recorded once its list was read beyond it, whoever made it
SELECT p.id, p.object FROM stripe_sandbox.objects p JOIN charges c ON c.payment_intent_id = p.body->>'payment_intent'
  JOIN provider_lists l ON l.kind = p.object || 's' AND extract(epoch FROM l.read_until) > p.created
  WHERE p.object IN ('refund', 'dispute')
    AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.stripe_refund_id = p.id OR r.id::text = p.body->'metadata'->>'refund_id')
    AND NOT EXISTS (SELECT 1 FROM disputes d WHERE d.stripe_dispute_id = p.id)
    AND NOT EXISTS (SELECT 1 FROM stripe_inbox i WHERE i.object_id = p.id AND i.status IN ('received', 'needs_review'));

-- invariant: money: what escrow, coach and platform hold of an order is what was paid and has not gone back
SELECT o.id, held.sum, c.left FROM orders o
  JOIN LATERAL (SELECT coalesce(sum(amount_minor - refund_pending_minor - refunded_minor - coalesce((
      SELECT sum(d.amount_minor) FROM disputes d WHERE d.charge_id = charges.id AND d.status = 'lost'), 0)), 0) AS left
    FROM charges WHERE order_id = o.id) c ON true
  JOIN LATERAL (SELECT coalesce(-sum(l.amount_minor), 0) AS sum FROM ledger_lines l JOIN ledger_entries e ON e.id = l.entry_id
    WHERE e.order_id = o.id AND l.account IN ('escrow', 'coach_payable', 'coach_receivable', 'fee_revenue', 'dispute_loss')) held ON true
  WHERE held.sum <> c.left;

-- invariant: money: nobody earns on a payment that went back
SELECT e.order_id, sum(l.amount_minor) FROM charges c
  JOIN ledger_entries e ON e.order_id = c.order_id JOIN ledger_lines l ON l.entry_id = e.id
  LEFT JOIN LATERAL (SELECT sum(amount_minor) AS lost FROM disputes d WHERE d.charge_id = c.id AND d.status = 'lost') d ON true
  WHERE c.verdict = 'accepted' AND c.refund_pending_minor + c.refunded_minor + coalesce(d.lost, 0) >= c.amount_minor
    AND l.account IN ('coach_payable', 'coach_receivable', 'fee_revenue', 'dispute_loss')
  GROUP BY e.order_id, CASE WHEN l.account LIKE 'coach%' THEN 'coach' ELSE 'platform' END HAVING sum(l.amount_minor) <> 0;

-- invariant: money: what is in suspense is what banks hold in open disputes, and each dispute has its entries
SELECT o.id FROM orders o
  WHERE coalesce((SELECT sum(l.amount_minor) FROM ledger_lines l JOIN ledger_entries e ON e.id = l.entry_id
      WHERE e.order_id = o.id AND l.account = 'dispute_suspense'), 0)
    <> coalesce((SELECT sum(d.held_minor - d.from_escrow_minor - d.from_coach_minor - d.from_fee_minor)
      FROM disputes d WHERE d.order_id = o.id), 0)
UNION ALL SELECT d.id FROM disputes d
  WHERE d.status = 'lost' AND d.amount_minor > 0
    AND NOT EXISTS (SELECT 1 FROM ledger_entries e WHERE e.unique_key = 'dispute_lost:' || d.id);

-- invariant: money: a movement of a dispute is posted once, as the provider booked it, fee included
SELECT e.id, e.kind, sum(l.amount_minor), p.body->>'amount' AS moved, p.body->>'fee' AS fee FROM ledger_entries e
  JOIN ledger_lines l ON l.entry_id = e.id AND l.account = 'stripe_clearing'
  JOIN stripe_sandbox.objects p ON p.id = e.source_id AND p.object = 'balance_transaction'
  WHERE e.kind IN ('dispute', 'dispute_reinstated', 'dispute_fee')
  GROUP BY e.id, e.kind, p.body HAVING sum(l.amount_minor) <> CASE e.kind
    WHEN 'dispute_fee' THEN -(p.body->>'fee')::bigint ELSE (p.body->>'amount')::bigint END
UNION ALL SELECT d.id, 'fees', d.fee_minor, NULL, sum(l.amount_minor)::text FROM disputes d
  LEFT JOIN ledger_entries e ON e.order_id = d.order_id
  LEFT JOIN ledger_lines l ON l.entry_id = e.id AND l.account = 'dispute_fees'
  WHERE (SELECT count(*) FROM disputes x WHERE x.order_id = d.order_id) = 1
  GROUP BY d.id HAVING greatest(0, coalesce(sum(l.amount_minor), 0)) <> d.fee_minor;

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
    OR (r.status IN ('failed', 'replaced', 'charged_back')) <> EXISTS (SELECT 1 FROM ledger_entries e WHERE e.reverses_key = 'refund_asked:' || r.id);

-- invariant: money: what we owe for refunds is what is pending
SELECT o.id FROM orders o
  WHERE coalesce((SELECT -sum(l.amount_minor) FROM ledger_lines l JOIN ledger_entries e ON e.id = l.entry_id
      WHERE e.order_id = o.id AND l.account = 'refund_payable'), 0)
    <> coalesce((SELECT sum(r.amount_minor) FROM refunds r WHERE r.order_id = o.id AND r.status = 'pending'), 0);

-- invariant: money: a refund that we owe and the provider has not taken up is tried, waits for a bank, or waits for a person
SELECT r.id FROM refunds r WHERE r.status = 'pending' AND r.origin = 'ours' AND r.stripe_refund_id IS NULL AND NOT EXISTS (
  SELECT 1 FROM payment_commands p WHERE p.target_id = r.id AND p.kind = 'refund.create'
    AND p.status IN ('pending', 'sent', 'needs_review'));

-- invariant: money: only a refund that is owed waits for a bank
SELECT p.id FROM payment_commands p LEFT JOIN refunds r ON r.id = p.target_id AND r.status = 'pending'
  WHERE p.waits_for_dispute AND (r.id IS NULL OR p.status <> 'needs_review');

-- invariant: money: a bank took the place of a refund only where it kept the money of that payment
SELECT r.id FROM refunds r WHERE r.status = 'charged_back' AND NOT EXISTS (
  SELECT 1 FROM disputes d WHERE d.charge_id = r.charge_id AND d.status IN ('lost', 'won'));

-- invariant: money: one payment is announced once
SELECT aggregate_id FROM outbox_events WHERE type = 'order.paid' GROUP BY aggregate_id, data->>'subjectId' HAVING count(*) > 1;

-- invariant: money: an order costs what its lines cost
SELECT o.id FROM orders o LEFT JOIN order_lines l ON l.order_id = o.id
  GROUP BY o.id HAVING sum(l.price_minor) IS DISTINCT FROM o.price_minor;

-- invariant: money: what went back of a settled payment, or was kept by a bank, is shared out to its lines, of each from where it lay
SELECT r.id FROM refunds r JOIN charges c ON c.id = r.charge_id AND c.verdict = 'accepted'
  LEFT JOIN allocations a ON a.refund_id = r.id GROUP BY r.id
  HAVING (sum(a.from_escrow_minor), sum(a.from_coach_minor), sum(a.from_fee_minor))
    IS DISTINCT FROM (r.from_escrow_minor::numeric, r.from_coach_minor::numeric, r.from_fee_minor::numeric)
UNION ALL SELECT d.id FROM disputes d JOIN charges c ON c.id = d.charge_id AND c.verdict = 'accepted'
  LEFT JOIN allocations a ON a.dispute_id = d.id GROUP BY d.id
  HAVING (coalesce(sum(a.from_escrow_minor), 0), coalesce(sum(a.from_coach_minor), 0), coalesce(sum(a.from_fee_minor), 0))
    IS DISTINCT FROM (d.from_escrow_minor::numeric, d.from_coach_minor::numeric, d.from_fee_minor::numeric);

-- invariant: money: of no line more goes back by our wish than it cost
SELECT l.id FROM order_lines l JOIN allocations a ON a.line_id = l.id
  JOIN refunds r ON r.id = a.refund_id AND r.origin = 'ours' AND r.status IN ('pending', 'succeeded')
  GROUP BY l.id HAVING sum(a.amount_minor) > l.price_minor;

-- invariant: money: each coach is owed what was earned with their lines and has not gone back
SELECT o.id, l.payee_coach_id FROM orders o JOIN order_lines l ON l.order_id = o.id
  LEFT JOIN LATERAL (SELECT sum(a.from_coach_minor) AS minor FROM allocations a LEFT JOIN refunds r ON r.id = a.refund_id
    WHERE a.line_id = l.id AND (r.id IS NULL OR r.status IN ('pending', 'succeeded'))) gone ON true
  GROUP BY o.id, l.payee_coach_id
  HAVING sum(coalesce(l.earned_coach_minor, 0) - coalesce(gone.minor, 0)) <> coalesce((
    SELECT -sum(x.amount_minor) FROM ledger_entries e JOIN ledger_lines x ON x.entry_id = e.id
    WHERE e.order_id = o.id AND x.account IN ('coach_payable', 'coach_receivable') AND x.party_id = l.payee_coach_id), 0);

-- invariant: feedback: a submitted form is noted on its booking and announced once
SELECT f.id FROM feedback_forms f JOIN bookings b ON b.id = f.booking_id
  WHERE f.submitted_at IS NOT NULL AND (b.form_filed_at IS NULL AND f.status <> 'entered_in_error' OR 1 <> (
    SELECT count(*) FROM outbox_events e WHERE e.type = 'form.submitted' AND e.aggregate_id = f.id));

-- invariant: feedback: a filed form is released exactly when its moment has come and the session took place; the booking says the same
-- What was released before forms had a moment (release_at is null) keeps its own.
SELECT f.id FROM feedback_forms f JOIN bookings b ON b.id = f.booking_id
  LEFT JOIN self_grades s ON s.booking_id = f.booking_id
  CROSS JOIN LATERAL (SELECT CASE b.kind WHEN 'session' THEN b.ends_at ELSE f.submitted_at END AS ended) e
  CROSS JOIN LATERAL (SELECT greatest(f.submitted_at, e.ended, coalesce(s.closed_at,
    e.ended + CASE WHEN s.booking_id IS NULL THEN interval '12 hours' ELSE interval '72 hours' END)) AS moment) m
  WHERE f.status IN ('submitted', 'amended')
    AND (f.released_at IS NULL AND m.moment <= $1::timestamptz AND b.status IN ('confirmed', 'completed')
      OR f.released_at < m.moment AND f.release_at IS NOT NULL OR f.released_at IS NULL AND f.release_at IS DISTINCT FROM m.moment
      OR f.released_at IS DISTINCT FROM b.form_released_at);

-- invariant: feedback: no form is submitted before its session is over, nor released before its scheduled end
SELECT f.id FROM feedback_forms f JOIN bookings b ON b.id = f.booking_id
  WHERE b.kind = 'session' AND (f.submitted_at < coalesce(b.ended_early_at, b.ends_at) OR f.released_at < b.ends_at);

-- invariant: feedback: a form and a rating belong to the two people of their booking
SELECT b.id FROM bookings b LEFT JOIN feedback_forms f ON f.booking_id = b.id LEFT JOIN ratings r ON r.booking_id = b.id
  WHERE f.candidate_id <> b.candidate_id OR f.coach_account_id <> b.coach_account_id OR f.coach_id <> b.coach_id
    OR r.candidate_id <> b.candidate_id OR r.coach_id <> b.coach_id;

-- invariant: feedback: no question waits for a candidate in two sessions that are ahead
SELECT k.candidate_id, b.pack_key, q.key FROM session_kits k JOIN bookings b ON b.id = k.booking_id
  CROSS JOIN LATERAL unnest(k.question_keys) AS q(key)
  WHERE b.status = 'confirmed' GROUP BY 1, 2, 3 HAVING count(*) > 1;

-- invariant: feedback: what a report suggests is kept with its release, and nothing is that was never released
SELECT id FROM feedback_forms WHERE (released_at IS NULL) <> (suggested_keys IS NULL);

-- invariant: feedback: a kit holds what was drawn and swapped in, each question once
SELECT k.booking_id FROM session_kits k
  WHERE k.question_keys <> ARRAY(SELECT q.value->'question'->>'key'
      FROM jsonb_array_elements(k.content->'questions') WITH ORDINALITY AS q ORDER BY q.ordinality)
    OR cardinality(k.question_keys) <> (SELECT count(DISTINCT key) FROM unnest(k.question_keys) AS u(key))
    OR EXISTS (SELECT 1 FROM kit_swaps s WHERE s.booking_id = k.booking_id AND s.out_key = ANY (k.question_keys));

-- invariant: feedback: a duty is met exactly when its form is filed, and a form that is owed was announced so each time
SELECT d.booking_id, d.state FROM feedback_duties d
  LEFT JOIN feedback_forms f ON f.booking_id = d.booking_id AND f.status IN ('submitted', 'amended')
  WHERE (d.state = 'filed') <> (f.id IS NOT NULL) AND d.state <> 'dropped'
    OR d.state NOT IN ('filed', 'dropped') AND NOT (
      SELECT count(*) BETWEEN 1 AND d.round FROM outbox_events e
      WHERE e.type = 'form.due' AND e.aggregate_id = d.booking_id);

-- invariant: feedback: a session that took place owes its form from its end on, but for news that are still on their way
-- What an earlier version decided ($2) was not asked for.
SELECT b.id FROM bookings b JOIN accounts candidate ON candidate.id = b.candidate_id
  WHERE b.kind = 'session' AND b.status = 'completed' AND b.ends_at <= $1 AND candidate.erased_at IS NULL
    AND (b.no_show_settled_at IS NULL OR b.no_show_settled_at > $2::timestamptz)
    AND NOT EXISTS (SELECT 1 FROM feedback_duties d WHERE d.booking_id = b.id AND d.state <> 'dropped')
    AND NOT EXISTS (SELECT 1 FROM outbox_events e
      WHERE e.type = 'booking.completed' AND e.aggregate_id = b.id AND e.delivered_at IS NULL);

-- invariant: feedback: what a filed form says is the newest entry of its record, and its fingerprint that entry's hash
SELECT f.id FROM feedback_forms f
  LEFT JOIN LATERAL (SELECT hash FROM form_record r WHERE r.form_id = f.id ORDER BY number DESC LIMIT 1) newest ON true
  LEFT JOIN LATERAL (SELECT answers FROM form_record r WHERE r.form_id = f.id AND r.kind <> 'entered_in_error'
    ORDER BY number DESC LIMIT 1) said ON true
  WHERE f.submitted_at IS NOT NULL AND (newest.hash IS DISTINCT FROM f.fingerprint OR f.fingerprint IS NULL OR said.answers <> f.answers);

-- invariant: bookings: whoever holds or has a time has both claims on it, of the right people, kind and deadline
SELECT b.id, b.status FROM bookings b
  LEFT JOIN coach_claims c ON c.booking_id = b.id AND c.coach_id = b.coach_id
    AND c.starts_at = b.starts_at AND c.ends_at = b.ends_at
  LEFT JOIN candidate_claims k ON k.booking_id = b.id AND k.candidate_id = b.candidate_id
    AND k.during = tstzrange(b.starts_at, b.ends_at)
  WHERE b.kind = 'session' AND ((b.status IN ('confirmed', 'completed', 'candidate_no_show', 'coach_no_show', 'under_review')
      AND (c.kind IS DISTINCT FROM 'booking' OR k.kind IS DISTINCT FROM 'booking'))
    OR (b.status = 'held' AND b.hold_expires_at > $1
      AND (c.expires_at IS DISTINCT FROM b.hold_expires_at OR k.expires_at IS DISTINCT FROM b.hold_expires_at)));

-- invariant: bookings: whoever lost or gave back a time claims nothing
SELECT b.id, b.status FROM bookings b WHERE b.status IN ('expired', 'given_up', 'cancelled')
  AND (EXISTS (SELECT 1 FROM coach_claims c WHERE c.booking_id = b.id)
    OR EXISTS (SELECT 1 FROM candidate_claims k WHERE k.booking_id = b.id));

-- invariant: reviews: a review takes nobody's time, and has neither kit nor invitation, and only its own kind of reminder
SELECT b.id FROM bookings b WHERE b.kind = 'review' AND (
  EXISTS (SELECT 1 FROM coach_claims c WHERE c.booking_id = b.id)
  OR EXISTS (SELECT 1 FROM candidate_claims k WHERE k.booking_id = b.id)
  OR EXISTS (SELECT 1 FROM session_kits s WHERE s.booking_id = b.id)
  OR EXISTS (SELECT 1 FROM reminders r WHERE r.booking_id = b.id AND r.kind <> 'document')
  OR EXISTS (SELECT 1 FROM mails m WHERE m.about_id = b.id AND m.calendar IS NOT NULL));

-- invariant: reviews: a session waits for no document
SELECT b.id FROM bookings b JOIN reminders r ON r.booking_id = b.id
  WHERE b.kind = 'session' AND r.kind = 'document';

-- invariant: reviews: each has its task, is of a review's offering, and only reviews have one
SELECT b.id, b.kind, o.kind AS sold FROM bookings b JOIN offerings o ON o.id = b.offering_id
  LEFT JOIN review_tasks t ON t.booking_id = b.id
  WHERE b.kind <> o.kind OR (b.kind = 'review') <> (t.booking_id IS NOT NULL);

-- invariant: reviews: the work begins with the first document and is due after the days that were sold
SELECT b.id, d.uploaded_at FROM bookings b LEFT JOIN review_documents d ON d.booking_id = b.id AND d.revision = 1
  WHERE b.kind = 'review' AND (b.received_at IS DISTINCT FROM d.uploaded_at
    OR b.received_at IS NOT NULL AND (b.starts_at <> b.received_at
      OR b.ends_at <> b.received_at + b.minutes * interval '1 minute'));

-- invariant: reviews: what is begun has a form, what is completed was released, and only then is it earned
SELECT b.id, b.status FROM bookings b JOIN orders o ON o.id = b.order_id
  WHERE b.kind = 'review' AND (
    (b.begun_at IS NOT NULL) <> EXISTS (SELECT 1 FROM feedback_forms f WHERE f.booking_id = b.id)
    OR (b.status = 'completed') <> EXISTS (SELECT 1 FROM feedback_forms f
      WHERE f.booking_id = b.id AND f.released_at IS NOT NULL)
    OR (b.status = 'completed') <> (o.earned_at IS NOT NULL));

-- invariant: reviews: a second document came after a first, and after the feedback
SELECT d.booking_id FROM review_documents d JOIN bookings b ON b.id = d.booking_id
  WHERE d.revision = 2 AND NOT (b.status = 'completed' AND EXISTS (SELECT 1 FROM review_documents f
      WHERE f.booking_id = d.booking_id AND f.revision = 1 AND f.uploaded_at <= d.uploaded_at)
    AND EXISTS (SELECT 1 FROM feedback_forms f WHERE f.booking_id = d.booking_id AND f.released_at <= d.uploaded_at));

-- invariant: reviews: a file that a document refers to is never due to be forgotten; any other is, within the hour
SELECT s.storage_key FROM stored_files s LEFT JOIN review_documents d ON d.storage_key = s.storage_key
  WHERE (d.storage_key IS NULL) <> (s.forget_at IS NOT NULL) OR s.forget_at > $1::timestamptz + interval '1 hour';

-- invariant: reviews: a document lost its words exactly when its author was erased
SELECT d.booking_id FROM review_documents d JOIN bookings b ON b.id = d.booking_id JOIN accounts a ON a.id = b.candidate_id
  WHERE (d.storage_key IS NULL) <> (a.erased_at IS NOT NULL);

-- invariant: bookings: no claim stands without its booking
SELECT booking_id FROM coach_claims c WHERE EXISTS (SELECT 1 FROM bookings)
  AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.id = c.booking_id);

-- invariant: bookings: no hold outlives its deadline and one sweep
SELECT id, hold_expires_at FROM bookings WHERE status = 'held' AND hold_expires_at <= $1;

-- invariant: bookings: a candidate has at most three open holds
SELECT candidate_id, count(*) FROM bookings WHERE status = 'held' GROUP BY candidate_id HAVING count(*) > 3;

-- invariant: bookings: the order has one line of this booking, at its price, for its people
SELECT b.id FROM bookings b JOIN orders o ON o.id = b.order_id
  LEFT JOIN order_lines l ON l.order_id = o.id AND l.subject_id = b.id
  WHERE l.id IS NULL OR l.price_minor <> b.price_minor OR o.currency <> b.currency
    OR o.payer_id <> b.candidate_id OR l.payee_coach_id <> b.coach_id;

-- invariant: bookings: confirmed means paid
SELECT b.id, b.status, o.status AS order_status FROM bookings b JOIN orders o ON o.id = b.order_id
  WHERE b.status IN ('confirmed', 'cancelled', 'completed', 'candidate_no_show', 'coach_no_show', 'under_review')
    AND o.status <> 'paid';

-- invariant: bookings: paid means confirmed, or refunded in full, or that the news of it is still on its way
SELECT b.id, b.status FROM bookings b JOIN charges c ON c.order_id = b.order_id AND c.verdict = 'accepted'
  JOIN order_lines l ON l.subject_id = b.id
  CROSS JOIN LATERAL (SELECT coalesce(sum(a.amount_minor), 0) AS gone,
      coalesce(sum(a.amount_minor) FILTER (WHERE r.origin = 'ours'), 0) AS ours
    FROM allocations a LEFT JOIN refunds r ON r.id = a.refund_id
    WHERE a.line_id = l.id AND (r.id IS NULL OR r.status IN ('pending', 'succeeded'))) back
  WHERE b.status IN ('held', 'expired', 'given_up', 'cancelled') AND back.gone < l.price_minor
    AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.charge_id = c.id AND r.status = 'failed')
    AND NOT EXISTS (SELECT 1 FROM outbox_events e
      WHERE e.type = 'order.paid' AND e.aggregate_id = b.order_id AND e.delivered_at IS NULL);

-- invariant: bookings: we ask for nothing back while the session stands, and for all that is left once the coach's absence is settled
SELECT b.id, b.status FROM bookings b JOIN charges c ON c.order_id = b.order_id AND c.verdict = 'accepted'
  JOIN order_lines l ON l.subject_id = b.id
  CROSS JOIN LATERAL (SELECT coalesce(sum(a.amount_minor), 0) AS gone,
      coalesce(sum(a.amount_minor) FILTER (WHERE r.origin = 'ours'), 0) AS ours
    FROM allocations a LEFT JOIN refunds r ON r.id = a.refund_id
    WHERE a.line_id = l.id AND (r.id IS NULL OR r.status IN ('pending', 'succeeded'))) back
  WHERE (back.ours > 0
      AND (b.status IN ('confirmed', 'completed', 'candidate_no_show', 'under_review')
        OR (b.status = 'coach_no_show' AND b.no_show_settled_at IS NULL)))
    OR (b.status = 'coach_no_show' AND b.no_show_settled_at IS NOT NULL AND back.gone < l.price_minor
      AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.charge_id = c.id AND r.status = 'failed'));

-- invariant: bookings: nothing stands ahead whose payment went back, but for news that are still on their way
SELECT b.id FROM bookings b JOIN charges c ON c.order_id = b.order_id AND c.verdict = 'accepted'
  JOIN order_lines l ON l.subject_id = b.id
  CROSS JOIN LATERAL (SELECT coalesce(sum(a.amount_minor), 0) AS gone,
      coalesce(sum(a.amount_minor) FILTER (WHERE r.origin = 'ours'), 0) AS ours
    FROM allocations a LEFT JOIN refunds r ON r.id = a.refund_id
    WHERE a.line_id = l.id AND (r.id IS NULL OR r.status IN ('pending', 'succeeded'))) back
  WHERE b.status = 'confirmed' AND b.kind = 'session' AND b.starts_at > $1 AND back.gone >= l.price_minor
    AND NOT EXISTS (SELECT 1 FROM outbox_events e
      WHERE e.type = 'order.returned' AND e.aggregate_id = b.order_id AND e.delivered_at IS NULL);

-- invariant: bookings: the history begins with the hold, has no gap, and ends in the present state
SELECT b.id, b.status, h.steps FROM bookings b CROSS JOIN LATERAL (
    SELECT array_agg(coalesce(from_status, '-') || ' > ' || to_status ORDER BY id) AS steps,
      bool_and(from_status IS NOT DISTINCT FROM before) AS chained, (array_agg(to_status ORDER BY id DESC))[1] AS last
    FROM (SELECT *, lag(to_status) OVER (ORDER BY id) AS before FROM booking_history WHERE booking_id = b.id) AS step) h
  WHERE h.chained IS NOT TRUE OR h.last IS DISTINCT FROM b.status;

-- invariant: bookings: an idempotency key leads to a booking of its owner
SELECT k.account_id, k.key FROM idempotency_keys k
  WHERE NOT EXISTS (SELECT 1 FROM bookings b WHERE b.id = k.resource_id AND b.candidate_id = k.account_id);

-- invariant: events: a delivered event reached everybody who listens to its type
-- What an earlier version delivered ($2) went to those who listened then.
SELECT e.id, e.type, s.subscriber FROM outbox_events e
  JOIN (SELECT DISTINCT x.type, d.subscriber FROM outbox_deliveries d JOIN outbox_events x ON x.id = d.event_id) s
    ON s.type = e.type
  LEFT JOIN outbox_deliveries d ON d.event_id = e.id AND d.subscriber = s.subscriber
  WHERE e.delivered_at > $2::timestamptz AND d.event_id IS NULL AND $1::timestamptz IS NOT NULL;

-- invariant: events: what is not delivered is due within the longest back-off
SELECT id, type FROM outbox_events WHERE delivered_at IS NULL AND next_attempt_at > greatest($1::timestamptz, occurred_at) + interval '1 hour';

-- invariant: mails: a message id says what the mail is, so the same mail cannot exist twice
SELECT id, message_id FROM mails
  WHERE NOT starts_with(message_id, '<' || kind || '.' || about_id || '.' || recipient_id || '.');

-- invariant: mails: both people are told that a standing booking is confirmed
SELECT b.id, p.person FROM bookings b JOIN outbox_events e
    ON e.aggregate_id = b.id AND e.type = 'booking.confirmed' AND e.delivered_at IS NOT NULL
  CROSS JOIN LATERAL (VALUES (b.candidate_id), (b.coach_account_id)) AS p (person)
  WHERE b.status <> 'cancelled' AND NOT EXISTS (
    SELECT 1 FROM mails m WHERE m.about_id = b.id AND m.recipient_id = p.person AND m.kind = 'booking.confirmed');

-- invariant: calendar: one UID for each booking and person, and each later invitation has a higher sequence
SELECT about_id, recipient_id FROM (
    SELECT about_id, recipient_id, substring(calendar->>'content' FROM '\nUID:([^\r\n]+)') AS uid,
      substring(calendar->>'content' FROM '\nSEQUENCE:(\d+)')::int AS sequence,
      lag(substring(calendar->>'content' FROM '\nSEQUENCE:(\d+)')::int)
        OVER (PARTITION BY about_id, recipient_id ORDER BY id) AS before
    FROM mails WHERE calendar IS NOT NULL) AS invitation
  GROUP BY about_id, recipient_id
  HAVING count(DISTINCT uid) <> 1 OR bool_or(sequence IS NULL) OR bool_or(sequence <= before);

-- invariant: calendar: who was invited to a cancelled session is told to take it out
SELECT b.id, i.recipient_id FROM bookings b
  JOIN mails i ON i.about_id = b.id AND i.calendar->>'method' = 'REQUEST'
  JOIN outbox_events e ON e.aggregate_id = b.id AND e.type = 'booking.cancelled' AND e.delivered_at IS NOT NULL
  WHERE b.status = 'cancelled' AND NOT EXISTS (SELECT 1 FROM mails m WHERE m.about_id = b.id
    AND m.recipient_id = i.recipient_id AND m.calendar->>'method' = 'CANCEL');

-- invariant: forms: versions of a form run from 1 without a gap, the draft last, and each says what it is
SELECT pack_key, stage_key, version FROM (
    SELECT *, row_number() OVER stage AS place, lead(id) OVER stage AS next FROM form_templates
    WINDOW stage AS (PARTITION BY pack_key, stage_key ORDER BY version)) t
  WHERE t.version <> t.place OR (t.status = 'draft' AND t.next IS NOT NULL)
    OR (t.content->>'pack', t.content->>'stage', (t.content->>'version')::int) <> (t.pack_key, t.stage_key, t.version)
    OR (t.content->>'publishedAt')::timestamptz IS DISTINCT FROM t.published_at;

-- invariant: forms: nothing is graded by a draft
SELECT t.id FROM form_templates t WHERE t.status = 'draft'
  AND (EXISTS (SELECT 1 FROM feedback_forms f WHERE f.template_id = t.id)
    OR EXISTS (SELECT 1 FROM self_grades s WHERE s.template_id = t.id));

-- invariant: audit: what was typed lies beside the log, from where it can go
SELECT id FROM audit_log WHERE jsonb_typeof(data->'reason') = 'string' OR jsonb_typeof(data->'cause') = 'string';
