import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { faultPoint } from '../../platform/fault-points';
import { Sweeps } from '../../platform/jobs/sweeps';
import {
  nextDecidedPoll,
  nextDisputePoll,
  nextDoneRefundPoll,
  nextFeePoll,
  nextRefundPoll,
  nextSessionPoll,
} from '../domain/poll.rules';
import { GatewayError } from './gateway/gateway.error';
import { StripeGateway } from './gateway/stripe.gateway';
import { ObservedState } from './observed-state.service';
import { StripeFees } from './stripe-fees.service';

const BATCH = 50;

type Polled = 'checkouts' | 'refunds' | 'disputes' | 'charges';

interface DueRow {
  id: string;
  table: Polled;
}

interface TakenRow {
  id: string;
  stripe_id: string;
  polls: number;
  expires_at: Date | null;
}

/** Which rows of a table are asked for, and the name of Stripe's object there. */
const POLLED: Record<Polled, { where: string; stripeId: string; expiresAt: string }> = {
  checkouts: { where: `status = 'open'`, stripeId: 'session_id', expiresAt: 'expires_at' },
  refunds: {
    where: `stripe_refund_id IS NOT NULL AND (status = 'pending' OR watch_until IS NOT NULL)`,
    stripeId: 'stripe_refund_id',
    expiresAt: 'watch_until',
  },
  disputes: {
    where: `(status IN ('inquiry', 'open') OR watch_until IS NOT NULL)`,
    stripeId: 'stripe_dispute_id',
    expiresAt: 'watch_until',
  },
  charges: {
    where: 'stripe_fee_minor IS NULL',
    stripeId: 'payment_intent_id',
    expiresAt: 'NULL::timestamptz',
  },
};

/** What is done is looked at a last time before its watch ends. */
const WATCH_ENDS: Record<Polled, string> = {
  checkouts: '',
  refunds: ', watch_until = CASE WHEN watch_until > $2 THEN watch_until END',
  disputes: ', watch_until = CASE WHEN watch_until > $2 THEN watch_until END',
  charges: '',
};

/** A batch of each table, so that trouble with one kind of object does not keep another waiting. */
const DUE = Object.entries(POLLED)
  .map(
    ([table, { where }]) =>
      `(SELECT id, '${table}' AS "table" FROM ${table} WHERE ${where} AND next_poll_at <= $1
        ORDER BY id::text = ANY($2), next_poll_at, id LIMIT ${BATCH})`,
  )
  .join(' UNION ALL ');

/** A full peer of the webhooks: with them switched off everything still converges (money rule 8). */
@Injectable()
export class Poller implements OnModuleInit {
  private readonly logger = new Logger('StripePoller');

  constructor(
    private readonly database: Database,
    private readonly gateway: StripeGateway,
    private readonly observed: ObservedState,
    private readonly fees: StripeFees,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.registerRows('payments.poll', {
      lane: 'network',
      due: (now, failing) => ({ sql: DUE, params: [now, failing] }),
      work: (row: DueRow) => this.poll(row),
    });
  }

  private async poll({ id, table }: DueRow): Promise<boolean> {
    const row = await this.take(table, id);
    if (!row) return false;
    try {
      await faultPoint('payments.after_poll_taken');
      await this.ask(table, row);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.logger.warn({ table, id, err: error }, 'Stripe gave no answer; it is asked again later');
    }
    return true;
  }

  private ask(table: Polled, row: TakenRow): Promise<void> {
    switch (table) {
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

  /** Takes what is due by moving its next poll, so that a second process, or the next run, leaves it alone. */
  private take(table: Polled, id: string): Promise<TakenRow | undefined> {
    const { where, stripeId, expiresAt } = POLLED[table];
    return this.database.tx(async (tx) => {
      const [row] = await tx.query<TakenRow>(
        `SELECT id, ${stripeId} AS stripe_id, polls, ${expiresAt} AS expires_at FROM ${table}
         WHERE id = $2 AND ${where} AND next_poll_at <= $1 FOR UPDATE SKIP LOCKED`,
        [tx.now, id],
      );
      if (row) {
        await tx.query(
          `UPDATE ${table} SET polls = polls + 1, next_poll_at = $2${WATCH_ENDS[table]} WHERE id = $1`,
          [id, NEXT[table](row, tx.now)],
        );
      }
      return row;
    });
  }

  private async readSession(row: TakenRow): Promise<void> {
    const session = await this.gateway.checkout(row.stripe_id);
    await this.database.tx((tx) => this.observed.session(tx, session));
  }

  private async readRefund(row: TakenRow): Promise<void> {
    const refund = await this.gateway.refund(row.stripe_id);
    await this.database.tx((tx) => this.observed.refund(tx, refund));
  }

  private async readDispute(row: TakenRow): Promise<void> {
    const dispute = await this.gateway.dispute(row.stripe_id);
    await this.database.tx((tx) => this.observed.dispute(tx, dispute));
  }
}

const NEXT: Record<Polled, (row: TakenRow, now: Date) => Date> = {
  checkouts: ({ polls, expires_at }, now) => nextSessionPoll(polls, expires_at ?? now, now),
  refunds: ({ polls, expires_at }, now) =>
    expires_at ? nextDoneRefundPoll(expires_at, now) : nextRefundPoll(polls, now),
  disputes: ({ polls, expires_at }, now) => (expires_at ? nextDecidedPoll(now) : nextDisputePoll(polls, now)),
  charges: ({ polls }, now) => nextFeePoll(polls, now),
};
