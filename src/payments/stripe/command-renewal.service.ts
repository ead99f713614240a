import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import { newId } from '../../shared/ids';
import { addMinutes } from '../../shared/time';
import { Checkouts, type OrderRow, Refunds, Captures, WaitingRefunds } from '../orders';
import { type CommandRow, PaymentCommands, renewedCheckoutParams, renewedRefundParams } from '../commands';

/** Stripe's least is 30 minutes from its own clock; one more for the way there. */
const LEAST_CHECKOUT_MINUTES = 31;

/** What follows when a command is known to have had no effect: a fresh one takes over, or the purpose is given up. */
@Injectable()
export class CommandRenewal {
  constructor(
    private readonly commands: PaymentCommands,
    private readonly checkouts: Checkouts,
    private readonly captures: Captures,
    private readonly refunds: Refunds,
    private readonly waiting: WaitingRefunds,
  ) {}

  async renew(tx: Tx, order: OrderRow, command: CommandRow): Promise<void> {
    if (command.kind === 'checkout.create') return this.renewCheckout(tx, order, command);
    if (command.kind === 'refund.create' && !(await this.refunds.isWanted(tx, command.targetId))) return;
    const id = newId();
    await this.commands.enqueue(tx, {
      id,
      orderId: order.id,
      kind: command.kind,
      targetId: command.targetId,
      params: command.kind === 'refund.create' ? renewedRefundParams(command.params, id) : command.params,
      generation: command.generation + 1,
    });
  }

  /** A refund was refused because of a dispute: it waits, unless it is wanted no more or a bank has kept the money. */
  async waitForBank(tx: Tx, order: OrderRow, command: CommandRow, outcome: object): Promise<void> {
    const { id, targetId } = command;
    if ((await this.refunds.isWanted(tx, targetId)) && !(await this.waiting.isKept(tx, targetId)))
      return this.waiting.put(tx, command, outcome);
    await this.commands.settle(tx, id, 'failed', outcome);
    return this.giveUp(tx, order, command, 'charge_disputed');
  }

  async giveUp(tx: Tx, order: OrderRow, command: CommandRow, because: string): Promise<void> {
    if (command.kind === 'refund.create') await this.refunds.refuse(tx, order, command.targetId, because);
    if (command.kind === 'checkout.create') {
      await this.checkouts.setStatus(tx, command.targetId, 'failed', tx.now);
      await this.captures.close(tx, order, order.closeRequested ? 'expired' : 'failed');
    }
  }

  /** A new session only makes sense while the time is still held and nobody has walked away. */
  private async renewCheckout(tx: Tx, order: OrderRow, command: CommandRow): Promise<void> {
    const now = tx.now;
    if (order.status !== 'creating' || order.closeRequested || now >= order.checkoutExpiresAt) {
      return this.giveUp(tx, order, command, 'too_late');
    }
    await this.checkouts.setStatus(tx, command.targetId, 'failed', now);
    const [commandId, checkoutId, expiresAt] = [newId(), newId(), addMinutes(now, LEAST_CHECKOUT_MINUTES)];
    await this.checkouts.add(tx, { id: checkoutId, orderId: order.id, expiresAt });
    await this.commands.enqueue(tx, {
      id: commandId,
      orderId: order.id,
      kind: 'checkout.create',
      targetId: checkoutId,
      params: renewedCheckoutParams(command.params, { commandId, checkoutId, expiresAt }),
      voidFrom: expiresAt,
      generation: command.generation + 1,
    });
  }
}
