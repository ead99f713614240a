import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../platform/database/database';
import { conflict, notFound } from '../../shared/errors';
import { CommandRenewal } from './command-renewal.service';
import { GIVEN_UP, lockOrder, type OrderRow } from '../orders';
import { type CommandRow, PaymentCommands } from '../commands';

/** Who decides about a parked command, and why. */
interface Decision {
  adminId: string;
  commandId: string;
  reason: string;
}

/**
 * What a person may do about a command that is not tried any more. Neither can pay twice: a retry looks for the
 * effect at the provider first, and giving up does not send anything.
 * Errors of both: 404 `payment_command.not_found`, 409 `payment_command.not_parked`.
 */
@Injectable()
export class ParkedCommands {
  constructor(
    private readonly database: Database,
    private readonly commands: PaymentCommands,
    private readonly renewal: CommandRenewal,
  ) {}

  /** Looks for the command's effect, and when there is none a fresh command takes over, with all tries anew. */
  retry(decision: Decision): Promise<void> {
    return this.decide('payments.command_retried', decision, async (tx, _order, { id }) => {
      await this.commands.resume(tx, id);
      await tx.wake('payments.commands');
    });
  }

  /** Ends it as failed: a checkout's order closes, a refund counts as refused and stays among what needs review. */
  giveUp(decision: Decision): Promise<void> {
    return this.decide('payments.command_given_up', decision, async (tx, order, command) => {
      await this.commands.settle(tx, command.id, 'failed', { by: 'admin' });
      await this.renewal.giveUp(tx, order, command, GIVEN_UP);
    });
  }

  private decide(
    action: string,
    { adminId, commandId, reason }: Decision,
    act: (tx: Tx, order: OrderRow, command: CommandRow) => Promise<void>,
  ): Promise<void> {
    return this.database.tx(async (tx) => {
      const orderId = await this.commands.orderOf(tx, commandId);
      const order = orderId && (await lockOrder(tx, orderId));
      if (!order) throw notFound('payment_command');
      const command = await this.commands.lockUnsettled(tx, commandId);
      if (command?.status !== 'needs_review') {
        throw conflict(
          'payment_command.not_parked',
          'Only a command that waits for a person can be decided.',
        );
      }
      await act(tx, order, command);
      const data = { reason, orderId: order.id, kind: command.kind };
      const subject = { subjectType: 'payment_command', subjectId: commandId };
      await tx.note({ actorId: adminId, action, ...subject, data });
    });
  }
}
