import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config';
import type { Tx } from '../platform/database/database';
import { Sweeps } from '../platform/jobs/sweeps';
import { isLiveKey } from './stripe-config.rules';

/** What is seen otherwise than by a webhook, and the type of event that would tell of it. */
const EVENT_OF = { refund: 'refund.updated', dispute: 'charge.dispute.updated' } as const;
export type SeenKind = keyof typeof EVENT_OF;

/** Objects at Stripe that are kept among the webhooks, as if one had told of them: once each. */
@Injectable()
export class Sightings {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sweeps: Sweeps,
  ) {}

  /** Hangs on a payment of ours, but cannot be followed: a person must look. */
  async park(tx: Tx, kind: SeenKind, objectId: string, orderId: string): Promise<void> {
    await this.keep(tx, kind, objectId, { status: 'needs_review', note: 'not understood' });
    await tx.note({
      actorId: null,
      action: 'payments.not_understood',
      subjectType: 'order',
      subjectId: orderId,
      data: { kind, objectId },
    });
  }

  /** Belongs to a payment that we do not know yet: looked at again, like a webhook that came too early. */
  async lookAgain(tx: Tx, kind: SeenKind, objectId: string): Promise<void> {
    await this.keep(tx, kind, objectId, { status: 'received', note: 'seen in a list' });
    await this.sweeps.wake(tx, 'payments.inbox');
  }

  private async keep(
    tx: Tx,
    kind: SeenKind,
    objectId: string,
    { status, note }: { status: 'received' | 'needs_review'; note: string },
  ): Promise<void> {
    const now = tx.now;
    await tx.query(
      `INSERT INTO stripe_inbox AS known (event_id, type, object_id, livemode, status, note, received_at, next_attempt_at, settled_at)
       VALUES ('seen:' || $1::text, $2, $1, $3, $4, $5, $6, $6, $7)
       ON CONFLICT (event_id) DO UPDATE SET status = EXCLUDED.status, note = EXCLUDED.note, settled_at = EXCLUDED.settled_at
       WHERE known.status <> 'needs_review'`,
      [
        objectId,
        EVENT_OF[kind],
        isLiveKey(this.config.stripe.secretKey),
        status,
        note,
        now,
        status === 'received' ? null : now,
      ],
    );
  }
}
