import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts of what may be done only so often, shared by all processes; what was asked for an address and waits. */
export class Limits1800000011000 implements MigrationInterface {
  name = 'Limits1800000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rate_limits (
        key varchar(255) NOT NULL,
        points integer NOT NULL DEFAULT 0,
        expire bigint,
        CONSTRAINT rate_limits_pk PRIMARY KEY (key)
      )`);
    await runner.query(`CREATE INDEX rate_limits_expire_ix ON rate_limits (expire)`);
    await runner.query(`
      CREATE TABLE account_requests (
        id uuid NOT NULL,
        kind text NOT NULL,
        email text NOT NULL,
        wish jsonb NOT NULL,
        requested_at timestamptz(3) NOT NULL,
        CONSTRAINT account_requests_pk PRIMARY KEY (id),
        CONSTRAINT account_requests_kind_ck CHECK (kind IN ('sign_up', 'password_reset'))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account_requests');
    await runner.query('DROP TABLE rate_limits');
  }
}
