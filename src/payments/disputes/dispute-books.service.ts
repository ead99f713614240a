import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import type { DisputeStatus } from './domain/dispute.states';
import { backTo, disputeFee, disputeLost, disputeMoved, heldBy } from './domain/dispute-postings';
import { earned, Ledger, type RefundSources, takenFrom } from '../ledger';
import {
  allocate,
  allocatedBy,
  allocateToDispute,
  furtherShares,
  type LinePart,
  moneyOfLine,
  moneyOfLines,
  type OrderRow,
  type RefundableCharge,
  takenBy,
} from '../orders';
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

/** What was booked as lost, or put back, of each line. */
interface Booked {
  parts: readonly LinePart[];
  /** How often the dispute had been booked before. */
  before: number;
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
   * Takes what a lost dispute costs beyond what is booked as lost already, from where the money lies (minor units), and
   * first of the lines that were to be paid back anyway (`wanted`). Answers what it took from each line, and how often the
   * dispute had been booked before.
   */
  async lose(tx: Tx, one: Case, amountMinor: number, wanted: ReadonlyMap<string, number>): Promise<Booked> {
    const { order, charge } = one;
    const parts = charge.accepted ? allocate(amountMinor, await moneyOfLines(tx, order), wanted) : [];
    return { parts, before: await this.book(tx, one, parts, amountMinor) };
  }

  /** Puts back what had been booked as lost and was given back (minor units), to where it was taken from. Answers the same. */
  async regain(tx: Tx, one: Case, amountMinor: number): Promise<Booked> {
    const back = backTo(amountMinor, await allocatedBy(tx, one.row.id));
    const parts = back.map((part) => ({ ...part, sources: negative(part.sources) }));
    const before = await this.book(tx, one, parts, -amountMinor);
    for (const { lineId, sources } of back) await this.earnMore(tx, one, lineId, sources.escrowMinor);
    return { parts: back, before };
  }

  /**
   * Of what took place nobody comes for the escrow any more: what came back there is shared at once, but for
   * what only fills it up again, because more had gone than was paid.
   */
  private async earnMore(tx: Tx, { order, row }: Case, lineId: string, backMinor: number): Promise<void> {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line?.earned || backMinor <= 0) return;
    const { lies } = await moneyOfLine(tx, order, line);
    const amountMinor = Math.min(backMinor, lies.escrowMinor);
    if (amountMinor <= 0) return;
    const more = furtherShares(line, line.earned, amountMinor);
    await tx.query(
      `UPDATE order_lines SET earned_coach_minor = earned_coach_minor + $2, earned_fee_minor = earned_fee_minor + $3
       WHERE id = $1`,
      [lineId, more.coachMinor, more.feeMinor],
    );
    line.earned.coachMinor += more.coachMinor;
    line.earned.feeMinor += more.feeMinor;
    const sold = { orderId: order.id, lineId, coachId: line.coachId };
    const before = await timesPosted(tx, order.id, `earned:${lineId}`);
    await this.ledger.post(tx, earned(sold, more, row.currency, before + 1));
  }

  /** Posts it, and writes down what it takes of each line; nothing of a line where a payment settled nothing. */
  private async book(
    tx: Tx,
    { order, row }: Case,
    parts: readonly LinePart[],
    amountMinor: number,
  ): Promise<number> {
    const taken = takenBy(order, parts, amountMinor);
    const before = await timesPosted(tx, order.id, `dispute_lost:${row.id}`);
    const facts = { disputeId: row.id, orderId: order.id, currency: row.currency, before };
    await this.ledger.post(tx, disputeLost({ ...facts, parts: taken }));
    for (const part of parts) await allocateToDispute(tx, row.id, part);
    const [after] = await tx.query<Pick<DisputeRow, 'escrow' | 'coach' | 'fee'>>(
      `UPDATE disputes SET amount_minor = CASE WHEN status = 'lost' THEN amount_minor + $2 ELSE amount_minor END,
         from_escrow_minor = from_escrow_minor + $3, from_coach_minor = from_coach_minor + $4,
         from_fee_minor = from_fee_minor + $5
       WHERE id = $1
       RETURNING from_escrow_minor AS escrow, from_coach_minor AS coach, from_fee_minor AS fee`,
      [
        row.id,
        amountMinor,
        takenFrom(taken, 'escrowMinor'),
        takenFrom(taken, 'coachMinor'),
        takenFrom(taken, 'feeMinor'),
      ],
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

const negative = ({ escrowMinor, coachMinor, feeMinor }: RefundSources): RefundSources => ({
  escrowMinor: -escrowMinor,
  coachMinor: -coachMinor,
  feeMinor: -feeMinor,
});

/** How many entries an order's ledger has of one fact: the key alone, and with a number behind it. */
const timesPosted = async (tx: Tx, orderId: string, key: string): Promise<number> => {
  const [posted] = await tx.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ledger_entries
     WHERE order_id = $1 AND (unique_key = $2::text OR starts_with(unique_key, $2::text || ':'))`,
    [orderId, key],
  );
  return posted?.n ?? 0;
};

/** What an earlier version would have called a movement and its fee. */
const earlierWord = ({ money }: DisputeMovement, isFirst: boolean): { moved: string; fee: string } => {
  if (money.amount > 0) return { moved: 'reversal:dispute', fee: 'reversal:dispute_fee' };
  return isFirst ? { moved: 'dispute', fee: 'dispute_fee' } : { moved: 'none', fee: 'none' };
};
