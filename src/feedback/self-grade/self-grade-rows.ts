import type { SelfGradeStatus } from '../domain/self-grade.states';
import type { SelfGradeValues } from '../domain/self-grade-gaps';

export interface SelfGrade {
  bookingId: string;
  templateId: string;
  principles: string[];
  status: SelfGradeStatus;
  /** Counts writes; the ETag. */
  version: number;
  grades: SelfGradeValues;
  startedAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

const COLUMNS = `booking_id AS "bookingId", template_id AS "templateId", principles, status, version, grades,
  started_at AS "startedAt", updated_at AS "updatedAt", closed_at AS "closedAt"`;

/** The self-grade of a booking; null when none was begun. */
export const selfGradeOf = async (
  run: <T extends object>(sql: string, values: unknown[]) => Promise<T[]>,
  bookingId: string,
): Promise<SelfGrade | null> => {
  const [found] = await run<SelfGrade>(`SELECT ${COLUMNS} FROM self_grades WHERE booking_id = $1`, [
    bookingId,
  ]);
  return found ?? null;
};
