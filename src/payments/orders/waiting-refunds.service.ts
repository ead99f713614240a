import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../../platform/database/database';
import { Sweeps } from '../../platform/jobs/sweeps';
import { HOUR_MS } from '../../shared/time';
import { lockOrder } from './order.store';
import { PaymentCommands } from '../commands';

/** When the provider speaks of a dispute that we do not know, or no more, it is asked again so much later. */
const ASK_AGAIN_MS = HOUR_MS;
const BATCH = 50;

const WAITING = `kind = 'refund.create' AND status = 'needs_review' AND waits_for_dispute`;
const IS_OPEN = `EXISTS (SELECT 1 FROM refunds r JOIN disputes d ON d.charge_id = r.charge_id AND d.status = 'open'
  WHERE r.id = target_id)`;

/**
 * Refunds of payments that a bank has taken until it decides. Their commands stand among the parked ones, where admins
 * may try or close them; once the bank has decided they go out by themselves.
 */
@Injectable()
export class WaitingRefunds implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly commands: PaymentCommands,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.registerRows('payments.waiting_refunds', {
      due: (now, failing) => ({
        sql: `SELECT id, order_id AS "orderId" FROM payment_commands
              WHERE ${WAITING} AND next_attempt_at <= $1 AND NOT ${IS_OPEN}
              ORDER BY id::text = ANY($2), next_attempt_at, id LIMIT ${BATCH}`,
        params: [now, failing],
      }),
      work: ({ id, orderId }: { id: string; orderId: string }) =>
        this.database.tx(async (tx) => {
          await lockOrder(tx, orderId);
          return (await this.resume(tx, 'id = $1', id)) > 0;
        }),
    });
  }

  /** Whether a bank has kept the money of a refund's payment: then no wait helps. */
  async isKept(tx: Tx, refundId: string): Promise<boolean> {
    const [row] = await tx.query<{ kept: boolean }>(
      `SELECT bool_or(d.status = 'lost') AND NOT bool_or(d.status = 'open') AS kept
       FROM refunds r JOIN disputes d ON d.charge_id = r.charge_id WHERE r.id = $1`,
      [refundId],
    );
    return row?.kept === true;
  }

  /** Sets a refused command aside until the bank has decided. */
  async put(
    tx: Tx,
    command: { id: string; orderId: string; targetId: string },
    outcome: object,
  ): Promise<void> {
    await this.commands.settle(tx, command.id, 'needs_review', outcome);
    await this.mark(tx, command.id);
    await this.note(tx, command.orderId, command.targetId);
  }

  /** A bank has the money: what nobody has sent yet is not sent before it has decided. */
  async holdBack(tx: Tx, chargeId: string): Promise<void> {
    const unsent = await tx.query<{ id: string; orderId: string; targetId: string }>(
      `SELECT id, order_id AS "orderId", target_id AS "targetId" FROM payment_commands
       WHERE kind = 'refund.create' AND status = 'pending' AND target_id IN (SELECT id FROM refunds WHERE charge_id = $1)
       ORDER BY id FOR UPDATE`,
      [chargeId],
    );
    for (const command of unsent) await this.put(tx, command, { by: 'open_dispute' });
  }

  /** The bank has decided: what waited for it is looked for at the provider, and sent. */
  async letGo(tx: Tx, chargeId: string): Promise<void> {
    await this.resume(tx, 'target_id IN (SELECT id FROM refunds WHERE charge_id = $1)', chargeId);
  }

  private async resume(tx: Tx, which: string, id: string): Promise<number> {
    const waiting = await tx.query<{ id: string }>(
      `SELECT id FROM payment_commands WHERE ${WAITING} AND ${which} ORDER BY id FOR UPDATE`,
      [id],
    );
    for (const command of waiting) await this.commands.resume(tx, command.id);
    if (waiting.length > 0) await tx.wake('payments.commands');
    return waiting.length;
  }

  private async mark(tx: Tx, id: string): Promise<void> {
    const at = new Date(tx.now.getTime() + ASK_AGAIN_MS);
    await tx.query(
      'UPDATE payment_commands SET waits_for_dispute = true, next_attempt_at = $2 WHERE id = $1',
      [id, at],
    );
  }

  private note(tx: Tx, orderId: string, refundId: string): Promise<void> {
    const subject = { subjectType: 'refund', subjectId: refundId };
    return tx.note({
      actorId: null,
      action: 'payments.refund_waits',
      ...subject,
      data: { orderId },
    });
  }
}
