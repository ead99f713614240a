import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '../../platform/database/database';
import { decodeInstantCursor, page } from '../../platform/http/paging';
import type { OrderStatus } from './domain/order.states';
import { type OrderFilter, ofOrders } from '../order-filter';

export interface CheckoutView {
  status: OrderStatus;
  /** Where to pay; only while it can be paid. */
  url: string | null;
  expiresAt: Date;
}

export interface OrderSummary {
  status: OrderStatus;
  paidMinor: number;
  refundedMinor: number;
  pendingRefundMinor: number;
  currency: string;
  /** A bank has the money until it decides. */
  disputed: boolean;
}

/** What is left of the payment that settled an order. */
export interface Standing {
  leftMinor: number;
  disputed: boolean;
}

export interface OrderListItem extends OrderSummary {
  id: string;
  subjectId: string;
  payerId: string;
  coachId: string;
  priceMinor: number;
  createdAt: Date;
  /** The part of what went back that the provider sent without us. */
  providerRefundedMinor: number;
  /** The latest dispute. */
  dispute: OrderDispute | null;
  /** Commands parked for a person, refunds that failed, disputes that a bank has not decided, more back than was paid. */
  needsReview: boolean;
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
  subject_id: string;
  payer_id: string;
  payee_coach_id: string;
  price_minor: number;
  created_at: Date;
  by_provider: number;
  dispute: (Omit<OrderDispute, 'evidenceDueAt'> & { evidenceDueAt: string | null }) | null;
  needs_review: boolean;
}

/** All charges count: also one that is being sent back because it was wrong. */
export const SUMS = `
  coalesce((SELECT sum(amount_minor)::bigint FROM charges c WHERE c.order_id = o.id), 0) AS paid,
  coalesce((SELECT sum(refunded_minor)::bigint FROM charges c WHERE c.order_id = o.id), 0) AS refunded,
  coalesce((SELECT sum(refund_pending_minor)::bigint FROM charges c WHERE c.order_id = o.id), 0) AS pending,
  EXISTS (SELECT 1 FROM disputes d WHERE d.order_id = o.id AND d.status = 'open') AS disputed`;
const DETAILS = `
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

  async summary(orderIds: string[], reader: Queryable = this.database): Promise<Map<string, OrderSummary>> {
    const rows = await reader.query<RawSummary>(
      `SELECT o.id, o.status, o.currency, ${SUMS} FROM orders o WHERE o.id = ANY($1::uuid[])`,
      [orderIds],
    );
    return new Map(rows.map((row) => [row.id, summaryOf(row)]));
  }

  /** What is left of the accepted payment; absent where there is none. */
  async standings(orderIds: string[], reader: Queryable = this.database): Promise<Map<string, Standing>> {
    const rows = await reader.query<{ id: string; left: number; disputed: boolean }>(
      `SELECT c.order_id AS id, EXISTS (SELECT 1 FROM disputes d WHERE d.order_id = c.order_id AND d.status = 'open') AS disputed,
         greatest(0, c.amount_minor - c.refund_pending_minor - c.refunded_minor - coalesce((
           SELECT sum(d.amount_minor)::bigint FROM disputes d WHERE d.charge_id = c.id AND d.status = 'lost'), 0)) AS left
       FROM charges c WHERE c.order_id = ANY($1::uuid[]) AND c.verdict = 'accepted'`,
      [orderIds],
    );
    return new Map(rows.map(({ id, left, disputed }) => [id, { leftMinor: left, disputed }]));
  }

  /** Orders of a payer or a payee, or of a coach only, that can still be paid, earned or paid back; newest first. */
  async unsettledOf(whose: { accountId: string } | { coachId: string }): Promise<OrderListItem[]> {
    const [who, id] =
      'accountId' in whose
        ? [
            `(o.payer_id = $1 OR o.payee_coach_id IN (SELECT id FROM coaches WHERE account_id = $1))`,
            whose.accountId,
          ]
        : ['o.payee_coach_id = $1', whose.coachId];
    const rows = await this.database.query<RawItem>(
      `SELECT * FROM (SELECT o.*, ${SUMS}, ${DETAILS}, ${NEEDS_REVIEW} AS needs_review FROM orders o WHERE ${who}) o
       WHERE status IN ('creating', 'open') OR needs_review OR pending > 0
         OR status = 'paid' AND earned_at IS NULL AND paid > refunded ORDER BY created_at DESC, id DESC`,
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
  subjectId: row.subject_id,
  payerId: row.payer_id,
  coachId: row.payee_coach_id,
  priceMinor: row.price_minor,
  createdAt: row.created_at,
  providerRefundedMinor: row.by_provider,
  dispute: row.dispute && {
    ...row.dispute,
    evidenceDueAt: row.dispute.evidenceDueAt === null ? null : new Date(row.dispute.evidenceDueAt),
  },
  needsReview: row.needs_review,
});
