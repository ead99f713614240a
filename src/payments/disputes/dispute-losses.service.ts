import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import { type Case, DisputeBooks } from './dispute-books.service';
import type { OrderChargedBack, OrderReinstated } from '../../shared/events';
import { chargeById, type RefundableCharge, Refunds } from '../orders';

/** What follows for a payment when a bank keeps its money, or gives it back after all. */
@Injectable()
export class DisputeLosses {
  constructor(
    private readonly books: DisputeBooks,
    private readonly refunds: Refunds,
  ) {}

  /** A lost dispute costs what its movements say: books what is new of that, and tells it. */
  async settle(tx: Tx, one: Case): Promise<void> {
    const change = Math.max(0, one.row.heldMinor) - bookedOf(one);
    if (change > 0) await this.lose(tx, one, change);
    if (change < 0) await this.regain(tx, one, -change);
  }

  /** The bank gives up what it had kept: all that was booked as lost goes back to where it came from. */
  async giveBack(tx: Tx, one: Case): Promise<void> {
    const booked = bookedOf(one);
    if (booked > 0) await this.regain(tx, one, booked);
  }

  /** More is gone than was paid: an admin must look, once. Minor units, kept with the dispute as long as it is so. */
  async alertBeyond(tx: Tx, { order, row, facts }: Case): Promise<void> {
    const [sums] = await tx.query<{ beyond: number }>(
      `SELECT greatest(0, c.refunded_minor - c.amount_minor + coalesce((
           SELECT sum(r.amount_minor)::bigint FROM refunds r
           WHERE r.charge_id = c.id AND r.status = 'pending' AND r.stripe_refund_id IS NOT NULL), 0) + coalesce((
           SELECT sum(CASE d.status WHEN 'lost' THEN d.amount_minor ELSE d.held_minor END)::bigint FROM disputes d
           WHERE d.charge_id = c.id AND d.status IN ('open', 'lost')), 0)) AS beyond FROM charges c WHERE c.id = $1`,
      [row.chargeId],
    );
    const isGone = row.status === 'open' || row.status === 'lost';
    const beyondMinor = isGone ? (sums?.beyond ?? 0) : 0;
    if (beyondMinor === row.beyondMinor) return;
    await tx.query('UPDATE disputes SET beyond_minor = $2 WHERE id = $1', [row.id, beyondMinor]);
    if (beyondMinor <= row.beyondMinor) return;
    await tx.note({
      actorId: null,
      action: 'payments.disputed_beyond_paid',
      subjectType: 'order',
      subjectId: order.id,
      data: { disputeId: row.id, stripeDisputeId: facts.id, beyondMinor, currency: row.currency },
    });
  }

  /**
   * The money is gone as by a refund: from where it lies. What we still wanted to send back is less by what the bank
   * gives: nothing is paid twice.
   */
  private async lose(tx: Tx, one: Case, amountMinor: number): Promise<void> {
    const { order, charge, row } = one;
    const withdrawn = await this.refunds.withdraw(tx, order, charge, amountMinor, 'charged_back');
    const insteadOfRefundMinor = Math.min(withdrawn?.amountMinor ?? 0, amountMinor);
    const sequence = await this.books.lose(tx, one, amountMinor);
    const after = (await chargeById(tx, charge.id)) ?? charge;
    if (withdrawn) {
      const rest = withdrawn.amountMinor - insteadOfRefundMinor;
      await this.refunds.askAgain(tx, order, after, { ...withdrawn, amountMinor: rest });
    }
    const { id: orderId, subjectId } = order;
    const { id: disputeId, currency } = row;
    const facts = { orderId, subjectId, disputeId, amountMinor, currency, insteadOfRefundMinor, sequence };
    await this.announceLost(tx, facts, after);
  }

  private async announceLost(
    tx: Tx,
    facts: Omit<OrderChargedBack, 'leftMinor'>,
    { accepted, leftMinor }: RefundableCharge,
  ): Promise<void> {
    if (!accepted) return;
    const { orderId: aggregateId, subjectId } = facts;
    const data = { ...facts, leftMinor: Math.max(0, leftMinor) };
    await tx.publish({ type: 'order.charged_back', aggregateId, data });
    if (leftMinor > 0) return;
    const returned = { orderId: aggregateId, subjectId, by: 'dispute' } as const;
    await tx.publish({ type: 'order.returned', aggregateId, data: returned });
  }

  private async regain(tx: Tx, one: Case, amountMinor: number): Promise<void> {
    const sequence = await this.books.regain(tx, one, amountMinor);
    const { order, row } = one;
    const charge = await chargeById(tx, one.charge.id);
    if (!charge?.accepted || charge.leftMinor <= 0) return;
    const { id: orderId, subjectId } = order;
    const { leftMinor, currency } = charge;
    const money = { amountMinor, currency, leftMinor };
    const data: OrderReinstated = { orderId, subjectId, disputeId: row.id, ...money, sequence };
    await tx.publish({ type: 'order.reinstated', aggregateId: orderId, data });
  }
}

/** What is booked as lost, in minor units. */
const bookedOf = ({ row }: Case): number => row.escrow + row.coach + row.fee;
