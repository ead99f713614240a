import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import { faultPoint } from '../../platform/fault-points';
import { refused } from '../../shared/errors';
import { newId } from '../../shared/ids';
import type { Money } from '../../shared/money';
import { Ledger, refundAsked } from '../ledger';
import { PaymentCommands, refundParams } from '../commands';
import { type LinePart, partMinor, partsOf } from './domain/allocate';
import { disputed } from './domain/disputed.rules';
import { type LineRef, lockLine, type OrderRow } from './order.store';
import { RefundMoves } from './refund-moves.service';
import {
  acceptedCharge,
  allocatedBy,
  insertRefund,
  isDisputed,
  moneyOfLine,
  moneyOfLines,
  type RefundableCharge,
  REFUND_COLUMNS,
  type RefundRow,
  takenBy,
  toldOf,
} from './refund.store';
import { WaitingRefunds } from './waiting-refunds.service';

/** Of what was sold, money that goes back. */
export interface RefundRequest extends LineRef {
  /** Minor units of the order's currency, or whatever is left of the line. */
  amountMinor: number | 'all';
  /** A word for the record: `cancelled_by_coach`, `late_payment`. */
  reason: string;
  /** While a bank has the money: refuse it with 409 (default), or let it wait for the decision. */
  whenDisputed?: 'refuse' | 'wait';
}

/** What was asked for and not taken up, and is to be asked anew: of each line, or (null) of a payment of no line. */
export interface Withdrawn {
  lineId: string | null;
  amountMinor: number;
  reason: string;
}

/** What was withdrawn of each line, in minor units by its id: what `allocate` takes first. */
export const wantedBack = (withdrawn: readonly Withdrawn[]): Map<string, number> =>
  new Map(withdrawn.flatMap(({ lineId, amountMinor }) => (lineId === null ? [] : [[lineId, amountMinor]])));

/** A refund that is owed, and whether it may wait for a bank. */
interface Wanted {
  money: Money;
  parts: readonly LinePart[];
  reason: string;
  mayWait: boolean;
}

/** Asks for refunds, and asks anew when less is left than was thought. */
@Injectable()
export class Refunds {
  constructor(
    private readonly ledger: Ledger,
    private readonly commands: PaymentCommands,
    private readonly moves: RefundMoves,
    private readonly waiting: WaitingRefunds,
  ) {}

  /**
   * Asks for money back of one line of an order. When nothing was paid, or nothing is left for `'all'`, it does nothing
   * and answers amount 0. Errors: 404 `order.not_found`, 409 `refund.disputed`, 422 `refund.over_cap`.
   */
  async ask(tx: Tx, request: RefundRequest): Promise<{ refundId: string | null; amountMinor: number }> {
    const { order, line } = await lockLine(tx, request);
    const charge = await acceptedCharge(tx, order.id);
    const of = charge && (await moneyOfLine(tx, order, line));
    const left = Math.max(0, of?.leftMinor ?? 0);
    const amount = request.amountMinor === 'all' ? left : request.amountMinor;
    if (!of || amount === 0) return { refundId: null, amountMinor: 0 };
    if (amount < 0 || amount > left) throw overCap();
    const mayWait = request.whenDisputed === 'wait';
    if (!mayWait && (await isDisputed(tx, order.id))) throw disputed();
    const money = { amount, currency: charge.currency };
    const wanted = { money, parts: partsOf(of, amount), reason: request.reason, mayWait };
    return { refundId: await this.open(tx, order, charge, wanted), amountMinor: amount };
  }

  /** Sends a charge back in full that must not settle its order (money rule 10). */
  async returnCharge(tx: Tx, order: OrderRow, charge: RefundableCharge, reason: string): Promise<void> {
    const money = { amount: charge.leftMinor, currency: charge.currency };
    if (money.amount === 0) return;
    await this.open(tx, order, charge, { money, parts: [], reason, mayWait: true });
  }

