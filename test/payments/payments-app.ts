import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  CommandSender,
  type NewLine,
  type NewOrder,
  OrderQueries,
  OrderReceipts,
  Orders,
  type OrderSummary,
  PaymentsModule,
  type RefundRequest,
  Refunds,
} from '../../src/payments';
import { MovableClock } from '../../local/clock/movable-clock';
import { loadConfig, type Config } from '../../src/platform/config/config';
import { Database, type Queryable, type Tx } from '../../src/platform/database/database';
import { Authenticator } from '../../src/platform/http/access';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { registerBodies } from '../../src/platform/http/bodies';
import { PlatformModule } from '../../src/platform/platform.module';
import { newId } from '../../src/shared/ids';
import { addMinutes } from '../../src/shared/time';
import { invariants } from '../support/invariants';
import { startSandbox, type TestSandbox } from '../support/sandbox';
import { createTestDatabase } from '../support/test-database';
import { settling } from '../support/until-quiet';
import { useApp } from '../support/use-app';

/** Payments alone, without the features that use them: nobody is logged in here. */
@Global()
@Module({
  providers: [{ provide: Authenticator, useValue: { authenticate: async () => null } }],
  exports: [Authenticator],
})
class NobodyModule {}

export const START = new Date('2027-02-01T12:00:00.000Z');

