import { LedgerQueries, OrderQueries } from '../../src/payments';
import { newId } from '../../src/shared/ids';
import { usePayments } from './payments-app';

const app = usePayments();
let orderId: string;
beforeAll(async () => {
  ({ orderId } = await app.paidOrder());
});

const entry = (lines: string) =>
  app.database.tx(async (tx) => {
    const id = newId();
    await tx.query(
      `INSERT INTO ledger_entries (id, unique_key, kind, order_id, occurred_at) VALUES ($1::uuid, $1::text, 'paid', $2, $3)`,
      [id, orderId, app.clock.now()],
    );
    if (lines)
      await tx.query(`INSERT INTO ledger_lines (entry_id, line, account, currency, amount_minor) ${lines}`, [
        id,
      ]);
  });

describe('the ledger', () => {
  it.each([
    'UPDATE ledger_lines SET amount_minor = 1',
    'UPDATE ledger_entries SET occurred_at = occurred_at',
    'DELETE FROM ledger_lines',
    'DELETE FROM ledger_entries',
    'TRUNCATE ledger_lines, ledger_entries',
  ])('is append-only: %s', async (sql) => {
    await expect(app.database.query(sql)).rejects.toMatchObject({ constraint: 'ledger_append_only' });
  });

  it.each([
    ['an entry without lines', ''],
    [
      'a sum that is not zero',
      `VALUES ($1, 1, 'escrow', 'EUR', 100), ($1, 2, 'stripe_clearing', 'EUR', -99)`,
    ],
    [
      'currencies that make up for each other',
      `VALUES ($1, 1, 'escrow', 'EUR', 100), ($1, 2, 'escrow', 'USD', -100)`,
    ],
  ])('refuses %s at commit', async (_, lines) => {
    await expect(entry(lines)).rejects.toMatchObject({ constraint: 'ledger_entry_balances' });
  });

  it('takes an entry that is zero in each currency', async () => {
    await entry(
      `VALUES ($1, 1, 'promotion_expense', 'EUR', 100), ($1, 2, 'stripe_clearing', 'EUR', -100),
         ($1, 3, 'promotion_expense', 'USD', 5), ($1, 4, 'stripe_clearing', 'USD', -5)`,
    );
  });

  it('refuses lines that are added to an entry later and unbalance it', async () => {
    await expect(
      app.database.query(
        `INSERT INTO ledger_lines (entry_id, line, account, currency, amount_minor)
         SELECT id, 99, 'escrow', 'EUR', 1 FROM ledger_entries LIMIT 1`,
      ),
    ).rejects.toMatchObject({ constraint: 'ledger_entry_balances' });
  });

  it('adds up to zero in every currency', async () => {
    const sums = new Map<string, number>();
    for (const { balance } of await app.get(LedgerQueries).balances()) {
      sums.set(balance.currency, (sums.get(balance.currency) ?? 0) + balance.amount);
    }
    expect(Object.fromEntries(sums)).toEqual({ EUR: 0, USD: 0 });
  });

  it('is paged newest first, without gaps', async () => {
    const ledger = app.get(LedgerQueries);
    const all = (await ledger.entries({ limit: 100 })).items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const part = await ledger.entries({ limit: 1, cursor });
      paged.push(...part.items.map(({ id }) => id));
      cursor = part.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all);
    const [paid] = (await ledger.entries({ orderId })).items.filter(({ kind }) => kind === 'stripe_fee');
    expect(paid?.lines).toEqual([
      { account: 'stripe_fees', partyId: null, amount: { amount: 378, currency: 'EUR' } },
      { account: 'stripe_clearing', partyId: null, amount: { amount: -378, currency: 'EUR' } },
    ]);
  });
});

describe('the list of orders', () => {
  it('is paged newest first and can keep to those that need a person', async () => {
    const second = await app.order({ payerEmail: 'not an address' });
    const orders = app.get(OrderQueries);
    const first = await orders.list({ limit: 1 });
    expect(first.items[0]).toMatchObject({ id: second, priceMinor: 12_000, needsReview: false });
    const rest = await orders.list({ limit: 10, cursor: first.nextCursor ?? undefined });
    expect(rest.items).toMatchObject([{ id: orderId, status: 'paid', paidMinor: 12_000 }]);
    expect((await orders.list({ limit: 10, needsReview: true })).items).toEqual([]);
    await app.database.query(`UPDATE payment_commands SET status = 'needs_review' WHERE order_id = $1`, [
      second,
    ]);
    expect((await orders.list({ limit: 10, needsReview: true })).items).toMatchObject([{ id: second }]);
  });
});
