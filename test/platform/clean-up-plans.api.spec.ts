import { DataSource, type QueryRunner } from 'typeorm';
import { Erasures } from '../../src/identity/data-rights/erasures.service';
import { holdings } from '../../src/platform/personal-data/holdings';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { TEST_START } from '../support/app';
import { useTestApp } from '../support/use-test-app';

/** So many rows that reading all of them costs more than any index. */
const ROWS = 20_000;
const LATER = `timestamptz '${TEST_START.toISOString()}' + interval '1 day'`;

const SEEDS = [
  `INSERT INTO accounts (id, email, password_hash, name, zone, roles, email_verified_at, terms_accepted_at, created_at)
   SELECT gen_random_uuid(), n || '@many.test', '', 'Many', 'UTC', '{candidate}', ${LATER}, ${LATER}, ${LATER}
   FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO sessions (id, account_id, token_hash, created_at, expires_at)
   SELECT gen_random_uuid(), id, id::text, ${LATER}, ${LATER} FROM accounts`,
  `INSERT INTO spent_refresh_tokens (token_hash, session_id) SELECT id::text, id FROM sessions`,
  `INSERT INTO one_time_tokens (token_hash, purpose, account_id, created_at, expires_at)
   SELECT id::text, 'verify_email', id, ${LATER}, ${LATER} FROM accounts`,
  `INSERT INTO idempotency_keys (account_id, key, request_hash, resource_id, created_at)
   SELECT id, 'key', '', id, ${LATER} FROM accounts`,
  `INSERT INTO rate_limits (key, points, expire)
   SELECT n::text, 1, extract(epoch FROM ${LATER})::bigint * 1000 FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO mails (id, message_id, kind, recipient_id, about_id, to_address, subject, text_body, status, created_at,
     next_attempt_at)
   SELECT gen_random_uuid(), id::text, 'x', id, gen_random_uuid(), email, '', '', 'kept', ${LATER}, ${LATER} FROM accounts`,
];

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Node[];
}

/** What a plan reads from its first to its last page. */
const readWhole = ({ Plans = [], ...node }: Node): string[] => [
  ...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : []),
  ...Plans.flatMap(readWhole),
];

describe('a clean-up finds its rows by index', () => {
  let runner: QueryRunner;
  // Before the application closes its connections.
  afterAll(() => runner?.release());
  const app = useTestApp(
    {},
    { check: { broken: 'idempotency keys without a booking, mails without their ids' } },
  );
  beforeAll(async () => {
    runner = app.get(DataSource).createQueryRunner();
    for (const seed of SEEDS) await app.database.longTx((tx) => tx.query(seed));
    await app.database.longTx((tx) => tx.query('ANALYZE'));
  });

  /** The tables that statements of `work` on `tables` read in whole, and how many such statements there were. */
  const statementsOf = async (work: () => Promise<unknown>, tables: string[]) => {
    const query = jest.spyOn(Object.getPrototypeOf(runner) as QueryRunner, 'query');
    await work();
    const calls = query.mock.calls.filter(([sql]) => tables.some((table) => sql.includes(` ${table}`)));
    query.mockRestore();
    const whole: string[] = [];
    for (const [sql, params] of calls) {
      const [row] = (await runner.query(`EXPLAIN (FORMAT JSON) ${sql}`, params)) as {
        'QUERY PLAN': { Plan: Node }[];
      }[];
      for (const { Plan } of row?.['QUERY PLAN'] ?? []) whole.push(...readWhole(Plan));
    }
    return { statements: calls.length, whole: whole.filter((table) => tables.includes(table)) };
  };

  it.each([
    ['idempotency', ['idempotency_keys'], 1],
    ['limits.expiry', ['rate_limits'], 1],
    ['identity.expiry', ['sessions', 'spent_refresh_tokens', 'one_time_tokens'], 3],
    ['identity.unconfirmed', ['accounts', 'one_time_tokens'], 1],
  ])('%s', async (sweep, tables, statements) => {
    const asked = await statementsOf(() => app.get(Sweeps).run(sweep), tables);
    expect(asked).toEqual({ statements, whole: [] });
  });

  it('and so does the erasure of mails', async () => {
    const mails = holdings().find(({ table }) => table === 'mails');
    const { accountId } = await app.signUp();
    const erase = () => app.database.tx(async (tx) => mails?.erase?.(tx, accountId));
    expect(await statementsOf(erase, ['mails'])).toEqual({ statements: 2, whole: [] });
    const read = () => app.database.tx(async (tx) => mails?.read?.(tx, accountId));
    expect(await statementsOf(read, ['mails'])).toEqual({ statements: 1, whole: [] });
  });
});

describe('sign-ups that nobody confirmed', () => {
  const app = useTestApp();

  it('are forgotten after thirty days; who was erased is not one of them', async () => {
    const [unconfirmed, erased] = [await app.signUp(), await app.signUp()];
    await app.database.query('UPDATE accounts SET email_verified_at = NULL WHERE id = $1', [
      unconfirmed.accountId,
    ]);
    await app.get(Erasures).erase(erased.accountId, 0);
    app.clock.advance({ hours: 31 * 24 });
    await app.get(Sweeps).run('identity.unconfirmed');
    const left = await app.database.query<{ id: string }>('SELECT id FROM accounts WHERE id = ANY ($1)', [
      [unconfirmed.accountId, erased.accountId],
    ]);
    expect(left).toEqual([{ id: erased.accountId }]);
  });
});
