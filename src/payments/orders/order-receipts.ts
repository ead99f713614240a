import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '../../platform/database/database';
import { receiptNumber } from '../../shared/receipt-number';
import type { RefundStatus } from './domain/refund.states';
import { BACK, DISPUTED, MINOR_BACK, PAID, REFUNDS_OF_LINE, takenOfLine } from './line-sums';

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
  /** What of the price was agreed to be the coach's. */
  agreedCoachMinor: number;
}

/** Money of one thing in an order that went back to its payer, or is to. Minor units of the order's currency. */
export interface RefundView {
  subjectId: string;
  amountMinor: number;
  /** Made by the payment provider or a bank, without us. */
  byProvider: boolean;
  /** As it was asked for. */
  reason: string;
  status: RefundStatus;
  askedAt: Date;
  /** When it arrived, or was known to fail. */
  settledAt: Date | null;
}

type Row = Pick<OrderReceipt, 'currency' | 'paidAt' | 'disputed'> &
  Record<'paid' | 'refunded' | 'pending' | 'waiting' | 'byProvider' | 'failed' | 'lost', number> & {
    orderId: string;
    subjectId: string;
    coach: number | null;
    agreedCoach: number;
  };

const SQL = `SELECT o.id AS "orderId", l.subject_id AS "subjectId", l.coach_share_minor AS "agreedCoach", o.currency, o.paid_at AS "paidAt", ${PAID}, ${DISPUTED}, back.refunded, back.pending,
  back.waiting, back.by_provider AS "byProvider", back.failed,
  coalesce((SELECT sum(a.amount_minor)::bigint FROM allocations a JOIN disputes d ON d.id = a.dispute_id
    WHERE a.line_id = l.id AND d.status = 'lost'), 0) AS lost,
  l.earned_coach_minor - ${takenOfLine('from_coach_minor')} AS coach
  FROM order_lines l JOIN orders o ON o.id = l.order_id ${BACK} WHERE l.subject_id = ANY($1::uuid[])`;

/** As the sums of a line count them. */
const REFUNDS = `SELECT l.subject_id AS "subjectId", ${MINOR_BACK} AS "amountMinor", r.origin = 'provider' AS "byProvider", r.reason,
  r.status, r.requested_at AS "askedAt", r.settled_at AS "settledAt"
  FROM order_lines l ${REFUNDS_OF_LINE} AND l.subject_id = ANY($1::uuid[]) ORDER BY r.requested_at, r.id`;

/** Receipts of orders, read without a lock. */
@Injectable()
export class OrderReceipts {
  constructor(private readonly database: Database) {}

  /** By what was sold; null when nothing was. */
  async of(subjectId: string): Promise<OrderReceipt | null> {
    return (await this.all([subjectId])).get(subjectId) ?? null;
  }

  /** The same of several things, by what was sold. */
  async all(subjectIds: string[], reader: Queryable = this.database): Promise<Map<string, OrderReceipt>> {
    const rows = await reader.query<Row>(SQL, [subjectIds]);
    return new Map(rows.map((row) => [row.subjectId, receiptOf(row)]));
  }

  /** What went back of what was paid for these, or is to go back, the earliest first. */
  refunds(subjectIds: string[], reader: Queryable = this.database): Promise<RefundView[]> {
    return reader.query<RefundView>(REFUNDS, [subjectIds]);
  }
}

const receiptOf = (row: Row): OrderReceipt => {
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
    agreedCoachMinor: row.agreedCoach,
  };
};
