import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import type { DisputeStatus } from './domain/dispute.states';
import { disputeFee, disputeLost, disputeMoved, heldBy, partOf } from './domain/dispute-postings';
import { earned, Ledger, type RefundSources, refundSources } from '../ledger';
import { chargeById, furtherShares, type OrderRow, type RefundableCharge, whereMoneyIs } from '../orders';
import type { DisputeMovement, DisputeState } from '../domain/stripe-facts';

export interface DisputeRow {
  id: string;
  chargeId: string;
  currency: string;
  status: DisputeStatus;
  heldMinor: number;
  beyondMinor: number;
  escrow: number;
  coach: number;
  fee: number;
}

/** A dispute and what it is about, locked. */
export interface Case {
  order: OrderRow;
  charge: RefundableCharge;
  row: DisputeRow;
  facts: DisputeState;
}

/** What earlier versions posted by a dispute's status instead of its movements. */
interface Earlier {
  key: string;
  sourceId: string | null;
}

/** Posts what banks take, give back and keep. */
@Injectable()
export class DisputeBooks {
  constructor(private readonly ledger: Ledger) {}

  /** Posts each movement and fee once, in whatever order and however often they are told. */
  async post(tx: Tx, { order, row, facts }: Case): Promise<void> {
    const earlier = await this.earlier(tx, row.id);
    const taken = facts.movements.find(({ money }) => money.amount < 0);
    for (const movement of facts.movements) {
      const posted = earlierWord(movement, movement === taken);
      if (!earlier.has(posted.moved)) await this.ledger.post(tx, disputeMoved(order.id, movement));
      if (!earlier.has(posted.fee)) await this.ledger.post(tx, disputeFee(order.id, movement));
    }
    const held = taken || !earlier.has('dispute') ? heldBy(facts.movements) : row.heldMinor;
    const fee = facts.movements.reduce((sum, one) => sum + one.fee.amount, 0);
    await tx.query('UPDATE disputes SET held_minor = $2, fee_minor = $3 WHERE id = $1', [
      row.id,
      held,
      Math.max(0, fee),
    ]);
    row.heldMinor = held;
  }

  /**
   * Takes what a lost dispute costs beyond what is booked as lost already, from where the money lies (minor units). Answers
   * how often the dispute had been booked before.
   */
  async lose(tx: Tx, one: Case, amountMinor: number): Promise<number> {
    const charge = (await chargeById(tx, one.charge.id)) ?? one.charge;
    return this.book(tx, one, refundSources(amountMinor, await whereMoneyIs(tx, one.order, charge)));
  }

  /**
   * Puts back what had been booked as lost and was given back (minor units), to where it was taken from. Answers how often
   * the dispute had been booked before.
   */
  async regain(tx: Tx, one: Case, amountMinor: number): Promise<number> {
    const { escrow, coach, fee } = one.row;
    const taken = { escrowMinor: escrow, coachMinor: coach, feeMinor: fee };
    const { escrowMinor, coachMinor, feeMinor } = partOf(amountMinor, taken);
    const before = await this.book(tx, one, {
      escrowMinor: -escrowMinor,
      coachMinor: -coachMinor,
      feeMinor: -feeMinor,
    });
    await this.earnMore(tx, one, escrowMinor);
    return before;
  }

  /**
   * Of a session that took place nobody comes for the escrow any more: what came back there is shared at once, but for
   * what only fills it up again, because more had gone than was paid.
   */
  private async earnMore(tx: Tx, { order, charge, row }: Case, backMinor: number): Promise<void> {
    if (!order.earned || !charge.accepted || backMinor <= 0) return;
    const { escrowMinor } = await whereMoneyIs(tx, order, (await chargeById(tx, charge.id)) ?? charge);
    const amountMinor = Math.min(backMinor, escrowMinor);
    if (amountMinor <= 0) return;
    const more = furtherShares(order, order.earned, amountMinor);
    const [posted] = await tx.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ledger_entries WHERE order_id = $1 AND kind = 'earned'`,
      [order.id],
    );
    await tx.query(
      `UPDATE orders SET earned_coach_minor = earned_coach_minor + $2, earned_fee_minor = earned_fee_minor + $3 WHERE id = $1`,
      [order.id, more.coachMinor, more.feeMinor],
    );
    order.earned.coachMinor += more.coachMinor;
    order.earned.feeMinor += more.feeMinor;
    await this.ledger.post(tx, earned(order, more, row.currency, (posted?.n ?? 0) + 1));
  }

  private async book(tx: Tx, { order, row }: Case, sources: RefundSources): Promise<number> {
    const [posted] = await tx.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ledger_entries WHERE order_id = $1 AND kind = 'dispute_lost'
         AND (unique_key = 'dispute_lost:' || $2::text OR starts_with(unique_key, 'dispute_lost:' || $2::text || ':'))`,
      [order.id, row.id],
    );
    const { id: orderId, coachId } = order;
    const before = posted?.n ?? 0;
    const facts = { disputeId: row.id, orderId, coachId, currency: row.currency, before };
    await this.ledger.post(tx, disputeLost({ ...facts, sources }));
    const { escrowMinor, coachMinor, feeMinor } = sources;
    const sum = escrowMinor + coachMinor + feeMinor;
    const [after] = await tx.query<Pick<DisputeRow, 'escrow' | 'coach' | 'fee'>>(
      `UPDATE disputes SET amount_minor = CASE WHEN status = 'lost' THEN amount_minor + $2 ELSE amount_minor END,
         from_escrow_minor = from_escrow_minor + $3, from_coach_minor = from_coach_minor + $4,
         from_fee_minor = from_fee_minor + $5
       WHERE id = $1
       RETURNING from_escrow_minor AS escrow, from_coach_minor AS coach, from_fee_minor AS fee`,
      [row.id, sum, escrowMinor, coachMinor, feeMinor],
    );
    Object.assign(row, after);
    return before;
  }

  /** The parts of a dispute that an earlier version has posted: `dispute`, `dispute_fee`, and what undid them. */
  private async earlier(tx: Tx, id: string): Promise<Set<string>> {
    const words = ['dispute', 'dispute_fee', 'reversal:dispute', 'reversal:dispute_fee'];
    const rows = await tx.query<Earlier>(
      `SELECT unique_key AS key, source_id AS "sourceId" FROM ledger_entries WHERE unique_key = ANY ($1)`,
      [words.map((word) => `${word}:${id}`)],
    );
    return new Set(rows.map(({ key }) => key.slice(0, -id.length - 1)));
  }
}

/** What an earlier version would have called a movement and its fee. */
const earlierWord = ({ money }: DisputeMovement, isFirst: boolean): { moved: string; fee: string } => {
  if (money.amount > 0) return { moved: 'reversal:dispute', fee: 'reversal:dispute_fee' };
  return isFirst ? { moved: 'dispute', fee: 'dispute_fee' } : { moved: 'none', fee: 'none' };
};
