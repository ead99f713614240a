import { REMOVED } from '../audit/audit';
import type { Tx } from '../database/database';

/**
 * Members of events that people type; all others are ids, states and words of ours. In full, since
 * `outbox_events_typed_ix` is found by these words.
 */
const TYPED = `ARRAY['cause', 'reason']`;

const REPLACED = `
  data || (SELECT coalesce(jsonb_object_agg(key, '${REMOVED}'), '{}') FROM jsonb_each(data)
    WHERE key = ANY (${TYPED}) AND jsonb_typeof(value) = 'string')`;

/**
 * Removes what was typed about a person from beside the audit log and from domain events, and says so in the log. That
 * something was decided, when and by whom stays. `ids` is SQL of ours that selects what the entries are about, as their
 * bookings; `$1` is the account.
 */
export const removeTypedWords = async (
  tx: Tx,
  accountId: string,
  { type, ids }: { type: string; ids: string },
): Promise<void> => {
  const removed = await tx.query<object>(
    `UPDATE audit_words w SET words = NULL FROM audit_log l
     WHERE l.id = w.entry_id AND l.subject_id IN (${ids}) AND l.subject_type = $2 AND w.words IS NOT NULL
     RETURNING 1`,
    [accountId, type],
  );
  await tx.query(
    `UPDATE outbox_events SET data = ${REPLACED} WHERE aggregate_id IN (${ids}) AND data ?| ${TYPED}`,
    [accountId],
  );
  if (removed.length > 0)
    await tx.note({
      actorId: accountId,
      action: 'audit.words_removed',
      subjectType: 'account',
      subjectId: accountId,
      data: { about: type, words: removed.length },
    });
};
