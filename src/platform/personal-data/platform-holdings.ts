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
      'Kept, by id only, for as long as claims can be made: it proves what was done, this erasure included.',
    read: rows(
      `SELECT at, action, subject_type AS "subjectType", subject_id AS "subjectId" FROM audit_log
       WHERE actor_id = $1 ORDER BY at, id`,
    ),
  },
  {
    table: 'rate_limits',
    holds: 'Counters under keyed hashes of addresses.',
    onErasure: 'They expire by themselves within an hour.',
  },
  nothingIn('backups'),
  nothingIn('stored_files'),
  nothingIn('outbox_events'),
  nothingIn('outbox_deliveries'),
  nothingIn('migrations'),
  nothingIn('backups'),
]);
