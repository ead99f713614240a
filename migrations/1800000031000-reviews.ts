import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bookings without a time: documents that a coach reads, the offerings for them, and the files that people upload. */
export class Reviews1800000031000 implements MigrationInterface {
  name = 'Reviews1800000031000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE offerings
        ADD COLUMN kind text NOT NULL DEFAULT 'session', ADD COLUMN days integer,
        ALTER COLUMN minutes DROP NOT NULL,
        ADD CONSTRAINT offerings_kind_ck CHECK (
          kind = 'session' AND minutes IS NOT NULL AND days IS NULL OR kind = 'review' AND minutes IS NULL AND days IS NOT NULL),
        ADD CONSTRAINT offerings_days_ck CHECK (days BETWEEN 1 AND 30)`);
    await runner.query(
      `CREATE UNIQUE INDEX offerings_review_uq ON offerings (coach_id, pack_key, stage_key, days) WHERE active AND kind = 'review'`,
    );
    await runner.query(`
      ALTER TABLE bookings
        ADD COLUMN kind text NOT NULL DEFAULT 'session',
        ADD COLUMN received_at timestamptz(3), ADD COLUMN begun_at timestamptz(3),
        ADD CONSTRAINT bookings_kind_ck CHECK (kind IN ('session', 'review')),
        ADD CONSTRAINT bookings_work_ck CHECK (
          (kind = 'review' OR received_at IS NULL) AND (begun_at IS NULL OR received_at IS NOT NULL))`);
    await runner.query(`
      CREATE TABLE stored_files (
        storage_key text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        forget_at timestamptz(3),
        CONSTRAINT stored_files_pk PRIMARY KEY (storage_key),
        CONSTRAINT stored_files_key_ck CHECK (storage_key ~ '^[0-9a-f]{48}$')
      )`);
    await runner.query(
      `CREATE INDEX stored_files_forget_ix ON stored_files (forget_at) WHERE forget_at IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE review_tasks (
        booking_id uuid NOT NULL,
        prompt jsonb,
        rules jsonb NOT NULL,
        CONSTRAINT review_tasks_pk PRIMARY KEY (booking_id),
        CONSTRAINT review_tasks_booking_fk FOREIGN KEY (booking_id) REFERENCES bookings (id)
      )`);
    await runner.query(`
      CREATE TABLE review_documents (
        booking_id uuid NOT NULL,
        revision integer NOT NULL,
        storage_key text,
        file_name text,
        sha256 text,
        media_type text NOT NULL,
        bytes integer NOT NULL,
        words integer,
        uploaded_at timestamptz(3) NOT NULL,
        CONSTRAINT review_documents_pk PRIMARY KEY (booking_id, revision),
        CONSTRAINT review_documents_booking_fk FOREIGN KEY (booking_id) REFERENCES review_tasks (booking_id),
        CONSTRAINT review_documents_file_fk FOREIGN KEY (storage_key) REFERENCES stored_files (storage_key),
        CONSTRAINT review_documents_file_uq UNIQUE (storage_key),
        CONSTRAINT review_documents_revision_ck CHECK (revision IN (1, 2)),
        CONSTRAINT review_documents_bytes_ck CHECK (bytes > 0 AND words >= 0),
        CONSTRAINT review_documents_erased_ck CHECK (num_nulls(storage_key, file_name, sha256) IN (0, 3))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['review_documents', 'review_tasks', 'stored_files'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query(`
      ALTER TABLE bookings DROP CONSTRAINT bookings_work_ck, DROP CONSTRAINT bookings_kind_ck,
        DROP COLUMN kind, DROP COLUMN received_at, DROP COLUMN begun_at`);
    await runner.query(`DROP INDEX offerings_review_uq`);
    await runner.query(`
      ALTER TABLE offerings DROP CONSTRAINT offerings_days_ck, DROP CONSTRAINT offerings_kind_ck,
        DROP COLUMN kind, DROP COLUMN days, ALTER COLUMN minutes SET NOT NULL`);
  }
}
