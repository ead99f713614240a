import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
CREATE TABLE orders (
  id uuid CONSTRAINT orders_pk PRIMARY KEY,
  subject_id uuid NOT NULL,
  payer_id uuid NOT NULL,
  payee_coach_id uuid NOT NULL,
  price_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  coach_share_minor bigint NOT NULL,
  fee_minor bigint NOT NULL,
  tax_minor bigint NOT NULL DEFAULT 0,
  policy jsonb NOT NULL DEFAULT '{}',
  description text NOT NULL,
  livemode boolean NOT NULL,
  status text NOT NULL,
  close_requested boolean NOT NULL DEFAULT false,
  checkout_expires_at timestamp(3) with time zone NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  paid_at timestamp(3) with time zone,
  earned_at timestamp(3) with time zone,
  earned_coach_minor bigint,
  earned_fee_minor bigint,
  CONSTRAINT orders_status_ck CHECK (status IN ('creating', 'open', 'paid', 'expired', 'failed', 'mispaid')),
  CONSTRAINT orders_price_ck CHECK (price_minor > 0 AND coach_share_minor >= 0 AND fee_minor >= 0 AND tax_minor >= 0),
  CONSTRAINT orders_split_ck CHECK (coach_share_minor + fee_minor = price_minor),
  CONSTRAINT orders_earned_ck CHECK ((earned_at IS NULL) = (earned_coach_minor IS NULL) AND (earned_at IS NULL) = (earned_fee_minor IS NULL))
);
CREATE INDEX orders_subject_ix ON orders (subject_id);
CREATE INDEX orders_created_ix ON orders (created_at, id);

CREATE TABLE payment_commands (
  id uuid CONSTRAINT payment_commands_pk PRIMARY KEY,
  order_id uuid NOT NULL CONSTRAINT payment_commands_order_fk REFERENCES orders (id),
  kind text NOT NULL,
  target_id uuid NOT NULL,
  params jsonb NOT NULL,
  status text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  lookup_next boolean NOT NULL DEFAULT false,
  generation integer NOT NULL DEFAULT 1,
  void_from timestamp(3) with time zone,
  outcome jsonb,
  created_at timestamp(3) with time zone NOT NULL,
  first_sent_at timestamp(3) with time zone,
  leased_until timestamp(3) with time zone,
  next_attempt_at timestamp(3) with time zone NOT NULL,
  settled_at timestamp(3) with time zone,
  CONSTRAINT payment_commands_kind_ck CHECK (kind IN ('checkout.create', 'checkout.expire', 'refund.create')),
  CONSTRAINT payment_commands_status_ck CHECK (status IN ('pending', 'sent', 'succeeded', 'failed', 'needs_review'))
);
CREATE INDEX payment_commands_due_ix ON payment_commands (next_attempt_at) WHERE status IN ('pending', 'sent');
CREATE INDEX payment_commands_order_ix ON payment_commands (order_id);
CREATE UNIQUE INDEX payment_commands_one_open_uq ON payment_commands (target_id, kind)
  WHERE status IN ('pending', 'sent', 'needs_review');

CREATE TABLE checkouts (
  id uuid CONSTRAINT checkouts_pk PRIMARY KEY,
  order_id uuid NOT NULL CONSTRAINT checkouts_order_fk REFERENCES orders (id),
  session_id text CONSTRAINT checkouts_session_uq UNIQUE,
  status text NOT NULL,
  url text,
  expires_at timestamp(3) with time zone NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  polls integer NOT NULL DEFAULT 0,
  next_poll_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT checkouts_status_ck CHECK (status IN ('creating', 'open', 'complete', 'expired', 'failed'))
);
CREATE INDEX checkouts_order_ix ON checkouts (order_id);
CREATE INDEX checkouts_poll_ix ON checkouts (next_poll_at) WHERE status = 'open';

