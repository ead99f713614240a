import { nothingIn, registerHoldings, rows, run } from './holdings';

registerHoldings([
  {
    table: 'idempotency_keys',
    holds: 'Keys that the person’s programs chose for their requests.',
    onErasure: 'Deleted.',
    erase: run(`DELETE FROM idempotency_keys WHERE account_id = $1`),
  },
  {
    table: 'audit_log',
    holds: 'Who did what when, by id.',
    onErasure:
      'Kept for as long as claims can be made: it proves what was done, this erasure included. The database refuses every change.',
    read: rows(
      `SELECT at, action, subject_type AS "subjectType", subject_id AS "subjectId" FROM audit_log
       WHERE actor_id = $1 ORDER BY at, id`,
    ),
  },
  {
    table: 'audit_words',
    holds: 'The reasons that admins typed for what the audit log has.',
    onErasure:
      'Those about the person or their sessions, payments, forms and ratings go; “(removed)” stands for them, and the audit log says so.',
  },
  {
    table: 'rate_limits',
    holds: 'Counters under keyed hashes of addresses.',
    onErasure: 'They expire by themselves within an hour.',
  },
  nothingIn('backups'),
  nothingIn('stored_files'),
  {
    table: 'outbox_events',
    holds: 'What happened, by id, and the reasons that admins typed.',
    onErasure: 'Kept, by id only; the reasons go as those beside the audit log do.',
  },
  nothingIn('outbox_deliveries'),
  nothingIn('migrations'),
  nothingIn('backups'),
]);
