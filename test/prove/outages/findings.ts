import type { Database } from '../../../src/platform/database/database';
import type { Acknowledged } from './load';

/** How many acknowledged bookings are not in the database any more. */
export const lostBookings = async (database: Database, acknowledged: Acknowledged[]): Promise<number> => {
  const ids = new Set(acknowledged.map(({ bookingId }) => bookingId));
  const rows = await database.query<object>(`SELECT 1 FROM bookings WHERE id = ANY ($1)`, [[...ids]]);
  return ids.size - rows.length;
};

/** How many bookings are not confirmed although the payment provider took the money. */
export const unpaidBookings = async (database: Database, acknowledged: Acknowledged[]): Promise<number> => {
  const ids = new Set(acknowledged.filter(({ paid }) => paid).map(({ bookingId }) => bookingId));
  const rows = await database.query<object>(
    `SELECT 1 FROM bookings WHERE id = ANY ($1) AND status = 'confirmed'`,
    [[...ids]],
  );
  return ids.size - rows.length;
};

/** The connection pool of an API process, from its metrics. */
export const readPool = async (url: string): Promise<Record<'total' | 'idle' | 'waiting', number>> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (state: string): number => {
    const found = new RegExp(`database_pool_connections\\{[^}]*state="${state}"[^}]*\\} (\\d+)`).exec(text);
    if (!found) throw new Error(`no metric of ${state} connections`);
    return Number(found[1]);
  };
  return { total: read('total'), idle: read('idle'), waiting: read('waiting') };
};
