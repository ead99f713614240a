import { EVENT_VERSION, type Events, type EventType } from '../../shared/events';
import { newId } from '../../shared/ids';
import type { Queryable } from '../database/tx';

/** A fact to tell once it is committed. */
export interface NewEvent<Type extends EventType = EventType> {
  type: Type;
  aggregateId: string;
  data: Events[Type];
  /** When it happens, for what is certain already and happens later; the transaction's instant where left out. */
  at?: Date;
}

/** A fact that was committed. */
export interface StoredEvent<Type extends EventType = EventType> {
  id: string;
  type: Type;
  version: number;
  aggregateId: string;
  sequence: number;
  occurredAt: Date;
  data: Events[Type];
}

/** Keeps an event for its subscribers; `Tx.publish` is the way to it. */
export const storeEvent = async (tx: Queryable, event: Required<NewEvent>): Promise<void> => {
  const { type, aggregateId, data, at } = event;
  await tx.query(
    `INSERT INTO outbox_events (id, type, version, aggregate_id, occurred_at, data, next_attempt_at)
     VALUES ($1, $2, $3, $4, $5, $6, $5)`,
    [newId(), type, EVENT_VERSION, aggregateId, at, JSON.stringify(data)],
  );
};
