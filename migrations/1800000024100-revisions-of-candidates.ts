import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A coach who is somebody's candidate cannot be booked then, so each claim of a candidate also raises the revision of
 * that person's own calendar, where there is one (docs/adr/0009).
 */
export class RevisionsOfCandidates1800000024100 implements MigrationInterface {
  name = 'RevisionsOfCandidates1800000024100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION raise_revision_of_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM raise_revision_of(id, 'calendar') FROM coaches
        WHERE account_id IN (OLD.candidate_id, NEW.candidate_id) ORDER BY id;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER candidate_claims_revision AFTER INSERT OR UPDATE OR DELETE ON candidate_claims
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_revision_of_candidate()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER candidate_claims_revision ON candidate_claims`);
    await runner.query(`DROP FUNCTION raise_revision_of_candidate()`);
  }
}
