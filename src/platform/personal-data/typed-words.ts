import type { Tx } from '../database/database';

/** Stands where somebody's words about an erased person stood. */
export const REMOVED = '(removed)';

/**
 * Members of audit entries and events that people type; all others are ids, states and words of ours. In full, since
 * `outbox_events_typed_ix` is found by these words.
 */
const TYPED = `ARRAY['cause', 'reason']`;

const REPLACED = `
  data || (SELECT coalesce(jsonb_object_agg(key, '${REMOVED}'), '{}') FROM jsonb_each(data)
    WHERE key = ANY (${TYPED}) AND jsonb_typeof(value) = 'string')`;

/**
 * Replaces what was typed about a person in the audit log and in domain events. That something was decided, when and by
 * whom stays. `ids` is SQL of ours that selects what the entries are about, as their bookings; `$1` is the account.
 */
export const removeTypedWords = async (
  tx: Tx,
  accountId: string,
  { type, ids }: { type: string; ids: string },
): Promise<void> => {
  await tx.query(
    `UPDATE audit_log SET data = ${REPLACED}
     WHERE subject_id IN (${ids}) AND subject_type = $2 AND data ?| ${TYPED}`,
    [accountId, type],
  );
  await tx.query(
    `UPDATE outbox_events SET data = ${REPLACED} WHERE aggregate_id IN (${ids}) AND data ?| ${TYPED}`,
    [accountId],
  );
};
