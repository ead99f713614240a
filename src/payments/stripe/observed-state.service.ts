import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import { Disputes } from '../disputes';
import type { Applied, Sighting } from '../domain/inbox.rules';
import type { DisputeState, RefundState, SessionFacts } from '../domain/stripe-facts';
import { ObservedRefunds, Captures } from '../orders';
import { type SeenKind, Sightings } from './sightings.service';

/** The one entrance for anything seen at Stripe, whoever saw it: sender, webhook, poller or list. */
@Injectable()
export class ObservedState {
  constructor(
    private readonly captures: Captures,
    private readonly refunds: ObservedRefunds,
    private readonly disputes: Disputes,
    private readonly sightings: Sightings,
  ) {}

  session(tx: Tx, session: SessionFacts): Promise<Applied> {
    return this.captures.applyCheckoutState(tx, session);
  }

  async refund(tx: Tx, refund: RefundState): Promise<Applied> {
    return this.orPark(tx, 'refund', refund, await this.refunds.apply(tx, refund));
  }

  async dispute(tx: Tx, dispute: DisputeState): Promise<Applied> {
    return this.orPark(tx, 'dispute', dispute, await this.disputes.apply(tx, dispute));
  }

  /** On a payment of ours nothing is passed over in silence: what we cannot follow waits for a person. */
  private async orPark(
    tx: Tx,
    kind: SeenKind,
    { id, status, money }: RefundState | DisputeState,
    seen: Sighting,
  ): Promise<Applied> {
    if (seen === 'applied') await this.sightings.understood(tx, id);
    if (typeof seen === 'string') return seen;
    const seenAs = `${status ?? 'no status'}, ${money.amount} ${money.currency}`;
    await this.sightings.park(tx, kind, id, seen.oddOn, seenAs);
    return 'applied';
  }
}
