import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { faultPoint } from '../fault-points';
import type { EventType } from '../../shared/events';
import { Clock } from '../clock/clock';
import { Database, type Tx } from '../database/database';
import { withLogFields } from '../log/log-fields';
import { Sweeps } from '../jobs/sweeps';
import { type Occurrence, tellOccurrence } from '../live/occurrence';
import type { StoredEvent } from './stored-event';

type Reaction = (event: StoredEvent<never>, tx: Tx) => Promise<void>;

/** Who listens to what. Filled while modules start. */
@Injectable()
export class Subscriptions {
  private readonly byType = new Map<string, Map<string, Reaction>>();

  /**
   * `react` runs once per (event, subscriber), in a transaction of its own that also records the delivery.
   * When it throws, nothing of it stays and it is tried again with back-off.
   */
  on<Type extends EventType>(
    type: Type,
    subscriber: string,
    react: (event: StoredEvent<Type>, tx: Tx) => Promise<void>,
  ): void {
    const subscribers = this.byType.get(type) ?? new Map<string, Reaction>();
    if (subscribers.has(subscriber)) throw new Error(`${subscriber} subscribes to ${type} twice`);
    subscribers.set(subscriber, react as Reaction);
    this.byType.set(type, subscribers);
  }

  of(type: string): [string, Reaction][] {
    return [...(this.byType.get(type) ?? [])];
  }
}

const BATCH = 100;

/** What others may hear of an event. An order's is about each booking that it is for. */
const occurrenceOf = ({ type, aggregateId, occurredAt, data }: StoredEvent): Occurrence => {
  const { bookingId, subjectId } = data as { bookingId?: string; subjectId?: string };
  return { type, id: aggregateId, bookingId: bookingId ?? subjectId ?? null, at: occurredAt.toISOString() };
};

/** Brings stored events to their subscribers: at least once, each reaction exactly once. */
@Injectable()
export class OutboxDelivery implements OnModuleInit {
  private readonly logger = new Logger('Outbox');

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly subscriptions: Subscriptions,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.registerRows('outbox', {
      due: (now, failing) => ({
        sql: `SELECT id FROM outbox_events WHERE delivered_at IS NULL AND next_attempt_at <= $1
              ORDER BY id::text = ANY($2), sequence LIMIT ${BATCH}`,
        params: [now, failing],
      }),
      work: ({ id }) => withLogFields({ eventId: id }, () => this.deliver(id)),
    });
  }

  private async deliver(id: string): Promise<boolean> {
    try {
      while (await this.deliverToNextSubscriber(id)) await faultPoint('outbox.between_subscribers');
      return true;
    } catch (error) {
      this.logger.warn({ err: error }, 'a reaction to an event failed; it will be tried again');
      await this.postpone(id, error);
      return false;
    }
  }

  /** One reaction, or the event's completion. True while something may be left to do. */
  private deliverToNextSubscriber(id: string): Promise<boolean> {
    return this.database.tx(async (tx) => {
      const [event] = await tx.query<StoredEvent>(
        `SELECT id, type, version, aggregate_id AS "aggregateId", sequence, occurred_at AS "occurredAt", data
         FROM outbox_events WHERE id = $1 AND delivered_at IS NULL FOR UPDATE SKIP LOCKED`,
        [id],
      );
      if (!event) return false;
      const done = await tx.query<{ subscriber: string }>(
        `SELECT subscriber FROM outbox_deliveries WHERE event_id = $1`,
        [id],
      );
      const next = this.subscriptions
        .of(event.type)
        .find(([name]) => !done.some(({ subscriber }) => subscriber === name));
      if (!next) {
        await tx.query(`UPDATE outbox_events SET delivered_at = $2 WHERE id = $1`, [id, tx.now]);
        await tellOccurrence(tx, occurrenceOf(event));
        return false;
      }
      await next[1](event as StoredEvent<never>, tx);
      await faultPoint('outbox.before_delivery_recorded');
      await tx.query(
        `INSERT INTO outbox_deliveries (event_id, subscriber, delivered_at) VALUES ($1, $2, $3)`,
        [id, next[0], tx.now],
      );
      return true;
    });
  }

  private async postpone(id: string, error: unknown): Promise<void> {
    const now = this.clock.now();
    await this.database.query(
      `UPDATE outbox_events SET attempts = attempts + 1, last_error = $2,
         next_attempt_at = $3::timestamptz + least(3600, power(2, least(attempts, 12))) * interval '1 second'
       WHERE id = $1`,
      [id, error instanceof Error ? error.message.slice(0, 500) : 'unknown', now],
    );
  }
}
