import { createHash } from 'node:crypto';
import { StripeApiError } from './api-error';
import type { Tx } from './store';

/** How long an answer is replayed. Source: Stripe keeps keys for at least 24 hours. */
const KEPT_MS = 24 * 60 * 60 * 1000;

export interface Answer {
  status: number;
  body: string;
  /** The request that first gave this answer, when it is a replay. */
  replayOf?: string;
}

/** Equal for the same operation with the same parameters. */
export function fingerprint(method: string, path: string, parameters: string): string {
  return createHash('sha256').update(`${method} ${path}\n${parameters}`).digest('hex');
}

export interface Keyed {
  key: string;
  fingerprint: string;
  requestId: string;
  now: Date;
}

/**
 * Gives the stored answer for this key, or runs `work` and stores its answer in the same transaction:
 * a process that dies in between leaves neither effect nor key.
 * @throws StripeApiError 409 while another request with this key runs, 400 when its parameters differ
 */
export async function once(tx: Tx, request: Keyed, work: () => Promise<StorableAnswer>): Promise<Answer> {
  const { key, now } = request;
  const locked = await tx.query<{ mine: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 42)) AS mine',
    [key],
  );
  if (!locked.rows[0]?.mine) {
    throw refusal(409, 'idempotency_key_in_use', 'Another request with this idempotency key is running.');
  }
  await tx.query('DELETE FROM stripe_sandbox.idempotency_keys WHERE key = $1 AND created_at <= $2', [
    key,
    new Date(now.getTime() - KEPT_MS),
  ]);
  const found = await tx.query<{ fingerprint: string; request_id: string; status: number; answer: string }>(
    'SELECT fingerprint, request_id, status, answer FROM stripe_sandbox.idempotency_keys WHERE key = $1',
    [key],
  );
  const stored = found.rows[0];
  if (stored) {
    if (stored.fingerprint !== request.fingerprint) {
      throw refusal(400, undefined, 'This idempotency key was first used with other parameters.');
    }
    return { status: stored.status, body: stored.answer, replayOf: stored.request_id };
  }
  const answer = await work();
  if (answer.store) {
    await tx.query(
      `INSERT INTO stripe_sandbox.idempotency_keys (key, fingerprint, request_id, status, answer, created_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [key, request.fingerprint, request.requestId, answer.status, answer.body, now],
    );
  }
  return answer;
}

/** An answer, and whether the key remembers it. */
export interface StorableAnswer extends Answer {
  store: boolean;
}

function refusal(status: number, code: string | undefined, message: string): StripeApiError {
  return new StripeApiError(status, { type: 'idempotency_error', code, message }, false);
}
