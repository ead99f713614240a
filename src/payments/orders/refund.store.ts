import { columns } from '../../platform/database/columns';
import type { Queryable, Tx } from '../../platform/database/database';
import { isUuid, newId } from '../../shared/ids';
import type { Money } from '../../shared/money';
import { MINUTE_MS } from '../../shared/time';
import { type RefundFacts, type RefundSources, type Taken, takenFrom } from '../ledger';
import { type LineMoney, type LinePart, partMinor } from './domain/allocate';
import type { PaymentRef, RefundState } from '../domain/stripe-facts';
import { HOLDS, TAKING } from './line-sums';
import type { OrderLine, OrderRow } from './order.store';
import { Refund } from './refund.entity';

export interface RefundableCharge {
  id: string;
  paymentIntentId: string;
  /** What is neither back nor on its way back, nor lost to a bank. Negative when the provider sent back too much. */
  leftMinor: number;
  currency: string;
  /** It settled its order; any other goes back in full. */
  accepted: boolean;
}

export type RefundRow = Refund;

/** Of refunds, as SQL selects them. */
export const REFUND_COLUMNS = columns(Refund, 'refunds');

/** Whether we asked for it, or the provider did it without us. */
export type RefundOrigin = 'ours' | 'provider';

export interface NewRefund {
  refundId: string;
  order: OrderRow;
  charge: RefundableCharge;
  money: Money;
  /** What it takes from each line; none for a payment that settled nothing. */
  parts: readonly LinePart[];
  reason: string;
  now: Date;
  /** Stripe's id of one that was made there without us. */
  madeAtProvider?: string;
  /** Owed in any case: while a dispute is open it waits, and is not refused. */
  mayWait?: boolean;
}

/** Stores a pending refund; the database refuses one of ours over the cap, or while a dispute is open. */
export const insertRefund = async (tx: Tx, refund: NewRefund): Promise<void> => {
  const { refundId, order, charge, money, reason, now, madeAtProvider } = refund;
  const parts = takenBy(order, refund.parts, money.amount);
  await tx.query(
    `INSERT INTO refunds (id, order_id, charge_id, amount_minor, currency, from_escrow_minor, from_coach_minor,
       from_fee_minor, status, reason, requested_at, next_poll_at, origin, stripe_refund_id, may_wait)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9, $10, $11, $12, $13, $14)`,
    [
      refundId,
      order.id,
      charge.id,
      money.amount,
      money.currency,
      takenFrom(parts, 'escrowMinor'),
      takenFrom(parts, 'coachMinor'),
      takenFrom(parts, 'feeMinor'),
      reason,
      now,
      new Date(now.getTime() + MINUTE_MS),
      madeAtProvider ? 'provider' : 'ours',
      madeAtProvider ?? null,
      refund.mayWait ?? false,
    ],
  );
  for (const part of refund.parts) await allocateTo(tx, ['refund_id', refundId], part);
};

