import { Conditions } from '../platform/database/conditions';

/** Which orders: of a subject (a booking), of a person who pays or is paid, or of one of both. */
export interface OrderFilter {
  subjectId?: string;
  person?: { accountId: string; coachId: string | null };
}

/** Conditions on `orders o`. */
export const ofOrders = ({ subjectId, person }: OrderFilter): Conditions => {
  const wanted = new Conditions().add(
    'o.id IN (SELECT order_id FROM order_lines WHERE subject_id = ?::uuid)',
    subjectId,
  );
  if (!person?.coachId) return wanted.add('o.payer_id = ?::uuid', person?.accountId);
  return wanted.always(
    `o.id IN (SELECT id FROM orders WHERE payer_id = ${wanted.place(person.accountId)}::uuid
       UNION SELECT order_id FROM order_lines WHERE payee_coach_id = ${wanted.place(person.coachId)}::uuid)`,
  );
};
