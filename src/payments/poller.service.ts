import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import { Sweeps } from '../platform/jobs/sweeps';
import { nextDisputePoll, nextFeePoll, nextRefundPoll, nextSessionPoll } from './domain/poll-rules';
import { GatewayError } from './gateway/gateway-error';
import { StripeGateway } from './gateway/stripe.gateway';
import { ObservedState } from './observed-state.service';
import { StripeFees } from './stripe-fees.service';

const BATCH = 50;

const TABLES = ['checkouts', 'refunds', 'disputes', 'charges'] as const;
type Polled = (typeof TABLES)[number];

interface DueRow {
  id: string;
  stripe_id: string;
  polls: number;
  expires_at: Date | null;
}

interface TakenRow extends DueRow {
  table: Polled;
}

/** What is due in each table, and the name of Stripe's object there. */
const DUE: Record<Polled, { where: string; stripeId: string; expiresAt: string }> = {
  checkouts: { where: `status = 'open'`, stripeId: 'session_id', expiresAt: 'expires_at' },
  refunds: {
    where: `status = 'pending' AND stripe_refund_id IS NOT NULL`,
    stripeId: 'stripe_refund_id',
    expiresAt: 'NULL::timestamptz',
  },
  disputes: {
    where: `status IN ('inquiry', 'open')`,
    stripeId: 'stripe_dispute_id',
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
    this.sweeps.registerRows('payments.poll', { due: () => this.takeAll(), work: (row) => this.read(row) });
  }

  /** Taken together, so that trouble with one kind of object does not keep another waiting. */
  private async takeAll(): Promise<TakenRow[]> {
    const taken: TakenRow[] = [];
    for (const table of TABLES) for (const row of await this.take(table)) taken.push({ ...row, table });
    return taken;
  }

  private async read(row: TakenRow): Promise<boolean> {
    try {
      await faultPoint('payments.after_poll_taken');
      await this.ask(row);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const { table, id } = row;
      this.logger.warn({ table, id, err: error }, 'Stripe gave no answer; it is asked again later');
    }
    return true;
  }

  private ask(row: TakenRow): Promise<void> {
    switch (row.table) {
      case 'checkouts':
        return this.readSession(row);
      case 'refunds':
        return this.readRefund(row);
      case 'disputes':
        return this.readDispute(row);
      case 'charges':
        return this.fees.collect(row.id, row.stripe_id);
    }
  }

  /** Takes what is due by moving its next poll, so that a second process, or the next run, takes other rows. */
  private take(table: Polled): Promise<DueRow[]> {
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
          NEXT[table](row, now),
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

  private async readDispute(row: DueRow): Promise<void> {
    const dispute = await this.gateway.dispute(row.stripe_id);
    await this.database.tx((tx) => this.observed.dispute(tx, dispute));
  }
}

const NEXT: Record<Polled, (row: DueRow, now: Date) => Date> = {
  checkouts: ({ polls, expires_at }, now) => nextSessionPoll(polls, expires_at ?? now, now),
  refunds: ({ polls }, now) => nextRefundPoll(polls, now),
  disputes: ({ polls }, now) => nextDisputePoll(polls, now),
  charges: ({ polls }, now) => nextFeePoll(polls, now),
};
