import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/database';
import { together } from '../../platform/database/together';
import { conflict, notFound } from '../../shared/errors';
import { newId } from '../../shared/ids';
import { splitPrice, type Money } from '../../shared/money';
import { Checkouts } from './checkouts.service';
import { earned, Ledger } from '../ledger';
import { sharesOf } from './domain/shares';
import { checkoutParams, PaymentCommands } from '../commands';
import type { Standing } from './order.queries';
import { lockOrder } from './order.store';
import { acceptedCharge, isDisputed } from './refund.store';
import { Settlement } from './settlement.service';
import { isLiveKey } from '../stripe-config.rules';

export interface NewOrder {
  orderId: string;
  /** What is bought: the booking's id. Payments know nothing else about it. */
  subjectId: string;
  payerId: string;
  payerEmail: string;
  coachId: string;
  price: Money;
  /** What the payer reads on the checkout page. */
  description: string;
  /** A line below it: when it is. */
  details?: string | null;
  /** At least 30 minutes ahead, at most 24 hours (Stripe's bounds). */
  checkoutExpiresAt: Date;
  successUrl: string;
  cancelUrl: string;
  /** Version of the cancellation policy and whatever else was agreed; kept as it is. */
  policy?: object;
}

/**
 * The life of an order on our side of Stripe. Methods lock the order: lock the booking first. None calls Stripe; what
 * they ask of it is sent after the commit (`CommandSender`).
 */
@Injectable()
export class Orders {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly commands: PaymentCommands,
    private readonly checkouts: Checkouts,
    private readonly settlement: Settlement,
    private readonly ledger: Ledger,
  ) {}

  /** Snapshots the sale and stores the command that will make its checkout, in the booking's transaction. */
  async open(tx: Tx, order: NewOrder): Promise<void> {
    const [commandId, checkoutId] = [newId(), newId()];
    const { orderId, checkoutExpiresAt: expiresAt } = order;
    const params = checkoutParams({ ...order, commandId, checkoutId, expiresAt });
    await together([
      this.insert(tx, order),
      this.checkouts.add(tx, { id: checkoutId, orderId, expiresAt }),
      this.commands.enqueue(tx, {
        id: commandId,
        orderId,
        kind: 'checkout.create',
        targetId: checkoutId,
        params,
        voidFrom: expiresAt,
      }),
    ]);
  }

  private async insert(tx: Tx, order: NewOrder): Promise<void> {
    const { coachShareMinor, feeMinor } = splitPrice(order.price.amount, this.config.platformFeeBasisPoints);
    await tx.query(
      `INSERT INTO orders (id, subject_id, payer_id, payee_coach_id, price_minor, currency, coach_share_minor, fee_minor,
         policy, description, livemode, status, checkout_expires_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'creating', $12, $13)`,
      [
        order.orderId,
        order.subjectId,
        order.payerId,
        order.coachId,
        order.price.amount,
        order.price.currency,
        coachShareMinor,
        feeMinor,
        JSON.stringify(order.policy ?? {}),
        order.description,
        isLiveKey(this.config.stripe.secretKey),
        order.checkoutExpiresAt,
        tx.now,
      ],
    );
  }

  /**
   * Nobody wants to pay this any more: a create that was never sent is dropped, an open session is expired by a
   * command, and one we have not heard of yet is expired as soon as it turns up. Errors: 404 `order.not_found`.
   */
  async closeCheckout(tx: Tx, orderId: string): Promise<void> {
    const order = await lockOrder(tx, orderId);
    if (!order) throw notFound('order');
    if (order.status !== 'creating' && order.status !== 'open') return;
    await tx.query('UPDATE orders SET close_requested = true WHERE id = $1', [orderId]);
    order.closeRequested = true;
    for (const { id, sessionId } of await this.checkouts.aliveOf(tx, orderId)) {
      if (sessionId) await this.checkouts.requestExpiry(tx, orderId, id, sessionId);
      else if (await this.commands.drop(tx, id, 'checkout.create')) {
        await this.checkouts.setStatus(tx, id, 'failed', tx.now);
      }
    }
    await this.settlement.close(tx, order, 'expired');
  }

  /**
   * The session took place: what is left in escrow becomes the coach's and ours. Once; later calls do nothing.
   * Errors: 404 `order.not_found`, 409 `order.not_paid`.
   */
  async earn(tx: Tx, orderId: string): Promise<void> {
    const order = await lockOrder(tx, orderId);
    if (!order) throw notFound('order');
    if (order.earned) return;
    const charge = await acceptedCharge(tx, orderId);
    if (!charge) throw conflict('order.not_paid', 'Nothing was paid for this order.');
    const shares = sharesOf(order, Math.max(0, charge.leftMinor));
    await tx.query(
      'UPDATE orders SET earned_at = $2, earned_coach_minor = $3, earned_fee_minor = $4 WHERE id = $1',
      [orderId, tx.now, shares.coachMinor, shares.feeMinor],
    );
    await this.ledger.post(tx, earned(order, shares, charge.currency));
  }

  /** What is left of an order's payment. The order stays locked: this holds until the end. Error: 404 `order.not_found`. */
  async standing(tx: Tx, orderId: string): Promise<Standing> {
    if (!(await lockOrder(tx, orderId))) throw notFound('order');
    const charge = await acceptedCharge(tx, orderId);
    return { leftMinor: Math.max(0, charge?.leftMinor ?? 0), disputed: await isDisputed(tx, orderId) };
  }
}
