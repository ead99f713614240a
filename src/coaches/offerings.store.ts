import type { Queryable, Tx } from '../platform/database/database';
import type { Money } from '../shared/money';
import { VISIBLE } from './coaches.queries';
import type { Offering, OfferingKind, OfferingOnSale } from './domain/coach';
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

/** What a search of offerings on sale is narrowed to; null where it is not. */
export interface OfferingFilter {
  kind: OfferingKind;
  packKey: string | null;
  stageKey: string | null;
  coachId: string | null;
  /** The last offering of the page before. */
  after: string | null;
  limit: number;
}

const OFFERING = `SELECT id, coach_id AS "coachId", kind, pack_key AS "packKey", stage_key AS "stageKey",
    coalesce(minutes, days * 1440) AS minutes, days, price_minor AS "priceMinor", currency, active FROM offerings`;

const ON_SALE = `SELECT o.*, c.account_id AS "accountId", a.name, a.zone AS "accountZone"
  FROM (${OFFERING} WHERE active AND kind = $1) o
  JOIN coaches c ON c.id = o."coachId" JOIN accounts a ON a.id = c.account_id WHERE ${VISIBLE}`;

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
  const [row] = await reader.query<Row>(`${OFFERING} WHERE kind = $1 AND id = $2`, [kind, id]);
  return row ? toOffering(row) : null;
};

/** Of one kind, oldest first, retired ones included. */
export const offeringsOf = async (
  reader: Queryable,
  kind: OfferingKind,
  coachId: string,
): Promise<Offering[]> =>
  (await reader.query<Row>(`${OFFERING} WHERE kind = $1 AND coach_id = $2 ORDER BY id`, [kind, coachId])).map(
    toOffering,
  );

/** What is sold now, and by whom. */
export const offeringOnSale = async (
  reader: Queryable,
  kind: OfferingKind,
  id: string,
): Promise<OfferingOnSale | null> => {
  const [row] = await reader.query<RowOnSale>(`${ON_SALE} AND o.id = $2`, [kind, id]);
  return row ? toOnSale(row) : null;
};

/** Everything of a kind that is sold now, oldest first. */
export const offeringsOnSale = async (
  reader: Queryable,
  { kind, packKey, stageKey, coachId, after, limit }: OfferingFilter,
): Promise<OfferingOnSale[]> => {
  const rows = await reader.query<RowOnSale>(
    `${ON_SALE} AND ($2::text IS NULL OR o."packKey" = $2) AND ($3::text IS NULL OR o."stageKey" = $3)
       AND ($4::uuid IS NULL OR o."coachId" = $4::uuid) AND ($5::uuid IS NULL OR o.id > $5::uuid)
     ORDER BY o.id LIMIT $6`,
    [kind, packKey, stageKey, coachId, after, limit],
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
