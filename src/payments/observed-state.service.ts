import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database';
import type { RefundState, SessionFacts } from './domain/stripe-facts';
import { Refunds } from './refunds.service';
import { Settlement, type Applied } from './settlement.service';

/** The one entrance for anything seen at Stripe, whoever saw it: sender, webhook or poller. */
@Injectable()
export class ObservedState {
  constructor(
    private readonly settlement: Settlement,
    private readonly refunds: Refunds,
  ) {}

  session(tx: Tx, session: SessionFacts): Promise<Applied> {
    return this.settlement.applyCheckoutState(tx, session);
  }

  refund(tx: Tx, refund: RefundState): Promise<Applied> {
    return this.refunds.apply(tx, refund);
  }
}
