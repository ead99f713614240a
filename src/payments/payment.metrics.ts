import { Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import type { Tx } from '../platform/database/database';
import { type DatabaseGauge, DatabaseGauges } from '../platform/metrics/database.gauges';
import { Metrics } from '../platform/metrics/metrics';

const OPEN = `status IN ('pending', 'sent')`;

const GAUGES: DatabaseGauge[] = [
  {
    name: 'payment_commands_open',
    help: 'Commands to the payment provider that are not settled; needs_review waits for a person.',
    labels: ['kind', 'status'],
    sql: `SELECT kind, status, count(*) AS value FROM payment_commands
      WHERE status IN ('pending', 'sent', 'needs_review') GROUP BY kind, status`,
  },
  {
    name: 'payment_command_age_seconds',
    help: 'Age of the oldest command that is still tried; 0 when there is none.',
    sql: `SELECT coalesce(extract(epoch FROM (SELECT present FROM moment) - min(created_at)), 0) AS value
      FROM payment_commands WHERE ${OPEN}`,
  },
  {
    name: 'payments_parked',
    help: 'What waits for a person: commands, webhooks, refunds that failed, refunds that wait for a bank, open disputes, payments refunded or disputed beyond what was paid.',
    labels: ['what'],
    sql: `SELECT 'command' AS what, count(*) AS value FROM payment_commands WHERE status = 'needs_review' AND NOT waits_for_dispute
      UNION ALL SELECT 'waiting_refund', count(*) FROM payment_commands WHERE status = 'needs_review' AND waits_for_dispute
      UNION ALL SELECT 'webhook', count(*) FROM stripe_inbox WHERE status = 'needs_review'
      UNION ALL SELECT 'refund', count(*) FROM refunds WHERE status = 'failed'
      UNION ALL SELECT 'dispute', count(*) FROM disputes WHERE status IN ('inquiry', 'open') OR status IN ('won', 'closed') AND held_minor <> 0
      UNION ALL SELECT 'over_disputed', count(*) FROM disputes WHERE beyond_minor > 0
      UNION ALL SELECT 'over_refunded', count(*) FROM charges WHERE refund_pending_minor + refunded_minor > amount_minor`,
  },
  {
    name: 'inbox_events_waiting',
    help: 'Webhooks that are stored but not yet worked off.',
    sql: `SELECT count(*) AS value FROM stripe_inbox WHERE status = 'received'`,
  },
  {
    name: 'inbox_lag_seconds',
    help: 'Age of the oldest webhook that waits; 0 when none does.',
    sql: `SELECT coalesce(extract(epoch FROM (SELECT present FROM moment) - min(received_at)), 0) AS value
      FROM stripe_inbox WHERE status = 'received'`,
  },
  {
    name: 'ledger_entries_unbalanced',
    help: 'Ledger entries of the last two days whose lines do not sum to zero. Must be 0.',
    sql: `SELECT count(*) AS value FROM (
        SELECT FROM ledger_entries e LEFT JOIN ledger_lines l ON l.entry_id = e.id
        WHERE e.occurred_at > (SELECT present FROM moment) - interval '2 days'
        GROUP BY e.id, l.currency HAVING coalesce(sum(l.amount_minor), 1) <> 0) unbalanced`,
  },
];

/** What payments go through, for the dashboard and the alerts. */
@Injectable()
export class PaymentMetrics {
  private readonly settlements: Counter;
  private readonly postings: Counter;

  constructor(metrics: Metrics, gauges: DatabaseGauges) {
    for (const gauge of GAUGES) gauges.add(gauge);
    this.settlements = metrics.counter({
      name: 'payment_commands_settled_total',
      help: 'Commands to the payment provider that came to an end, by how.',
      labels: ['kind', 'outcome'],
    });
    this.postings = metrics.counter({
      name: 'ledger_entries_total',
      help: 'Entries of the ledger by kind: paid, refund_asked, refund_done, earned, ...',
      labels: ['kind'],
    });
  }

  /** Counts once the transaction is committed. */
  commandSettled(tx: Tx, kind: string, outcome: string): void {
    tx.afterCommit(() => this.settlements.inc({ kind, outcome }));
  }

  /** Counts once the transaction is committed. */
  posted(tx: Tx, kind: string): void {
    tx.afterCommit(() => this.postings.inc({ kind }));
  }
}
