import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { columns } from '../../platform/database/columns';
import { Database, type Tx } from '../../platform/database/database';
import { together } from '../../platform/database/together';
import type { DueQuery } from '../../platform/jobs/row-sweep';
import { MINUTE_MS, SECOND_MS } from '../../shared/time';
import { PaymentMetrics } from '../payment.metrics';
import { PaymentCommand } from './payment-command.entity';
import type { CommandFacts, CommandKind } from './domain/command-decisions';
import type { CommandStatus } from './domain/command.states';

/** A claimed command: facts for the rules, frozen parameters for Stripe. */
export interface CommandRow extends CommandFacts {
  id: string;
  orderId: string;
  /** The checkout or refund that it is about. */
  targetId: string;
  params: Record<string, unknown>;
}

export interface NewCommand {
  id: string;
  orderId: string;
  kind: CommandKind;
  targetId: string;
  params: object;
  voidFrom?: Date;
  generation?: number;
}

/** One order's commands, or those of all orders for the same thing. */
export type CommandsOf = { orderId: string } | { subjectId: string; kinds: CommandKind[] };

interface Settled {
  kind: CommandKind;
}

/**
 * How long the sender of a first try holds a command after Stripe's time is up: a statement and a lock wait of the
 * recording transaction, each five seconds at most. The caller of a booking gives Stripe five seconds, so that
 * whoever repeats a booking whose sender died waits ten seconds and not a minute. When a sender is slower than its
 * lease, two try at once: harmless, because both use the same key and only the first to record is heard.
 */
const MARGIN_MS = 5 * SECOND_MS;
/** Later tries may have to read Stripe's lists, which takes at most 45 s (see the gateway). */
const LOOKUP_LEASE_MS = MINUTE_MS;
const BATCH = 50;

const OF_ORDER = 'order_id = $2';
const OF_SUBJECT = 'kind = ANY($3) AND order_id IN (SELECT order_id FROM order_lines WHERE subject_id = $2)';
const COLUMNS = columns(PaymentCommand, 'payment_commands', {
  only: [
    ...(['id', 'orderId', 'kind', 'targetId', 'params', 'status', 'attempts', 'generation'] as const),
    ...(['lookupNext', 'firstSentAt', 'voidFrom'] as const),
  ],
});
const DUE = `status IN ('pending', 'sent') AND next_attempt_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)`;

