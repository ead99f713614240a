import { Injectable } from '@nestjs/common';
import { columns } from '../../platform/database/columns';
import type { Tx } from '../../platform/database/database';
import { newId } from '../../shared/ids';
import { nextState } from '../../shared/state-table';
import { DAY_MS } from '../../shared/time';
import { type Case, DisputeBooks, type DisputeRow } from './dispute-books.service';
import { Dispute } from './dispute.entity';
import { DisputeLosses } from './dispute-losses.service';
import { disputeStates, type DisputeStatus, EVENT_TO, stateOf } from './domain/dispute.states';
import type { Sighting } from '../domain/inbox.rules';
import { nextDisputePoll } from '../domain/poll.rules';
import type { DisputeState } from '../domain/stripe-facts';
import {
  chargeById,
  chargeOf,
  lockOrder,
  type OrderRow,
  type RefundableCharge,
  WaitingRefunds,
} from '../orders';

/** A decided dispute is looked at so long: money may come late, appeals take months. */
const WATCHED_MS = 120 * DAY_MS;

const COLUMNS = `${columns(Dispute, 'disputes', {
  only: ['id', 'chargeId', 'currency', 'status', 'heldMinor', 'beyondMinor'],
})}, from_escrow_minor AS escrow, from_coach_minor AS coach, from_fee_minor AS fee`;

/** Takes in what Stripe says about disputes, and posts what they move. Evidence is sent in Stripe's dashboard. */
@Injectable()
export class Disputes {
  constructor(
    private readonly books: DisputeBooks,
    private readonly losses: DisputeLosses,
    private readonly waiting: WaitingRefunds,
  ) {}

  /**
   * Brings a dispute to where it is now, however much of it we have missed. `unknown` when its payment is not known
   * here; odd when it is, but we cannot follow: a word we do not know, a second open dispute, another currency.
   */
  async apply(tx: Tx, facts: DisputeState): Promise<Sighting> {
    const found = await chargeOf(tx, facts);
    const order = found && (await lockOrder(tx, found.orderId));
    const charge = order && (await chargeById(tx, found.id));
    if (!order || !charge) return 'unknown';
    const odd = { oddOn: order.id };
    const currencies = [facts.money, ...facts.movements.map(({ money }) => money)];
    if (currencies.some(({ currency }) => currency !== charge.currency)) return odd;
    const row = await this.rowOf(tx, order, charge, facts);
    if (row?.chargeId !== charge.id) return odd;
    const one = { order, charge, row, facts };
    await this.books.post(tx, one);
    const [was, end] = [row.status, stateOf(facts.status, row.heldMinor)];
    const followed = end !== null && (await this.goTo(tx, one, end));
    if (row.status === 'lost') await this.losses.settle(tx, one);
    await this.losses.alertBeyond(tx, one);
    if (row.status !== was) await this.afterwards(tx, one);
    return followed ? 'applied' : odd;
  }

  /** A new one begins as an inquiry: nothing is concluded from it yet. */
  private async rowOf(
    tx: Tx,
    order: OrderRow,
    charge: RefundableCharge,
    facts: DisputeState,
  ): Promise<DisputeRow | null> {
    const now = tx.now;
    const { id, money, reason } = facts;
    await tx.query(
      `INSERT INTO disputes (id, order_id, charge_id, stripe_dispute_id, amount_minor, currency, status, reason, opened_at, next_poll_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'inquiry', $7, $8, $9) ON CONFLICT ON CONSTRAINT disputes_stripe_dispute_uq DO NOTHING`,
      [newId(), order.id, charge.id, id, money.amount, money.currency, reason, now, nextDisputePoll(0, now)],
    );
    await tx.query(
      `UPDATE disputes SET evidence_due_at = $2, amount_minor = CASE WHEN status = 'lost' THEN amount_minor ELSE $3 END
       WHERE stripe_dispute_id = $1`,
      [id, facts.evidenceDueAt, money.amount],
    );
    const [row] = await tx.query<DisputeRow>(
      `SELECT ${COLUMNS} FROM disputes WHERE stripe_dispute_id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** False when the table does not allow it, or another dispute of the payment is open. */
  private async goTo(tx: Tx, one: Case, end: DisputeStatus): Promise<boolean> {
    const { row, facts } = one;
    if (row.status === end) return true;
    const next = nextState(disputeStates, row.status, EVENT_TO[end]);
    if (!next || (next === 'open' && (await this.anotherIsOpen(tx, row)))) return false;
    if (row.status === 'lost') await this.losses.giveBack(tx, one);
    const now = tx.now;
    const isDecided = next !== 'open' && next !== 'inquiry';
    await tx.query(
      'UPDATE disputes SET status = $2, closed_at = $3, watch_until = $4, amount_minor = $5 WHERE id = $1',
      [
        row.id,
        next,
        isDecided ? now : null,
        isDecided ? new Date(now.getTime() + WATCHED_MS) : null,
        next === 'lost' ? 0 : facts.money.amount,
      ],
    );
    row.status = next;
    return true;
  }

  /** Refunds wait while a bank has the money, and go on when it has decided. */
  private async afterwards(tx: Tx, one: Case): Promise<void> {
    const { chargeId, status } = one.row;
    if (status === 'open') await this.waiting.holdBack(tx, chargeId);
    else await this.waiting.letGo(tx, chargeId);
    await this.note(tx, one);
  }

  private async anotherIsOpen(tx: Tx, { id, chargeId }: DisputeRow): Promise<boolean> {
    const open = await tx.query<object>(
      `SELECT id FROM disputes WHERE charge_id = $1 AND id <> $2 AND status = 'open'`,
      [chargeId, id],
    );
    return open.length > 0;
  }

  private note(tx: Tx, { order, row, facts }: Case): Promise<void> {
    return tx.note({
      actorId: null,
      action: `payments.dispute_${row.status}`,
      subjectType: 'order',
      subjectId: order.id,
      data: { disputeId: row.id, stripeDisputeId: facts.id, money: facts.money, reason: facts.reason },
    });
  }
}
