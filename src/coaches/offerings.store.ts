import type { Tx } from '../platform/database/database';
import type { Money } from '../shared/money';

interface NewOffering {
  id: string;
  coachId: string;
  packKey: string;
  stageKey: string;
  kind: 'session' | 'review';
  /** Of a session; null for a review. */
  minutes: number | null;
  /** Of a review; null for a session. */
  days: number | null;
  price: Money;
}

/** An active offering. Errors: 409 `offering.duplicate`. */
export const insertOffering = async (tx: Tx, offering: NewOffering): Promise<void> => {
  const { id, coachId, packKey, stageKey, kind, minutes, days, price } = offering;
  await tx.query(
    `INSERT INTO offerings (id, coach_id, pack_key, stage_key, kind, minutes, days, price_minor, currency, active,
       created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, true, $10, $10)`,
    [id, coachId, packKey, stageKey, kind, minutes, days, price.amount, price.currency, tx.now],
  );
};

/** Changes what is given. Errors: 409 `offering.duplicate`. */
export const updateOffering = async (
  tx: Tx,
  id: string,
  { price, active }: { price?: Money | undefined; active?: boolean | undefined },
): Promise<void> => {
  await tx.query(
    `UPDATE offerings SET price_minor = coalesce($2, price_minor), currency = coalesce($3, currency),
       active = coalesce($4, active), updated_at = $5
     WHERE id = $1`,
    [id, price?.amount ?? null, price?.currency ?? null, active ?? null, tx.now],
  );
};
