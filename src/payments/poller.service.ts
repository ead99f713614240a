import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import { Sweeps } from '../platform/jobs/sweeps';
import { nextFeePoll, nextRefundPoll, nextSessionPoll } from './domain/poll-rules';
import { GatewayError } from './gateway/gateway-error';
import { StripeGateway } from './gateway/stripe.gateway';
import { ObservedState } from './observed-state.service';
import { StripeFees } from './stripe-fees.service';

const BATCH = 50;

type Polled = 'checkouts' | 'refunds' | 'charges';

interface DueRow {
  id: string;
  stripe_id: string;
  polls: number;
  expires_at: Date | null;
}

/** What is due in each table, and the name of Stripe's object there. */
const DUE: Record<Polled, { where: string; stripeId: string; expiresAt: string }> = {
  checkouts: { where: `status = 'open'`, stripeId: 'session_id', expiresAt: 'expires_at' },
  refunds: {
    where: `status = 'pending' AND stripe_refund_id IS NOT NULL`,
    stripeId: 'stripe_refund_id',
    expiresAt: 'NULL::timestamptz',
  },
  charges: {
    where: 'stripe_fee_minor IS NULL',
    stripeId: 'payment_intent_id',
    expiresAt: 'NULL::timestamptz',
  },
};

/** A full peer of the webhooks: with them switched off everything still converges (money rule 8). */
@Injectable()
export class Poller implements OnModuleInit {
  private readonly logger = new Logger('StripePoller');

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly gateway: StripeGateway,
    private readonly observed: ObservedState,
    private readonly fees: StripeFees,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register('payments.poll', () => this.poll());
  }

  private async poll(): Promise<number> {
    const sessions = await this.pollTable('checkouts', nextOfSession, (row) => this.readSession(row));
    const refunds = await this.pollTable('refunds', nextOfRefund, (row) => this.readRefund(row));
    const fees = await this.pollTable('charges', nextOfFee, (row) =>
      this.fees.collect(row.id, row.stripe_id),
    );
    return sessions + refunds + fees;
  }

  /** Takes what is due by moving its next poll, so that a second process takes other rows; then reads one by one. */
  private async pollTable(
    table: Polled,
    next: (row: DueRow, now: Date) => Date,
    read: (row: DueRow) => Promise<void>,
  ): Promise<number> {
    const rows = await this.take(table, next);
    for (const row of rows) {
      try {
        await faultPoint('payments.after_poll_taken');
        await read(row);
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        this.logger.warn({ table, id: row.id, err: error }, 'Stripe gave no answer; it is asked again later');
      }
    }
    return rows.length;
  }

  private take(table: Polled, next: (row: DueRow, now: Date) => Date): Promise<DueRow[]> {
    const now = this.clock.now();
    const { where, stripeId, expiresAt } = DUE[table];
    return this.database.tx(async (tx) => {
      const rows = await tx.query<DueRow[]>(
        `SELECT id, ${stripeId} AS stripe_id, polls, ${expiresAt} AS expires_at FROM ${table}
         WHERE ${where} AND next_poll_at <= $1 ORDER BY next_poll_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [now],
      );
      for (const row of rows) {
        await tx.query(`UPDATE ${table} SET polls = polls + 1, next_poll_at = $2 WHERE id = $1`, [
          row.id,
          next(row, now),
        ]);
      }
      return rows;
    });
  }

  private async readSession(row: DueRow): Promise<void> {
    const session = await this.gateway.checkout(row.stripe_id);
    await this.database.tx((tx) => this.observed.session(tx, session));
  }

  private async readRefund(row: DueRow): Promise<void> {
    const refund = await this.gateway.refund(row.stripe_id);
    await this.database.tx((tx) => this.observed.refund(tx, refund));
  }
}

const nextOfSession = (row: DueRow, now: Date): Date =>
  nextSessionPoll(row.polls, row.expires_at ?? now, now);
const nextOfRefund = (row: DueRow, now: Date): Date => nextRefundPoll(row.polls, now);
const nextOfFee = (row: DueRow, now: Date): Date => nextFeePoll(row.polls, now);
