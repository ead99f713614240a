import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/database';
import { together } from '../../platform/database/together';
import { conflict, notFound } from '../../shared/errors';
import { newId } from '../../shared/ids';
import { splitPrice } from '../../shared/money';
import { Checkouts } from './checkouts.service';
import { earned, Ledger } from '../ledger';
import { sharesOf } from './domain/shares';
import { checkoutParams, PaymentCommands } from '../commands';
import type { Standing } from './order.queries';
import { type LineRef, lockLine, lockOrder } from './order.store';
import { acceptedCharge, isDisputed, moneyOfLine } from './refund.store';
import { Captures } from './captures.service';
import { isLiveKey } from '../stripe-config.rules';

/** One thing that is sold. */
export interface NewLine {
  /** What is bought: the booking's id. Payments know nothing else about it. */
  subjectId: string;
  coachId: string;
  priceMinor: number;
  /** What the payer reads on the checkout page. */
  description: string;
  /** A line below it: when it is. */
  details?: string | null;
  /** Which version of the rules of cancelling was agreed. */
  policyVersion: number;
}

export interface NewOrder {
  orderId: string;
  payerId: string;
  payerEmail: string;
  currency: string;
  lines: readonly [NewLine, ...NewLine[]];
  /** At least 30 minutes ahead, at most 24 hours (Stripe's bounds). */
  checkoutExpiresAt: Date;
  successUrl: string;
  cancelUrl: string;
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
    private readonly captures: Captures,
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

  /**
   * Of an order with several lines the columns for one subject have those of the first, and the sums of all shares: what a
   * process of the version before reads. They go with the next version.
   */
  private async insert(tx: Tx, order: NewOrder): Promise<void> {
    const lines = order.lines.map((line) => ({ ...line, ...this.sharesOf(line) }));
    const [first] = order.lines;
    const inserted = tx.query(
      `INSERT INTO orders (id, subject_id, payer_id, payee_coach_id, price_minor, currency, coach_share_minor, fee_minor,
         description, livemode, status, checkout_expires_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'creating', $11, $12)`,
      [
        order.orderId,
        first.subjectId,
        order.payerId,
        first.coachId,
        sumOf(lines, 'priceMinor'),
        order.currency,
        sumOf(lines, 'coachShareMinor'),
        sumOf(lines, 'feeMinor'),
        order.lines.map(({ description }) => description).join('; '),
        isLiveKey(this.config.stripe.secretKey),
        order.checkoutExpiresAt,
        tx.now,
      ],
    );
    await together([inserted, ...lines.map((line, at) => insertLine(tx, order.orderId, at + 1, line))]);
  }

  private sharesOf({ priceMinor }: NewLine): Agreed {
    return splitPrice(priceMinor, this.config.platformFeeBasisPoints);
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
    await this.captures.close(tx, order, 'expired');
  }

  /**
   * What was sold took place: what is left of it in escrow becomes the coach's and ours. Once; later calls do nothing.
   * Errors: 404 `order.not_found`, 409 `order.not_paid`.
   */
  async earn(tx: Tx, of: LineRef): Promise<void> {
    const { order, line } = await lockLine(tx, of);
    if (line.earned) return;
    const charge = await acceptedCharge(tx, order.id);
    if (!charge) throw conflict('order.not_paid', 'Nothing was paid for this order.');
    const { leftMinor } = await moneyOfLine(tx, order, line);
    const shares = sharesOf(line, Math.max(0, leftMinor));
    await tx.query(
      'UPDATE order_lines SET earned_at = $2, earned_coach_minor = $3, earned_fee_minor = $4 WHERE id = $1',
      [line.id, tx.now, shares.coachMinor, shares.feeMinor],
    );
    const sold = { orderId: order.id, lineId: line.id, coachId: line.coachId };
    await this.ledger.post(tx, earned(sold, shares, charge.currency));
  }

  /** What is left of a line's payment. The order stays locked: this holds until the end. Error: 404 `order.not_found`. */
  async standing(tx: Tx, of: LineRef): Promise<Standing> {
    const { order, line } = await lockLine(tx, of);
    const isPaid = (await acceptedCharge(tx, order.id)) !== null;
    const left = isPaid ? (await moneyOfLine(tx, order, line)).leftMinor : 0;
    const { policyVersion } = line;
    return { leftMinor: Math.max(0, left), disputed: await isDisputed(tx, order.id), policyVersion };
  }
}

interface Agreed {
  coachShareMinor: number;
  feeMinor: number;
}

const sumOf = <Key extends string>(lines: readonly Record<Key, number>[], key: Key): number =>
  lines.reduce((sum, line) => sum + line[key], 0);

const insertLine = (tx: Tx, orderId: string, position: number, line: NewLine & Agreed): Promise<unknown> =>
  tx.query(
    `INSERT INTO order_lines (id, order_id, position, subject_kind, subject_id, payee_coach_id, description, price_minor,
       coach_share_minor, fee_minor, policy_version)
     VALUES ($1, $2, $3, 'booking', $4, $5, $6, $7, $8, $9, $10)`,
    [
      newId(),
      orderId,
      position,
      line.subjectId,
      line.coachId,
      line.description,
      line.priceMinor,
      line.coachShareMinor,
      line.feeMinor,
      line.policyVersion,
    ],
  );
