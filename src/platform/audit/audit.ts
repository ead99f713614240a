import { Injectable } from '@nestjs/common';
import { newId } from '../../shared/ids';
import type { Tx } from '../database/database';

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

/** Who did what to what, written with the change itself. Never updated. */
@Injectable()
export class Audit {
  async record(tx: Tx, entry: AuditEntry): Promise<void> {
    await tx.query(
      `INSERT INTO audit_log (id, at, actor_id, action, subject_type, subject_id, data)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        entry.id ?? newId(),
        tx.now,
        entry.actorId,
        entry.action,
        entry.subjectType,
        entry.subjectId,
        JSON.stringify(entry.data ?? {}),
      ],
    );
  }

  /** The facts of an entry; null when there is none. */
  async dataOf(tx: Tx, id: string): Promise<Record<string, unknown> | null> {
    const [entry] = await tx.query<{ data: Record<string, unknown> }>(
      `SELECT data FROM audit_log WHERE id = $1`,
      [id],
    );
    return entry?.data ?? null;
  }
}
