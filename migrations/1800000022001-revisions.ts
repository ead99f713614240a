import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows that count changes of the catalogue, so that publishing one coach rarely waits for another. */
const SHARDS = 16;

/** Tables whose rows name the coach they are about, and whether they are part of the catalogue. */
const WATCHED = [
  ['availability', 'coach_id', 'calendar'],
  ['date_overrides', 'coach_id', 'calendar'],
  ['coach_claims', 'coach_id', 'calendar'],
  ['offerings', 'coach_id', 'all'],
  ['coaches', 'id', 'all'],
  ['ratings', 'coach_id', 'catalogue'],
] as const;

/**
 * What processes remember about a coach is used only while its revision is the one they remember. Triggers raise it:
 * no writer can forget to. They wait until the commit, so that the row is locked for that moment only, and bookers of
 * one coach do not queue behind each other's transactions (docs/adr/0009).
 */
export class Revisions1800000022001 implements MigrationInterface {
  name = 'Revisions1800000022001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE coach_revisions (
        coach_id uuid NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT coach_revisions_pk PRIMARY KEY (coach_id),
        CONSTRAINT coach_revisions_coach_fk FOREIGN KEY (coach_id) REFERENCES coaches (id) ON DELETE CASCADE
      ) WITH (fillfactor = 50)`);
    await runner.query(`
      CREATE TABLE catalogue_revisions (
        shard smallint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT catalogue_revisions_pk PRIMARY KEY (shard)
      ) WITH (fillfactor = 50)`);
    await runner.query(`INSERT INTO coach_revisions SELECT id, 1 FROM coaches`);
    for (const statement of FUNCTIONS) await runner.query(statement);
    for (const [table, column, part] of WATCHED)
      await runner.query(
        trigger(table, 'INSERT OR UPDATE OR DELETE', `raise_revision('${column}', '${part}')`),
      );
    await runner.query(trigger('accounts', 'UPDATE', 'raise_revision_of_person()'));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['accounts', ...WATCHED.map(([name]) => name)])
      await runner.query(`DROP TRIGGER ${table}_revision ON ${table}`);
    for (const name of ['raise_revision_of_person()', 'raise_revision()', 'raise_revision_of(uuid, text)'])
      await runner.query(`DROP FUNCTION ${name}`);
    for (const table of ['catalogue_revisions', 'coach_revisions']) await runner.query(`DROP TABLE ${table}`);
  }
}

const trigger = (table: string, when: string, call: string): string =>
  `CREATE CONSTRAINT TRIGGER ${table}_revision AFTER ${when} ON ${table}
   DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ${call}`;

const FUNCTIONS = [
  `CREATE FUNCTION raise_revision_of(coach uuid, part text) RETURNS void LANGUAGE plpgsql AS $$
   BEGIN
     IF part <> 'catalogue' THEN
       UPDATE coach_revisions SET revision = revision + 1 WHERE coach_id = coach;
       IF NOT FOUND THEN
         INSERT INTO coach_revisions SELECT id, 1 FROM coaches WHERE id = coach
         ON CONFLICT ON CONSTRAINT coach_revisions_pk DO UPDATE SET revision = coach_revisions.revision + 1;
       END IF;
     END IF;
     IF part <> 'calendar' THEN
       INSERT INTO catalogue_revisions VALUES (abs(hashtext(coach::text)::bigint) % ${SHARDS}, 1)
       ON CONFLICT ON CONSTRAINT catalogue_revisions_pk DO UPDATE SET revision = catalogue_revisions.revision + 1;
     END IF;
   END $$`,
  `CREATE FUNCTION raise_revision() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     was uuid := (to_jsonb(OLD) ->> TG_ARGV[0])::uuid;
     is_now uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
   BEGIN
     IF was IS NOT NULL THEN PERFORM raise_revision_of(was, TG_ARGV[1]); END IF;
     IF is_now IS NOT NULL AND is_now IS DISTINCT FROM was THEN PERFORM raise_revision_of(is_now, TG_ARGV[1]); END IF;
     RETURN NULL;
   END $$`,
  `CREATE FUNCTION raise_revision_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF (OLD.name, OLD.suspended_at) IS DISTINCT FROM (NEW.name, NEW.suspended_at) THEN
       PERFORM raise_revision_of(id, 'all') FROM coaches WHERE account_id = NEW.id;
     END IF;
     RETURN NULL;
   END $$`,
];
