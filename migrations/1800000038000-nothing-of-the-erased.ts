import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a person leaves something of theirs, and the column that names the person. */
const TRACES: readonly (readonly [table: string, column: string, also?: string])[] = [
  ['bookings', 'candidate_id'],
  ['candidate_profiles', 'account_id', 'OR UPDATE'],
  ['one_time_tokens', 'account_id'],
  ['question_reports', 'reporter_id'],
  ['ratings', 'candidate_id', 'OR UPDATE OF comment'],
  ['report_links', 'candidate_id'],
  ['self_grades', 'candidate_id', 'OR UPDATE'],
  ['sessions', 'account_id'],
  ['targets', 'candidate_id', 'OR UPDATE'],
];

/**
 * A request may know who asks, and then write after that person's erasure was committed. Each such write now looks at
 * the account under the lock that the erasure holds: it is in time for the erasure to see it, or it is refused. A
 * trigger, because a later writer could forget.
 */
export class NothingOfTheErased1800000038000 implements MigrationInterface {
  name = 'NothingOfTheErased1800000038000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_of_erased() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE erased timestamptz;
      BEGIN
        SELECT erased_at INTO erased FROM accounts
        WHERE id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid FOR KEY SHARE;
        IF erased IS NOT NULL THEN
          RAISE EXCEPTION 'the account was erased' USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_erased_stays';
        END IF;
        RETURN NEW;
      END $$`);
    for (const [table, column, also = ''] of TRACES)
      await runner.query(`
        CREATE TRIGGER ${table}_not_of_erased BEFORE INSERT ${also} ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_of_erased('${column}')`);
    await runner.query(`
      CREATE FUNCTION refuse_change_of_erased() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the account was erased' USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_erased_stays';
      END $$`);
    await runner.query(`
      CREATE TRIGGER accounts_erased_stays BEFORE UPDATE ON accounts FOR EACH ROW
      WHEN (OLD.erased_at IS NOT NULL AND (NEW.name, NEW.email, NEW.zone, NEW.password_hash, NEW.erased_at)
        IS DISTINCT FROM (OLD.name, OLD.email, OLD.zone, OLD.password_hash, OLD.erased_at))
      EXECUTE FUNCTION refuse_change_of_erased()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER accounts_erased_stays ON accounts`);
    for (const [table] of TRACES) await runner.query(`DROP TRIGGER ${table}_not_of_erased ON ${table}`);
    await runner.query(`DROP FUNCTION refuse_change_of_erased()`);
    await runner.query(`DROP FUNCTION refuse_of_erased()`);
  }
}
