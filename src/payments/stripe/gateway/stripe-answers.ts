import type Stripe from 'stripe';
import { fromStripeAmount } from '../../../shared/money';
import type { DisputeState, OurMarks, RefundState, SessionFacts } from '../../domain/stripe-facts';
import { unexpectedAnswer } from './gateway.error';

export const marksOf = (metadata: Stripe.Metadata | null | undefined): OurMarks => ({
  commandId: metadata?.command_id ?? null,
  orderId: metadata?.order_id ?? null,
  paymentId: metadata?.payment_id ?? null,
  refundId: metadata?.refund_id ?? null,
});

/** Refuses an answer of another kind: a 404 without an error body resolves as a success. */
export const assertObject = (
  answer: { object?: unknown; id?: unknown },
  object: string,
  id?: string,
): void => {
  if (answer.object !== object || typeof answer.id !== 'string' || (id !== undefined && answer.id !== id)) {
    throw unexpectedAnswer(`expected a ${object}, got ${String(answer.object)}`);
  }
};

export const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);

const SESSION_STATUSES = ['open', 'complete', 'expired'] as const;

/** Checks and narrows a Checkout Session. Throws a GatewayError when it is not a plausible one. */
export const sessionFacts = (session: Stripe.Checkout.Session, id?: string): SessionFacts => {
  assertObject(session, 'checkout.session', id);
  const status = SESSION_STATUSES.find((known) => known === session.status);
  if (!status || session.amount_total === null || session.currency === null) {
    throw unexpectedAnswer(`session ${session.id} has no status, amount or currency`);
  }
  return {
    id: session.id,
    status,
    paid: status === 'complete' && session.payment_status === 'paid',
    total: fromStripeAmount(session.amount_total, session.currency),
    livemode: session.livemode,
    paymentIntentId: idOf(session.payment_intent),
    url: session.url,
    expiresAt: new Date(session.expires_at * 1000),
    marks: marksOf(session.metadata),
  };
};

/** Checks and narrows a refund. Throws a GatewayError when it is not a plausible one. */
export const refundState = (refund: Stripe.Refund, id?: string): RefundState => {
  assertObject(refund, 'refund', id);
  return {
    id: refund.id,
    status: refund.status,
    money: fromStripeAmount(refund.amount, refund.currency),
    chargeId: idOf(refund.charge),
    paymentIntentId: idOf(refund.payment_intent),
    marks: marksOf(refund.metadata),
  };
};

/** Checks and narrows a dispute. Throws a GatewayError when it is not a plausible one. */
export const disputeState = (dispute: Stripe.Dispute, id?: string): DisputeState => {
  assertObject(dispute, 'dispute', id);
  if (!Array.isArray(dispute.balance_transactions)) throw unexpectedAnswer('a dispute without its movements');
  const dueBy = dispute.evidence_details?.due_by ?? null;
  return {
    id: dispute.id,
    status: dispute.status,
    money: fromStripeAmount(dispute.amount, dispute.currency),
    chargeId: idOf(dispute.charge),
    paymentIntentId: idOf(dispute.payment_intent),
    reason: dispute.reason,
    evidenceDueAt: dueBy === null ? null : new Date(dueBy * 1000),
    movements: dispute.balance_transactions.map(({ id, amount, fee, currency }) => ({
      id,
      money: fromStripeAmount(amount, currency),
      fee: fromStripeAmount(fee, currency),
    })),
  };
};
