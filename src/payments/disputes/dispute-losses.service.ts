import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import { type Case, DisputeBooks } from './dispute-books.service';
import type { OrderChargedBack, OrderReinstated } from '../../shared/events';
import {
  chargeById,
  moneyOfLines,
  type OrderRow,
  partMinor,
  Refunds,
  wantedBack,
  type Withdrawn,
} from '../orders';

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
    const { order, charge } = one;
    const withdrawn = await this.refunds.withdraw(tx, order, charge, amountMinor, 'charged_back');
    const wanted = wantedBack(withdrawn);
    const { parts, before } = await this.books.lose(tx, one, amountMinor, wanted);
    const lost = new Map(parts.map((part) => [part.lineId, partMinor(part)]));
    const after = (await chargeById(tx, charge.id)) ?? charge;
    const left = await leftOf(tx, order);
    for (const each of withdrawn) {
      const insteadMinor = Math.min(each.amountMinor, givenBy(each, lost, amountMinor));
      await this.refunds.askAgain(tx, order, after, {
        ...each,
        amountMinor: each.amountMinor - insteadMinor,
      });
    }
    for (const [at, part] of parts.entries()) {
      const minor = partMinor(part);
      const insteadOfRefundMinor = Math.min(wanted.get(part.lineId) ?? 0, minor);
      const leftMinor = Math.max(0, left.get(part.lineId) ?? 0);
      const facts = this.factsOf(one, part.subjectId, minor, before * order.lines.length + at);
      await this.tellLost(tx, { ...facts, insteadOfRefundMinor, leftMinor });
    }
  }

  private async tellLost(tx: Tx, data: OrderChargedBack): Promise<void> {
    const { orderId, subjectId, leftMinor } = data;
    await tx.publish({ type: 'order.charged_back', aggregateId: orderId, data });
    if (leftMinor > 0) return;
    const returned = { orderId, subjectId, by: 'dispute' } as const;
    await tx.publish({ type: 'order.returned', aggregateId: orderId, data: returned });
  }

  private async regain(tx: Tx, one: Case, amountMinor: number): Promise<void> {
    const { parts, before } = await this.books.regain(tx, one, amountMinor);
    const left = await leftOf(tx, one.order);
    for (const [at, part] of parts.entries()) {
      const leftMinor = left.get(part.lineId) ?? 0;
      if (leftMinor <= 0) continue;
      const facts = this.factsOf(one, part.subjectId, partMinor(part), before * one.order.lines.length + at);
      const data: OrderReinstated = { ...facts, leftMinor };
      await tx.publish({ type: 'order.reinstated', aggregateId: one.order.id, data });
    }
  }

  /** `sequence` tells apart what is told of one dispute: how often it had been booked before, and of which line. */
  private factsOf({ order, row }: Case, subjectId: string, amountMinor: number, sequence: number) {
    const { id: disputeId, currency } = row;
    return { orderId: order.id, subjectId, disputeId, amountMinor, currency, sequence };
  }
}

/** What is left of each line, by its id; negative where more went than was paid. */
const leftOf = async (tx: Tx, order: OrderRow): Promise<Map<string, number>> =>
  new Map((await moneyOfLines(tx, order)).map(({ lineId, leftMinor }) => [lineId, leftMinor]));

/** What of a withdrawn refund the bank has given instead: what it took of the line, or all, of a payment of no line. */
const givenBy = ({ lineId }: Withdrawn, lost: ReadonlyMap<string, number>, amountMinor: number): number =>
  lineId === null ? amountMinor : (lost.get(lineId) ?? 0);

/** What is booked as lost, in minor units. */
const bookedOf = ({ row }: Case): number => row.escrow + row.coach + row.fee;
