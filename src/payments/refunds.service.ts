import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit';
import { Clock } from '../platform/clock/clock';
import type { Tx } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import { Outbox } from '../platform/events/outbox';
import { notFound, refused } from '../shared/errors';
import { isUuid, newId } from '../shared/ids';
import type { Money } from '../shared/money';
import { nextState } from '../shared/state-table';
import { refundAsked, refundDone, refundSources, type RefundFacts } from './domain/ledger.postings';
import { refundEventOf, refundStates, type RefundStatus } from './domain/refund.states';
import type { RefundState } from './domain/stripe-facts';
import { refundParams } from './gateway/stripe-params';
import { Ledger } from './ledger.service';
import { lockOrder, type OrderRow } from './order.store';
import { PaymentCommands } from './payment-commands.service';
import {
  acceptedCharge,
  inEscrow,
  insertRefund,
  markedId,
  postingFacts,
  whereMoneyIs,
  type RefundableCharge,
  type RefundRow,
} from './refund.store';
import { toMinor } from './payment-columns';

export interface RefundRequest {
  orderId: string;
  /** Minor units of the order's currency, or whatever is left. */
  amountMinor: number | 'all';
  /** A word for the record: `cancelled_by_coach`, `late_payment`. */
  reason: string;
}

/** Asks for refunds and follows them to their end. */
@Injectable()
export class Refunds {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly commands: PaymentCommands,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Asks for money back on an order's accepted charge. When nothing was paid, or nothing is left for `'all'`, it does
   * nothing and answers amount 0. Errors: 404 `order.not_found`, 422 `refund.over_cap`.
   */
  async ask(tx: Tx, request: RefundRequest): Promise<{ refundId: string | null; amountMinor: number }> {
    const order = await lockOrder(tx, request.orderId);
    if (!order) throw notFound('order');
    const charge = await acceptedCharge(tx, order.id);
    const amount = request.amountMinor === 'all' ? (charge?.leftMinor ?? 0) : request.amountMinor;
    if (!charge || amount === 0) return { refundId: null, amountMinor: 0 };
    if (amount < 0 || amount > charge.leftMinor) throw overCap();
    const sources = refundSources(amount, await whereMoneyIs(tx, order, charge.leftMinor));
    const refundId = await this.open(
      tx,
      order,
      charge,
      { amount, currency: charge.currency },
      sources,
      request.reason,
    );
    return { refundId, amountMinor: amount };
  }

  /** Sends a charge back in full that must not settle its order (money rule 10). */
  async returnCharge(tx: Tx, order: OrderRow, charge: RefundableCharge, reason: string): Promise<void> {
    const money = { amount: charge.leftMinor, currency: charge.currency };
    if (money.amount === 0) return;
    await this.open(tx, order, charge, money, inEscrow(money.amount), reason);
  }

  private async open(
    tx: Tx,
    order: OrderRow,
    charge: RefundableCharge,
    money: Money,
    sources: RefundFacts['sources'],
    reason: string,
  ): Promise<string> {
    const refundId = newId();
    await insertRefund(tx, { refundId, order, charge, money, sources, reason, now: this.clock.now() });
    const { currency } = money;
    await this.ledger.post(
      tx,
      refundAsked({ refundId, orderId: order.id, coachId: order.coachId, currency, sources }),
    );
    await faultPoint('payments.between_refund_and_command');
    await this.enqueueCreate(tx, order.id, charge, refundId, money);
    await this.outbox.publish(tx, {
      type: 'order.refund_requested',
      aggregateId: order.id,
      data: {
        orderId: order.id,
        subjectId: order.subjectId,
        refundId,
        amountMinor: money.amount,
        currency,
        reason,
      },
    });
    return refundId;
  }

  private async enqueueCreate(
    tx: Tx,
    orderId: string,
    charge: RefundableCharge,
    refundId: string,
    money: Money,
  ): Promise<void> {
    const commandId = newId();
    const { id: chargeId, paymentIntentId } = charge;
    await this.commands.enqueue(tx, {
      id: commandId,
      orderId,
      kind: 'refund.create',
      targetId: refundId,
      params: refundParams({ commandId, orderId, chargeId, refundId, paymentIntentId, money }),
    });
  }

