import type { Queryable } from '../platform/database/database';
import type { ReviewOffering, ReviewOnSale } from './domain/coach';
import { VISIBLE } from './coaches.queries';

interface Row extends Omit<ReviewOffering, 'price'> {
  priceMinor: number;
  currency: string;
}

interface RowOnSale extends Row {
  accountId: string;
  name: string;
}

export interface ReviewFilter {
  packKey: string | null;
  stageKey: string | null;
  coachId: string | null;
  after: string | null;
  limit: number;
}

const OFFERING = `SELECT id, coach_id AS "coachId", pack_key AS "packKey", stage_key AS "stageKey", days,
    price_minor AS "priceMinor", currency, active FROM offerings WHERE kind = 'review'`;

const ON_SALE = `SELECT o.*, c.account_id AS "accountId", a.name FROM (${OFFERING} AND active) o
  JOIN coaches c ON c.id = o."coachId" JOIN accounts a ON a.id = c.account_id WHERE ${VISIBLE}`;

const toOffering = <R extends Row>({ priceMinor, currency, ...rest }: R) => ({
  ...rest,
  price: { amount: priceMinor, currency },
});

const toOnSale = ({ accountId, name, ...row }: RowOnSale): ReviewOnSale => ({
  ...toOffering(row),
  coach: { id: row.coachId, accountId, name },
});

/** Oldest first, retired ones included. */
export const reviewOfferingsOf = async (reader: Queryable, coachId: string): Promise<ReviewOffering[]> =>
  (await reader.query<Row>(`${OFFERING} AND coach_id = $1 ORDER BY id`, [coachId])).map(toOffering);

export const reviewOfferingById = async (reader: Queryable, id: string): Promise<ReviewOffering | null> => {
  const [row] = await reader.query<Row>(`${OFFERING} AND id = $1`, [id]);
  return row ? toOffering(row) : null;
};

/** What is sold now, and by whom. */
export const reviewOnSale = async (reader: Queryable, id: string): Promise<ReviewOnSale | null> => {
  const [row] = await reader.query<RowOnSale>(`${ON_SALE} AND o.id = $1`, [id]);
  return row ? toOnSale(row) : null;
};

/** Everything that is sold now, oldest first. */
export const reviewsOnSale = async (reader: Queryable, filter: ReviewFilter): Promise<ReviewOnSale[]> => {
  const rows = await reader.query<RowOnSale>(
    `${ON_SALE} AND ($1::text IS NULL OR o."packKey" = $1) AND ($2::text IS NULL OR o."stageKey" = $2)
       AND ($3::uuid IS NULL OR o."coachId" = $3::uuid) AND ($4::uuid IS NULL OR o.id > $4::uuid)
     ORDER BY o.id LIMIT $5`,
    [filter.packKey, filter.stageKey, filter.coachId, filter.after, filter.limit],
  );
  return rows.map(toOnSale);
};
