import { DOCX } from './domain/document.rules';
import { registerHoldings, rows } from '../platform/personal-data/holdings';
import { forgetFiles } from '../platform/storage/stored-files.service';

registerHoldings([
  {
    table: 'review_tasks',
    holds: 'Prompts that the person was given to write about.',
    onErasure: 'Kept: it says what was sold, in our words.',
    read: rows(
      `SELECT t.booking_id AS "bookingId", t.prompt, t.rules FROM review_tasks t JOIN bookings b ON b.id = t.booking_id
       WHERE b.candidate_id = $1 AND b.confirmed_at IS NOT NULL ORDER BY t.booking_id`,
    ),
  },
  {
    table: 'review_documents',
    holds: 'Documents that the person uploaded: texts about their work.',
    onErasure: 'The files go, and their names; when something was uploaded and how long it was stays.',
    told: {
      title: 'Documents that you uploaded',
      what: 'The files and their names are deleted. When you uploaded one, and how long it was, stays.',
      stays: false,
    },
    read: rows(
      `SELECT d.booking_id AS "bookingId", d.revision, d.file_name AS "fileName", d.media_type AS "mediaType", d.bytes,
         d.words, d.sha256, d.uploaded_at AS "uploadedAt"
       FROM review_documents d JOIN bookings b ON b.id = d.booking_id
       WHERE b.candidate_id = $1 ORDER BY d.booking_id, d.revision`,
    ),
    files: (tx, accountId) =>
      tx.query(
        `SELECT 'documents/' || d.booking_id || '-' || d.revision || CASE d.media_type WHEN 'application/pdf' THEN '.pdf'
             WHEN 'text/markdown' THEN '.md'
             WHEN '${DOCX}' THEN '.docx' ELSE '.txt' END AS name,
           d.storage_key AS "storageKey", d.sha256
         FROM review_documents d JOIN bookings b ON b.id = d.booking_id
         WHERE b.candidate_id = $1 AND d.storage_key IS NOT NULL ORDER BY d.booking_id, d.revision`,
        [accountId],
      ),
    erase: async (tx, accountId) => {
      const gone = await tx.query<{ key: string }>(
        `WITH own AS (SELECT d.booking_id, d.revision, d.storage_key AS key FROM review_documents d
           JOIN bookings b ON b.id = d.booking_id WHERE b.candidate_id = $1 AND d.storage_key IS NOT NULL),
         erased AS (UPDATE review_documents d SET storage_key = NULL, file_name = NULL, sha256 = NULL FROM own
           WHERE d.booking_id = own.booking_id AND d.revision = own.revision)
         SELECT key FROM own`,
        [accountId],
      );
      await forgetFiles(
        tx,
        gone.map(({ key }) => key),
      );
    },
  },
]);