  /**
   * Applies what Stripe says a refund is now. Answers `unknown` when the refund is not one of ours. The same state
   * again is a silent no-op.
   */
  async apply(tx: Tx, facts: RefundState): Promise<'applied' | 'unknown'> {
    const [known] = await tx.query<{ id: string; order_id: string }[]>(
      `SELECT id, order_id FROM refunds WHERE stripe_refund_id = $1 OR id = $2::uuid LIMIT 1`,
      [facts.id, markedId(facts)],
    );
    const order = known && (await lockOrder(tx, known.order_id));
    if (!known || !order) return 'unknown';
    const [row] = await tx.query<RefundRow[]>('SELECT * FROM refunds WHERE id = $1 FOR UPDATE', [known.id]);
    if (!row) return 'unknown';
    if (facts.money.amount !== toMinor(row.amount_minor) || facts.money.currency !== row.currency) {
      await this.alert(tx, 'payments.refund_mismatch', row.id, {
        stripeRefundId: facts.id,
        money: facts.money,
      });
      return 'applied';
    }
    if (row.stripe_refund_id !== null && row.stripe_refund_id !== facts.id) {
      await this.alert(tx, 'payments.refund_duplicate', row.id, { stripeRefundId: facts.id });
      return 'applied';
    }
    await tx.query(`UPDATE refunds SET stripe_refund_id = coalesce(stripe_refund_id, $2) WHERE id = $1`, [
      row.id,
      facts.id,
    ]);
    if (facts.marks.commandId && isUuid(facts.marks.commandId))
      await this.commands.answered(tx, facts.marks.commandId);
    await this.move(tx, order, row, facts);
    return 'applied';
  }

  /** Stripe refused for good: the candidate is still owed, the money stays where it was, an admin must look. */
  async refuse(tx: Tx, order: OrderRow, refundId: string, because: string): Promise<void> {
    const [row] = await tx.query<RefundRow[]>('SELECT * FROM refunds WHERE id = $1 FOR UPDATE', [refundId]);
    if (row) await this.bounce(tx, order, row, because);
  }

  private async move(tx: Tx, order: OrderRow, row: RefundRow, facts: RefundState): Promise<void> {
    const event = refundEventOf(facts.status);
    if (event === 'arrived') await this.arrive(tx, order, row, facts.id);
    if (event === 'bounced') await this.bounce(tx, order, row, `stripe:${facts.status ?? 'unknown'}`);
  }

  private async arrive(tx: Tx, order: OrderRow, row: RefundRow, sourceId: string): Promise<void> {
    const next = nextState(refundStates, row.status, 'arrived');
    if (!next) return;
    const money = { amount: toMinor(row.amount_minor), currency: row.currency };
    await this.setStatus(tx, row.id, next);
    await this.ledger.post(tx, refundDone(row.id, order.id, money, sourceId));
    await faultPoint('payments.between_refund_done_and_event');
    await this.outbox.publish(tx, {
      type: 'order.refunded',
      aggregateId: order.id,
      data: {
        orderId: order.id,
        subjectId: order.subjectId,
        refundId: row.id,
        amountMinor: money.amount,
        currency: money.currency,
      },
    });
  }

  private async bounce(tx: Tx, order: OrderRow, row: RefundRow, because: string): Promise<void> {
    const next = nextState(refundStates, row.status, 'bounced');
    if (!next) return;
    await this.setStatus(tx, row.id, next);
    if (row.status === 'succeeded') {
      const money = { amount: toMinor(row.amount_minor), currency: row.currency };
      await this.ledger.reverse(tx, refundDone(row.id, order.id, money, null));
    }
    await this.ledger.reverse(tx, refundAsked(postingFacts(order, row)));
    await this.alert(tx, 'payments.refund_failed', row.id, { orderId: order.id, because });
  }

  private async setStatus(tx: Tx, refundId: string, status: RefundStatus): Promise<void> {
    await tx.query('UPDATE refunds SET status = $2, settled_at = $3 WHERE id = $1', [
      refundId,
      status,
      this.clock.now(),
    ]);
  }

  private alert(tx: Tx, action: string, refundId: string, data: object): Promise<void> {
    return this.audit.record(tx, { actorId: null, action, subjectType: 'refund', subjectId: refundId, data });
  }
}

/** 422: more would go back than came in. The CHECK `charges_refund_cap_ck` says the same when two race. */
export const overCap = () =>
  refused('refund.over_cap', 'More would be refunded than was paid and not yet refunded.', 'amountMinor');
