import { Client } from 'pg';
import { newId } from '../../src/shared/ids';
import { addMinutes } from '../../src/shared/time';
import { until } from '../support/until';
import { type ClaimsFixture, startClaims } from './claims-fixture';

const CLAIMERS = 64;

/** What cannot be reached over HTTP, because bookings come in between; all other races are in test/prove/race. */
describe('64 people want a time at once', () => {
  let fixture: ClaimsFixture;
  let candidates: string[];

  beforeAll(async () => {
    fixture = await startClaims();
    candidates = await Promise.all(Array.from({ length: CLAIMERS }, () => fixture.newAccount()));
  });
  afterAll(() => fixture.stop());

  it('one candidate who books 16 coaches for the same time gets one of them', async () => {
    const coaches = await Promise.all(Array.from({ length: 16 }, () => fixture.newCoach()));
    const candidateId = await fixture.newAccount();
    for (let i = 0; i < 10; i += 1) {
      const startsAt = addMinutes(new Date('2027-02-15T00:00:00Z'), i * 60);
      const codes = await Promise.all(
        coaches.map((coachId) => fixture.book({ coachId, candidateId, startsAt })),
      );
      expect(codes.filter((code) => code === null)).toHaveLength(1);
      expect(new Set(codes)).toEqual(new Set([null, 'candidate.busy']));
    }
    expect(await overlaps(fixture)).toEqual({ coaches: 0, candidates: 0, unpaired: 0 });
  });

  it('holds past their deadline give way, to exactly one, however many find them', async () => {
    const coachId = await fixture.newCoach();
    const at = new Date('2027-02-25T00:00:00Z');
    const holders = await Promise.all(Array.from({ length: 8 }, () => fixture.newAccount()));
    const { clock } = fixture;
    const started = clock.now();
    for (const [i, candidateId] of holders.entries()) {
      expect(await fixture.book({ coachId, candidateId, startsAt: addMinutes(at, i * 60) })).toBeNull();
    }
    clock.advance(37 * 60_000);
    const codes = await Promise.all(
      candidates.map((candidateId, i) =>
        fixture.book({ coachId, candidateId, startsAt: addMinutes(at, (i % 8) * 60) }),
      ),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(8);
    expect(await overlaps(fixture)).toEqual({ coaches: 0, candidates: 0, unpaired: 0 });
    clock.stopAt(started);
  });

  it('who pays at the deadline while others book: exactly one gets the time', async () => {
    const coachId = await fixture.newCoach();
    const { clock, database, claims } = fixture;
    const started = clock.now();
    const holder = await fixture.newAccount();
    for (let i = 0; i < 20; i += 1) {
      const startsAt = addMinutes(new Date('2027-03-03T00:00:00Z'), i * 60);
      const bookingId = newId();
      expect(await fixture.book({ bookingId, coachId, candidateId: holder, startsAt })).toBeNull();
      clock.advance(37 * 60_000);
      const [confirmed, ...codes] = await Promise.all([
        after(i % 5, () => database.tx((tx) => claims.confirm(tx, bookingId))),
        ...candidates.slice(0, 32).map((candidateId) => fixture.book({ coachId, candidateId, startsAt })),
      ]);
      expect(codes.filter((code) => code === null)).toHaveLength(confirmed ? 0 : 1);
      expect(codes.filter((code) => code !== null && code !== 'slot.taken')).toEqual([]);
      clock.stopAt(started);
    }
    expect(await overlaps(fixture)).toEqual({ coaches: 0, candidates: 0, unpaired: 0 });
  });

  it('in all of this nobody stood in a circle', async () => {
    expect(await deadlocks(fixture)).toBe(0);
  });

  /** Does something so many round trips later than it could. */
  const after = async <T>(roundTrips: number, work: () => Promise<T>): Promise<T> => {
    for (let trip = 0; trip < roundTrips; trip += 1) await fixture.database.query('SELECT 1');
    return work();
  };
});

/** Deadlocks that the server has counted in this database: a session reports its own when it ends at the latest. */
const deadlocks = async ({ source, url }: ClaimsFixture): Promise<number> => {
  await source.destroy();
  const client = new Client({ connectionString: url });
  await client.connect();
  const ask = async (sql: string): Promise<number> =>
    (await client.query<{ n: number }>(sql)).rows[0]?.n ?? -1;
  await until(async () => (await ask(OTHERS)) === 0, 'all sessions have ended');
  const counted = await ask(
    'SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()',
  );
  await client.end();
  await source.initialize();
  return counted;
};

const OTHERS = `SELECT count(*)::int AS n FROM pg_stat_activity
  WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`;

/** Pairs that must not exist, found without the constraints' help, and claims of one table only. */
const overlaps = async ({ database }: ClaimsFixture) => {
  const [row] = await database.query<{ coaches: number; candidates: number; unpaired: number }>(
    `SELECT
       (SELECT count(*) FROM coach_claims a JOIN coach_claims b
          ON a.coach_id = b.coach_id AND a.id < b.id AND a.during && b.during)::int AS coaches,
       (SELECT count(*) FROM candidate_claims a JOIN candidate_claims b
          ON a.candidate_id = b.candidate_id AND a.id < b.id AND a.during && b.during)::int AS candidates,
       (SELECT count(*) FROM coach_claims a FULL JOIN candidate_claims b USING (booking_id)
          WHERE a.id IS NULL OR b.id IS NULL)::int AS unpaired`,
  );
  return row;
};
