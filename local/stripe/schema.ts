import type { Pool } from 'pg';
import type { Patience } from '../../src/platform/database/standstill';
import { FREE_TRANSACTION } from '../../src/platform/database/time-limits';
import { type Turn, waitForTurnInTransaction } from '../../src/platform/database/turns';

const TURN: Turn = { lock: 7_283_461_902, doing: 'prepares the payment sandbox' };

const TABLES = `
CREATE SCHEMA IF NOT EXISTS stripe_sandbox;
CREATE TABLE IF NOT EXISTS stripe_sandbox.objects (
  id text CONSTRAINT objects_pk PRIMARY KEY,
  object text NOT NULL,
  sequence bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT objects_sequence_uq UNIQUE,
  created bigint NOT NULL,
  body jsonb NOT NULL,
  hidden jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX IF NOT EXISTS objects_listing_ix ON stripe_sandbox.objects (object, sequence DESC);
CREATE INDEX IF NOT EXISTS objects_payment_intent_ix ON stripe_sandbox.objects ((body->>'payment_intent'));
CREATE INDEX IF NOT EXISTS objects_source_ix ON stripe_sandbox.objects ((body->>'source'));
CREATE INDEX IF NOT EXISTS objects_charge_ix ON stripe_sandbox.objects ((body->>'charge'));
CREATE INDEX IF NOT EXISTS objects_open_sessions_ix ON stripe_sandbox.objects (((body->>'expires_at')::bigint))
  WHERE object = 'checkout.session' AND body->>'status' = 'open';
CREATE INDEX IF NOT EXISTS objects_pending_refunds_ix ON stripe_sandbox.objects (sequence)
  WHERE object = 'refund' AND body->>'status' = 'pending';
CREATE TABLE IF NOT EXISTS stripe_sandbox.deliveries (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT deliveries_pk PRIMARY KEY,
  event_id text NOT NULL CONSTRAINT deliveries_event_fk REFERENCES stripe_sandbox.objects (id),
  due_at timestamptz(3) NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  last_outcome text,
  state text NOT NULL DEFAULT 'due' CONSTRAINT deliveries_state_ck CHECK (state IN ('due', 'done', 'lost', 'given_up'))
);
CREATE INDEX IF NOT EXISTS deliveries_due_ix ON stripe_sandbox.deliveries (due_at) WHERE state = 'due';
CREATE INDEX IF NOT EXISTS deliveries_event_ix ON stripe_sandbox.deliveries (event_id);
CREATE TABLE IF NOT EXISTS stripe_sandbox.idempotency_keys (
  key text CONSTRAINT idempotency_keys_pk PRIMARY KEY,
  fingerprint text NOT NULL,
  request_id text NOT NULL,
  status int NOT NULL,
  answer text NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE TABLE IF NOT EXISTS stripe_sandbox.settings (
  name text CONSTRAINT settings_pk PRIMARY KEY,
  value jsonb NOT NULL
);
CREATE TABLE IF NOT EXISTS stripe_sandbox.faults (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT faults_pk PRIMARY KEY,
  kind text NOT NULL,
  method text,
  path text,
  remaining int NOT NULL,
  status int,
  delay_ms int NOT NULL DEFAULT 0
);`;

/**
 * Creates what is missing; safe to run by two starts at once.
 * @throws StandstillError when the other one does not get on
 */
export async function createSandboxSchema(pool: Pool, say: Patience['say']): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(FREE_TRANSACTION);
    const ask = async (sql: string, params: unknown[]): Promise<object[]> =>
      (await client.query<object>(sql, params)).rows;
    await waitForTurnInTransaction(ask, TURN, { say });
    const present = await client.query("SELECT to_regclass('stripe_sandbox.faults') IS NOT NULL AS done");
    if (!present.rows[0]?.done) await client.query(TABLES);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
