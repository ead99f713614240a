import { Injectable } from '@nestjs/common';
import { Conditions } from '../../platform/database/conditions';
import { Database, type Tx } from '../../platform/database/database';
import { decodeInstantCursor, page } from '../../platform/http/paging';
import { conflict, notFound } from '../../shared/errors';

/** Waits for a person, or has no effect: of somebody else, of the other mode, ended by an admin. */
export type AsideStatus = 'needs_review' | 'put_aside';

export interface AsideEvent {
  id: string;
  eventId: string;
  type: string;
  objectId: string | null;
  orderId: string | null;
  status: AsideStatus;
  note: string | null;
  seenAs: string | null;
  closedReason: string | null;
  attempts: number;
  receivedAt: Date;
}

/** Who decides about an event, and why. */
interface Decision {
  adminId: string;
  id: string;
  reason: string;
}

interface Locked {
  status: string;
  type: string;
  eventId: string;
}

/**
 * News of the payment provider that nobody could work off, for admins. Errors of decisions: 404
 * `provider_event.not_found`, 409 `provider_event.not_waiting`, and of a retry 409 `provider_event.unreadable`.
 */
@Injectable()
export class SetAsideEvents {
  constructor(private readonly database: Database) {}

  /** Newest first; those that wait for a person, unless `status` says otherwise. */
  async list(query: {
    limit: number;
    cursor?: string;
    status: AsideStatus;
  }): Promise<{ items: AsideEvent[]; nextCursor: string | null }> {
    const wanted = new Conditions()
      .add('i.status = ?', query.status)
      .before('(i.received_at, i.id)', decodeInstantCursor(query.cursor));
    const rows = await this.database.query<AsideEvent>(
      `SELECT i.id, i.event_id AS "eventId", i.type, nullif(i.object_id, '') AS "objectId", i.order_id AS "orderId", i.status,
         i.note, i.seen_as AS "seenAs", i.closed_reason AS "closedReason", i.attempts, i.received_at AS "receivedAt"
       FROM stripe_inbox i ${wanted.where} ORDER BY i.received_at DESC, i.id DESC LIMIT ${wanted.place(query.limit + 1)}`,
      wanted.values,
    );
    return page(rows, query.limit, (row) => [row.receivedAt.toISOString(), row.id]);
  }

  /** Reads its object again, with all tries anew. What cannot be read stays where it is. */
  retry(decision: Decision): Promise<void> {
    return this.decide('payments.event_retried', decision, async (tx, { type }) => {
      if (type === 'unreadable') {
        throw conflict(
          'provider_event.unreadable',
          'This event cannot be read, so it cannot be tried again.',
        );
      }
      await tx.query(
        `UPDATE stripe_inbox SET status = 'received', attempts = 0, settled_at = NULL, next_attempt_at = $2 WHERE id = $1`,
        [decision.id, tx.now],
      );
      await tx.wake('payments.inbox');
    });
  }

  /** Ends it without effect. It comes again only when it is about something else than before. */
  close(decision: Decision): Promise<void> {
    return this.decide('payments.event_closed', decision, async (tx) => {
      await tx.query(
        `UPDATE stripe_inbox SET status = 'put_aside', closed_reason = $2, settled_at = $3 WHERE id = $1`,
        [decision.id, decision.reason, tx.now],
      );
    });
  }

  private decide(
    action: string,
    { adminId, id, reason }: Decision,
    act: (tx: Tx, event: Locked) => Promise<void>,
  ): Promise<void> {
    return this.database.tx(async (tx) => {
      const [event] = await tx.query<Locked>(
        `SELECT status, type, event_id AS "eventId" FROM stripe_inbox WHERE id = $1 FOR UPDATE`,
        [id],
      );
      if (!event) throw notFound('provider_event');
      if (event.status !== 'needs_review') {
        throw conflict('provider_event.not_waiting', 'Only an event that waits for a person can be decided.');
      }
      await act(tx, event);
      const data = { reason, eventId: event.eventId, type: event.type };
      const subject = { subjectType: 'provider_event', subjectId: id };
      await tx.note({ actorId: adminId, action, ...subject, data });
    });
  }
}
