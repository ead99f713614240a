import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '../platform/database/database';
import { notFound } from '../shared/errors';
import type { CommandKind } from './domain/command-decisions';
import { CommandSender } from './command-sender.service';
import { OrderQueries, type CheckoutView, type OrderSummary, type Standing } from './order.queries';
import { lockOrder } from './order.store';
import { Orders, type NewOrder } from './orders.service';
import { isDisputed, acceptedCharge } from './refund.store';
import { disputed, Refunds, type RefundRequest } from './refunds.service';

/**
 * What other features may ask of payments. Methods that take a `tx` lock the order: lock the booking first.
 * None of them calls Stripe inside the transaction; `dispatch` does, after its commit.
 */
@Injectable()
export class Payments {
  constructor(
    private readonly orders: Orders,
    private readonly refunds: Refunds,
    private readonly sender: CommandSender,
    private readonly queries: OrderQueries,
  ) {}

  /** Snapshots the sale (order `creating`) and stores the command for its checkout. */
  openOrder(tx: Tx, order: NewOrder): Promise<void> {
    return this.orders.open(tx, order);
  }

  /** Sends what is due of an order now, for at most `budgetMs`; never throws for Stripe's sake. */
  dispatch(orderId: string, budgetMs = 5_000): Promise<void> {
    return this.sender.dispatch({ orderId }, budgetMs);
  }

  /** The same for all orders of a subject, as `openOrder` was told it, but only commands that somebody waits for. */
  dispatchOf(subjectId: string, kinds: CommandKind[], budgetMs = 5_000): Promise<void> {
    return this.sender.dispatch({ subjectId, kinds }, budgetMs);
  }

  checkouts(orderIds: string[], reader?: Queryable): Promise<Map<string, CheckoutView>> {
    return this.queries.checkouts(orderIds, reader);
  }

  summary(orderIds: string[], reader?: Queryable): Promise<Map<string, OrderSummary>> {
    return this.queries.summary(orderIds, reader);
  }

  /** Takes no payment for this order any more; see `order.checkout_closed`. A payment that was faster still counts. */
  closeCheckout(tx: Tx, orderId: string): Promise<void> {
    return this.orders.closeCheckout(tx, orderId);
  }

  /** What is left of the payments of orders, read without a lock; absent where nothing was paid. */
  standings(orderIds: string[], reader?: Queryable): Promise<Map<string, Standing>> {
    return this.queries.standings(orderIds, reader);
  }

  /** The same of one order, which stays locked: what it says holds until the end of the transaction. */
  async standing(tx: Tx, orderId: string): Promise<Standing> {
    if (!(await lockOrder(tx, orderId))) throw notFound('order');
    const charge = await acceptedCharge(tx, orderId);
    return { leftMinor: Math.max(0, charge?.leftMinor ?? 0), disputed: await isDisputed(tx, orderId) };
  }

  /**
   * Money back: amount 0 and no id when nothing was paid. Errors: 404 `order.not_found`, 409 `refund.disputed`, 422
   * `refund.over_cap`.
   */
  refund(tx: Tx, request: RefundRequest): Promise<{ refundId: string | null; amountMinor: number }> {
    return this.refunds.ask(tx, request);
  }

  /**
   * Accounts other than its payer that have paid anything with the card of this order; empty while its card is not
   * known. Who asks for the same card waits for this transaction.
   */
  async payersWithSameCard(tx: Tx, orderId: string): Promise<string[]> {
    const cards = await tx.query<{ card: string }>(
      `SELECT DISTINCT card_fingerprint AS card FROM charges
       WHERE order_id = $1 AND card_fingerprint IS NOT NULL`,
      [orderId],
    );
    await tx.lock('card', ...cards.map(({ card }) => card));
    const payers = await tx.query<{ id: string }>(
      `SELECT DISTINCT o.payer_id AS id FROM charges c JOIN orders o ON o.id = c.order_id
       WHERE c.card_fingerprint = ANY ($2) AND o.payer_id <> (SELECT payer_id FROM orders WHERE id = $1)`,
      [orderId, cards.map(({ card }) => card)],
    );
    return payers.map(({ id }) => id);
  }

  /** Throws 409 `refund.disputed` when a bank has the money: nothing can be refunded then. */
  refuseDisputed({ disputed: isDisputed }: Standing): void {
    if (isDisputed) throw disputed();
  }

  /** The session was held: escrow becomes the coach's and the platform's. Error: 409 `order.not_paid`. */
  earn(tx: Tx, orderId: string): Promise<void> {
    return this.orders.earn(tx, orderId);
  }
}
