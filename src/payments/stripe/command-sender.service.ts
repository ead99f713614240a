import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '../../platform/clock/clock';
import { faultPoint } from '../../platform/fault-points';
import { withLogFields } from '../../platform/log/log-fields';
import { Sweeps } from '../../platform/jobs/sweeps';
import {
  type CommandAnswer,
  type CommandRow,
  type CommandsOf,
  howToTry,
  isDefinite,
  PaymentCommands,
} from '../commands';
import type { RefundState, SessionFacts } from '../domain/stripe-facts';
import { CommandRecorder } from './command-recorder.service';
import { GatewayError, unexpectedAnswer } from './gateway/gateway.error';
import { StripeGateway, type SendOptions, TIMEOUT_MS } from './gateway/stripe.gateway';

/** How soon to look again whether another sender is done. */
const LOOK_AGAIN_MS = 30;

/** What one try brought: an answer for the rules, and the object if there is one. */
export interface Attempt {
  answer: CommandAnswer;
  session?: SessionFacts;
  refund?: RefundState;
  /** All refunds of the payment, read when one was refused. */
  refunds?: RefundState[];
}

/**
 * Sends payment commands, always outside of transactions: claim (own transaction), ask Stripe, record (transaction B).
 * Whoever dies in between leaves a lease that runs out; the next sender repeats with the same key.
 */
@Injectable()
export class CommandSender implements OnModuleInit {
  private readonly logger = new Logger('Payments');

  constructor(
    private readonly clock: Clock,
    private readonly commands: PaymentCommands,
    private readonly gateway: StripeGateway,
    private readonly recorder: CommandRecorder,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.registerRows('payments.commands', {
      lane: 'network',
      due: (now, failing) => this.commands.due(now, failing),
      work: ({ id }) => this.run(id),
    });
  }

  /**
   * Sends what is due of one order, or of all orders of one subject, now, for at most `budgetMs` of real time; what is
   * left, the sweep does. When that was quicker and is trying one, its answer is awaited: the caller wants to tell what
   * came of it. Never throws for Stripe's sake.
   */
  async dispatch(of: CommandsOf, budgetMs = 5_000): Promise<void> {
    const deadline = performance.now() + budgetMs;
    for (;;) {
      const { due, elsewhere } = await this.commands.dueOf(of);
      if (due.length === 0 && !elsewhere) return;
      if (due.length === 0) await sleep(LOOK_AGAIN_MS);
      if (performance.now() >= deadline) return;
      for (const id of due) {
        const left = Math.floor(deadline - performance.now());
        if (left <= 0) return;
        await this.run(id, left);
      }
    }
  }

  /** One try of one command; false when it is not ours to try now. */
  async run(id: string, timeoutMs = TIMEOUT_MS): Promise<boolean> {
    const command = await this.commands.claim(id, timeoutMs);
    if (!command) return false;
    await faultPoint('payments.after_command_claim');
    return withLogFields({ commandId: id, orderId: command.orderId }, async () => {
      const attempt = await this.attempt(command, timeoutMs);
      await faultPoint('payments.before_recording');
      await this.recorder.record(command, attempt);
      const answer = answerOf(attempt);
      this.logger.log({ kind: command.kind, attempts: command.attempts, ...answer }, 'payment command');
      return true;
    });
  }

  private async attempt(command: CommandRow, timeoutMs: number): Promise<Attempt> {
    try {
      const how = howToTry(command, this.clock.now());
      return how === 'send'
        ? await this.send(command, { key: command.id, timeoutMs })
        : await this.lookUp(command);
    } catch (error) {
      if (error instanceof GatewayError) return this.explained(command, error);
      throw error;
    }
  }

  /**
   * A refund is refused when less is left than we think: somebody refunded at the provider. So all refunds of the
   * payment are read with the refusal; as long as they cannot be, nothing is concluded from it.
   */
  private async explained(command: CommandRow, { failure }: GatewayError): Promise<Attempt> {
    if (command.kind !== 'refund.create' || !isDefinite(failure.status)) return { answer: failure };
    try {
      return { answer: failure, refunds: await this.gateway.refundsOf(paymentIntentOf(command)) };
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return { answer: isDefinite(error.failure.status) ? failure : error.failure };
    }
  }

  private async send(command: CommandRow, options: SendOptions): Promise<Attempt> {
    switch (command.kind) {
      case 'checkout.create':
        return found({ session: ours(await this.gateway.createCheckout(command.params, options), command) });
      case 'checkout.expire':
        return { answer: 'done', session: await this.gateway.expireCheckout(sessionIdOf(command), options) };
      case 'refund.create':
        return found({ refund: ours(await this.gateway.createRefund(command.params, options), command) });
    }
  }

  private async lookUp(command: CommandRow): Promise<Attempt> {
    switch (command.kind) {
      case 'checkout.create': {
        const since = command.firstSentAt ?? this.clock.now();
        return found({ session: await this.gateway.findCheckout(command.id, since) });
      }
      case 'checkout.expire': {
        const session = await this.gateway.checkout(sessionIdOf(command));
        return session.status === 'open' ? { answer: 'not_found' } : { answer: 'done', session };
      }
      case 'refund.create':
        return found({ refund: await this.gateway.findRefund(command.id, paymentIntentOf(command)) });
    }
  }
}

/** What is worth a line: not the provider's words, which may quote our input. */
const answerOf = ({ answer }: Attempt): { answer: string; status?: number | null } =>
  typeof answer === 'string' ? { answer } : { answer: answer.code ?? 'no_answer', status: answer.status };

const found = (object: { session?: SessionFacts | null; refund?: RefundState | null }): Attempt => {
  const session = object.session ?? undefined;
  const refund = object.refund ?? undefined;
  return { answer: session || refund ? 'done' : 'not_found', session, refund };
};

/** An answer that does not carry our command's id is not an answer to it. */
const ours = <Answer extends { marks: { commandId: string | null } }>(
  answer: Answer,
  command: CommandRow,
): Answer => {
  if (answer.marks.commandId !== command.id) throw unexpectedAnswer('the answer belongs to another command');
  return answer;
};

const sessionIdOf = (command: CommandRow): string => textOf(command, 'sessionId');
const paymentIntentOf = (command: CommandRow): string => textOf(command, 'payment_intent');
const textOf = (command: CommandRow, name: string): string => {
  const value = command.params[name];
  if (typeof value !== 'string') throw new TypeError(`command ${command.id} has no ${name}`);
  return value;
};
