import { Accounts } from '../../../src/identity';
import type { TestApp } from '../../support/app';
import { copyAccount } from '../../support/copies';
import { holdSlot, publishedCoach, sessionOf } from '../../support/scenario';

/** One order on its way through its life. */
export interface Order {
  bookingId: string;
  orderId: string;
  sessionId: string;
  token: string;
  /** Whether its candidate has cancelled, and whether Stripe has paid the refund out. */
  cancelled: boolean;
  paidBack: boolean;
}

const HOUR = 3_600_000;
const ROUND_THE_CLOCK = [{ days: [0, 1, 2, 3, 4, 5, 6], start: '00:00', end: '24:00' }];
/** Requests at a time. */
const AT_ONCE = 6;

/** Does something for each of many, a few at a time. */
export const forEach = async <T>(items: readonly T[], work: (item: T, index: number) => Promise<void>) => {
  const left = items.map((item, index) => ({ item, index })).reverse();
  const worker = async () => {
    for (let next = left.pop(); next; next = left.pop()) await work(next.item, next.index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};

/** That many orders, each of a candidate of its own, held and paid at Stripe. Nobody has told us of the payment. */
export const paidOrders = async (app: TestApp, count: number): Promise<Order[]> => {
  const coach = await publishedCoach(app, {
    zone: 'Etc/UTC',
    weekly: ROUND_THE_CLOCK,
    rules: { horizon: { kind: 'rolling', days: 365 } },
  });
  const first = Math.ceil(app.clock.now().getTime() / HOUR) * HOUR + 48 * HOUR;
  const orders: Order[] = [];
  await forEach(await candidates(app, count), async (candidate, index) => {
    const startsAt = new Date(first + index * HOUR).toISOString();
    const { booking } = await holdSlot(app, { coach, candidate, startsAt });
    const sessionId = sessionOf(booking);
    await app.stripe.pay(sessionId);
    const orderId = await orderOf(app, booking.id);
    orders[index] = {
      bookingId: booking.id,
      orderId,
      sessionId,
      token: candidate.token,
      cancelled: false,
      paidBack: false,
    };
  });
  return orders;
};

const candidates = async (app: TestApp, count: number) => {
  const template = await app.signUp();
  const accounts = await app.database.tx(async (tx) => {
    const copies: { accountId: string; email: string }[] = [];
    for (let i = 0; i < count; i += 1) copies.push(await copyAccount(tx, template.accountId, ['candidate']));
    return copies;
  });
  const issuer = app.get(Accounts);
  return Promise.all(
    accounts.map(async (account) => ({
      ...account,
      name: template.name,
      token: await issuer.issueAccessToken(account.accountId),
    })),
  );
};

const orderOf = async (app: TestApp, bookingId: string): Promise<string> => {
  const [row] = await app.database.query<{ id: string }>(
    `SELECT order_id AS id FROM bookings WHERE id = $1`,
    [bookingId],
  );
  return row?.id ?? '';
};
