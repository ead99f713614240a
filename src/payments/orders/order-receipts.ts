import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { receiptNumber } from '../../shared/receipt-number';
import { BACK, DISPUTED, PAID, takenOfLine } from './line-sums';

/** What was paid for one thing in an order and what became of it. Amounts are minor units of `currency`. */
export interface OrderReceipt {
  /** Of the whole order. */
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
    orderId: string;
    coach: number | null;
  };

const SQL = `SELECT o.id AS "orderId", o.currency, o.paid_at AS "paidAt", ${PAID}, ${DISPUTED}, back.refunded, back.pending,
  back.waiting, back.by_provider AS "byProvider", back.failed,
  coalesce((SELECT sum(a.amount_minor)::bigint FROM allocations a JOIN disputes d ON d.id = a.dispute_id
    WHERE a.line_id = l.id AND d.status = 'lost'), 0) AS lost,
  l.earned_coach_minor - ${takenOfLine('from_coach_minor')} AS coach
  FROM order_lines l JOIN orders o ON o.id = l.order_id ${BACK} WHERE l.subject_id = $1`;

/** Receipts of orders, read without a lock. */
@Injectable()
export class OrderReceipts {
  constructor(private readonly database: Database) {}

  /** By what was sold; null when nothing was. */
  async of(subjectId: string): Promise<OrderReceipt | null> {
    const [row] = await this.database.query<Row>(SQL, [subjectId]);
    if (!row) return null;
    const { paid: paidMinor, refunded: refundedMinor, pending: pendingMinor } = row;
    return {
      number: receiptNumber(row.orderId),
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
