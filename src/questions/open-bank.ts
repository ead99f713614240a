import type { Tx } from '../platform/database/database';
import { textPrint } from './question-bank.queries';

/**
 * Puts what the files brought into the bank: new questions are active at once, newer versions of a question replace
 * its text and keep its state. A question that is in the bank in the same words is not added twice.
 */
export const openBank = async (tx: Tx, now: Date): Promise<void> => {
  const newest = `(SELECT DISTINCT ON (pack_key, key) id, pack_key, key, content, ${textPrint('content')} AS text_print
    FROM pack_questions ORDER BY pack_key, key, version DESC) AS newest`;
  await tx.query(
    `UPDATE bank_questions b SET content = newest.content, text_print = newest.text_print, changed_at = $1,
       category = newest.content->>'category', subcategory = newest.content->>'subcategory'
     FROM ${newest}
     WHERE b.pack_key = newest.pack_key AND b.key = newest.key AND b.author_id IS NULL
       AND (b.content->>'version')::int < (newest.content->>'version')::int`,
    [now],
  );
  await tx.query(
    `INSERT INTO bank_questions (id, pack_key, key, category, subcategory, status, content, text_print, created_at, changed_at)
     SELECT id, pack_key, key, content->>'category', content->>'subcategory', 'active', content, text_print, $1, $1
     FROM ${newest} ON CONFLICT DO NOTHING`,
    [now],
  );
};
