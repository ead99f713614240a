import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/database';
import { newId } from '../../shared/ids';
import { isLiveKey } from '../stripe-config.rules';

/** What is seen otherwise than by a webhook, and the type of event that would tell of it. */
const EVENT_OF = { refund: 'refund.updated', dispute: 'charge.dispute.updated' } as const;
export type SeenKind = keyof typeof EVENT_OF;

interface Kept {
  status: 'received' | 'needs_review';
  note: string;
  orderId?: string;
  seenAs?: string;
}

/** Objects at Stripe that are kept among the webhooks, as if one had told of them: once each. */
@Injectable()
export class Sightings {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * Hangs on a payment of ours, but cannot be followed: a person must look. `seenAs` says what it was; the same again is
   * no news, also when a person has ended it.
   */
  async park(tx: Tx, kind: SeenKind, objectId: string, orderId: string, seenAs: string): Promise<void> {
    const isNews = await this.keep(tx, kind, objectId, {
      status: 'needs_review',
      note: 'not understood',
      orderId,
      seenAs,
    });
    if (!isNews) return;
    await tx.note({
      actorId: null,
      action: 'payments.not_understood',
      subjectType: 'order',
      subjectId: orderId,
      data: { kind, objectId, seenAs },
    });
  }

  /** It can be followed now: nobody need look at it any more. */
  async understood(tx: Tx, objectId: string): Promise<void> {
    await tx.query(
      `UPDATE stripe_inbox SET status = 'applied', note = NULL, settled_at = $2
       WHERE event_id = 'seen:' || $1::text AND status = 'needs_review'`,
      [objectId, tx.now],
    );
  }

  /** Belongs to a payment that we do not know yet: looked at again, like a webhook that came too early. */
  async lookAgain(tx: Tx, kind: SeenKind, objectId: string): Promise<void> {
    await this.keep(tx, kind, objectId, { status: 'received', note: 'seen in a list' });
    await tx.wake('payments.inbox');
  }

  private async keep(
    tx: Tx,
    kind: SeenKind,
    objectId: string,
    { status, note, orderId, seenAs }: Kept,
  ): Promise<boolean> {
    const now = tx.now;
    const kept = await tx.query<object>(
      `INSERT INTO stripe_inbox AS known (id, order_id, seen_as, event_id, type, object_id, livemode, status, note, received_at, next_attempt_at, settled_at)
       VALUES ($8, $9, $10, 'seen:' || $1::text, $2, $1, $3, $4, $5, $6, $6, $7)
       ON CONFLICT (event_id) DO UPDATE SET status = EXCLUDED.status, note = EXCLUDED.note, settled_at = EXCLUDED.settled_at,
         next_attempt_at = EXCLUDED.next_attempt_at, order_id = EXCLUDED.order_id, seen_as = EXCLUDED.seen_as, closed_reason = NULL
       WHERE known.status <> 'needs_review' AND (known.closed_reason IS NULL OR known.seen_as IS DISTINCT FROM EXCLUDED.seen_as)
          OR known.status = 'needs_review' AND known.seen_as IS DISTINCT FROM EXCLUDED.seen_as AND EXCLUDED.status = 'needs_review'
       RETURNING 1`,
      [
        objectId,
        EVENT_OF[kind],
        isLiveKey(this.config.stripe.secretKey),
        status,
        note,
        now,
        status === 'received' ? null : now,
        newId(),
        orderId ?? null,
        seenAs ?? null,
      ],
    );
    return kept.length > 0;
  }
}
