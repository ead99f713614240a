import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { receiptNumber } from '../../shared/receipt-number';
import { SUMS } from './order.queries';

/** What was paid for an order and what became of it. Amounts are minor units of `currency`. */
export interface OrderReceipt {
  number: string;
  currency: string;
  /** Null until it is paid. */
  paidAt: Date | null;
  paidMinor: number;
  refundedMinor: number;
  /** Asked for, and not with the payer yet. */
  pendingMinor: number;
  /** The part of that which is not sent before a bank has decided. */
  waitingMinor: number;
  /** The part of what went back, or is on its way, that the provider sent without us. */
  byProviderMinor: number;
  /** Of refunds that bounced, what nothing has gone out for again: it is with us still. */
  failedMinor: number;
  /** What a bank has taken back for good. */
  lostMinor: number;
  /** A bank has the money until it decides. */
  disputed: boolean;
  /** What of it is the coach's, after refunds; null until it is earned. */
  coachMinor: number | null;
}

type Row = Pick<OrderReceipt, 'currency' | 'paidAt' | 'disputed'> &
  Record<'paid' | 'refunded' | 'pending' | 'waiting' | 'byProvider' | 'failed' | 'lost', number> & {
    coach: number | null;
  };

const SQL = `SELECT o.currency, o.paid_at AS "paidAt", ${SUMS},
  coalesce((SELECT sum(r.amount_minor)::bigint FROM refunds r WHERE r.order_id = o.id AND r.status = 'pending' AND EXISTS (
    SELECT 1 FROM payment_commands p WHERE p.target_id = r.id AND p.status = 'needs_review' AND p.waits_for_dispute)), 0)
    AS waiting,
  coalesce((SELECT sum(r.amount_minor)::bigint FROM refunds r WHERE r.order_id = o.id AND r.origin = 'provider'
    AND r.status IN ('pending', 'succeeded')), 0) AS "byProvider",
  coalesce((SELECT sum(r.amount_minor)::bigint FROM refunds r WHERE r.order_id = o.id AND r.status = 'failed'), 0) AS failed,
  coalesce((SELECT sum(d.amount_minor)::bigint FROM disputes d WHERE d.order_id = o.id AND d.status = 'lost'), 0) AS lost,
  CASE WHEN o.earned_at IS NOT NULL THEN coalesce((SELECT -sum(l.amount_minor)::bigint FROM ledger_entries e
    JOIN ledger_lines l ON l.entry_id = e.id
    WHERE e.order_id = o.id AND l.account IN ('coach_payable', 'coach_receivable')), 0) END AS coach
  FROM orders o WHERE o.id = $1`;

/** Receipts of orders, read without a lock. */
@Injectable()
export class OrderReceipts {
  constructor(private readonly database: Database) {}

  /** Null when there is no such order. */
  async of(orderId: string): Promise<OrderReceipt | null> {
    const [row] = await this.database.query<Row>(SQL, [orderId]);
    if (!row) return null;
    const { paid: paidMinor, refunded: refundedMinor, pending: pendingMinor } = row;
    return {
      number: receiptNumber(orderId),
      currency: row.currency,
      paidAt: row.paidAt,
      paidMinor,
      refundedMinor,
      pendingMinor,
      waitingMinor: row.waiting,
      byProviderMinor: row.byProvider,
      failedMinor: Math.min(row.failed, Math.max(0, paidMinor - refundedMinor - pendingMinor)),
      lostMinor: row.lost,
      disputed: row.disputed,
      coachMinor: row.coach,
    };
  }
}
