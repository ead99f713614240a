import type { TestAccount, TestApp } from '../support/app';

/** Minutes; these tests travel through weeks with the same tokens. */
export const LONG_TOKENS = 60 * 24 * 90;

export const NOBODYS_ID = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';

export const as = (who: TestAccount) => ({ Authorization: `Bearer ${who.token}` });

/** One call on one booking, as somebody. */
export const bookingCalls = (app: () => TestApp) => ({
  get: (who: TestAccount, id: string, path = '') =>
    app().http().get(`/v1/bookings/${id}${path}`).set(as(who)),
  giveUp: (who: TestAccount, id: string) => app().http().delete(`/v1/bookings/${id}/hold`).set(as(who)),
  cancel: (who: TestAccount, id: string, body: object = {}) =>
    app().http().post(`/v1/bookings/${id}/cancellation`).set(as(who)).send(body),
  report: (who: TestAccount, id: string, body: object) =>
    app().http().post(`/v1/bookings/${id}/no-show-reports`).set(as(who)).send(body),
});

export const statusOf = async (app: TestApp, id: string): Promise<string | undefined> => {
  const [row] = await app.database.query<{ status: string }>(`SELECT status FROM bookings WHERE id = $1`, [
    id,
  ]);
  return row?.status;
};

/** Net amount of each ledger account for a booking's order; accounts at zero are left out. */
export const balancesOf = async (app: TestApp, bookingId: string): Promise<Record<string, number>> => {
  const rows = await app.database.query<{ account: string; sum: number }>(
    `SELECT l.account, sum(l.amount_minor)::float8 AS sum FROM ledger_lines l
     JOIN ledger_entries e ON e.id = l.entry_id JOIN orders o ON o.id = e.order_id
     WHERE o.id IN (SELECT order_id FROM order_lines WHERE subject_id = $1) GROUP BY l.account HAVING sum(l.amount_minor) <> 0 ORDER BY l.account`,
    [bookingId],
  );
  return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]));
};

/** What was captured for a booking and what went back, in minor units. */
export const moneyOf = async (app: TestApp, bookingId: string) => {
  const [row] = await app.database.query<{ captured: number; refunded: number }>(
    `SELECT coalesce(sum(c.amount_minor), 0)::float8 AS captured, coalesce(sum(c.refunded_minor), 0)::float8 AS refunded
     FROM charges c JOIN orders o ON o.id = c.order_id WHERE o.id IN (SELECT order_id FROM order_lines WHERE subject_id = $1)`,
    [bookingId],
  );
  return row;
};

/** Kinds of the mails about a booking or its refunds to one person, in the order in which they were written. */
export const mailKindsTo = async (app: TestApp, who: TestAccount): Promise<string[]> => {
  const rows = await app.database.query<{ kind: string }>(
    `SELECT kind FROM mails WHERE recipient_id = $1 AND kind !~ '^(coach|identity|account)' ORDER BY id`,
    [who.accountId],
  );
  return rows.map(({ kind }) => kind);
};

/** Sums of the whole ledger by currency: all zero, always. */
export const ledgerTotals = (app: TestApp) =>
  app.database.query<{ currency: string; sum: number }>(
    `SELECT currency, sum(amount_minor)::float8 AS sum FROM ledger_lines GROUP BY currency ORDER BY currency`,
  );