CREATE TABLE charges (
  id uuid CONSTRAINT charges_pk PRIMARY KEY,
  order_id uuid NOT NULL CONSTRAINT charges_order_fk REFERENCES orders (id),
  checkout_id uuid NOT NULL CONSTRAINT charges_checkout_fk REFERENCES checkouts (id),
  payment_intent_id text NOT NULL CONSTRAINT charges_payment_intent_uq UNIQUE,
  verdict text NOT NULL,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  refund_pending_minor bigint NOT NULL DEFAULT 0,
  refunded_minor bigint NOT NULL DEFAULT 0,
  captured_at timestamp(3) with time zone NOT NULL,
  stripe_charge_id text CONSTRAINT charges_stripe_charge_uq UNIQUE,
  stripe_fee_minor bigint,
  polls integer NOT NULL DEFAULT 0,
  next_poll_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT charges_verdict_ck CHECK (verdict IN ('accepted', 'wrong_amount', 'duplicate')),
  CONSTRAINT charges_amount_ck CHECK (amount_minor >= 0),
  CONSTRAINT charges_refund_cap_ck CHECK (refund_pending_minor >= 0 AND refunded_minor >= 0 AND refund_pending_minor + refunded_minor <= amount_minor)
);
CREATE INDEX charges_order_ix ON charges (order_id);
CREATE UNIQUE INDEX charges_one_accepted_uq ON charges (order_id) WHERE verdict = 'accepted';
CREATE INDEX charges_fee_missing_ix ON charges (next_poll_at) WHERE stripe_fee_minor IS NULL;

CREATE TABLE refunds (
  id uuid CONSTRAINT refunds_pk PRIMARY KEY,
  order_id uuid NOT NULL CONSTRAINT refunds_order_fk REFERENCES orders (id),
  charge_id uuid NOT NULL CONSTRAINT refunds_charge_fk REFERENCES charges (id),
  stripe_refund_id text CONSTRAINT refunds_stripe_refund_uq UNIQUE,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  from_escrow_minor bigint NOT NULL,
  from_coach_minor bigint NOT NULL,
  from_fee_minor bigint NOT NULL,
  status text NOT NULL,
  reason text NOT NULL,
  requested_at timestamp(3) with time zone NOT NULL,
  settled_at timestamp(3) with time zone,
  polls integer NOT NULL DEFAULT 0,
  next_poll_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT refunds_status_ck CHECK (status IN ('pending', 'succeeded', 'failed')),
  CONSTRAINT refunds_amount_ck CHECK (amount_minor > 0),
  CONSTRAINT refunds_sources_ck CHECK (from_escrow_minor + from_coach_minor + from_fee_minor = amount_minor)
);
CREATE INDEX refunds_order_ix ON refunds (order_id);
CREATE INDEX refunds_charge_ix ON refunds (charge_id);
CREATE INDEX refunds_poll_ix ON refunds (next_poll_at) WHERE status = 'pending';

CREATE TABLE stripe_inbox (
  event_id text CONSTRAINT stripe_inbox_pk PRIMARY KEY,
  type text NOT NULL,
  object_id text NOT NULL,
  livemode boolean NOT NULL,
  status text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  note text,
  received_at timestamp(3) with time zone NOT NULL,
  next_attempt_at timestamp(3) with time zone NOT NULL,
  settled_at timestamp(3) with time zone,
  CONSTRAINT stripe_inbox_status_ck CHECK (status IN ('received', 'applied', 'ignored', 'put_aside', 'needs_review'))
);
CREATE INDEX stripe_inbox_due_ix ON stripe_inbox (next_attempt_at) WHERE status = 'received';

CREATE TABLE ledger_entries (
  id uuid CONSTRAINT ledger_entries_pk PRIMARY KEY,
  unique_key text NOT NULL CONSTRAINT ledger_entries_key_uq UNIQUE,
  kind text NOT NULL,
  order_id uuid NOT NULL CONSTRAINT ledger_entries_order_fk REFERENCES orders (id),
  source_id text,
  reverses_key text CONSTRAINT ledger_entries_reverses_uq UNIQUE,
  occurred_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT ledger_entries_kind_ck CHECK (kind IN ('paid', 'stripe_fee', 'earned', 'refund_asked', 'refund_done', 'reversal')),
  CONSTRAINT ledger_entries_reversal_ck CHECK ((kind = 'reversal') = (reverses_key IS NOT NULL))
);
CREATE INDEX ledger_entries_order_ix ON ledger_entries (order_id);
CREATE INDEX ledger_entries_source_ix ON ledger_entries (source_id);