/** The table of payment commands: what is to be sent, what was sent, what came back. */
@Injectable()
export class PaymentCommands {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly metrics: PaymentMetrics,
  ) {}

  /** Stores a command with the change that wants it. A second open one for the same purpose is not stored. */
  async enqueue(tx: Tx, command: NewCommand): Promise<void> {
    const now = tx.now;
    await together([
      tx.query(
        `INSERT INTO payment_commands
           (id, order_id, kind, target_id, params, status, void_from, generation, created_at, next_attempt_at)
         VALUES ($1, $2, $3, $4, $5, 'pending', $6, $7, $8, $8) ON CONFLICT DO NOTHING`,
        [
          command.id,
          command.orderId,
          command.kind,
          command.targetId,
          JSON.stringify(command.params),
          command.voidFrom ?? null,
          command.generation ?? 1,
          now,
        ],
      ),
      tx.wake('payments.commands'),
    ]);
  }

  /** Finds what is due, those named in `failing` last. */
  due(now: Date, failing: string[]): DueQuery {
    return {
      sql: `SELECT id FROM payment_commands WHERE ${DUE}
            ORDER BY id::text = ANY($2), next_attempt_at, id LIMIT ${BATCH}`,
      params: [now, failing],
    };
  }

  /** Commands that want sending: those that are due, and whether another sender is trying one just now. */
  async dueOf(of: CommandsOf): Promise<{ due: string[]; elsewhere: boolean }> {
    const rows = await this.database.query<{ id: string; due: boolean }>(
      `SELECT id, ${DUE} AS due FROM payment_commands
       WHERE ${'orderId' in of ? OF_ORDER : OF_SUBJECT} AND status IN ('pending', 'sent') AND (${DUE} OR leased_until > $1)
       ORDER BY created_at, id`,
      [this.clock.now(), ...('orderId' in of ? [of.orderId] : [of.subjectId, of.kinds])],
    );
    return {
      due: rows.filter(({ due }) => due).map(({ id }) => id),
      elsewhere: rows.some(({ due }) => !due),
    };
  }

  /**
   * Takes a due command for one try, in which Stripe is given `timeoutMs`; null when another sender has it or it is
   * not due any more.
   */
  claim(id: string, timeoutMs: number): Promise<CommandRow | null> {
    return this.database.tx(async (tx) => {
      const [row] = await tx.query<CommandRow>(
        `UPDATE payment_commands SET status = 'sent', attempts = attempts + 1,
           first_sent_at = coalesce(first_sent_at, $1),
           leased_until = CASE WHEN attempts = 0 THEN $3::timestamptz ELSE $4 END
         WHERE id = (SELECT id FROM payment_commands WHERE id = $2 AND ${DUE} FOR UPDATE SKIP LOCKED)
         RETURNING ${COLUMNS}`,
        [
          tx.now,
          id,
          new Date(tx.now.getTime() + timeoutMs + MARGIN_MS),
          new Date(tx.now.getTime() + LOOKUP_LEASE_MS),
        ],
      );
      return row ?? null;
    });
  }

  /** The command's row under lock, or null when somebody settled it meanwhile. The order is locked before it. */
  async lockUnsettled(tx: Tx, id: string): Promise<CommandRow | null> {
    const [row] = await tx.query<CommandRow>(
      `SELECT ${COLUMNS} FROM payment_commands WHERE id = $1 AND status IN ('sent', 'needs_review') FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async settle(
    tx: Tx,
    id: string,
    status: Exclude<CommandStatus, 'pending' | 'sent'>,
    outcome: object,
  ): Promise<void> {
    const settled = await tx.query<Settled>(
      `UPDATE payment_commands SET status = $2, outcome = $3, settled_at = $4, leased_until = NULL,
         waits_for_dispute = false WHERE id = $1
       RETURNING kind`,
      [id, status, JSON.stringify(outcome), tx.now],
    );
    this.count(tx, settled, status);
  }

  /** The object a command asked for has turned up by another way (webhook, poller): its question is answered. */
  async answered(tx: Tx, id: string): Promise<void> {
    const settled = await tx.query<Settled>(
      `UPDATE payment_commands SET status = 'succeeded', outcome = '{"by":"observation"}', settled_at = $2,
         leased_until = NULL, waits_for_dispute = false
       WHERE id = $1 AND status IN ('sent', 'needs_review') RETURNING kind`,
      [id, tx.now],
    );
    this.count(tx, settled, 'succeeded');
  }

  async postpone(tx: Tx, id: string, at: Date, lookupNext: boolean, outcome: object): Promise<void> {
    await tx.query(
      `UPDATE payment_commands SET next_attempt_at = $2, lookup_next = $3, outcome = $4, leased_until = NULL WHERE id = $1`,
      [id, at, lookupNext, JSON.stringify(outcome)],
    );
    await tx.wake('payments.commands', at);
  }

  async orderOf(tx: Tx, id: string): Promise<string | null> {
    const [row] = await tx.query<{ orderId: string }>(
      `SELECT order_id AS "orderId" FROM payment_commands WHERE id = $1`,
      [id],
    );
    return row?.orderId ?? null;
  }

  /**
   * Makes a parked command due again, to look for its effect before anything is sent. It counts as tried twice, so
   * that the rules keep their caution, and as the first of its line, so that four more may follow it.
   */
  async resume(tx: Tx, id: string): Promise<void> {
    await tx.query(
      `UPDATE payment_commands SET status = 'sent', attempts = 2, generation = 1, lookup_next = true,
         next_attempt_at = $2, settled_at = NULL, waits_for_dispute = false WHERE id = $1`,
      [id, tx.now],
    );
  }

  /** Withdraws a command that no sender has touched, or that waits for a bank. False when it may have been sent. */
  async drop(tx: Tx, targetId: string, kind: CommandKind): Promise<boolean> {
    const dropped = await tx.query<Settled>(
      `UPDATE payment_commands SET status = 'failed', outcome = '{"by":"dropped"}', settled_at = $3,
         waits_for_dispute = false
       WHERE target_id = $1 AND kind = $2 AND (status = 'pending' OR status = 'needs_review' AND waits_for_dispute)
       RETURNING kind`,
      [targetId, kind, tx.now],
    );
    this.count(tx, dropped, 'dropped');
    return dropped.length > 0;
  }

  private count(tx: Tx, settled: Settled[], outcome: string): void {
    for (const { kind } of settled) this.metrics.commandSettled(tx, kind, outcome);
  }
}
