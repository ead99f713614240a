import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database';
import type { ObjectKind, Seen } from './domain/inbox-rules';
import type { OurMarks } from './domain/stripe-facts';
import { StripeGateway } from './gateway/stripe.gateway';
import { ObservedState } from './observed-state.service';
import type { Applied } from './settlement.service';

/** Reads an object as it is at Stripe now, and hands back what to do with it inside a transaction. */
@Injectable()
export class ObjectReader {
  constructor(
    private readonly gateway: StripeGateway,
    private readonly observed: ObservedState,
  ) {}

  /** Throws a GatewayError when Stripe gives no usable answer. */
  async read(kind: ObjectKind | null, objectId: string): Promise<(tx: Tx) => Promise<Seen>> {
    if (kind === 'session') {
      const session = await this.gateway.checkout(objectId);
      return async (tx) => seen(await this.observed.session(tx, session), session.marks);
    }
    const refunds =
      kind === 'refund'
        ? [await this.gateway.refund(objectId)]
        : await this.gateway.refundsOfCharge(objectId);
    return async (tx) => {
      let result: Seen = 'applied';
      for (const refund of refunds) {
        const one = seen(await this.observed.refund(tx, refund), refund.marks);
        if (one !== 'applied') result = one;
      }
      return result;
    };
  }
}

const seen = (applied: Applied, marks: OurMarks): Seen => {
  if (applied === 'applied') return 'applied';
  return marks.orderId === null ? 'foreign' : 'unknown';
};
