import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit';
import { Clock } from '../platform/clock/clock';
import type { Tx } from '../platform/database/database';
import { Outbox } from '../platform/events/outbox';
import { newId } from '../shared/ids';
import { nextState } from '../shared/state-table';
import { disputed, disputeFee, disputeLost } from './domain/dispute.postings';
import { type DisputeEvent, disputeStates, type DisputeStatus, wayOf } from './domain/dispute.states';
import type { Sighting } from './domain/inbox-rules';
import { type LedgerEntry, refundSources } from './domain/ledger.postings';
import { nextDisputePoll } from './domain/poll-rules';
import type { DisputeState } from './domain/stripe-facts';
import { Ledger } from './ledger.service';
import { lockOrder, type OrderRow } from './order.store';
import { toMinor } from './payment-columns';
import type { OrderChargedBack } from './payments.events';
import { chargeById, chargeOf, type RefundableCharge, whereMoneyIs } from './refund.store';
import { Refunds } from './refunds.service';
import { WaitingRefunds } from './waiting-refunds.service';

interface DisputeRow {
  id: string;
  chargeId: string;
  amountMinor: string;
  currency: string;
  status: DisputeStatus;
}

/** A dispute and what it is about, locked. */
interface Case {
  order: OrderRow;
  charge: RefundableCharge;
  row: DisputeRow;
  facts: DisputeState;
}

const COLUMNS = 'id, charge_id AS "chargeId", amount_minor AS "amountMinor", currency, status';

/** Takes in what Stripe says about disputes, and posts what they move. Evidence is sent in Stripe's dashboard. */
@Injectable()
export class Disputes {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly refunds: Refunds,
    private readonly waiting: WaitingRefunds,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Brings a dispute to where it is now, through every step that we missed. `unknown` when its payment is not known
   * here; odd when it is, but we cannot follow: a word we do not know, a second open dispute, another amount.
   */
  async apply(tx: Tx, facts: DisputeState): Promise<Sighting> {
    const found = await chargeOf(tx, facts);
    const order = found && (await lockOrder(tx, found.orderId));
    const charge = order && (await chargeById(tx, found.id));
    if (!order || !charge) return 'unknown';
    const way = wayOf(facts.status);
    const odd = { oddOn: order.id };
    if (!way || facts.money.currency !== charge.currency) return odd;
    const row = await this.rowOf(tx, order, charge, facts);
    if (!row || row.chargeId !== charge.id) return odd;
    const one = { order, charge, row, facts };
    for (const event of way.events) await this.step(tx, one, event);
    await this.takeFee(tx, one);
    return row.status === way.end ? 'applied' : odd;
  }

  /** Null when what was posted does not fit any more. While a bank only asks, nothing is posted yet. */
  private async rowOf(
    tx: Tx,
    order: OrderRow,
    charge: RefundableCharge,
    facts: DisputeState,
  ): Promise<DisputeRow | null> {
    const now = this.clock.now();
    await tx.query(
      `INSERT INTO disputes (id, order_id, charge_id, stripe_dispute_id, amount_minor, currency, status, reason, opened_at, next_poll_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'inquiry', $7, $8, $9) ON CONFLICT ON CONSTRAINT disputes_stripe_dispute_uq DO NOTHING`,
      [
        newId(),
        order.id,
        charge.id,
        facts.id,
        facts.money.amount,
        facts.money.currency,
        facts.reason,
        now,
        nextDisputePoll(0, now),
      ],
    );
    await tx.query(
      `UPDATE disputes SET evidence_due_at = $2, amount_minor = CASE WHEN status = 'inquiry' THEN $3 ELSE amount_minor END
       WHERE stripe_dispute_id = $1`,
      [facts.id, facts.evidenceDueAt, facts.money.amount],
    );
    const [row] = await tx.query<DisputeRow[]>(
      `SELECT ${COLUMNS} FROM disputes WHERE stripe_dispute_id = $1 FOR UPDATE`,
      [facts.id],
    );
    return row && toMinor(row.amountMinor) === facts.money.amount ? row : null;
  }