/** Writes down what a refund, or a bank that keeps the money, takes from one line. */
const allocateTo = async (
  tx: Tx,
  [cause, id]: ['refund_id' | 'dispute_id', string],
  { lineId, sources }: LinePart,
): Promise<void> => {
  const { escrowMinor, coachMinor, feeMinor } = sources;
  await tx.query(
    `INSERT INTO allocations (id, line_id, ${cause}, amount_minor, from_escrow_minor, from_coach_minor, from_fee_minor)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(), lineId, id, partMinor({ sources }), escrowMinor, coachMinor, feeMinor],
  );
};

/** The same of a bank that took some of the line before: what it takes now, or gives back (negative), is added. */
export const allocateToDispute = async (tx: Tx, disputeId: string, part: LinePart): Promise<void> => {
  const { escrowMinor, coachMinor, feeMinor } = part.sources;
  const before = await tx.query<object>(
    `UPDATE allocations SET amount_minor = amount_minor + $3, from_escrow_minor = from_escrow_minor + $4,
       from_coach_minor = from_coach_minor + $5, from_fee_minor = from_fee_minor + $6
     WHERE dispute_id = $1 AND line_id = $2 RETURNING id`,
    [disputeId, part.lineId, partMinor(part), escrowMinor, coachMinor, feeMinor],
  );
  if (before.length === 0) await allocateTo(tx, ['dispute_id', disputeId], part);
};

/** What a refund, or a bank that keeps the money, has taken from each line, in their order. */
export const allocatedBy = async (tx: Tx, causeId: string): Promise<LinePart[]> => {
  const rows = await tx.query<Omit<LinePart, 'sources'> & RefundSources>(
    `SELECT l.id AS "lineId", l.subject_id AS "subjectId", l.payee_coach_id AS "coachId",
       a.from_escrow_minor AS "escrowMinor", a.from_coach_minor AS "coachMinor", a.from_fee_minor AS "feeMinor"
     FROM allocations a JOIN order_lines l ON l.id = a.line_id
     WHERE a.refund_id = $1 OR a.dispute_id = $1 ORDER BY l.position`,
    [causeId],
  );
  return rows.map(({ escrowMinor, coachMinor, feeMinor, ...line }) => ({
    ...line,
    sources: { escrowMinor, coachMinor, feeMinor },
  }));
};

/** What the ledger is to post: the parts, or all from escrow for a payment that settled nothing. */
export const takenBy = (
  order: OrderRow,
  parts: readonly LinePart[],
  amountMinor: number,
): readonly Taken[] =>
  parts.length > 0 ? parts : [{ coachId: order.lines[0].coachId, sources: inEscrow(amountMinor) }];

/**
 * Who is to be told of money that moves: each line of its part. Of a payment that settled nothing, and so belongs to no line,
 * the first hears of all of it. `sequence` tells apart what is told of one movement.
 */
export const toldOf = (
  order: OrderRow,
  parts: readonly LinePart[],
  amountMinor: number,
): { subjectId: string; amountMinor: number; sequence: number }[] =>
  parts.length > 0
    ? parts.map((part, sequence) => ({ subjectId: part.subjectId, amountMinor: partMinor(part), sequence }))
    : [{ subjectId: order.lines[0].subjectId, amountMinor, sequence: 0 }];

/** Our refund's id as marked on Stripe's object; null when it carries none. */
export const markedId = ({ marks }: RefundState): string | null =>
  marks.refundId && isUuid(marks.refundId) ? marks.refundId : null;

/** What the ledger needs to know to post, or to reverse, a refund. */
export const postingFacts = (order: OrderRow, row: RefundRow, parts: readonly LinePart[]): RefundFacts => ({
  refundId: row.id,
  orderId: order.id,
  currency: row.currency,
  parts: takenBy(order, parts, row.amountMinor),
});

interface RawCharge {
  id: string;
  payment_intent_id: string;
  left: number;
  currency: string;
  accepted: boolean;
}

const CHARGE = `SELECT id, payment_intent_id, currency, verdict = 'accepted' AS accepted,
  amount_minor - refund_pending_minor - refunded_minor - coalesce((
    SELECT sum(d.amount_minor)::bigint FROM disputes d WHERE d.charge_id = c.id AND d.status = 'lost'), 0) AS left
  FROM charges c`;

/** The charge that settled an order and how much of it is left; null when nothing was accepted. */
export const acceptedCharge = (tx: Tx, orderId: string): Promise<RefundableCharge | null> =>
  readCharge(tx, `${CHARGE} WHERE order_id = $1 AND verdict = 'accepted'`, orderId);

export const chargeById = (tx: Tx, id: string): Promise<RefundableCharge | null> =>
  readCharge(tx, `${CHARGE} WHERE id = $1`, id);

const readCharge = async (tx: Tx, sql: string, id: string): Promise<RefundableCharge | null> => {
  const [row] = await tx.query<RawCharge>(sql, [id]);
  if (!row) return null;
  const { payment_intent_id: paymentIntentId, left, currency, accepted } = row;
  return { id: row.id, paymentIntentId, leftMinor: left, currency, accepted };
};

/** The charge of ours that something at Stripe hangs on, and its order; null when the payment is not known here. */
export const chargeOf = async (
  reader: Queryable,
  { chargeId, paymentIntentId }: PaymentRef,
): Promise<{ id: string; orderId: string } | null> => {
  const [row] = await reader.query<{ id: string; orderId: string }>(
    `SELECT id, order_id AS "orderId" FROM charges WHERE payment_intent_id = $1 OR stripe_charge_id = $2 LIMIT 1`,
    [paymentIntentId, chargeId],
  );
  return row ?? null;
};

/** True while a bank has the money of an order's payment and has not decided. */
export const isDisputed = async (tx: Tx, orderId: string): Promise<boolean> => {
  const open = await tx.query<object>(
    `SELECT id FROM disputes WHERE order_id = $1 AND status = 'open' LIMIT 1`,
    [orderId],
  );
  return open.length > 0;
};

const inEscrow = (escrowMinor: number): RefundSources => ({ escrowMinor, coachMinor: 0, feeMinor: 0 });

interface Gone {
  lineId: string;
  amount: number;
  coach: number;
  fee: number;
}

/** What is left of each line of a paid order, and where it lies: in escrow before it is earned, then with coach and platform. */
export const moneyOfLines = async (tx: Tx, { lines }: OrderRow): Promise<LineMoney[]> => {
  const rows = await tx.query<Gone>(
    `SELECT a.line_id AS "lineId", sum(a.amount_minor)::bigint AS amount, sum(a.from_coach_minor)::bigint AS coach,
       sum(a.from_fee_minor)::bigint AS fee
     FROM ${TAKING} WHERE a.line_id = ANY ($1::uuid[]) AND ${HOLDS} GROUP BY a.line_id`,
    [lines.map(({ id }) => id)],
  );
  const gone = new Map(rows.map((row) => [row.lineId, row]));
  return lines.map((line) => moneyOf(line, gone.get(line.id)));
};

const moneyOf = ({ id: lineId, ...line }: OrderLine, gone: Gone | undefined): LineMoney => {
  const { subjectId, coachId, earned } = line;
  const leftMinor = line.priceMinor - (gone?.amount ?? 0);
  const coachMinor = earned ? earned.coachMinor - (gone?.coach ?? 0) : 0;
  const feeMinor = earned ? earned.feeMinor - (gone?.fee ?? 0) : 0;
  const lies = { escrowMinor: leftMinor - coachMinor - feeMinor, coachMinor, feeMinor };
  return { lineId, subjectId, coachId, leftMinor, lies };
};

/** What is left of one line of a paid order. */
export const moneyOfLine = async (tx: Tx, order: OrderRow, { id }: OrderLine): Promise<LineMoney> => {
  const money = (await moneyOfLines(tx, order)).find(({ lineId }) => lineId === id);
  if (!money) throw new Error(`line ${id} is not of order ${order.id}`);
  return money;
};