CREATE TABLE ledger_lines (
  entry_id uuid NOT NULL CONSTRAINT ledger_lines_entry_fk REFERENCES ledger_entries (id),
  line integer NOT NULL,
  account text NOT NULL,
  party_id uuid,
  currency character(3) NOT NULL,
  amount_minor bigint NOT NULL,
  CONSTRAINT ledger_lines_pk PRIMARY KEY (entry_id, line),
  CONSTRAINT ledger_lines_amount_ck CHECK (amount_minor <> 0),
  CONSTRAINT ledger_lines_account_ck CHECK (account IN ('stripe_clearing', 'stripe_fees', 'escrow', 'coach_payable', 'coach_receivable', 'fee_revenue', 'refund_payable', 'package_credit', 'promotion_expense', 'dispute_suspense', 'dispute_fees', 'dispute_loss'))
);
CREATE INDEX ledger_lines_account_ix ON ledger_lines (account, currency);
`;

/** The ledger cannot be changed, and no entry can leave a transaction unbalanced (money rule 13). */
const LEDGER_GUARDS = `
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_append_only';
END $$;
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_lines_append_only BEFORE UPDATE OR DELETE ON ledger_lines
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_entries_no_truncate BEFORE TRUNCATE ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_lines_no_truncate BEFORE TRUNCATE ON ledger_lines
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();

CREATE FUNCTION ledger_check_balance(checked_entry uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_lines WHERE entry_id = checked_entry)
     OR EXISTS (SELECT 1 FROM ledger_lines WHERE entry_id = checked_entry
                GROUP BY currency HAVING sum(amount_minor) <> 0) THEN
    RAISE EXCEPTION 'ledger entry % does not balance', checked_entry
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_entry_balances';
  END IF;
END $$;
CREATE FUNCTION ledger_check_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ledger_check_balance(NEW.id);
  RETURN NULL;
END $$;
CREATE FUNCTION ledger_check_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ledger_check_balance(NEW.entry_id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_entries_balance AFTER INSERT ON ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_entry();
CREATE CONSTRAINT TRIGGER ledger_lines_balance AFTER INSERT ON ledger_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_line();
`;

/** The counters on a charge are the database's own sums of its refunds; its CHECK is the cap (money rule 14). */
const REFUND_CAP = `
CREATE FUNCTION refunds_count_on_charge() RETURNS trigger LANGUAGE plpgsql AS $$
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
  WHERE id = NEW.charge_id;
  RETURN NEW;
END $$;
CREATE TRIGGER refunds_insert_count AFTER INSERT ON refunds FOR EACH ROW EXECUTE FUNCTION refunds_count_on_charge();
CREATE TRIGGER refunds_update_count AFTER UPDATE OF status, amount_minor, charge_id ON refunds
  FOR EACH ROW EXECUTE FUNCTION refunds_count_on_charge();
CREATE TRIGGER refunds_delete_refused BEFORE DELETE ON refunds FOR EACH ROW EXECUTE FUNCTION refunds_count_on_charge();
`;

export class Payments1800000007000 implements MigrationInterface {
  name = 'Payments1800000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(LEDGER_GUARDS);
    await runner.query(REFUND_CAP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE ledger_lines, ledger_entries, stripe_inbox, refunds, charges, checkouts, payment_commands, orders`,
    );
    await runner.query(
      `DROP FUNCTION ledger_check_line, ledger_check_entry, ledger_refuse_change, refunds_count_on_charge`,
    );
    await runner.query(`DROP FUNCTION ledger_check_balance`);
  }
}
