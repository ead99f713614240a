import { Injectable, Logger } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import { faultPoint } from '../../platform/fault-points';
import { newId } from '../../shared/ids';
import type { Money } from '../../shared/money';
import { nextState } from '../../shared/state-table';
import { MINUTE_MS } from '../../shared/time';
import { Checkouts, type CheckoutRow } from './checkouts.service';
import { checkoutStates, type CheckoutEvent } from './domain/checkout.states';
import { Ledger, paid } from '../ledger';
import { judgePayment } from './domain/payment-verdict';
import type { Applied } from '../domain/inbox.rules';
import type { SessionFacts } from '../domain/stripe-facts';
import { lockOrder, moveOrder, type OrderRow } from './order.store';
import { Refunds } from './refunds.service';

/**
 * Turns what Stripe says a Checkout Session is now into our state. Webhooks, the poller and the sender all end here,
 * so it does not matter who comes first, how often, or in which order (money rules 6 to 10).
 */
@Injectable()
export class Captures {
  private readonly logger = new Logger('Captures');

  constructor(
    private readonly checkouts: Checkouts,
    private readonly ledger: Ledger,
    private readonly refunds: Refunds,
  ) {}

  /** Answers `unknown` when the session belongs to none of our checkouts. */
  async applyCheckoutState(tx: Tx, session: SessionFacts): Promise<Applied> {
    const orderId = await this.checkouts.orderOf(tx, session);
    const order = orderId && (await lockOrder(tx, orderId));
    const checkout = order && (await this.checkouts.lockFor(tx, session));
    if (!order || !checkout) return 'unknown';
    if (session.livemode !== order.livemode) {
      this.logger.error({ sessionId: session.id }, 'a session of the other mode was put aside');
      return 'applied';
    }
    await this.checkouts.identify(tx, checkout, session);
    if (session.status === 'open') await this.opened(tx, order, checkout, session);
    if (session.status === 'expired') await this.expired(tx, order, checkout);
    if (session.status === 'complete') await this.completed(tx, order, checkout, session);
    return 'applied';
  }

  private async opened(tx: Tx, order: OrderRow, checkout: CheckoutRow, session: SessionFacts): Promise<void> {
    if (await this.moveCheckout(tx, checkout, 'opened')) await this.offer(tx, order, checkout, session);
    if (checkout.status === 'open' && (order.closeRequested || order.status !== 'open')) {
      await this.checkouts.requestExpiry(tx, order.id, checkout.id, session.id);
    }
  }

  /** Shows the session to the payer, unless it asks for something else than the order's price. */
  private async offer(tx: Tx, order: OrderRow, checkout: CheckoutRow, session: SessionFacts): Promise<void> {
    const { total } = session;
    if (total.amount !== order.price.amount || total.currency !== order.price.currency) {
      return this.alert(tx, 'payments.session_mismatch', order.id, { sessionId: session.id, total });
    }
    await this.checkouts.saveOpen(tx, checkout.id, session);
    await moveOrder(tx, order, 'checkout_opened');
  }

  private async expired(tx: Tx, order: OrderRow, checkout: CheckoutRow): Promise<void> {
    if (await this.moveCheckout(tx, checkout, 'expired')) await this.close(tx, order, 'expired');
  }

  private async completed(
    tx: Tx,
    order: OrderRow,
    checkout: CheckoutRow,
    session: SessionFacts,
  ): Promise<void> {
    if (!session.paid || !session.paymentIntentId) {
      this.logger.warn(
        { sessionId: session.id },
        'a session is complete but not paid; it is read again later',
      );
      return;
    }
    await this.moveCheckout(tx, checkout, 'completed');
    await this.receive(tx, order, checkout, session, session.paymentIntentId);
  }

  /** Records a payment once, and settles the order with it or sends it back. */
  private async receive(
    tx: Tx,
    order: OrderRow,
    checkout: CheckoutRow,
    { total, id: sessionId }: SessionFacts,
    paymentIntentId: string,
  ): Promise<void> {
    const verdict = judgePayment({ paid: total, price: order.price, orderStatus: order.status });
    const chargeId = newId();
    const now = tx.now;
    const inserted = await tx.query<{ id: string }>(
      `INSERT INTO charges (id, order_id, checkout_id, payment_intent_id, verdict, amount_minor, currency, captured_at, next_poll_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
       ON CONFLICT ON CONSTRAINT charges_payment_intent_uq DO NOTHING RETURNING id`,
      [
        chargeId,
        order.id,
        checkout.id,
        paymentIntentId,
        verdict.accept ? 'accepted' : verdict.because,
        total.amount,
        total.currency,
        now,
      ],
    );
    if (inserted.length === 0) return;
    await faultPoint('payments.between_charge_and_ledger');
    await this.ledger.post(tx, paid(chargeId, order.id, total, paymentIntentId));
    await this.checkouts.wakePoller(tx);
    if (verdict.accept) return this.capture(tx, order);
    const { amount: leftMinor, currency } = total;
    const charge = { id: chargeId, paymentIntentId, leftMinor, currency, accepted: false };
    await this.refunds.returnCharge(tx, order, charge, verdict.because);
    await this.reportUnexpected(tx, order, { chargeId, sessionId, because: verdict.because, paid: total });
  }

  private async capture(tx: Tx, order: OrderRow): Promise<void> {
    await moveOrder(tx, order, 'payment_received');
    await this.checkouts.expireOthers(tx, order.id);
    await faultPoint('payments.between_ledger_and_event');
    const { id: orderId, price } = order;
    for (const { subjectId, priceMinor: amountMinor } of order.lines)
      await tx.publish({
        type: 'order.paid',
        aggregateId: orderId,
        data: { orderId, subjectId, amountMinor, currency: price.currency },
      });
  }

  private async reportUnexpected(
    tx: Tx,
    order: OrderRow,
    data: { because: string; chargeId: string; sessionId: string; paid: Money },
  ): Promise<void> {
    await this.alert(tx, 'payments.unexpected_payment', order.id, data);
    const wasOpen = order.status === 'creating' || order.status === 'open';
    if (data.because !== 'wrong_amount') return;
    await moveOrder(tx, order, 'wrong_payment_received');
    if (wasOpen) await this.publishClosed(tx, order, 'failed');
  }

  /** The order cannot be paid any more: tells the world, unless another checkout of it is still alive. */
  async close(tx: Tx, order: OrderRow, outcome: 'expired' | 'failed'): Promise<void> {
    if (await this.checkouts.anyAlive(tx, order.id)) return;
    const event = outcome === 'expired' ? 'checkout_expired' : 'checkout_failed';
    if (await moveOrder(tx, order, event)) await this.publishClosed(tx, order, outcome);
  }

  private async publishClosed(
    tx: Tx,
    { id: orderId, lines }: OrderRow,
    outcome: 'expired' | 'failed',
  ): Promise<void> {
    for (const { subjectId } of lines)
      await tx.publish({
        type: 'order.checkout_closed',
        aggregateId: orderId,
        data: { orderId, subjectId, outcome },
      });
  }

  private alert(tx: Tx, action: string, orderId: string, data: object): Promise<void> {
    return tx.note({ actorId: null, action, subjectType: 'order', subjectId: orderId, data });
  }

  private async moveCheckout(tx: Tx, checkout: CheckoutRow, event: CheckoutEvent): Promise<boolean> {
    const next = nextState(checkoutStates, checkout.status, event);
    if (!next) return false;
    await this.checkouts.setStatus(tx, checkout.id, next, new Date(tx.now.getTime() + MINUTE_MS));
    checkout.status = next;
    return true;
  }
}
