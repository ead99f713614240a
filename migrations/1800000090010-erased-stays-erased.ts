import type { MigrationInterface, QueryRunner } from 'typeorm';

/** More places where a person leaves something of theirs, and the column that names them. */
const TRACES: readonly (readonly [table: string, column: string])[] = [
  ['bank_questions', 'author_id'],
  ['coaches', 'account_id'],
  ['idempotency_keys', 'account_id'],
  ['kit_swaps', 'swapped_by'],
];

/**
 * An erased account is closed as a whole: a role, a confirmation or a suspension that was under way while its person
 * was erased is refused as well, not only a name. So is a coach profile that begins meanwhile.
 */
export class ErasedStaysErased1800000090010 implements MigrationInterface {
  name = 'ErasedStaysErased1800000090010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER accounts_erased_stays ON accounts`);
    await runner.query(`
      CREATE TRIGGER accounts_erased_stays BEFORE UPDATE ON accounts FOR EACH ROW
      WHEN (OLD.erased_at IS NOT NULL AND OLD.* IS DISTINCT FROM NEW.*)
      EXECUTE FUNCTION refuse_change_of_erased()`);
    for (const [table, column] of TRACES)
      await runner.query(`
        CREATE TRIGGER ${table}_not_of_erased BEFORE INSERT ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_of_erased('${column}')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of TRACES) await runner.query(`DROP TRIGGER ${table}_not_of_erased ON ${table}`);
    await runner.query(`DROP TRIGGER accounts_erased_stays ON accounts`);
    await runner.query(`
      CREATE TRIGGER accounts_erased_stays BEFORE UPDATE ON accounts FOR EACH ROW
      WHEN (OLD.erased_at IS NOT NULL AND (NEW.name, NEW.email, NEW.zone, NEW.password_hash, NEW.erased_at)
        IS DISTINCT FROM (OLD.name, OLD.email, OLD.zone, OLD.password_hash, OLD.erased_at))
      EXECUTE FUNCTION refuse_change_of_erased()`);
  }
}
