import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, firstSlot, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

/** Enough rows for reading them all to be the worse plan; few of them are what anybody looks for. */
const ROWS = 10_000;
const FILL_LIMIT_MS = 180_000;
const LARGE = ['accounts', 'audit_log', 'bookings', 'ledger_entries', 'mails', 'orders', 'payment_commands'];

interface Statement {
  sql: string;
  values: unknown[];
}
interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Rows Removed by Filter'?: number;
  'Actual Loops'?: number;
  Plans?: Plan[];
}

/** A tenth of a table read and thrown away is as good as reading it whole. */
const MOST_THROWN_AWAY = ROWS / 10;

/**
 * The statements that the program itself sends, explained on filled and analysed tables with the planner as it is: none
 * may read a large table from end to end, in its own order or in that of an index.
 */
describe('on large tables', () => {
  let client: Client;
  // Before the database goes.
  afterAll(() => client?.end());
  const app = useTestApp(
    { accessTokenMinutes: 60 * 24 },
    { check: { broken: 'copies of a booking, which the program did not make' } },
  );
  let admin: TestAccount;
  let coach: TestCoach;
  let booking: PaidBooking;

  beforeAll(async () => {
    client = new Client({ connectionString: app.config.databaseUrl ?? '' });
    await client.connect();
    admin = await app.signUp({ roles: ['admin'] });
    coach = await publishedCoach(app);
    booking = await bookAndPay(app, { coach });
    await fill();
  }, FILL_LIMIT_MS);

  /** Copies of one booking with all around it, each of another person; without the triggers, which take minutes. */
  const fill = async (): Promise<void> => {
    await client.query(`SET statement_timeout = 0; SET session_replication_role = replica`);
    await client.query(
      `CREATE TABLE fillers AS SELECT n, gen_random_uuid() AS account, gen_random_uuid() AS booking,
         gen_random_uuid() AS "order", gen_random_uuid() AS entry FROM generate_series(1, ${ROWS}) n`,
    );
    const copies: [table: string, which: string, changes: string][] = [
      [
        'accounts',
        `t.id = (SELECT candidate_id FROM bookings WHERE id = $1)`,
        `'id', f.account, 'email', 'filler-' || f.n || '@example.test', 'name', 'Filler ' || md5(f.n::text),
         'suspended_at', CASE WHEN f.n % 500 = 0 THEN t.created_at END,
         'email_verified_at', CASE WHEN f.n % 400 <> 1 THEN t.created_at END`,
      ],
      [
        'orders',
        `t.id = (SELECT order_id FROM bookings WHERE id = $1)`,
        `'id', f."order", 'payer_id', f.account, 'created_at', t.created_at + f.n * interval '1 second'`,
      ],
      [
        'order_lines',
        `t.subject_id = $1`,
        `'id', gen_random_uuid(), 'order_id', f."order", 'subject_id', f.booking, 'payee_coach_id', gen_random_uuid()`,
      ],
      [
        'bookings',
        `t.id = $1`,
        `'id', f.booking, 'order_id', f."order", 'candidate_id', f.account, 'status', 'completed',
         'coach_id', gen_random_uuid(), 'coach_account_id', gen_random_uuid(), 'offering_id', gen_random_uuid(),
         'starts_at', t.starts_at - f.n * interval '1 hour', 'ends_at', t.ends_at - f.n * interval '1 hour'`,
      ],
      [
        'payment_commands',
        `t.id = (SELECT min(id::text)::uuid FROM payment_commands)`,
        `'id', gen_random_uuid(), 'order_id', f."order", 'target_id', gen_random_uuid(), 'status', 'succeeded'`,
      ],
      [
        'ledger_lines',
        `t.entry_id = (SELECT min(id::text)::uuid FROM ledger_entries)`,
        `'entry_id', f.entry`,
      ],
      [
        'ledger_entries',
        `t.id = (SELECT min(id::text)::uuid FROM ledger_entries)`,
        `'id', f.entry, 'order_id', f."order", 'unique_key', f.booking,
         'occurred_at', t.occurred_at - f.n * interval '1 minute'`,
      ],
      [
        'mails',
        `t.id = (SELECT min(id::text)::uuid FROM mails)`,
        `'id', gen_random_uuid(), 'message_id', f.booking, 'recipient_id', f.account, 'about_id', f.booking,
         'status', 'sent'`,
      ],
      [
        'audit_log',
        `t.id = (SELECT min(id::text)::uuid FROM audit_log)`,
        `'id', gen_random_uuid(), 'actor_id', f.account, 'subject_id', f.booking, 'action', 'filler.' || f.n % 50,
         'at', t.at - f.n * interval '1 minute'`,
      ],
    ];
    for (const [table, which, changes] of copies)
      await client.query({
        text: `INSERT INTO ${table} SELECT copy.* FROM ${table} t, fillers f,
               LATERAL jsonb_populate_record(t, jsonb_build_object(${changes})) copy WHERE ${which}`,
        values: which.includes('$1') ? [booking.id] : [],
      });
    await client.query(`SET session_replication_role = DEFAULT`);
    await client.query('ANALYZE');
  };

  const statementsOf = async (work: () => PromiseLike<unknown>): Promise<Statement[]> => {
    const source = app.get(DataSource);
    const seen: Statement[] = [];
    const { logger } = source;
    source.logger = Object.assign(Object.create(logger) as typeof logger, {
      logQuery: (sql: string, values: unknown[] = []) => void seen.push({ sql, values }),
    });
    try {
      await work();
    } finally {
      source.logger = logger;
    }
    return seen.filter(({ sql }) => /^\s*(SELECT|UPDATE|DELETE|INSERT|WITH)\b/i.test(sql));
  };

  const thrownAway = (plan: Plan): number =>
    (plan['Rows Removed by Filter'] ?? 0) * (plan['Actual Loops'] ?? 1);
  const tablesReadWhole = (plan: Plan): string[] => [
    ...(plan['Node Type'] === 'Seq Scan' || thrownAway(plan) > MOST_THROWN_AWAY
      ? [plan['Relation Name'] ?? '']
      : []),
    ...(plan.Plans ?? []).flatMap(tablesReadWhole),
  ];

  /** Run once more to be counted, and taken back. What inserts is only planned: it cannot happen twice. */
  const planOf = async ({ sql, values }: Statement): Promise<Plan> => {
    const how = /\bINSERT\b/i.test(sql) ? 'FORMAT JSON' : 'ANALYZE, FORMAT JSON';
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    try {
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `EXPLAIN (${how}) ${sql}`,
        values,
      );
      return (rows[0] as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan;
    } finally {
      await client.query('ROLLBACK');
    }
  };

  const readWhole = async (statements: Statement[]): Promise<string[]> => {
    const found: string[] = [];
    for (const statement of statements)
      for (const table of tablesReadWhole(await planOf(statement)))
        if (LARGE.includes(table)) found.push(`${table}: ${statement.sql.replaceAll(/\s+/g, ' ')}`);
    return found;
  };

  const expectNoneReadWhole = async (work: () => PromiseLike<unknown>, about: RegExp): Promise<void> => {
    const statements = await statementsOf(work);
    expect(statements.filter(({ sql }) => about.test(sql))).not.toEqual([]);
    expect(await readWhole(statements)).toEqual([]);
  };

  const get = (path: string, query: object) =>
    app.http().get(`/v1/admin${path}`).query(query).set('Authorization', `Bearer ${admin.token}`).expect(200);

  const of = {
    candidate: () => booking.candidate.accountId,
    email: () => booking.candidate.email,
    coach: () => coach.accountId,
  };
  const lists: [path: string, what: string, query: () => object, about: RegExp][] = [
    ['/accounts', 'all', () => ({}), /accounts/],
    ['/accounts', 'address', () => ({ email: of.email().slice(0, -9) }), /LIKE/],
    ['/accounts', 'name', () => ({ name: 'root per' }), /tsquery/],
    ['/accounts', 'role', () => ({ role: 'admin' }), /roles @>/],
    ['/accounts', 'suspended', () => ({ state: 'suspended' }), /accounts/],
    ['/accounts', 'unconfirmed', () => ({ state: 'unconfirmed' }), /accounts/],
    ['/accounts', 'erased', () => ({ state: 'erased' }), /accounts/],
    ['/bookings', 'all', () => ({}), /bookings/],
    ['/bookings', 'candidate', () => ({ personId: of.candidate() }), /bookings/],
    ['/bookings', 'coach account', () => ({ personId: of.coach() }), /bookings/],
    ['/bookings', 'address', () => ({ email: of.email() }), /bookings/],
    ['/bookings', 'coach', () => ({ coachId: coach.coachId }), /bookings/],
    ['/bookings', 'offering', () => ({ offeringId: coach.offeringIds[0] }), /bookings/],
    ['/bookings', 'state', () => ({ status: 'under_review' }), /bookings/],
    ['/bookings', 'dates', () => ({ from: '2020-01-01T00:00:00Z', to: '2020-01-08T00:00:00Z' }), /bookings/],
    ['/orders', 'all', () => ({}), /orders/],
    ['/orders', 'booking', () => ({ bookingId: booking.id }), /orders/],
    ['/orders', 'payer', () => ({ personId: of.candidate() }), /orders/],
    ['/orders', 'payee', () => ({ personId: of.coach() }), /payee_coach_id/],
    ['/orders', 'review', () => ({ needsReview: 'true' }), /needs_review/],
    ['/ledger', 'all', () => ({}), /ledger_entries/],
    ['/ledger', 'booking', () => ({ bookingId: booking.id }), /ledger_entries/],
    ['/ledger', 'person', () => ({ personId: of.coach() }), /ledger_entries/],
    ['/mails', 'recipient', () => ({ recipientId: of.candidate() }), /mails/],
    ['/mails', 'failed', () => ({ status: 'failed' }), /mails/],
    ['/mails', 'queued', () => ({ status: 'queued' }), /mails/],
    ['/audit-log', 'all', () => ({}), /audit_log/],
    ['/audit-log', 'actor', () => ({ actorId: of.coach() }), /audit_log/],
    ['/audit-log', 'person', () => ({ personId: of.coach() }), /audit_log/],
    ['/audit-log', 'action', () => ({ action: 'coach.published' }), /audit_log/],
    ['/audit-log', 'time', () => ({ from: '2020-01-01T00:00:00Z', to: '2020-01-08T00:00:00Z' }), /audit_log/],
    ['/payment-commands', 'parked', () => ({ status: 'needs_review' }), /payment_commands/],
    ['/payment-commands', 'pending', () => ({ status: 'pending' }), /payment_commands/],
  ];

  it.each(lists)('the admins’ list %s by %s reads none whole', async (path, _what, query, about) =>
    expectNoneReadWhole(() => get(path, query()), about),
  );

  it('a booking reads none whole', async () => {
    const candidate = await app.signUp();
    const startsAt = await firstSlot(app, coach);
    await expectNoneReadWhole(
      () =>
        app
          .http()
          .post('/v1/bookings')
          .set({ Authorization: `Bearer ${candidate.token}`, 'Idempotency-Key': 'a-large-table' })
          .send({ offeringId: coach.offeringIds[0], startsAt })
          .expect(201),
      /status = 'held'/,
    );
  });

  it('an erasure reads none whole', async () => {
    const person = await app.signUp();
    await expectNoneReadWhole(
      () =>
        app
          .http()
          .post('/v1/me/erasure')
          .set('Authorization', `Bearer ${person.token}`)
          .send({ password: ACCOUNT_PASSWORD, confirm: 'erase my account' })
          .expect(200),
      /UPDATE mails/,
    );
  });

  it('the sweeps read none whole', async () => {
    app.clock.advance({ hours: 1 });
    await expectNoneReadWhole(() => app.settle(), /email_verified_at IS NULL/);
  });

  it('telling the admins that a coach applied reads none whole', async () => {
    await app.database.query(`UPDATE coaches SET status = 'draft' WHERE id = $1`, [coach.coachId]);
    await app
      .http()
      .post('/v1/me/coach/application')
      .set('Authorization', `Bearer ${coach.token}`)
      .expect(200);
    await expectNoneReadWhole(() => app.settle(), /roles @>/);
  });

  it('a sequential scan would be noticed', async () => {
    const sql = `SELECT count(*) FROM mails WHERE subject = 'Hello'`;
    expect(await readWhole([{ sql, values: [] }])).toHaveLength(1);
  });
});
