import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import { faultPoint } from '../../platform/fault-points';
import type { Money } from '../../shared/money';
import { nextState } from '../../shared/state-table';
import { Ledger, refundAsked, refundDone } from '../ledger';
import { nextDoneRefundPoll, REFUND_WATCHED_MS } from '../domain/poll.rules';
import { refundEventOf, refundStates, type RefundStatus } from './domain/refund.states';
import type { RefundState } from '../domain/stripe-facts';
import type { OrderRow } from './order.store';
import type { LinePart } from './domain/allocate';
import { allocatedBy, chargeById, moneyOfLines, postingFacts, type RefundRow, toldOf } from './refund.store';

/** An admin closed it, and cares for the payer by another way: nobody else need know. */
export const GIVEN_UP = 'given_up_by_admin';

/** Moves a locked refund through its table, with the ledger and the events that go with each step. */
@Injectable()
export class RefundMoves {
  constructor(private readonly ledger: Ledger) {}

  /** To where Stripe says it is; the same again is a silent no-op. */
  async follow(tx: Tx, order: OrderRow, row: RefundRow, { id, status }: RefundState): Promise<void> {
    const event = refundEventOf(status);
    if (event === 'arrived') await this.arrive(tx, order, row, id);
    if (event === 'bounced') await this.bounce(tx, order, row, `stripe:${status ?? 'unknown'}`);
  }

  /** It will not happen: the candidate is still owed, the money is where it was, an admin must look. */
  async bounce(tx: Tx, order: OrderRow, row: RefundRow, because: string): Promise<void> {
    const next = nextState(refundStates, row.status, 'bounced');
    if (!next) return;
    await this.setStatus(tx, row.id, next);
    if (row.status === 'succeeded')
      await this.ledger.reverse(tx, refundDone(row.id, order.id, moneyOf(row), null));
    const parts = await allocatedBy(tx, row.id);
    await this.ledger.reverse(tx, refundAsked(postingFacts(order, row, parts)));
    await this.alert(tx, 'payments.refund_failed', row.id, { orderId: order.id, because });
    if (because !== GIVEN_UP) await this.announce(tx, 'order.refund_failed', order, row, parts);
  }

  /** It asked for more than is left, or a bank gave the money back instead; whoever calls this asks for the rest. */
  async replace(
    tx: Tx,
    order: OrderRow,
    row: RefundRow,
    by: 'replaced' | 'charged_back' = 'replaced',
  ): Promise<void> {
    const next = nextState(refundStates, row.status, by);
    if (!next) return;
    await this.setStatus(tx, row.id, next);
    await this.ledger.reverse(tx, refundAsked(postingFacts(order, row, await allocatedBy(tx, row.id))));
  }

  /** What admins find in the audit log, and with it among the orders. */
  alert(tx: Tx, action: string, refundId: string, data: object): Promise<void> {
    return tx.note({ actorId: null, action, subjectType: 'refund', subjectId: refundId, data });
  }

  private async arrive(tx: Tx, order: OrderRow, row: RefundRow, sourceId: string): Promise<void> {
    const next = nextState(refundStates, row.status, 'arrived');
    if (!next) return;
    const money = moneyOf(row);
    await this.setStatus(tx, row.id, next);
    await this.ledger.post(tx, refundDone(row.id, order.id, money, sourceId));
    await faultPoint('payments.between_refund_done_and_event');
    await this.announce(tx, 'order.refunded', order, row, await allocatedBy(tx, row.id));
  }

  /** To each line that it takes from. */
  private async announce(
    tx: Tx,
    type: 'order.refunded' | 'order.refund_failed',
    order: OrderRow,
    row: RefundRow,
    parts: readonly LinePart[],
  ): Promise<void> {
    const accepted = (await chargeById(tx, row.chargeId))?.accepted ?? false;
    const left = new Map(
      (await moneyOfLines(tx, order)).map((money) => [money.subjectId, Math.max(0, money.leftMinor)]),
    );
    const { id: refundId, currency, origin } = row;
    for (const told of toldOf(order, parts, row.amountMinor)) {
      const leftMinor = accepted ? (left.get(told.subjectId) ?? 0) : null;
      const data = { orderId: order.id, ...told, refundId, currency, origin, leftMinor };
      await tx.publish({ type, aggregateId: order.id, data });
    }
  }

  private async setStatus(tx: Tx, refundId: string, status: RefundStatus): Promise<void> {
    const now = tx.now;
    const watchUntil = new Date(now.getTime() + REFUND_WATCHED_MS);
    const isDone = status === 'succeeded';
    await tx.query(
      `UPDATE refunds SET status = $2, settled_at = $3, watch_until = $4, next_poll_at = coalesce($5, next_poll_at) WHERE id = $1`,
      [
        refundId,
        status,
        now,
        isDone ? watchUntil : null,
        isDone ? nextDoneRefundPoll(watchUntil, now) : null,
      ],
    );
  }
}

const moneyOf = (row: RefundRow): Money => ({ amount: row.amountMinor, currency: row.currency });
