import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '../../platform/database/database';
import { decodeInstantCursor, page } from '../../platform/http/paging';
import type { OrderStatus } from './domain/order.states';
import { type OrderFilter, ofOrders } from '../order-filter';
import { BACK, DISPUTED, PAID, takenOfLine } from './line-sums';

export interface CheckoutView {
  status: OrderStatus;
  /** Where to pay; only while it can be paid. */
  url: string | null;
  expiresAt: Date;
}

/** The payment of what was sold: a line of an order. */
export interface OrderSummary {
  status: OrderStatus;
  paidMinor: number;
  refundedMinor: number;
  pendingRefundMinor: number;
  currency: string;
  /** A bank has the money until it decides. */
  disputed: boolean;
}

/** What is left of the payment of a line, and which rules of cancelling were agreed for it. */
export interface Standing {
  leftMinor: number;
  disputed: boolean;
  policyVersion: number;
}

export interface OrderListItem extends OrderSummary {
  id: string;
  payerId: string;
  lines: OrderListLine[];
  priceMinor: number;
  createdAt: Date;
  /** The part of what went back that the provider sent without us. */
  providerRefundedMinor: number;
  /** The latest dispute. */
  dispute: OrderDispute | null;
  /** Commands parked for a person, refunds that failed, disputes that a bank has not decided, more back than was paid. */
  needsReview: boolean;
}

/** One thing that an order is for. */
export interface OrderListLine {
  subjectId: string;
  coachId: string;
  description: string;
  priceMinor: number;
  /** What coach and platform have earned with it, before later refunds; null until then. */
  earnedMinor: number | null;
}

export interface OrderDispute {
  status: string;
  amountMinor: number;
  reason: string;
  evidenceDueAt: Date | null;
}

interface RawSummary {
  id: string;
  status: OrderStatus;
  currency: string;
  paid: number;
  refunded: number;
  pending: number;
  disputed: boolean;
}

interface RawItem extends RawSummary {
  lines: OrderListLine[];
  payer_id: string;
  price_minor: number;
  created_at: Date;
  by_provider: number;
  dispute: (Omit<OrderDispute, 'evidenceDueAt'> & { evidenceDueAt: string | null }) | null;
  needs_review: boolean;
}

/** All charges count: also one that is being sent back because it was wrong. */
const SUMS = `
  coalesce((SELECT sum(amount_minor)::bigint FROM charges c WHERE c.order_id = o.id), 0) AS paid,
  coalesce((SELECT sum(refunded_minor)::bigint FROM charges c WHERE c.order_id = o.id), 0) AS refunded,
  coalesce((SELECT sum(refund_pending_minor)::bigint FROM charges c WHERE c.order_id = o.id), 0) AS pending,
  ${DISPUTED}`;
const DETAILS = `
  (SELECT json_agg(json_build_object('subjectId', l.subject_id, 'coachId', l.payee_coach_id, 'description', l.description,
     'priceMinor', l.price_minor, 'earnedMinor', l.earned_coach_minor + l.earned_fee_minor) ORDER BY l.position)
   FROM order_lines l WHERE l.order_id = o.id) AS lines,
  coalesce((SELECT sum(r.amount_minor)::bigint FROM refunds r
    WHERE r.order_id = o.id AND r.origin = 'provider' AND r.status IN ('pending', 'succeeded')), 0) AS by_provider,
  (SELECT json_build_object('status', d.status, 'amountMinor', d.amount_minor, 'reason', d.reason,
     'evidenceDueAt', d.evidence_due_at) FROM disputes d WHERE d.order_id = o.id
   ORDER BY d.opened_at DESC, d.id DESC LIMIT 1) AS dispute`;
/** A bank has not decided, has taken more than was left, or has not given back what it owes. */
const DISPUTE_WAITS = `(d.status IN ('inquiry', 'open') OR d.beyond_minor > 0 OR d.status IN ('won', 'closed') AND d.held_minor <> 0)`;
const NEEDS_REVIEW = `(
  EXISTS (SELECT 1 FROM payment_commands p WHERE p.order_id = o.id AND p.status = 'needs_review')
  OR EXISTS (SELECT 1 FROM refunds r WHERE r.order_id = o.id AND r.status = 'failed')
  OR EXISTS (SELECT 1 FROM disputes d WHERE d.order_id = o.id AND ${DISPUTE_WAITS})
  OR EXISTS (SELECT 1 FROM charges c WHERE c.order_id = o.id AND c.refund_pending_minor + c.refunded_minor > c.amount_minor))`;
/** The same from the other end: the few that wait, and not every order asked whether it does. */
const AMONG_WAITING = `o.id IN (SELECT order_id FROM payment_commands WHERE status = 'needs_review'
  UNION SELECT order_id FROM refunds WHERE status = 'failed'
  UNION SELECT d.order_id FROM disputes d WHERE ${DISPUTE_WAITS}
  UNION SELECT order_id FROM charges WHERE refund_pending_minor + refunded_minor > amount_minor)`;

/** Reads of orders; outside of any transaction. */
@Injectable()
export class OrderQueries {
  constructor(private readonly database: Database) {}

