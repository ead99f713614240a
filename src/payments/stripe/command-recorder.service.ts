import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../platform/database/database';
import { faultPoint } from '../../platform/fault-points';
import { notFound } from '../../shared/errors';
import { type CommandAnswer, type CommandRow, decideCommandOutcome, PaymentCommands } from '../commands';
import type { RefundState, SessionFacts } from '../domain/stripe-facts';
import { CommandRenewal } from './command-renewal.service';
import { lockOrder, type OrderRow } from '../orders';
import { ObservedState } from './observed-state.service';

interface Attempt {
  answer: CommandAnswer;
  session?: SessionFacts;
  refund?: RefundState;
  /** What else there is of the payment: why a refund was refused. */
  refunds?: RefundState[];
}

/** Transaction B: writes down what a try brought and does what follows from it. */
@Injectable()
export class CommandRecorder {
  constructor(
    private readonly database: Database,
    private readonly commands: PaymentCommands,
    private readonly observed: ObservedState,
    private readonly renewal: CommandRenewal,
  ) {}

  record(claimed: CommandRow, attempt: Attempt): Promise<void> {
    return this.database.tx(async (tx) => {
      const order = await lockOrder(tx, claimed.orderId);
      if (!order) throw notFound('order');
      for (const refund of attempt.refunds ?? []) await this.observed.refund(tx, refund);
      const command = await this.commands.lockUnsettled(tx, claimed.id);
      if (command) await this.follow(tx, order, { ...command, attempts: claimed.attempts }, attempt.answer);
      if (attempt.session) await this.observed.session(tx, attempt.session);
      if (attempt.refund) await this.observed.refund(tx, attempt.refund);
      await faultPoint('payments.after_recording');
    });
  }

  private async follow(tx: Tx, order: OrderRow, command: CommandRow, answer: CommandAnswer): Promise<void> {
    const decision = decideCommandOutcome(answer, command, tx.now);
    const outcome = typeof answer === 'string' ? { answer } : { ...answer };
    switch (decision.do) {
      case 'succeed':
        return this.commands.settle(tx, command.id, 'succeeded', outcome);
      case 'send_again':
        return this.commands.postpone(tx, command.id, decision.at, false, outcome);
      case 'look_up':
        return this.commands.postpone(tx, command.id, decision.at, true, outcome);
      case 'renew':
        await this.commands.settle(tx, command.id, 'failed', outcome);
        return this.renewal.renew(tx, order, command);
      case 'fail':
        await this.commands.settle(tx, command.id, 'failed', outcome);
        return this.renewal.giveUp(tx, order, command, reasonOf(answer));
      case 'wait':
        return this.renewal.waitForBank(tx, order, command, outcome);
      case 'park':
        return this.park(tx, command, outcome);
    }
  }

  /** Nothing more is tried; admins see it among the orders that need review. */
  private async park(tx: Tx, command: CommandRow, outcome: object): Promise<void> {
    await this.commands.settle(tx, command.id, 'needs_review', outcome);
    await tx.note({
      actorId: null,
      action: 'payments.needs_review',
      subjectType: 'order',
      subjectId: command.orderId,
      data: { commandId: command.id, kind: command.kind, outcome },
    });
  }
}

const reasonOf = (answer: CommandAnswer): string =>
  typeof answer === 'string' ? answer : (answer.code ?? `http_${answer.status ?? 'none'}`);
