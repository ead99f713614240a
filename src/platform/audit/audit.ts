import { newId } from '../../shared/ids';
import type { Queryable } from '../database/tx';

/** Stands where somebody's words about an erased person stood. */
export const REMOVED = '(removed)';

/**
 * The facts of an entry as SQL, with what people typed (`cause`, `reason`), which lies beside the log so that it can go.
 * @param entry alias of the row of `audit_log`
 */
export const auditedData = (entry: string): string => `${entry}.data || (
  SELECT coalesce(jsonb_object_agg(w.member, coalesce(w.words, '${REMOVED}')), '{}')
  FROM audit_words w WHERE w.entry_id = ${entry}.id)`;

/** Who did what to what. The database refuses to change it. */
export interface AuditEntry {
  /** Given by who needs to find the entry again. */
  id?: string;
  /** Account that acted; null for the system itself. */
  actorId: string | null;
  /** What was done, as `coach.published`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** Facts that explain it: ids, states, reasons. Never secrets, never personal data. */
  data?: object;
}

/** Adds an entry to the audit log; `Tx.note` is the way to it. The database puts what was typed beside it. */
export const insertAuditEntry = async (tx: Queryable, entry: AuditEntry, now: Date): Promise<void> => {
  const { id = newId(), actorId, action, subjectType, subjectId, data = {} } = entry;
  await tx.query(
    `INSERT INTO audit_log (id, at, actor_id, action, subject_type, subject_id, data)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, now, actorId, action, subjectType, subjectId, JSON.stringify(data)],
  );
};

/** The facts of an entry; null when there is none. */
export const auditedFacts = async (
  reader: Queryable,
  id: string,
): Promise<Record<string, unknown> | null> => {
  const [entry] = await reader.query<{ data: Record<string, unknown> }>(
    `SELECT ${auditedData('l')} AS data FROM audit_log l WHERE l.id = $1`,
    [id],
  );
  return entry?.data ?? null;
};