  async checkouts(orderIds: string[], reader: Queryable = this.database): Promise<Map<string, CheckoutView>> {
    const rows = await reader.query<{
      id: string;
      status: OrderStatus;
      url: string | null;
      expires_at: Date;
    }>(
      `SELECT o.id, o.status, CASE WHEN c.status = 'open' AND NOT o.close_requested AND o.status = 'open' THEN c.url END AS url,
         coalesce(c.expires_at, o.checkout_expires_at) AS expires_at
       FROM orders o LEFT JOIN LATERAL
         (SELECT * FROM checkouts k WHERE k.order_id = o.id ORDER BY k.created_at DESC, k.id DESC LIMIT 1) c ON true
       WHERE o.id = ANY($1::uuid[])`,
      [orderIds],
    );
    return new Map(
      rows.map(({ id, status, url, expires_at }) => [id, { status, url, expiresAt: expires_at }]),
    );
  }

  /** Payments of what was sold, by what it was sold for. */
  async summary(subjectIds: string[], reader: Queryable = this.database): Promise<Map<string, OrderSummary>> {
    const rows = await reader.query<RawSummary>(
      `SELECT l.subject_id AS id, o.status, o.currency, ${PAID}, back.refunded, back.pending, ${DISPUTED}
       FROM order_lines l JOIN orders o ON o.id = l.order_id ${BACK} WHERE l.subject_id = ANY($1::uuid[])`,
      [subjectIds],
    );
    return new Map(rows.map((row) => [row.id, summaryOf(row)]));
  }

  /** What is left of an accepted payment, by what it was for; absent where there is none. */
  async standings(subjectIds: string[], reader: Queryable = this.database): Promise<Map<string, Standing>> {
    const rows = await reader.query<{ id: string; left: number; disputed: boolean; policyVersion: number }>(
      `SELECT l.subject_id AS id, l.policy_version AS "policyVersion", ${DISPUTED},
         greatest(0, l.price_minor - ${takenOfLine('amount_minor')}) AS left
       FROM order_lines l JOIN orders o ON o.id = l.order_id
       JOIN charges c ON c.order_id = l.order_id AND c.verdict = 'accepted' WHERE l.subject_id = ANY($1::uuid[])`,
      [subjectIds],
    );
    return new Map(rows.map(({ id, left, ...rest }) => [id, { leftMinor: left, ...rest }]));
  }

  /** Orders of a payer or a payee, or of a coach only, that can still be paid, earned or paid back; newest first. */
  async unsettledOf(whose: { accountId: string } | { coachId: string }): Promise<OrderListItem[]> {
    const [who, id] =
      'accountId' in whose
        ? [
            `(o.payer_id = $1 OR ${isPaid('l.payee_coach_id IN (SELECT id FROM coaches WHERE account_id = $1)')})`,
            whose.accountId,
          ]
        : [isPaid('l.payee_coach_id = $1'), whose.coachId];
    const rows = await this.database.query<RawItem>(
      `SELECT * FROM (SELECT o.*, ${SUMS}, ${DETAILS}, ${NEEDS_REVIEW} AS needs_review FROM orders o WHERE ${who}) o
       WHERE status IN ('creating', 'open') OR needs_review OR pending > 0
         OR status = 'paid' AND paid > refunded AND EXISTS (
           SELECT 1 FROM order_lines l WHERE l.order_id = o.id AND l.earned_at IS NULL) ORDER BY created_at DESC, id DESC`,
      [id],
    );
    return rows.map(itemOf);
  }

  /** Newest first; `needsReview` keeps only those that wait for a person. */
  async list(
    query: OrderFilter & { limit: number; cursor?: string; needsReview?: boolean },
  ): Promise<{ items: OrderListItem[]; nextCursor: string | null }> {
    const wanted = ofOrders(query).before('(o.created_at, o.id)', decodeInstantCursor(query.cursor));
    if (query.needsReview) wanted.always(AMONG_WAITING);
    const rows = await this.database.query<RawItem>(
      `SELECT o.*, ${SUMS}, ${DETAILS}, ${NEEDS_REVIEW} AS needs_review FROM orders o ${wanted.where}
       ORDER BY o.created_at DESC, o.id DESC LIMIT ${wanted.place(query.limit + 1)}`,
      wanted.values,
    );
    const { items, nextCursor } = page(rows, query.limit, (row) => [row.created_at.toISOString(), row.id]);
    return { items: items.map(itemOf), nextCursor };
  }
}

/** Orders with a line of which this is true. */
const isPaid = (ofLine: string): string => `o.id IN (SELECT l.order_id FROM order_lines l WHERE ${ofLine})`;

const summaryOf = (row: RawSummary): OrderSummary => ({
  status: row.status,
  paidMinor: row.paid,
  refundedMinor: row.refunded,
  pendingRefundMinor: row.pending,
  currency: row.currency,
  disputed: row.disputed,
});

const itemOf = (row: RawItem): OrderListItem => ({
  ...summaryOf(row),
  id: row.id,
  payerId: row.payer_id,
  lines: row.lines,
  priceMinor: row.price_minor,
  createdAt: row.created_at,
  providerRefundedMinor: row.by_provider,
  dispute: row.dispute && {
    ...row.dispute,
    evidenceDueAt: row.dispute.evidenceDueAt === null ? null : new Date(row.dispute.evidenceDueAt),
  },
  needsReview: row.needs_review,
});
