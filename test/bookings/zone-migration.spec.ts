import { DataSource } from 'typeorm';
import { ZoneRules1800000060000 } from '../../migrations/1800000060000-zone-rules';
import { migrationOptions } from '../../src/platform/database/data-source';
import { nodeZoneRelease, NodeZones } from '../../src/shared/zones/node-zones';
import { startTestApp, type TestApp } from '../support/app';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';

/** More than the migration takes at once. */
const MANY = 5_002;

describe('the migration of an installation from before the zone rules', () => {
  let app: TestApp;
  let source: DataSource;
  let booking: PaidBooking;
  let erased: PaidBooking;
  let said: string;
  const migration = new ZoneRules1800000060000();

  beforeAll(async () => {
    app = await startTestApp();
    source = await new DataSource(
      migrationOptions(app.config.databaseUrl ?? '', 'greenroom-test'),
    ).initialize();
    const coach = await publishedCoach(app);
    booking = await bookAndPay(app, { coach });
    erased = await bookAndPay(app, { coach });
    await onRunner((runner) => migration.down(runner));
    await makeItOld();
    said = await whatIsSaid(() => onRunner((runner) => migration.up(runner)));
  });
  afterAll(async () => {
    await source?.destroy();
    await app?.stop();
  });

  const onRunner = async (work: (runner: ReturnType<DataSource['createQueryRunner']>) => Promise<void>) => {
    const runner = source.createQueryRunner();
    try {
      await work(runner);
    } finally {
      await runner.release();
    }
  };
  const query = <Row>(sql: string, params: unknown[] = []): Promise<Row[]> =>
    source.query<Row[]>(sql, params);
  const whatIsSaid = async (work: () => Promise<void>): Promise<string> => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      await work();
      return write.mock.calls.map(([text]) => String(text)).join('');
    } finally {
      write.mockRestore();
    }
  };
  const many = (columns: string) =>
    `SELECT ${columns} FROM bookings b, generate_series(1, ${MANY}) n WHERE b.id = '${booking.id}'`;

  /** Names as people typed them, and more bookings and accounts than fit one batch. */
  const makeItOld = async (): Promise<void> => {
    await query(`UPDATE accounts SET zone = 'us/pacific' WHERE id = $1`, [booking.candidate.accountId]);
    await query(`UPDATE accounts SET zone = 'Canada/Pacific' WHERE id = $1`, [booking.coach.accountId]);
    await query(`UPDATE coaches SET zone = 'america/VANCOUVER'`);
    await query(`UPDATE availability SET zone = 'Asia/Calcutta'`);
    await query(`UPDATE accounts SET zone = 'Nowhere/Land' WHERE id = $1`, [erased.candidate.accountId]);
    await query(
      `INSERT INTO account_requests (id, kind, email, wish, requested_at) VALUES
         (gen_random_uuid(), 'sign_up', 'x@example.test', '{"name": "X", "zone": "europe/kiev"}', now()),
         (gen_random_uuid(), 'password_reset', 'x@example.test', '{}', now())`,
    );
    await query(
      `INSERT INTO accounts (id, email, password_hash, name, zone, roles, terms_accepted_at, created_at)
       SELECT gen_random_uuid(), n || '@example.test', 'x', 'X', CASE n WHEN 1 THEN 'SystemV/PST8PDT' ELSE 'ASIA/TOKYO' END, '{candidate}', now(), now()
       FROM generate_series(1, ${MANY}) n`,
    );
    await onRunner(async (runner) => {
      await runner.query(`SET session_replication_role = replica`);
      await runner.query(
        `INSERT INTO bookings (id, candidate_id, coach_id, coach_account_id, offering_id, order_id, pack_key, stage_key,
           starts_at, ends_at, minutes, price_minor, currency, status, hold_expires_at, availability_version, practice,
           meeting_code, created_at, kind)
         ${many(`gen_random_uuid(), candidate_id, coach_id, coach_account_id, offering_id, gen_random_uuid(), pack_key,
           stage_key, starts_at + n * interval '1 hour', ends_at + n * interval '1 hour', minutes, price_minor, currency,
           'completed', hold_expires_at, availability_version, practice, meeting_code, created_at,
           CASE WHEN n = 1 THEN 'review' ELSE 'session' END`)}`,
      );
      await runner.query(`SET session_replication_role = DEFAULT`);
    });
  };

  it('remembers what Node promised for every session', async () => {
    const rows = await query<Record<string, unknown> & { starts_at: Date }>(
      `SELECT starts_at, coach_zone, coach_offset_min, candidate_zone, candidate_offset_min, zone_release FROM bookings
       WHERE kind = 'session' AND candidate_id = $1 ORDER BY starts_at`,
      [booking.candidate.accountId],
    );
    const node = new NodeZones();
    const minutes = (zone: string, at: Date) => (node.offsetOf(zone, at.getTime()) ?? NaN) / 60_000;
    const expected = [
      ...rows.map((row) => ({ coach_offset_min: minutes('America/Vancouver', row.starts_at) })),
    ].map((coach, i) => ({
      ...coach,
      starts_at: rows[i]!.starts_at,
      coach_zone: 'America/Vancouver',
      candidate_zone: 'America/Los_Angeles',
      candidate_offset_min: minutes('America/Los_Angeles', rows[i]!.starts_at),
      zone_release: nodeZoneRelease(),
    }));
    expect(rows).toHaveLength(MANY);
    expect(rows).toEqual(expected);
    expect(new Set(rows.map(({ candidate_offset_min: offset }) => offset))).toEqual(new Set([-480, -420]));
  });

  it('promises nothing for a review, and nothing in a zone that nobody knows', async () => {
    expect(
      await query(
        `SELECT coach_zone, candidate_offset_min, zone_release FROM bookings WHERE kind = 'review'`,
      ),
    ).toEqual([{ coach_zone: null, candidate_offset_min: null, zone_release: null }]);
    expect(
      await query(`SELECT coach_zone, candidate_zone, candidate_offset_min FROM bookings WHERE id = $1`, [
        erased.id,
      ]),
    ).toEqual([{ coach_zone: 'America/Vancouver', candidate_zone: null, candidate_offset_min: null }]);
  });

  it('gives every zone its canonical name', async () => {
    expect(await query(`SELECT DISTINCT zone FROM coaches`)).toEqual([{ zone: 'America/Vancouver' }]);
    expect(await query(`SELECT DISTINCT zone FROM availability`)).toEqual([{ zone: 'Asia/Kolkata' }]);
    expect(
      await query(
        `SELECT zone, count(*)::int AS n FROM accounts WHERE email LIKE '%@example.test' AND email !~ '^person'
         GROUP BY zone ORDER BY zone`,
      ),
    ).toEqual([
      { zone: 'Asia/Tokyo', n: MANY - 1 },
      { zone: 'PST8PDT', n: 1 },
    ]);
    expect(await query(`SELECT kind, wish FROM account_requests ORDER BY kind`)).toEqual([
      { kind: 'password_reset', wish: {} },
      { kind: 'sign_up', wish: { name: 'X', zone: 'Europe/Kyiv' } },
    ]);
  });

  it('leaves what it cannot match, and says so', async () => {
    expect(said).toBe('Left as it is in accounts: no time zone is called "Nowhere/Land" (1 rows).\n');
    expect(await query(`SELECT count(*)::int AS n FROM accounts WHERE zone = 'Nowhere/Land'`)).toEqual([
      { n: 1 },
    ]);
  });

  it('may be run again', async () => {
    const print = () => query(`SELECT md5(string_agg(b::text, ',' ORDER BY id)) FROM bookings b`);
    const before = await print();
    await whatIsSaid(() => onRunner((runner) => migration.up(runner)));
    expect(await print()).toEqual(before);
  }, 120_000);
});
