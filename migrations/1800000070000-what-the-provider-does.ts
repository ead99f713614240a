import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked for a refund; and one that was asked anew with the rest, because part of the money had gone already. */
const REFUNDS = `
ALTER TABLE refunds ADD COLUMN origin text NOT NULL DEFAULT 'ours';
ALTER TABLE refunds ADD CONSTRAINT refunds_origin_ck CHECK (origin IN ('ours', 'provider'));
ALTER TABLE refunds DROP CONSTRAINT refunds_status_ck;
ALTER TABLE refunds ADD CONSTRAINT refunds_status_ck CHECK (status IN ('pending', 'succeeded', 'failed', 'replaced'));
ALTER TABLE charges DROP CONSTRAINT charges_refund_cap_ck;
ALTER TABLE charges ADD CONSTRAINT charges_refund_counts_ck CHECK (refund_pending_minor >= 0 AND refunded_minor >= 0);
CREATE INDEX charges_over_refunded_ix ON charges (order_id) WHERE refund_pending_minor + refunded_minor > amount_minor;
`;

const DISPUTES = `
CREATE TABLE disputes (
  id uuid CONSTRAINT disputes_pk PRIMARY KEY,
  order_id uuid NOT NULL CONSTRAINT disputes_order_fk REFERENCES orders (id),
  charge_id uuid NOT NULL CONSTRAINT disputes_charge_fk REFERENCES charges (id),
  stripe_dispute_id text NOT NULL CONSTRAINT disputes_stripe_dispute_uq UNIQUE,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  fee_minor bigint NOT NULL DEFAULT 0,
  from_escrow_minor bigint NOT NULL DEFAULT 0,
  from_coach_minor bigint NOT NULL DEFAULT 0,
  from_fee_minor bigint NOT NULL DEFAULT 0,
  status text NOT NULL,
  reason text NOT NULL,
  evidence_due_at timestamp(3) with time zone,
  opened_at timestamp(3) with time zone NOT NULL,
  closed_at timestamp(3) with time zone,
  polls integer NOT NULL DEFAULT 0,
  next_poll_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT disputes_status_ck CHECK (status IN ('inquiry', 'open', 'won', 'lost', 'closed')),
  CONSTRAINT disputes_amount_ck CHECK (amount_minor > 0 AND fee_minor >= 0),
  CONSTRAINT disputes_sources_ck CHECK (from_escrow_minor + from_coach_minor + from_fee_minor = CASE WHEN status = 'lost' THEN amount_minor ELSE 0 END)
);
CREATE INDEX disputes_order_ix ON disputes (order_id);
CREATE INDEX disputes_charge_ix ON disputes (charge_id);
CREATE INDEX disputes_poll_ix ON disputes (next_poll_at) WHERE status IN ('inquiry', 'open');
CREATE UNIQUE INDEX disputes_one_open_uq ON disputes (charge_id) WHERE status = 'open';

CREATE TABLE provider_lists (
  kind text CONSTRAINT provider_lists_pk PRIMARY KEY,
  read_until timestamp(3) with time zone NOT NULL,
  next_read_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT provider_lists_kind_ck CHECK (kind IN ('refunds', 'disputes'))
);

ALTER TABLE ledger_entries DROP CONSTRAINT ledger_entries_kind_ck;
ALTER TABLE ledger_entries ADD CONSTRAINT ledger_entries_kind_ck
  CHECK (kind IN ('paid', 'stripe_fee', 'earned', 'refund_asked', 'refund_done', 'dispute', 'dispute_fee', 'dispute_lost', 'reversal'));
`;

