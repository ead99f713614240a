import { Inject, Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { fromStripeAmount } from '../../../shared/money';
import { CONFIG, type Config } from '../../../platform/config/config';
import { faultPoint } from '../../../platform/fault-points';
import type { DisputeState, FeeFacts, OurMarks, RefundState, SessionFacts } from '../../domain/stripe-facts';
import { failureOf, GatewayError, unexpectedAnswer } from './gateway.error';
import { assertObject, disputeState, idOf, marksOf, refundState, sessionFacts } from './stripe-answers';

/** For one call; the SDK tries none twice. It must end well within a command's lease. */
export const TIMEOUT_MS = 10_000;
/** For reading a list to its end: pages come one after the other, each within the time of one call. */
const LOOKUP_MS = 45_000 - TIMEOUT_MS;
/** Lists are read to this many objects before the answer counts as unknown. */
const MOST_LISTED = 5_000;

type Operation =
  | 'checkout_create'
  | 'checkout_expire'
  | 'checkout_read'
  | 'refund_create'
  | 'refund_read'
  | 'fee_read'
  | 'lookup';

export interface SendOptions {
  /** The command's id: Stripe does one key once. */
  key: string;
  timeoutMs?: number;
}

/**
 * The only place that talks to Stripe. Every method checks what came back and throws a GatewayError when there is no
 * usable answer. Retries are ours, not the SDK's; its telemetry is off because it writes to the home folder.
 */
@Injectable()
export class StripeGateway {
  private client: Stripe | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async createCheckout(params: object, { key, timeoutMs }: SendOptions): Promise<SessionFacts> {
    const options = { idempotencyKey: key, timeout: timeoutMs ?? TIMEOUT_MS };
    return sessionFacts(
      await this.call('checkout_create', (stripe) =>
        stripe.checkout.sessions.create(params as Stripe.Checkout.SessionCreateParams, options),
      ),
    );
  }

  async expireCheckout(sessionId: string, { key, timeoutMs }: SendOptions): Promise<SessionFacts> {
    const options = { idempotencyKey: key, timeout: timeoutMs ?? TIMEOUT_MS };
    return sessionFacts(
      await this.call('checkout_expire', (stripe) => stripe.checkout.sessions.expire(sessionId, {}, options)),
      sessionId,
    );
  }

  async checkout(sessionId: string): Promise<SessionFacts> {
    return sessionFacts(
      await this.call('checkout_read', (stripe) => stripe.checkout.sessions.retrieve(sessionId)),
      sessionId,
    );
  }

  /** The session that carries a command's id, among those created since then; search does not cover sessions. */
  async findCheckout(commandId: string, since: Date): Promise<SessionFacts | null> {
    const created = { gte: Math.floor(since.getTime() / 1000) - 300 };
    const found = await this.findInList(
      (stripe) => stripe.checkout.sessions.list({ created, limit: 100 }),
      (session) => session.metadata?.command_id === commandId,
    );
    return found && sessionFacts(found);
  }

  async createRefund(params: object, { key, timeoutMs }: SendOptions): Promise<RefundState> {
    const options = { idempotencyKey: key, timeout: timeoutMs ?? TIMEOUT_MS };
    return refundState(
      await this.call('refund_create', (stripe) =>
        stripe.refunds.create(params as Stripe.RefundCreateParams, options),
      ),
    );
  }

  async refund(refundId: string): Promise<RefundState> {
    return refundState(
      await this.call('refund_read', (stripe) => stripe.refunds.retrieve(refundId)),
      refundId,
    );
  }

  /** The refund of a payment that carries a command's id. */
  async findRefund(commandId: string, paymentIntentId: string): Promise<RefundState | null> {
    const found = await this.findInList(
      (stripe) => stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }),
      (refund) => refund.metadata?.command_id === commandId,
    );
    return found && refundState(found);
  }

  async refundsOfCharge(chargeId: string): Promise<RefundState[]> {
    const list = await this.call('refund_read', (stripe) =>
      stripe.refunds.list({ charge: chargeId, limit: 100 }),
    );
    if (!Array.isArray(list.data)) throw unexpectedAnswer('expected a list of refunds');
    return list.data.map((refund) => refundState(refund));
  }

  /** All refunds of a payment, whoever asked for them. */
  async refundsOf(paymentIntentId: string): Promise<RefundState[]> {
    const refunds = await this.all((stripe) =>
      stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }),
    );
    return refunds.map((refund) => refundState(refund));
  }

  /** One page of what was made in a stretch of time, newest first; what cannot be read comes without its state. */
  async listed(kind: 'refunds' | 'disputes', { from, to, after }: Stretch): Promise<ListedPage> {
    const query = { created: range(from, to), limit: 100, ...(after !== null && { starting_after: after }) };
    const read = kind === 'refunds' ? readable(refundState) : readable(disputeState);
    const list = await this.call(
      'lookup',
      (stripe): Promise<Stripe.ApiList<Stripe.Refund | Stripe.Dispute>> => stripe[kind].list(query),
    );
    if (!Array.isArray(list.data)) throw unexpectedAnswer(`expected a list of ${kind}`);
    const objects = list.data.map((object) => ({ id: nameOf(object), state: read(object) }));
    const last = objects.findLast(({ id }) => id !== null)?.id ?? null;
    if (list.has_more && last === null) throw unexpectedAnswer(`a page of ${kind} without any id`);
    return { objects, next: list.has_more ? last : null };
  }

  async dispute(disputeId: string): Promise<DisputeState> {
    return disputeState(
      await this.call('lookup', (stripe) => stripe.disputes.retrieve(disputeId)),
      disputeId,
    );
  }

  /** Our marks on a payment: whose it is, when what hangs on it carries none. */
  async marksOfPayment(paymentIntentId: string): Promise<OurMarks> {
    const intent = await this.call('lookup', (stripe) => stripe.paymentIntents.retrieve(paymentIntentId));
    assertObject(intent, 'payment_intent', paymentIntentId);
    return marksOf(intent.metadata);
  }

  /** Stripe's fee for a payment; null until its balance transaction exists. */
  async feeOf(paymentIntentId: string): Promise<FeeFacts | null> {
    const intent = await this.call('fee_read', (stripe) => stripe.paymentIntents.retrieve(paymentIntentId));
    assertObject(intent, 'payment_intent', paymentIntentId);
    const chargeId = idOf(intent.latest_charge);
    if (!chargeId) return null;
    const charge = await this.call('fee_read', (stripe) => stripe.charges.retrieve(chargeId));
    assertObject(charge, 'charge', chargeId);
    const balanceTransactionId = idOf(charge.balance_transaction);
    if (!balanceTransactionId) return null;
    const entry = await this.call('fee_read', (stripe) =>
      stripe.balanceTransactions.retrieve(balanceTransactionId),
    );
    assertObject(entry, 'balance_transaction', balanceTransactionId);
    return {
      chargeId,
      balanceTransactionId,
      fee: fromStripeAmount(entry.fee, entry.currency),
      cardFingerprint: this.fingerprintOf(charge),
    };
  }

  /** Everybody pays with the same few cards in Stripe's test mode; in our sandbox everybody has their own. */
  private fingerprintOf({ livemode, payment_method_details: method }: Stripe.Charge): string | null {
    return livemode || this.config.stripe.sandbox ? (method?.card?.fingerprint ?? null) : null;
  }

  private async all<Item>(list: (stripe: Stripe) => AsyncIterable<Item>): Promise<Item[]> {
    const items: Item[] = [];
    await this.findInList(list, (item) => {
      items.push(item);
      return false;
    });
    return items;
  }

  private async findInList<Item>(
    list: (stripe: Stripe) => AsyncIterable<Item>,
    wanted: (item: Item) => boolean,
  ): Promise<Item | null> {
    return this.call('lookup', async (stripe) => {
      let seen = 0;
      const deadline = performance.now() + LOOKUP_MS;
      for await (const item of list(stripe)) {
        if (wanted(item)) return item;
        seen += 1;
        if (seen >= MOST_LISTED || performance.now() > deadline)
          throw unexpectedAnswer('too many objects to look through');
      }
      return null;
    });
  }

  private async call<Answer>(
    operation: Operation,
    ask: (stripe: Stripe) => Promise<Answer>,
  ): Promise<Answer> {
    await faultPoint(`stripe.before_${operation}`);
    const answer = await this.ask(ask);
    await faultPoint(`stripe.after_${operation}`);
    return answer;
  }

  private async ask<Answer>(ask: (stripe: Stripe) => Promise<Answer>): Promise<Answer> {
    try {
      return await ask(this.stripe());
    } catch (error) {
      const failure = failureOf(error);
      throw failure ? new GatewayError(failure) : error;
    }
  }

  /** Made at first use: the sandbox's port is known only when it listens. */
  private stripe(): Stripe {
    const { secretKey, endpoint } = this.config.stripe;
    this.client ??= new Stripe(secretKey, {
      ...(endpoint ?? {}),
      telemetry: false,
      maxNetworkRetries: 0,
      timeout: TIMEOUT_MS,
    });
    return this.client;
  }
}

/** A stretch of a list, and the object after which to read on; null for its beginning. */
interface Stretch {
  from: Date;
  to: Date;
  after: string | null;
}

export interface ListedPage {
  /** `state` is null where the object cannot be read, `id` where it has not even a name. */
  objects: { id: string | null; state: RefundState | DisputeState | null }[];
  /** After which object the next page begins; null at the end. */
  next: string | null;
}

/** Reads an object, or answers null for one of a shape that we do not know: it does not stop those beside it. */
const readable =
  (read: (object: never) => RefundState | DisputeState) =>
  (object: unknown): RefundState | DisputeState | null => {
    try {
      return read(object as never);
    } catch {
      return null;
    }
  };

const nameOf = (object: unknown): string | null => {
  const id = (object as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : null;
};

const range = (from: Date, to: Date): { gte: number; lte: number } => ({
  gte: Math.floor(from.getTime() / 1000),
  lte: Math.ceil(to.getTime() / 1000),
});
