import { Injectable } from '@nestjs/common';
import { columns } from '../../platform/database/columns';
import type { Tx } from '../../platform/database/database';
import { isUuid, newId } from '../../shared/ids';
import type { CheckoutStatus } from './domain/checkout.states';
import { Checkout } from './checkout.entity';
import type { SessionFacts } from '../domain/stripe-facts';
import { PaymentCommands } from '../commands';

const READ = ['id', 'orderId', 'sessionId', 'status'] as const;

export type CheckoutRow = Pick<Checkout, (typeof READ)[number]>;

const COLUMNS = columns(Checkout, 'checkouts', { only: READ });

/** The rows of our Checkout Sessions. The order is locked before any of them. */
@Injectable()
export class Checkouts {
  constructor(private readonly commands: PaymentCommands) {}

  async add(tx: Tx, checkout: { id: string; orderId: string; expiresAt: Date }): Promise<void> {
    await tx.query(
      `INSERT INTO checkouts (id, order_id, status, expires_at, created_at, next_poll_at)
       VALUES ($1, $2, 'creating', $3, $4, $4)`,
      [checkout.id, checkout.orderId, checkout.expiresAt, tx.now],
    );
  }

  /** Whose session this is: by its id, or by our mark on it when we never heard its id. */
  async orderOf(tx: Tx, session: SessionFacts): Promise<string | null> {
    const [row] = await tx.query<{ order_id: string }>(
      `SELECT order_id FROM checkouts WHERE session_id = $1 OR (session_id IS NULL AND id = $2::uuid) LIMIT 1`,
      [session.id, markedId(session)],
    );
    return row?.order_id ?? null;
  }

  async lockFor(tx: Tx, session: SessionFacts): Promise<CheckoutRow | null> {
    const [row] = await tx.query<CheckoutRow>(
      `SELECT ${COLUMNS} FROM checkouts WHERE session_id = $1 OR (session_id IS NULL AND id = $2::uuid) LIMIT 1 FOR UPDATE`,
      [session.id, markedId(session)],
    );
    return row ?? null;
  }

  /** Writes down the session's id at first sight; the question of its command is answered by that. */
  async identify(tx: Tx, checkout: CheckoutRow, session: SessionFacts): Promise<void> {
    if (checkout.sessionId === null) {
      await tx.query('UPDATE checkouts SET session_id = $2 WHERE id = $1', [checkout.id, session.id]);
    }
    if (session.marks.commandId && isUuid(session.marks.commandId)) {
      await this.commands.answered(tx, session.marks.commandId);
    }
  }

  async saveOpen(tx: Tx, id: string, session: SessionFacts): Promise<void> {
    await tx.query('UPDATE checkouts SET url = $2, expires_at = $3 WHERE id = $1', [
      id,
      session.url,
      session.expiresAt,
    ]);
  }

  async setStatus(tx: Tx, id: string, status: CheckoutStatus, nextPollAt: Date): Promise<void> {
    await tx.query('UPDATE checkouts SET status = $2, next_poll_at = $3 WHERE id = $1', [
      id,
      status,
      nextPollAt,
    ]);
  }

  async anyAlive(tx: Tx, orderId: string): Promise<boolean> {
    const alive = await tx.query<{ id: string }>(
      `SELECT id FROM checkouts WHERE order_id = $1 AND status IN ('creating', 'open') LIMIT 1`,
      [orderId],
    );
    return alive.length > 0;
  }

  async aliveOf(tx: Tx, orderId: string): Promise<CheckoutRow[]> {
    return tx.query<CheckoutRow>(
      `SELECT ${COLUMNS} FROM checkouts WHERE order_id = $1 AND status IN ('creating', 'open') ORDER BY id FOR UPDATE`,
      [orderId],
    );
  }

  /** Stripe is asked to take no payment any more for what is still open of a paid order. */
  async expireOthers(tx: Tx, orderId: string): Promise<void> {
    for (const { id, sessionId } of await this.aliveOf(tx, orderId)) {
      if (sessionId) await this.requestExpiry(tx, orderId, id, sessionId);
    }
  }

  async requestExpiry(tx: Tx, orderId: string, checkoutId: string, sessionId: string): Promise<void> {
    await this.commands.enqueue(tx, {
      id: newId(),
      orderId,
      kind: 'checkout.expire',
      targetId: checkoutId,
      params: { sessionId },
    });
  }

  async wakePoller(tx: Tx): Promise<void> {
    await tx.wake('payments.poll');
  }
}

const markedId = ({ marks }: SessionFacts): string | null =>
  marks.paymentId && isUuid(marks.paymentId) ? marks.paymentId : null;
