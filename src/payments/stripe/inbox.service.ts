import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database, type Tx } from '../../platform/database/database';
import { faultPoint } from '../../platform/fault-points';
import { Sweeps } from '../../platform/jobs/sweeps';
import { newId } from '../../shared/ids';
import { DAY_MS } from '../../shared/time';
import { retryAt } from '../commands';
import { nextInboxStep, objectKindOf, type Seen } from '../domain/inbox.rules';
import { GatewayError } from './gateway/gateway.error';
import type { ReadableEvent, VerifiedEvent } from './gateway/webhook-signature';
import { ObjectReader } from './object-reader.service';
import { isLiveKey } from '../stripe-config.rules';

const BATCH = 100;
/** They may hold personal data, so they are kept as long as somebody may want to look, and no longer. */
const UNREAD_KEPT_DAYS = 90;

interface InboxRow {
  id: string;
  event_id: string;
  type: string;
  object_id: string;
  attempts: number;
}

/** Stores webhooks once and works them off afterwards, from the object's present state (money rules 5 and 6). */
@Injectable()
export class Inbox implements OnModuleInit {
  private readonly logger = new Logger('StripeInbox');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly reader: ObjectReader,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register('payments.unread_events', () => this.forgetUnread());
    this.sweeps.registerRows('payments.inbox', {
      lane: 'network',
      due: (now, failing) => ({
        sql: `SELECT event_id AS id, event_id, type, object_id, attempts FROM stripe_inbox
              WHERE status = 'received' AND next_attempt_at <= $1
              ORDER BY event_id = ANY($2), received_at, event_id LIMIT ${BATCH}`,
        params: [now, failing],
      }),
      work: (row: InboxRow) => this.applyOne(row),
    });
  }

  /** Keeps a verified event, once, with what is to be done about it. */
  async store(event: VerifiedEvent): Promise<void> {
    const { row, status, note } = this.filed(event);
    await this.database.tx(async (tx) => {
      await tx.query(
        `INSERT INTO stripe_inbox (id, event_id, type, object_id, livemode, status, note, received_at, next_attempt_at,
           settled_at, unread_body)
         VALUES ($10, $1, $2, $3, $4, $5, $6, $7, $7, $8, $9) ON CONFLICT (event_id) DO NOTHING`,
        [
          row.id,
          row.type,
          row.objectId,
          row.livemode,
          status,
          note,
          tx.now,
          status === 'received' ? null : tx.now,
          'body' in event ? event.body : null,
          newId(),
        ],
      );
      if (status === 'received') await tx.wake('payments.inbox');
      await faultPoint('payments.after_inbox_insert');
    });
  }

  /**
   * What concerns us not, or the other mode, is settled at once without effect. What we cannot read waits, with its
   * bytes, for a person: the poller finds what it was about.
   */
  private filed(event: VerifiedEvent): { row: ReadableEvent; status: string; note: string | null } {
    const livemode = isLiveKey(this.config.stripe.secretKey);
    if ('body' in event) {
      this.logger.error({ eventId: event.id }, 'a signed event cannot be read; it is kept as it came');
      const row = { id: event.id, type: 'unreadable', objectId: '', livemode };
      return { row, status: 'needs_review', note: 'unreadable' };
    }
    if (event.livemode !== livemode) return { row: event, status: 'put_aside', note: 'other livemode' };
    return { row: event, status: objectKindOf(event.type) ? 'received' : 'ignored', note: null };
  }

  private async forgetUnread(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - UNREAD_KEPT_DAYS * DAY_MS);
    const gone = await this.database.query<object>(
      `UPDATE stripe_inbox SET unread_body = NULL
       WHERE unread_body IS NOT NULL AND received_at < $1 RETURNING 1`,
      [before],
    );
    return gone.length;
  }

  /** Reads the object first (network), then applies it and settles the row in one transaction. */
  private async applyOne(row: InboxRow): Promise<boolean> {
    try {
      await faultPoint('payments.before_inbox_work');
      const apply = await this.reader.read(objectKindOf(row.type), row.object_id);
      await this.database.tx(async (tx) => {
        if (!(await stillMine(tx, row.event_id))) return;
        const seen = await apply(tx);
        await faultPoint('payments.before_inbox_settled');
        await this.write(tx, row, seen);
      });
    } catch (error) {
      const missing = error instanceof GatewayError && error.missing;
      this.logger.warn({ eventId: row.event_id, err: error }, 'an event could not be applied yet');
      await this.database.tx((tx) => this.write(tx, row, missing ? 'missing' : 'unreachable'));
    }
    return true;
  }

  private async write(tx: Tx, row: InboxRow, seen: Seen): Promise<void> {
    const now = tx.now;
    const attempts = row.attempts + 1;
    const status = nextInboxStep(seen, attempts);
    await tx.query(
      `UPDATE stripe_inbox SET status = $2, attempts = $3, note = $4, next_attempt_at = $5, settled_at = $6
       WHERE event_id = $1 AND status = 'received'`,
      [row.event_id, status, attempts, seen, retryAt(attempts, now), status === 'received' ? null : now],
    );
  }
}

const stillMine = async (tx: Tx, eventId: string): Promise<boolean> => {
  const rows = await tx.query<{ event_id: string }>(
    `SELECT event_id FROM stripe_inbox WHERE event_id = $1 AND status = 'received' FOR UPDATE SKIP LOCKED`,
    [eventId],
  );
  return rows.length > 0;
};
