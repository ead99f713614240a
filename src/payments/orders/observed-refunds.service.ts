import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import { isUuid, newId } from '../../shared/ids';
import type { Sighting } from '../domain/inbox.rules';
import { Ledger, refundAsked } from '../ledger';
import { allocate, type LinePart } from './domain/allocate';
import { refundEventOf } from './domain/refund.states';
import type { RefundState } from '../domain/stripe-facts';
import { lockOrder, type OrderRow } from './order.store';
import { PaymentCommands } from '../commands';
import { RefundMoves } from './refund-moves.service';
import {
  chargeById,
  chargeOf,
  insertRefund,
  markedId,
  moneyOfLines,
  type RefundableCharge,
  REFUND_COLUMNS,
  type RefundRow,
  takenBy,
} from './refund.store';
import { Refunds, wantedBack, type Withdrawn } from './refunds.service';

/** Kept with a refund that nobody here asked for. */
const MADE_AT_PROVIDER = 'made at the payment provider';

/**
 * Takes in what Stripe says about refunds: ours, and those that were made there without us. A refund belongs to the
 * payment it hangs on, whatever its metadata says (money rule 10a).
 */
@Injectable()
export class ObservedRefunds {
  constructor(
    private readonly commands: PaymentCommands,
    private readonly ledger: Ledger,
    private readonly moves: RefundMoves,
    private readonly refunds: Refunds,
  ) {}

  /**
   * Applies what a refund is now. `unknown` when its payment is not known here; odd when it is of another currency, or
   * of another amount than before. The same state again is a silent no-op.
   */
  async apply(tx: Tx, facts: RefundState): Promise<Sighting> {
    const found = await chargeOf(tx, facts);
    const order = found && (await lockOrder(tx, found.orderId));
    const charge = order && (await chargeById(tx, found.id));
    if (!order || !charge) return 'unknown';
    if (facts.marks.commandId && isUuid(facts.marks.commandId))
      await this.commands.answered(tx, facts.marks.commandId);
    const known = await this.known(tx, charge, facts);
    if (known) {
      if (!isSame(known, facts)) return { oddOn: order.id };
      await this.moves.follow(tx, order, known, facts);
      return 'applied';
    }
    if (facts.money.currency !== charge.currency || facts.money.amount <= 0) return { oddOn: order.id };
    await this.record(tx, order, charge, facts);
    return 'applied';
  }

  /** Its row: by Stripe's id, or the pending one of ours that it is marked with and whose answer was lost. */
  private async known(tx: Tx, { id }: RefundableCharge, facts: RefundState): Promise<RefundRow | null> {
    const [row] = await tx.query<RefundRow>(
      `SELECT ${REFUND_COLUMNS} FROM refunds WHERE stripe_refund_id = $1 FOR UPDATE`,
      [facts.id],
    );
    if (row) return row;
    const [asked] = await tx.query<RefundRow>(
      `SELECT ${REFUND_COLUMNS} FROM refunds WHERE id = $1 AND charge_id = $2 AND status = 'pending' AND stripe_refund_id IS NULL
       FOR UPDATE`,
      [markedId(facts), id],
    );
    if (!asked || !isSame(asked, facts)) return null;
    await tx.query('UPDATE refunds SET stripe_refund_id = $2 WHERE id = $1', [asked.id, facts.id]);
    return asked;
  }

  /**
   * Writes down what was made without us: posted like our own, whatever the cap. What we ask for and nobody has taken
   * up makes room and is asked anew with the rest, in the same transaction (money rule 14).
   */
  private async record(tx: Tx, order: OrderRow, charge: RefundableCharge, facts: RefundState): Promise<void> {
    const fails = refundEventOf(facts.status) === 'bounced';
    const missing = fails ? 0 : facts.money.amount - charge.leftMinor;
    const withdrawn = missing > 0 ? await this.refunds.withdraw(tx, order, charge, missing) : [];
    const parts = charge.accepted ? await this.shareOut(tx, order, facts.money.amount, withdrawn) : [];
    const row = await this.insert(tx, order, charge, facts, parts);
    await this.moves.follow(tx, order, row, facts);
    const after = (await chargeById(tx, charge.id)) ?? charge;
    const returned = fails ? [] : await this.ofWhichNothingIsLeft(tx, order, parts);
    for (const one of withdrawn) await this.refunds.askAgain(tx, order, after, one);
    const data = { orderId: order.id, stripeRefundId: facts.id, money: facts.money };
    await this.moves.alert(tx, 'payments.refunded_at_provider', row.id, data);
    if (after.leftMinor < 0) await this.moves.alert(tx, 'payments.refunded_beyond_paid', row.id, data);
    await this.announceReturned(tx, order, returned);
  }

  /** From which lines it is taken: first from those that we wanted to pay back anyway. */
  private async shareOut(
    tx: Tx,
    order: OrderRow,
    amountMinor: number,
    withdrawn: readonly Withdrawn[],
  ): Promise<LinePart[]> {
    return allocate(amountMinor, await moneyOfLines(tx, order), wantedBack(withdrawn));
  }

  private async insert(
    tx: Tx,
    order: OrderRow,
    charge: RefundableCharge,
    { id: madeAtProvider, money }: RefundState,
    parts: readonly LinePart[],
  ): Promise<RefundRow> {
    const refundId = newId();
    const reason = MADE_AT_PROVIDER;
    await insertRefund(tx, { refundId, order, charge, money, parts, reason, now: tx.now, madeAtProvider });
    const taken = takenBy(order, parts, money.amount);
    const { currency } = money;
    await this.ledger.post(tx, refundAsked({ refundId, orderId: order.id, currency, parts: taken }));
    const [row] = await tx.query<RefundRow>(`SELECT ${REFUND_COLUMNS} FROM refunds WHERE id = $1`, [
      refundId,
    ]);
    return row as RefundRow;
  }

  private async ofWhichNothingIsLeft(
    tx: Tx,
    order: OrderRow,
    parts: readonly LinePart[],
  ): Promise<LinePart[]> {
    const money = await moneyOfLines(tx, order);
    return parts.filter((part) => money.some((of) => of.lineId === part.lineId && of.leftMinor <= 0));
  }

  /** Of these lines nothing is left, and nobody here wanted that. */
  private async announceReturned(
    tx: Tx,
    { id: orderId }: OrderRow,
    lines: readonly LinePart[],
  ): Promise<void> {
    for (const { lineId, subjectId } of lines) {
      const underWayMinor = await underWay(tx, lineId);
      const data = { orderId, subjectId, by: 'provider' as const, underWayMinor };
      await tx.publish({ type: 'order.returned', aggregateId: orderId, data });
    }
  }
}

/** What of a line is on its way back, in minor units. */
const underWay = async (tx: Tx, lineId: string): Promise<number> => {
  const [row] = await tx.query<{ minor: number }>(
    `SELECT coalesce(sum(a.amount_minor), 0)::bigint AS minor FROM allocations a JOIN refunds r ON r.id = a.refund_id
     WHERE a.line_id = $1 AND r.status = 'pending'`,
    [lineId],
  );
  return row?.minor ?? 0;
};

const isSame = (row: RefundRow, { money }: RefundState): boolean =>
  row.amountMinor === money.amount && row.currency === money.currency;
