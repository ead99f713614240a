import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../platform/database/database';
import type { Applied, ObjectKind, Seen } from '../domain/inbox.rules';
import type { DisputeState, OurMarks, PaymentRef, RefundState } from '../domain/stripe-facts';
import { StripeGateway } from './gateway/stripe.gateway';
import { ObservedState } from './observed-state.service';
import { chargeOf } from '../orders';

/** What to do inside a transaction with something that was read outside of it. */
export type Apply = (tx: Tx) => Promise<Seen>;

/** Reads an object as it is at Stripe now, and hands back what to do with it inside a transaction. */
@Injectable()
export class ObjectReader {
  constructor(
    private readonly database: Database,
    private readonly gateway: StripeGateway,
    private readonly observed: ObservedState,
  ) {}

  /** Throws a GatewayError when Stripe gives no usable answer. */
  async read(kind: ObjectKind | null, objectId: string): Promise<Apply> {
    switch (kind) {
      case 'session': {
        const session = await this.gateway.checkout(objectId);
        return async (tx) => seen(await this.observed.session(tx, session), session.marks.orderId !== null);
      }
      case 'dispute':
        return this.dispute(await this.gateway.dispute(objectId));
      case 'refund':
        return this.refund(await this.gateway.refund(objectId));
      default:
        return this.refundsOfCharge(objectId);
    }
  }

  /** Whose a refund is says the payment that it hangs on; marks of its own are not needed (money rule 10a). */
  async refund(refund: RefundState): Promise<Apply> {
    const ours = await this.isOurs(refund, refund.marks);
    return async (tx) => seen(await this.observed.refund(tx, refund), ours);
  }

  async dispute(dispute: DisputeState): Promise<Apply> {
    const ours = await this.isOurs(dispute);
    return async (tx) => seen(await this.observed.dispute(tx, dispute), ours);
  }

  private async refundsOfCharge(chargeId: string): Promise<Apply> {
    const applies: Apply[] = [];
    for (const refund of await this.gateway.refundsOfCharge(chargeId))
      applies.push(await this.refund(refund));
    return async (tx) => {
      let result: Seen = 'applied';
      for (const apply of applies) {
        const one = await apply(tx);
        if (one !== 'applied') result = one;
      }
      return result;
    };
  }

  /** A payment that we have not recorded yet still carries our marks, as we gave them to its checkout. */
  private async isOurs(ref: PaymentRef, marks?: OurMarks): Promise<boolean> {
    if (marks?.orderId || (await chargeOf(this.database, ref))) return true;
    if (!ref.paymentIntentId) return false;
    return (await this.gateway.marksOfPayment(ref.paymentIntentId)).orderId !== null;
  }
}

const seen = (applied: Applied, ours: boolean): Seen => {
  if (applied === 'applied') return 'applied';
  return ours ? 'unknown' : 'foreign';
};
