import type { Pool } from 'pg';
import { z } from 'zod';
import type { Tx } from './store';

/**
 * What an answer can suffer:
 * `slow` comes after `delayMs`; `unavailable` is refused before any work (503 or `status`) and not remembered;
 * `fail_before` answers 500 without effect, `fail_after` with the effect stored: both are remembered and replayed
 * under the idempotency key; `drop_before` and `drop_after` close the connection without an answer.
 */
const fault = z.strictObject({
  kind: z.enum(['slow', 'unavailable', 'fail_before', 'fail_after', 'drop_before', 'drop_after']),
  method: z.enum(['GET', 'POST']).optional(),
  /** Beginning of the path, as `/v1/refunds`; without it every path. */
  path: z.string().startsWith('/').optional(),
  /** How many of the next matching requests; 1 by default. */
  times: z.int().min(1).max(1_000_000).default(1),
  status: z.int().min(400).max(599).optional(),
  delayMs: z.int().min(0).max(120_000).default(0),
});

const webhookFaults = z.strictObject({
  duplicate: z.boolean().default(false),
  delayMs: z.int().min(0).default(0),
  reorder: z.boolean().default(false),
  /** `all`, or every nth event. */
  lose: z.union([z.literal('none'), z.literal('all'), z.int().min(1)]).default('none'),
});

const refundFaults = z.strictObject({
  pending: z.boolean().default(false),
  /** A pending refund succeeds by itself after this; null: never. */
  settleAfterMs: z.int().min(0).nullable().default(null),
});

export const misbehaviourSchema = z.strictObject({
  webhooks: webhookFaults.partial().optional(),
  refunds: refundFaults.partial().optional(),
  /** Added to those still waiting. */
  answers: z.array(fault).optional(),
});

export type Misbehaviour = z.input<typeof misbehaviourSchema>;
export type WebhookFaults = z.output<typeof webhookFaults>;
export type RefundFaults = z.output<typeof refundFaults>;
export type FaultKind = z.output<typeof fault>['kind'];

export interface Fault {
  kind: FaultKind;
  status: number | null;
  delay_ms: number;
}

type Queryable = Pick<Pool, 'query'> | Pick<Tx, 'query'>;

async function setting(db: Queryable, name: string): Promise<object> {
  const found = await db.query('SELECT value FROM stripe_sandbox.settings WHERE name = $1', [name]);
  return (found.rows[0]?.value ?? {}) as object;
}

/** Adds to the misbehaviour in force; it survives a restart. @throws ZodError */
export async function addMisbehaviour(db: Queryable, wanted: Misbehaviour): Promise<void> {
  const { webhooks, refunds, answers } = misbehaviourSchema.parse(wanted);
  for (const [name, value] of Object.entries({ webhooks, refunds })) {
    if (!value) continue;
    await db.query(
      `INSERT INTO stripe_sandbox.settings AS s (name, value) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET value = s.value || excluded.value`,
      [name, JSON.stringify(value)],
    );
  }
  for (const one of answers ?? []) {
    await db.query(
      `INSERT INTO stripe_sandbox.faults (kind, method, path, remaining, status, delay_ms)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [one.kind, one.method ?? null, one.path ?? null, one.times, one.status ?? null, one.delayMs],
    );
  }
}

/** Back to good behaviour. Events already lost stay lost, until they are redelivered. */
export async function behave(db: Queryable): Promise<void> {
  await db.query("DELETE FROM stripe_sandbox.settings WHERE name IN ('webhooks', 'refunds')");
  await db.query('DELETE FROM stripe_sandbox.faults');
}

/** Everything in force. */
export async function currentMisbehaviour(db: Queryable) {
  const faults = await db.query(
    'SELECT kind, method, path, remaining, status, delay_ms FROM stripe_sandbox.faults WHERE remaining > 0 ORDER BY id',
  );
  return { webhooks: await webhookSettings(db), refunds: await refundSettings(db), answers: faults.rows };
}

export async function webhookSettings(db: Queryable): Promise<WebhookFaults> {
  return webhookFaults.parse(await setting(db, 'webhooks'));
}

export async function refundSettings(db: Queryable): Promise<RefundFaults> {
  return refundFaults.parse(await setting(db, 'refunds'));
}

/** Uses up one of the faults of these kinds that match the request; the oldest first. */
export async function takeFault(
  db: Queryable,
  kinds: FaultKind[],
  method: string,
  path: string,
): Promise<Fault | null> {
  const taken = await db.query<Fault>(
    `UPDATE stripe_sandbox.faults SET remaining = remaining - 1
     WHERE id = (
       SELECT id FROM stripe_sandbox.faults
       WHERE kind = ANY ($1) AND remaining > 0 AND coalesce(method, $2) = $2
         AND starts_with($3, coalesce(path, '/'))
       ORDER BY id LIMIT 1 FOR UPDATE)
     RETURNING kind, status, delay_ms`,
    [kinds, method, path],
  );
  return taken.rows[0] ?? null;
}
