-- invariant: each event was delivered to somebody or is still due
SELECT id FROM outbox_events WHERE delivered_at IS NULL AND attempts > 50;
