import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
CREATE TABLE order_lines (
  id uuid CONSTRAINT order_lines_pk PRIMARY KEY,
  order_id uuid NOT NULL CONSTRAINT order_lines_order_fk REFERENCES orders (id),
  position integer NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  payee_coach_id uuid NOT NULL,
  description text NOT NULL,
  price_minor bigint NOT NULL,
  coach_share_minor bigint NOT NULL,
  fee_minor bigint NOT NULL,
  policy_version integer NOT NULL,
  earned_at timestamp(3) with time zone,
  earned_coach_minor bigint,
  earned_fee_minor bigint,
  CONSTRAINT order_lines_position_uq UNIQUE (order_id, position),
  CONSTRAINT order_lines_subject_uq UNIQUE (subject_id),
  CONSTRAINT order_lines_kind_ck CHECK (subject_kind IN ('booking')),
  CONSTRAINT order_lines_price_ck CHECK (price_minor > 0 AND coach_share_minor >= 0 AND fee_minor >= 0),
  CONSTRAINT order_lines_split_ck CHECK (coach_share_minor + fee_minor = price_minor),
  CONSTRAINT order_lines_policy_ck CHECK (policy_version > 0),
  CONSTRAINT order_lines_earned_ck CHECK ((earned_at IS NULL) = (earned_coach_minor IS NULL) AND (earned_at IS NULL) = (earned_fee_minor IS NULL))
);
CREATE INDEX order_lines_payee_ix ON order_lines (payee_coach_id, order_id);