  /**
   * Money has gone without us, and less is left than we ask for: takes back what Stripe has not taken up yet, newest
   * first, until `neededMinor` is free. Answers that, a line once; `askAgain` is to follow.
   */
  async withdraw(
    tx: Tx,
    order: OrderRow,
    { id }: RefundableCharge,
    neededMinor: number,
    by: 'replaced' | 'charged_back' = 'replaced',
  ): Promise<Withdrawn[]> {
    const asked = await tx.query<RefundRow>(
      `SELECT ${REFUND_COLUMNS} FROM refunds WHERE charge_id = $1 AND status = 'pending' AND stripe_refund_id IS NULL
       ORDER BY id DESC FOR UPDATE`,
      [id],
    );
    const withdrawn = new Map<string | null, Withdrawn>();
    let freed = 0;
    for (const row of asked) {
      if (freed >= neededMinor) break;
      await this.commands.drop(tx, row.id, 'refund.create');
      await this.moves.replace(tx, order, row, by);
      freed += row.amountMinor;
      for (const { lineId, amountMinor } of await takenByLines(tx, row)) {
        const before = withdrawn.get(lineId)?.amountMinor ?? 0;
        withdrawn.set(lineId, { lineId, amountMinor: before + amountMinor, reason: row.reason });
      }
    }
    return [...withdrawn.values()];
  }

  /** Asks for what is left of something withdrawn. While a dispute is open, it waits. */
  async askAgain(
    tx: Tx,
    order: OrderRow,
    charge: RefundableCharge,
    { lineId, amountMinor, reason }: Withdrawn,
  ): Promise<void> {
    const of = (await moneyOfLines(tx, order)).find((money) => money.lineId === lineId);
    const amount = Math.min(amountMinor, of ? of.leftMinor : charge.leftMinor);
    if (amount <= 0) return;
    const money = { amount, currency: charge.currency };
    const parts = of ? partsOf(of, amount) : [];
    await this.open(tx, order, charge, { money, parts, reason, mayWait: true });
  }

  /** Whether a refund is still to be asked for at Stripe. */
  async isWanted(tx: Tx, refundId: string): Promise<boolean> {
    const wanted = await tx.query<object>(
      `SELECT id FROM refunds WHERE id = $1 AND status = 'pending' AND stripe_refund_id IS NULL`,
      [refundId],
    );
    return wanted.length > 0;
  }

  /** Stripe refused for good: the candidate is still owed, the money stays where it was, an admin must look. */
  async refuse(tx: Tx, order: OrderRow, refundId: string, because: string): Promise<void> {
    const [row] = await tx.query<RefundRow>(
      `SELECT ${REFUND_COLUMNS} FROM refunds WHERE id = $1 FOR UPDATE`,
      [refundId],
    );
    if (row) await this.moves.bounce(tx, order, row, because);
  }

  private async open(
    tx: Tx,
    order: OrderRow,
    charge: RefundableCharge,
    { money, parts, reason, mayWait }: Wanted,
  ): Promise<string> {
    const refundId = newId();
    const { id: orderId } = order;
    await insertRefund(tx, { refundId, order, charge, money, parts, reason, now: tx.now, mayWait });
    const { amount, currency } = money;
    const taken = takenBy(order, parts, amount);
    await this.ledger.post(tx, refundAsked({ refundId, orderId, currency, parts: taken }));
    await faultPoint('payments.between_refund_and_command');
    await this.enqueueCreate(tx, orderId, charge, refundId, money);
    if (await isDisputed(tx, orderId)) await this.waiting.holdBack(tx, charge.id);
    for (const told of toldOf(order, parts, amount))
      await tx.publish({
        type: 'order.refund_requested',
        aggregateId: orderId,
        data: { orderId, ...told, refundId, currency, reason },
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
}

const takenByLines = async (
  tx: Tx,
  { id, amountMinor }: RefundRow,
): Promise<Pick<Withdrawn, 'lineId' | 'amountMinor'>[]> => {
  const parts = await allocatedBy(tx, id);
  if (parts.length === 0) return [{ lineId: null, amountMinor }];
  return parts.map((part) => ({ lineId: part.lineId, amountMinor: partMinor(part) }));
};

/** 422: more would go back than came in. The database says the same as `charges_refund_cap_ck` when two race. */
export const overCap = () =>
  refused('refund.over_cap', 'More would be refunded than was paid and not yet refunded.', 'amountMinor');