export interface PaymentsApp {
  url: string;
  clock: MovableClock;
  stripe: TestSandbox;
  database: Database;
  payments: ReturnType<typeof paymentsOf>;
  get: NestFastifyApplication['get'];
  sweep: (name: string) => Promise<number>;
  /** Webhooks and all sweeps, until nothing more happens. */
  settle: () => Promise<void>;
  /** An order whose checkout command is stored but not yet sent; for one thing of 120.00 unless told otherwise. */
  order: (facts?: Partial<NewOrder>) => Promise<string>;
  /** An order with an open Checkout Session, and the session's id. */
  openOrder: (facts?: Partial<NewOrder>) => Promise<{ orderId: string; sessionId: string }>;
  paidOrder: (facts?: Partial<NewOrder>) => Promise<{ orderId: string; sessionId: string }>;
  status: (orderId: string) => Promise<string>;
  events: (orderId: string) => Promise<string[]>;
  /** Events in the inbox that wait for another try or for a person. */
  unsettledEvents: () => Promise<object[]>;
  /** Net amount of each ledger account for one order. */
  balances: (orderId: string) => Promise<Record<string, number>>;
  /** The money invariants; the others need the features around payments. */
  checkInvariants: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Payments for the tests of a file. After each test the provider behaves again; in the end the money is checked. */
export const usePayments = (): PaymentsApp => {
  const app = useApp(startPayments, 'at the end');
  afterEach(() => app.stripe.behave());
  return app;
};

/** Payments over HTTP with the Stripe sandbox, on a database of their own and a clock that stands still. */
const startPayments = async (): Promise<PaymentsApp> => {
  const testDatabase = await createTestDatabase();
  const clock = new MovableClock();
  clock.stopAt(START);
  const stripe = await startSandbox({ databaseUrl: testDatabase.url, appPort: null, now: () => clock.now() });
  const nest = await createPayments(testDatabase.url, clock, stripe);
  await nest.listen(0, '127.0.0.1');
  const url = await nest.getUrl();
  stripe.setWebhookUrl(`${url}/v1/stripe/webhook`);
  const app = partsOf(nest, clock, stripe);
  return {
    ...app,
    url,
    checkInvariants: () => checkMoney(app.database),
    stop: async () => {
      await nest.close();
      await stripe.stop();
      await testDatabase.drop();
    },
  };
};

const checkMoney = async (database: Database): Promise<void> => {
  const money = invariants().filter(({ name }) => name.startsWith('money:'));
  expect(money.length).toBeGreaterThan(5);
  for (const { name, sql } of money) expect([name, await database.query(sql)]).toEqual([name, []]);
};

const createPayments = async (
  databaseUrl: string,
  clock: MovableClock,
  stripe: TestSandbox,
): Promise<NestFastifyApplication> => {
  const base = loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
  const config: Config & { databaseUrl: string } = {
    ...base,
    databaseUrl,
    backgroundJobs: false,
    stripe: { ...base.stripe, ...stripe.clientConfig },
  };
  const nest = await NestFactory.create<NestFastifyApplication>(
    { module: NobodyModule, imports: [PlatformModule.forRoot(config, clock), PaymentsModule] },
    new FastifyAdapter(),
    { bodyParser: false, logger: false, abortOnError: false },
  );
  registerBodies(nest.getHttpAdapter().getInstance());
  return nest;
};

const partsOf = (
  nest: NestFastifyApplication,
  clock: MovableClock,
  stripe: TestSandbox,
): Omit<PaymentsApp, 'url' | 'checkInvariants' | 'stop'> => {
  const [database, payments, sweeps] = [nest.get(Database), paymentsOf(nest), nest.get(Sweeps)];
  const sweepUntilQuiet = settling(sweeps, clock);
  const settle = async (): Promise<void> => {
    await sweepUntilQuiet(() => stripe.deliverDue());
  };
  const order = async (facts: Partial<NewOrder> = {}): Promise<string> => {
    const orderId = newId();
    await database.tx((tx) => payments.openOrder(tx, { ...newOrder(orderId, clock.now()), ...facts }));
    return orderId;
  };
  const openOrder = async (facts: Partial<NewOrder> = {}) => {
    const orderId = await order(facts);
    await payments.dispatch(orderId);
    const [row] = await database.query<{ session_id: string }>(
      'SELECT session_id FROM checkouts WHERE order_id = $1 AND session_id IS NOT NULL',
      [orderId],
    );
    if (!row) throw new Error('the checkout was not opened');
    return { orderId, sessionId: row.session_id };
  };
  return {
    clock,
    stripe,
    database,
    payments,
    get: nest.get.bind(nest),
    sweep: (name) => sweeps.run(name),
    settle,
    order,
    openOrder,
    paidOrder: async (facts) => {
      const opened = await openOrder(facts);
      await stripe.pay(opened.sessionId);
      await settle();
      return opened;
    },
    ...readsOf(database, payments),
  };
};

/**
 * What other features ask of payments, in one place. They ask by what was sold; here `orderId` stands for the first line of
 * an order, and `subjectId` names another.
 */
const paymentsOf = (nest: NestFastifyApplication) => {
  const [orders, queries, refunds] = [nest.get(Orders), nest.get(OrderQueries), nest.get(Refunds)];
  const [sender, database] = [nest.get(CommandSender), nest.get(Database)];
  const firstLines = async (reader: Queryable, orderIds: string[]) => {
    const rows = await reader.query<{ orderId: string; subjectId: string }>(
      `SELECT order_id AS "orderId", subject_id AS "subjectId" FROM order_lines
       WHERE order_id = ANY($1::uuid[]) AND position = 1`,
      [orderIds],
    );
    return new Map(rows.map(({ orderId, subjectId }) => [orderId, subjectId]));
  };
  const lineOf = async (tx: Tx, orderId: string, subjectId?: string) => ({
    orderId,
    subjectId: subjectId ?? (await firstLines(tx, [orderId])).get(orderId) ?? newId(),
  });
  const byOrder = async <Of>(ids: string[], read: (subjectIds: string[]) => Promise<Map<string, Of>>) => {
    const lines = await firstLines(database, ids);
    const found = await read([...lines.values()]);
    return new Map(
      [...lines].flatMap(([id, line]) => (found.has(line) ? [[id, found.get(line) as Of]] : [])),
    );
  };
  return {
    openOrder: (tx: Tx, order: NewOrder) => orders.open(tx, order),
    closeCheckout: (tx: Tx, orderId: string) => orders.closeCheckout(tx, orderId),
    earn: async (tx: Tx, orderId: string, subjectId?: string) =>
      orders.earn(tx, await lineOf(tx, orderId, subjectId)),
    refund: async (
      tx: Tx,
      { subjectId, ...request }: Omit<RefundRequest, 'subjectId'> & { subjectId?: string },
    ) => refunds.ask(tx, { ...request, ...(await lineOf(tx, request.orderId, subjectId)) }),
    dispatch: (orderId: string, budgetMs?: number) => sender.dispatch({ orderId }, budgetMs),
    checkouts: (ids: string[]) => queries.checkouts(ids),
    summary: (ids: string[]) => byOrder(ids, (subjects) => queries.summary(subjects)),
    standings: (ids: string[]) => byOrder(ids, (subjects) => queries.standings(subjects)),
    standingsOf: (subjectIds: string[]) => queries.standings(subjectIds),
    /** Of all lines, by position. */
    summaries: async (orderId: string): Promise<OrderSummary[]> => {
      const rows = await database.query<{ id: string }>(
        'SELECT subject_id AS id FROM order_lines WHERE order_id = $1 ORDER BY position',
        [orderId],
      );
      const found = await queries.summary(rows.map(({ id }) => id));
      return rows.map(({ id }) => found.get(id) as OrderSummary);
    },
    receipt: async (orderId: string) => {
      const line = (await firstLines(database, [orderId])).get(orderId);
      return line ? nest.get(OrderReceipts).of(line) : null;
    },
  };
};

const readsOf = (database: Database, payments: ReturnType<typeof paymentsOf>) => ({
  status: async (orderId: string) => (await payments.summary([orderId])).get(orderId)?.status ?? 'missing',
  events: async (orderId: string) => {
    const rows = await database.query<{ type: string }>(
      'SELECT type FROM outbox_events WHERE aggregate_id = $1 ORDER BY sequence',
      [orderId],
    );
    return rows.map(({ type }) => type);
  },
  unsettledEvents: () =>
    database.query<object>(
      `SELECT event_id, type, note FROM stripe_inbox WHERE status NOT IN ('applied', 'ignored')`,
    ),
  balances: async (orderId: string) => {
    const rows = await database.query<{ account: string; sum: string }>(
      `SELECT account, sum(amount_minor) FROM ledger_lines l JOIN ledger_entries e ON e.id = l.entry_id
       WHERE e.order_id = $1 GROUP BY account HAVING sum(amount_minor) <> 0 ORDER BY account`,
      [orderId],
    );
    return Object.fromEntries(rows.map(({ account, sum }) => [account, Number(sum)]));
  },
});

/** Something that is sold, for 120.00 unless told otherwise. */
export const newLine = (facts: Partial<NewLine> = {}): NewLine => ({
  subjectId: newId(),
  coachId: newId(),
  priceMinor: 12_000,
  description: 'Behavioural interview, 60 minutes',
  policyVersion: 1,
  ...facts,
});

const newOrder = (orderId: string, now: Date): NewOrder => ({
  orderId,
  payerId: newId(),
  payerEmail: 'candidate@example.test',
  currency: 'EUR',
  lines: [newLine()],
  checkoutExpiresAt: addMinutes(now, 35),
  successUrl: 'http://127.0.0.1/paid',
  cancelUrl: 'http://127.0.0.1/back',
});
