import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import { webhookSettings } from './misbehaviour';

const PATIENCE_MS = 10_000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60 * 60 * 1000;
/** With the pauses above about three days, as long as Stripe tries. */
const MOST_ATTEMPTS = 84;

export interface WebhookTarget {
  pool: Pool;
  now: () => Date;
  secret: string;
  /** Where to send; null keeps everything queued. */
  url: () => string | null;
  /** Ends attempts under way when the sandbox stops. */
  signal: AbortSignal;
}

interface Due {
  id: string;
  event_id: string;
  attempts: number;
  body: object;
}

/** The `Stripe-Signature` header: HMAC-SHA256 over `<seconds>.<body>`. */
export function signatureHeader(body: string, secret: string, now: Date): string {
  const t = Math.floor(now.getTime() / 1000);
  const v1 = createHmac('sha256', secret).update(`${t}.${body}`, 'utf8').digest('hex');
  return `t=${t},v1=${v1}`;
}

/** Pause after so many failed attempts, in milliseconds: doubling, at most an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 30), LONGEST_PAUSE_MS);
}

/**
 * Sends every webhook that is due, one after the other, each at most once. Returns how many were taken.
 * An attempt that fails is due again after a pause.
 */
export async function sendDueWebhooks(target: WebhookTarget): Promise<number> {
  let delivered = 0;
  let last = 0n;
  for (;;) {
    const url = target.url();
    const batch = url === null ? [] : await dueAfter(target, last);
    if (batch.length === 0 || url === null) return delivered;
    last = batch.reduce((highest, { id }) => (BigInt(id) > highest ? BigInt(id) : highest), last);
    const { reorder } = await webhookSettings(target.pool);
    for (const due of reorder ? batch.reverse() : batch) {
      if (target.signal.aborted) return delivered;
      if (await attempt(target, due, url)) delivered += 1;
    }
  }
}

async function dueAfter(target: WebhookTarget, last: bigint): Promise<Due[]> {
  const found = await target.pool.query<Due>(
    `SELECT d.id, d.event_id, d.attempts, o.body
     FROM stripe_sandbox.deliveries d JOIN stripe_sandbox.objects o ON o.id = d.event_id
     WHERE d.state = 'due' AND d.due_at <= $1 AND d.id > $2 ORDER BY d.id LIMIT 100`,
    [target.now(), String(last)],
  );
  return found.rows;
}

async function attempt(target: WebhookTarget, due: Due, url: string): Promise<boolean> {
  const outcome = await post(target, JSON.stringify(due.body), url);
  if (target.signal.aborted && !outcome.taken) return false;
  const attempts = due.attempts + 1;
  const state = outcome.taken ? 'done' : attempts >= MOST_ATTEMPTS ? 'given_up' : 'due';
  const dueAt = new Date(target.now().getTime() + pauseAfter(attempts));
  await target.pool.query(
    `UPDATE stripe_sandbox.deliveries SET state = $2, attempts = $3, last_outcome = $4, due_at = $5 WHERE id = $1`,
    [due.id, state, attempts, outcome.text, dueAt],
  );
  if (outcome.taken) {
    await target.pool.query(
      `UPDATE stripe_sandbox.objects SET body = jsonb_set(body, '{pending_webhooks}', '0') WHERE id = $1`,
      [due.event_id],
    );
  }
  return outcome.taken;
}

async function post(
  target: WebhookTarget,
  body: string,
  url: string,
): Promise<{ taken: boolean; text: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (Greenroom sandbox)',
        'stripe-signature': signatureHeader(body, target.secret, target.now()),
      },
      body,
      signal: AbortSignal.any([target.signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    await response.arrayBuffer();
    return { taken: response.status >= 200 && response.status < 300, text: `HTTP ${response.status}` };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return { taken: false, text: cause instanceof Error ? cause.message : String(cause) };
  }
}