  private async step(tx: Tx, one: Case, event: DisputeEvent): Promise<void> {
    const { row } = one;
    const next = nextState(disputeStates, row.status, event);
    if (!next || (next === 'open' && (await this.anotherIsOpen(tx, row)))) return;
    if (next === 'lost') await this.lose(tx, one);
    else {
      const closedAt = next === 'open' ? null : this.clock.now();
      await tx.query('UPDATE disputes SET status = $2, closed_at = $3 WHERE id = $1', [
        row.id,
        next,
        closedAt,
      ]);
      if (next === 'open') {
        await this.ledger.post(tx, suspended(one));
        await this.waiting.holdBack(tx, row.chargeId);
      }
      if (next === 'won') await this.ledger.reverse(tx, suspended(one));
    }
    row.status = next;
    if (next !== 'open') await this.waiting.letGo(tx, row.chargeId);
    await this.note(tx, one);
  }

  private async anotherIsOpen(tx: Tx, { id, chargeId }: DisputeRow): Promise<boolean> {
    const open = await tx.query<object[]>(
      `SELECT id FROM disputes WHERE charge_id = $1 AND id <> $2 AND status = 'open'`,
      [chargeId, id],
    );
    return open.length > 0;
  }

  /** What Stripe takes for it, and may give back when it is won; either may show later than the decision. */
  private async takeFee(tx: Tx, { order, row, facts }: Case): Promise<void> {
    const { withdrawal, feeReturned } = facts;
    if (!withdrawal || row.status === 'inquiry') return;
    const fee = disputeFee(row.id, order.id, withdrawal.fee, withdrawal.id);
    await tx.query('UPDATE disputes SET fee_minor = $2 WHERE id = $1', [row.id, withdrawal.fee.amount]);
    await this.ledger.post(tx, fee);
    if (row.status === 'won' && feeReturned) await this.ledger.reverse(tx, fee);
  }

  /**
   * The money is gone as by a refund: from where it lies. What we still wanted to send back is less by what the bank
   * gives: nothing is paid twice.
   */
  private async lose(tx: Tx, { order, charge, row, facts: { money } }: Case): Promise<void> {
    const { amount, currency } = money;
    const withdrawn = await this.refunds.withdraw(tx, order, charge, amount, 'charged_back');
    const insteadOfRefundMinor = Math.min(withdrawn?.amountMinor ?? 0, amount);
    const before = (await chargeById(tx, charge.id)) ?? charge;
    const sources = refundSources(amount, await whereMoneyIs(tx, order, before));
    await tx.query(
      `UPDATE disputes SET status = 'lost', closed_at = $2, from_escrow_minor = $3, from_coach_minor = $4, from_fee_minor = $5
       WHERE id = $1`,
      [row.id, this.clock.now(), sources.escrowMinor, sources.coachMinor, sources.feeMinor],
    );
    const { id: orderId, coachId, subjectId } = order;
    await this.ledger.post(tx, disputeLost({ disputeId: row.id, orderId, coachId, currency, sources }));
    const after = (await chargeById(tx, charge.id)) ?? charge;
    if (withdrawn) {
      const amountMinor = withdrawn.amountMinor - insteadOfRefundMinor;
      await this.refunds.askAgain(tx, order, after, { ...withdrawn, amountMinor });
    }
    const facts = { orderId, subjectId, disputeId: row.id, amountMinor: amount, currency };
    await this.announceLost(tx, { ...facts, insteadOfRefundMinor }, after);
  }

  private async announceLost(
    tx: Tx,
    facts: Omit<OrderChargedBack, 'leftMinor'>,
    { accepted, leftMinor }: RefundableCharge,
  ): Promise<void> {
    if (!accepted) return;
    const { orderId: aggregateId, subjectId } = facts;
    const data = { ...facts, leftMinor: Math.max(0, leftMinor) };
    await this.outbox.publish(tx, { type: 'order.charged_back', aggregateId, data });
    if (leftMinor > 0) return;
    const returned = { orderId: aggregateId, subjectId, by: 'dispute' };
    await this.outbox.publish(tx, { type: 'order.returned', aggregateId, data: returned });
  }

  private note(tx: Tx, { order, row, facts }: Case): Promise<void> {
    return this.audit.record(tx, {
      actorId: null,
      action: `payments.dispute_${row.status}`,
      subjectType: 'order',
      subjectId: order.id,
      data: { disputeId: row.id, stripeDisputeId: facts.id, money: facts.money, reason: facts.reason },
    });
  }
}

/** The bank has the money until it decides. */
const suspended = ({ order, row, facts }: Case): LedgerEntry =>
  disputed(row.id, order.id, facts.money, facts.withdrawal?.id ?? null);
