import { columns } from '../../platform/database/columns';
import type { Queryable, Tx } from '../../platform/database/database';
import type { SelfGradeValues } from '../domain/self-grade-gaps';
import { SelfGradeRow } from './self-grade.entity';

export interface SelfGrade extends Omit<SelfGradeRow, 'candidateId' | 'grades'> {
  grades: SelfGradeValues;
}

const COLUMNS = columns(SelfGradeRow, 'self_grades', { but: ['candidateId'] });

/** The self-grade of a booking; null when none was begun. */
export const selfGradeOf = async (reader: Queryable, bookingId: string): Promise<SelfGrade | null> => {
  const [found] = await reader.query<SelfGrade>(`SELECT ${COLUMNS} FROM self_grades WHERE booking_id = $1`, [
    bookingId,
  ]);
  return found ?? null;
};

/** Whose session is graded, on which form. */
export type GradedSession = Pick<SelfGrade, 'bookingId' | 'templateId' | 'principles'> & {
  candidateId: string;
};

/** Begins a self-grade. */
export const insertSelfGrade = async (
  tx: Tx,
  { bookingId, candidateId, templateId, principles }: GradedSession,
  grades: SelfGradeValues,
): Promise<void> => {
  await tx.query(
    `INSERT INTO self_grades (booking_id, candidate_id, template_id, principles, status, version, grades,
       started_at, updated_at) VALUES ($1, $2, $3, $4, 'in_progress', 1, $5, $6, $6)`,
    [bookingId, candidateId, templateId, principles, JSON.stringify(grades), tx.now],
  );
};

/** Replaces all grades of a self-grade that is in progress. */
export const replaceGrades = async (tx: Tx, bookingId: string, grades: SelfGradeValues): Promise<void> => {
  await tx.query(
    `UPDATE self_grades SET grades = $2, updated_at = $3, version = version + 1 WHERE booking_id = $1`,
    [bookingId, JSON.stringify(grades), tx.now],
  );
};