CREATE TABLE allocations (
  id uuid CONSTRAINT allocations_pk PRIMARY KEY,
  line_id uuid NOT NULL CONSTRAINT allocations_line_fk REFERENCES order_lines (id),
  refund_id uuid CONSTRAINT allocations_refund_fk REFERENCES refunds (id),
  dispute_id uuid CONSTRAINT allocations_dispute_fk REFERENCES disputes (id),
  amount_minor bigint NOT NULL,
  from_escrow_minor bigint NOT NULL,
  from_coach_minor bigint NOT NULL,
  from_fee_minor bigint NOT NULL,
  CONSTRAINT allocations_refund_uq UNIQUE (refund_id, line_id),
  CONSTRAINT allocations_dispute_uq UNIQUE (dispute_id, line_id),
  CONSTRAINT allocations_cause_ck CHECK (num_nonnulls(refund_id, dispute_id) = 1),
  CONSTRAINT allocations_sources_ck CHECK (from_escrow_minor + from_coach_minor + from_fee_minor = amount_minor AND amount_minor >= 0)
);
CREATE INDEX allocations_line_ix ON allocations (line_id);
`;

/** An order has lines, and costs what they cost. One that a process of the version before makes gets its line here. */
const ORDERS_HAVE_LINES = `
CREATE FUNCTION orders_check_lines(checked_order uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE sold bigint;
BEGIN
  SELECT sum(price_minor) INTO sold FROM order_lines WHERE order_id = checked_order;
  IF sold IS NULL THEN
    INSERT INTO order_lines (id, order_id, position, subject_kind, subject_id, payee_coach_id, description, price_minor,
      coach_share_minor, fee_minor, policy_version, earned_at, earned_coach_minor, earned_fee_minor)
    SELECT id, id, 1, 'booking', subject_id, payee_coach_id, description, price_minor,
      coach_share_minor, fee_minor, 1, earned_at, earned_coach_minor, earned_fee_minor
    FROM orders WHERE id = checked_order;
  ELSIF sold <> (SELECT price_minor FROM orders WHERE id = checked_order) THEN
    RAISE EXCEPTION 'order % does not cost what its lines cost', checked_order
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'orders_cost_their_lines';
  END IF;
END $$;
CREATE FUNCTION orders_check_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM orders_check_lines(NEW.id);
  RETURN NULL;
END $$;
CREATE FUNCTION orders_check_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM orders_check_lines(NEW.order_id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER orders_have_lines AFTER INSERT ON orders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION orders_check_order();
CREATE CONSTRAINT TRIGGER order_lines_cost AFTER INSERT ON order_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION orders_check_line();
`;

/**
 * What was earned stood in the order, and a process of the version before still reads and writes it there. Of an order with
 * one line both say the same; of one with several, which that version cannot sell, only the lines do.
 */
const EARNED_IN_STEP = `
CREATE FUNCTION orders_earned_in_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE order_lines SET earned_at = NEW.earned_at, earned_coach_minor = NEW.earned_coach_minor,
    earned_fee_minor = NEW.earned_fee_minor
  WHERE order_id = NEW.id AND (earned_coach_minor, earned_fee_minor) IS DISTINCT FROM (NEW.earned_coach_minor, NEW.earned_fee_minor)
    AND (SELECT count(*) FROM order_lines WHERE order_id = NEW.id) = 1;
  RETURN NULL;
END $$;
CREATE TRIGGER orders_earned AFTER UPDATE OF earned_at, earned_coach_minor, earned_fee_minor ON orders
  FOR EACH ROW EXECUTE FUNCTION orders_earned_in_line();
CREATE FUNCTION order_lines_earned_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE orders SET earned_at = NEW.earned_at, earned_coach_minor = NEW.earned_coach_minor,
    earned_fee_minor = NEW.earned_fee_minor
  WHERE id = NEW.order_id AND (earned_coach_minor, earned_fee_minor) IS DISTINCT FROM (NEW.earned_coach_minor, NEW.earned_fee_minor)
    AND (SELECT count(*) FROM order_lines WHERE order_id = NEW.order_id) = 1;
  RETURN NULL;
END $$;
CREATE TRIGGER order_lines_earned AFTER UPDATE OF earned_at, earned_coach_minor, earned_fee_minor ON order_lines
  FOR EACH ROW EXECUTE FUNCTION order_lines_earned_in_order();
`;

/**
 * A refund of a payment that settled its order is shared out to lines, exactly, and of what we ask for no line pays back more
 * than it cost (money rule 14); the charge's row, which every refund changes, makes writers wait for each other. What a
 * process of the version before writes without a line is that of the order's only one.
 */
const REFUNDS_ARE_ALLOCATED = `
CREATE FUNCTION refunds_check_allocated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  allocated bigint;
  wanted bigint;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM order_lines WHERE order_id = NEW.order_id) THEN
    RETURN NULL;
  END IF;
  SELECT sum(amount_minor) INTO allocated FROM allocations WHERE refund_id = NEW.id;
  SELECT CASE WHEN verdict = 'accepted' THEN NEW.amount_minor END INTO wanted FROM charges WHERE id = NEW.charge_id;
  IF wanted > 0 AND allocated IS NULL AND (SELECT count(*) FROM order_lines WHERE order_id = NEW.order_id) = 1 THEN
    INSERT INTO allocations (id, line_id, refund_id, amount_minor, from_escrow_minor, from_coach_minor, from_fee_minor)
    SELECT NEW.id, l.id, NEW.id, NEW.amount_minor, NEW.from_escrow_minor, NEW.from_coach_minor, NEW.from_fee_minor
    FROM order_lines l WHERE l.order_id = NEW.order_id;
    allocated := wanted;
  END IF;
  IF allocated IS DISTINCT FROM wanted THEN
    RAISE EXCEPTION 'refund % is not shared out to the lines of its order', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'refunds_are_allocated';
  END IF;
  IF NEW.origin = 'ours' AND EXISTS (
    SELECT 1 FROM order_lines l WHERE l.id IN (SELECT line_id FROM allocations WHERE refund_id = NEW.id)
      AND l.price_minor < (
        SELECT sum(a.amount_minor) FROM allocations a LEFT JOIN refunds r ON r.id = a.refund_id
        WHERE a.line_id = l.id AND (r.id IS NULL OR r.status IN ('pending', 'succeeded')))) THEN
    RAISE EXCEPTION 'more of a line is refunded than is left' USING ERRCODE = 'check_violation', CONSTRAINT = 'order_lines_refund_cap_ck';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refunds_are_allocated AFTER INSERT ON refunds
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refunds_check_allocated();
`;

/** What a bank keeps of a payment that settled its order is shared out in the same way. */
const DISPUTES_ARE_ALLOCATED = `
CREATE FUNCTION disputes_check_allocated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  now_says disputes;
  shared_out allocations;
BEGIN
  SELECT * INTO now_says FROM disputes WHERE id = NEW.id;
  IF NOT EXISTS (SELECT 1 FROM charges WHERE id = NEW.charge_id AND verdict = 'accepted')
    OR NOT EXISTS (SELECT 1 FROM order_lines WHERE order_id = NEW.order_id) THEN
    RETURN NULL;
  END IF;
  IF (SELECT count(*) FROM order_lines WHERE order_id = NEW.order_id) = 1 THEN
    INSERT INTO allocations AS a (id, line_id, dispute_id, amount_minor, from_escrow_minor, from_coach_minor, from_fee_minor)
    SELECT NEW.id, l.id, NEW.id, now_says.from_escrow_minor + now_says.from_coach_minor + now_says.from_fee_minor,
      now_says.from_escrow_minor, now_says.from_coach_minor, now_says.from_fee_minor
    FROM order_lines l WHERE l.order_id = NEW.order_id
    ON CONFLICT ON CONSTRAINT allocations_dispute_uq DO UPDATE SET amount_minor = excluded.amount_minor,
      from_escrow_minor = excluded.from_escrow_minor, from_coach_minor = excluded.from_coach_minor,
      from_fee_minor = excluded.from_fee_minor
    WHERE (a.from_escrow_minor, a.from_coach_minor, a.from_fee_minor)
      IS DISTINCT FROM (excluded.from_escrow_minor, excluded.from_coach_minor, excluded.from_fee_minor);
    RETURN NULL;
  END IF;
  SELECT coalesce(sum(from_escrow_minor), 0), coalesce(sum(from_coach_minor), 0), coalesce(sum(from_fee_minor), 0)
  INTO shared_out.from_escrow_minor, shared_out.from_coach_minor, shared_out.from_fee_minor
  FROM allocations WHERE dispute_id = NEW.id;
  IF (now_says.from_escrow_minor, now_says.from_coach_minor, now_says.from_fee_minor)
    IS DISTINCT FROM (shared_out.from_escrow_minor, shared_out.from_coach_minor, shared_out.from_fee_minor) THEN
    RAISE EXCEPTION 'dispute % is not shared out to the lines of its order', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'disputes_are_allocated';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER disputes_are_allocated AFTER UPDATE OF from_escrow_minor, from_coach_minor, from_fee_minor ON disputes
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION disputes_check_allocated();
`;

/**
 * An order is for one thing or several, each with its price, its coach's share and the rules agreed for it. The columns that
 * orders had for their only one stay as long as a process of the version before may run. The next migration gives the orders
 * of before their lines; until then nothing is asked of them here.
 */
export class OrderLines1800000102000 implements MigrationInterface {
  name = 'OrderLines1800000102000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(ORDERS_HAVE_LINES);
    await runner.query(EARNED_IN_STEP);
    await runner.query(REFUNDS_ARE_ALLOCATED);
    await runner.query(DISPUTES_ARE_ALLOCATED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER disputes_are_allocated ON disputes`);
    await runner.query(`DROP TRIGGER refunds_are_allocated ON refunds`);
    await runner.query(`DROP TRIGGER orders_earned ON orders`);
    await runner.query(`DROP TRIGGER orders_have_lines ON orders`);
    await runner.query(`DROP TABLE allocations, order_lines`);
    await runner.query(`DROP FUNCTION disputes_check_allocated, refunds_check_allocated, orders_earned_in_line,
      order_lines_earned_in_order, orders_check_order, orders_check_line`);
    await runner.query(`DROP FUNCTION orders_check_lines`);
  }
}