/** The body of the counting trigger; `cap` is what it does after counting. */
const counting = (declare: string, counted: string, cap: string): string => `
CREATE OR REPLACE FUNCTION refunds_count_on_charge() RETURNS trigger LANGUAGE plpgsql AS $$
${declare}
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.charge_id <> OLD.charge_id OR NEW.amount_minor <> OLD.amount_minor) THEN
    RAISE EXCEPTION 'a refund keeps its charge and amount' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'refunds_fixed';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'refunds are kept' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'refunds_fixed';
  END IF;
  UPDATE charges SET
    refund_pending_minor = refund_pending_minor
      + CASE WHEN NEW.status = 'pending' THEN NEW.amount_minor ELSE 0 END
      - CASE WHEN TG_OP = 'UPDATE' AND OLD.status = 'pending' THEN OLD.amount_minor ELSE 0 END,
    refunded_minor = refunded_minor
      + CASE WHEN NEW.status = 'succeeded' THEN NEW.amount_minor ELSE 0 END
      - CASE WHEN TG_OP = 'UPDATE' AND OLD.status = 'succeeded' THEN OLD.amount_minor ELSE 0 END
  WHERE id = NEW.charge_id${counted};
${cap}  RETURN NEW;
END $$;
`;

/**
 * The caps bind what we ask for; what the provider reports is always counted (money rule 14). Writers of one charge
 * wait for each other at its row, so the sums are those of everybody before them.
 */
const CAP_ON_OURS = counting(
  'DECLARE left_minor bigint;',
  ` RETURNING amount_minor - refund_pending_minor - refunded_minor - coalesce((
      SELECT sum(d.amount_minor) FROM disputes d WHERE d.charge_id = NEW.charge_id AND d.status = 'lost'), 0)
    INTO left_minor`,
  `  IF TG_OP = 'INSERT' AND NEW.origin = 'ours' THEN
    IF EXISTS (SELECT 1 FROM disputes d WHERE d.charge_id = NEW.charge_id AND d.status = 'open') THEN
      RAISE EXCEPTION 'nothing is refunded while a dispute is open' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'refunds_disputed';
    END IF;
    IF left_minor < 0 THEN
      RAISE EXCEPTION 'more is refunded than is left' USING ERRCODE = 'check_violation', CONSTRAINT = 'charges_refund_cap_ck';
    END IF;
  END IF;
`,
);
const COUNT_ONLY = counting('', '', '');

/** Events that earlier versions did not read though they may be about a payment of ours: they are read once more. */
export const READ_ONCE_MORE = `
UPDATE stripe_inbox SET status = 'received', attempts = 0, settled_at = NULL, next_attempt_at = received_at
WHERE (status = 'put_aside' AND note = 'foreign') OR (status = 'ignored' AND type LIKE 'charge.dispute.%')
`;

export class WhatTheProviderDoes1800000070000 implements MigrationInterface {
  name = 'WhatTheProviderDoes1800000070000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REFUNDS);
    await runner.query(DISPUTES);
    await runner.query(CAP_ON_OURS);
    await runner.query(READ_ONCE_MORE);
  }

  /** Only before anything was recorded that the former schema cannot hold. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(COUNT_ONLY);
    await runner.query(`ALTER TABLE ledger_entries DROP CONSTRAINT ledger_entries_kind_ck`);
    await runner.query(
      `ALTER TABLE ledger_entries ADD CONSTRAINT ledger_entries_kind_ck
       CHECK (kind IN ('paid', 'stripe_fee', 'earned', 'refund_asked', 'refund_done', 'reversal'))`,
    );
    await runner.query(`DROP TABLE provider_lists, disputes`);
    await runner.query(`DROP INDEX charges_over_refunded_ix`);
    await runner.query(`ALTER TABLE charges DROP CONSTRAINT charges_refund_counts_ck`);
    await runner.query(
      `ALTER TABLE charges ADD CONSTRAINT charges_refund_cap_ck
       CHECK (refund_pending_minor >= 0 AND refunded_minor >= 0 AND refund_pending_minor + refunded_minor <= amount_minor)`,
    );
    await runner.query(`ALTER TABLE refunds DROP CONSTRAINT refunds_status_ck`);
    await runner.query(
      `ALTER TABLE refunds ADD CONSTRAINT refunds_status_ck CHECK (status IN ('pending', 'succeeded', 'failed'))`,
    );
    await runner.query(`ALTER TABLE refunds DROP COLUMN origin`);
  }
}
