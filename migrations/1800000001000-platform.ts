import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outbox, idempotency keys, mails, audit log; and the time limits every statement of ours runs under. */
export class Platform1800000001000 implements MigrationInterface {
  name = 'Platform1800000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        EXECUTE format('ALTER ROLE %I SET lock_timeout = ''2s''', current_user);
        EXECUTE format('ALTER ROLE %I SET statement_timeout = ''5s''', current_user);
        EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''10s''', current_user);
      END $$`);
    await runner.query(`
      CREATE TABLE outbox_events (
        id uuid NOT NULL,
        sequence bigserial NOT NULL,
        type text NOT NULL,
        version integer NOT NULL,
        aggregate_id uuid NOT NULL,
        occurred_at timestamptz(3) NOT NULL,
        data jsonb NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz(3) NOT NULL,
        last_error text,
        delivered_at timestamptz(3),
        CONSTRAINT outbox_events_pk PRIMARY KEY (id)
      )`);
    await runner.query(
      `CREATE INDEX outbox_events_due_ix ON outbox_events (next_attempt_at, sequence) WHERE delivered_at IS NULL`,
    );
    await runner.query(`
      CREATE TABLE outbox_deliveries (
        event_id uuid NOT NULL,
        subscriber text NOT NULL,
        delivered_at timestamptz(3) NOT NULL,
        CONSTRAINT outbox_deliveries_pk PRIMARY KEY (event_id, subscriber),
        CONSTRAINT outbox_deliveries_event_fk FOREIGN KEY (event_id) REFERENCES outbox_events (id)
      )`);
    await runner.query(`
      CREATE TABLE idempotency_keys (
        account_id uuid NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        resource_id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT idempotency_keys_pk PRIMARY KEY (account_id, key)
      )`);
    await runner.query(`CREATE INDEX idempotency_keys_created_ix ON idempotency_keys (created_at)`);
    await runner.query(`
      CREATE TABLE mails (
        id uuid NOT NULL,
        message_id text NOT NULL,
        kind text NOT NULL,
        recipient_id uuid NOT NULL,
        about_id uuid NOT NULL,
        to_address text NOT NULL,
        to_name text,
        subject text NOT NULL,
        text_body text NOT NULL,
        html_body text,
        calendar jsonb,
        status text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz(3) NOT NULL,
        last_error text,
        sent_at timestamptz(3),
        CONSTRAINT mails_pk PRIMARY KEY (id),
        CONSTRAINT mails_message_id_uq UNIQUE (message_id),
        CONSTRAINT mails_status_ck CHECK (status IN ('queued', 'sent', 'kept', 'failed'))
      )`);
    await runner.query(`CREATE INDEX mails_due_ix ON mails (next_attempt_at) WHERE status = 'queued'`);
    await runner.query(`CREATE INDEX mails_created_ix ON mails (created_at, id)`);
    await runner.query(`
      CREATE TABLE audit_log (
        id uuid NOT NULL,
        at timestamptz(3) NOT NULL,
        actor_id uuid,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        data jsonb NOT NULL,
        CONSTRAINT audit_log_pk PRIMARY KEY (id)
      )`);
    await runner.query(`CREATE INDEX audit_log_subject_ix ON audit_log (subject_id, at)`);
    await runner.query(`CREATE INDEX audit_log_at_ix ON audit_log (at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['audit_log', 'mails', 'idempotency_keys', 'outbox_deliveries', 'outbox_events']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
