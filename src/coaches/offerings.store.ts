import { columns } from '../platform/database/columns';
import { Conditions } from '../platform/database/conditions';
import type { Queryable, Tx } from '../platform/database/database';
import type { Money } from '../shared/money';
import { OfferingRow } from './coaches.entity';
import { VISIBLE } from './coaches.queries';
import type { Offering, OfferingOnSale } from './domain/coach';
import { kindIn, type OfferingKind, storedKind } from './domain/kinds-sold';
import type { OfferingWish } from './domain/offering.rules';

interface Row extends Omit<Offering, 'price'> {
  priceMinor: number;
  currency: string;
}

interface RowOnSale extends Row {
  accountId: string;
  name: string;
  accountZone: string;
}

const COLUMNS = `${columns(OfferingRow, 'o', {
  only: ['id', 'coachId', 'packKey', 'stageKey', 'days', 'priceMinor', 'currency', 'active'],
})}, ${kindIn('o.kind')} AS kind, coalesce(o.minutes, o.days * 1440) AS minutes`;

const toOffering = ({ priceMinor, currency, ...rest }: Row): Offering => ({
  ...rest,
  price: { amount: priceMinor, currency },
});

const toOnSale = ({ accountId, name, accountZone, ...row }: RowOnSale): OfferingOnSale => ({
  ...toOffering(row),
  coach: { id: row.coachId, accountId, name, accountZone },
});

/** Of one kind, sold or not. */
export const offeringById = async (
  reader: Queryable,
  kind: OfferingKind,
  id: string,
): Promise<Offering | null> => {
  const [row] = await reader.query<Row>(
    `SELECT ${COLUMNS} FROM offerings o WHERE o.kind = $1 AND o.id = $2`,
    [storedKind(kind), id],
  );
  return row ? toOffering(row) : null;
};

/** Of one kind, oldest first, retired ones included. */
export const offeringsOf = async (
  reader: Queryable,
  kind: OfferingKind,
  coachId: string,
): Promise<Offering[]> => {
  const rows = await reader.query<Row>(
    `SELECT ${COLUMNS} FROM offerings o WHERE o.kind = $1 AND o.coach_id = $2 ORDER BY o.id`,
    [storedKind(kind), coachId],
  );
  return rows.map(toOffering);
};

/** What of a kind, or of any, is sold now, and by whom, oldest first. `after` is the last offering of the page before. */
export const offeringsOnSale = async (
  reader: Queryable,
  kind: OfferingKind | null,
  wanted: { id?: string; packKey?: string; stageKey?: string; coachId?: string; after?: string | null },
  limit: number,
): Promise<OfferingOnSale[]> => {
  const conditions = new Conditions()
    .always(`${VISIBLE} AND o.active`)
    .add('o.kind = ?', kind && storedKind(kind))
    .add('o.id = ?::uuid', wanted.id)
    .add('o.pack_key = ?', wanted.packKey)
    .add('o.stage_key = ?', wanted.stageKey)
    .add('o.coach_id = ?::uuid', wanted.coachId)
    .add('o.id > ?::uuid', wanted.after);
  const rows = await reader.query<RowOnSale>(
    `SELECT ${COLUMNS}, c.account_id AS "accountId", a.name, a.zone AS "accountZone" FROM offerings o
     JOIN coaches c ON c.id = o.coach_id JOIN accounts a ON a.id = c.account_id
     ${conditions.where} ORDER BY o.id LIMIT ${conditions.place(limit)}`,
    conditions.values,
  );
  return rows.map(toOnSale);
};

type NewOffering = Pick<Offering, 'id' | 'coachId' | 'kind' | 'packKey'> & OfferingWish;

/** An active offering. Errors: 409 `offering.duplicate`. */
export const insertOffering = async (tx: Tx, offering: NewOffering): Promise<void> => {
  const { id, coachId, packKey, stageKey, kind, minutes = null, days = null, price } = offering;
  await tx.query(
    `INSERT INTO offerings (id, coach_id, pack_key, stage_key, kind, minutes, days, price_minor, currency, active,
       created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, true, $10, $10)`,
    [id, coachId, packKey, stageKey, storedKind(kind), minutes, days, price.amount, price.currency, tx.now],
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
