import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A refund that a bank's objection holds up waits for its decision; when the bank keeps the money, it takes its place. */
const COLUMNS = `
ALTER TABLE payment_commands ADD COLUMN waits_for_dispute boolean NOT NULL DEFAULT false;
CREATE INDEX payment_commands_waiting_ix ON payment_commands (target_id) WHERE waits_for_dispute AND status = 'needs_review';
ALTER TABLE refunds ADD COLUMN may_wait boolean NOT NULL DEFAULT false;
ALTER TABLE refunds DROP CONSTRAINT refunds_status_ck;
ALTER TABLE refunds ADD CONSTRAINT refunds_status_ck
  CHECK (status IN ('pending', 'succeeded', 'failed', 'replaced', 'charged_back'));
`;

/** The counting trigger; `unless` says which refunds of ours an open dispute does not forbid. */
const counting = (unless: string): string => `
CREATE OR REPLACE FUNCTION refunds_count_on_charge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE left_minor bigint;
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
  WHERE id = NEW.charge_id RETURNING amount_minor - refund_pending_minor - refunded_minor - coalesce((
      SELECT sum(d.amount_minor) FROM disputes d WHERE d.charge_id = NEW.charge_id AND d.status = 'lost'), 0)
    INTO left_minor;
  IF TG_OP = 'INSERT' AND NEW.origin = 'ours' THEN
    IF ${unless}EXISTS (SELECT 1 FROM disputes d WHERE d.charge_id = NEW.charge_id AND d.status = 'open') THEN
      RAISE EXCEPTION 'nothing is refunded while a dispute is open' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'refunds_disputed';
    END IF;
    IF left_minor < 0 THEN
      RAISE EXCEPTION 'more is refunded than is left' USING ERRCODE = 'check_violation', CONSTRAINT = 'charges_refund_cap_ck';
    END IF;
  END IF;
  RETURN NEW;
END $$;
`;

export class RefundsThatWait1800000099001 implements MigrationInterface {
  name = 'RefundsThatWait1800000099001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(counting('NOT NEW.may_wait AND '));
  }

  /** What a bank has taken the place of was replaced, in the former words. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(counting(''));
    await runner.query(`UPDATE refunds SET status = 'replaced' WHERE status = 'charged_back'`);
    await runner.query(`ALTER TABLE refunds DROP CONSTRAINT refunds_status_ck`);
    await runner.query(
      `ALTER TABLE refunds ADD CONSTRAINT refunds_status_ck CHECK (status IN ('pending', 'succeeded', 'failed', 'replaced'))`,
    );
    await runner.query(`ALTER TABLE refunds DROP COLUMN may_wait`);
    await runner.query(`DROP INDEX payment_commands_waiting_ix`);
    await runner.query(`ALTER TABLE payment_commands DROP COLUMN waits_for_dispute`);
  }
}
