import { newId } from '../../src/shared/ids';
import { addMinutes } from '../../src/shared/time';
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
    const before = await deadlocks(fixture);
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
    expect((await deadlocks(fixture)) - before).toBe(0);
    clock.stopAt(started);
  });

  it('who pays at the deadline while others book: exactly one gets the time', async () => {
    const coachId = await fixture.newCoach();
    const { clock, database, scheduling } = fixture;
    const started = clock.now();
    const holder = await fixture.newAccount();
    const before = await deadlocks(fixture);
    for (let i = 0; i < 20; i += 1) {
      const startsAt = addMinutes(new Date('2027-03-03T00:00:00Z'), i * 60);
      const bookingId = newId();
      expect(await fixture.book({ bookingId, coachId, candidateId: holder, startsAt })).toBeNull();
      clock.advance(37 * 60_000);
      const [confirmed, ...codes] = await Promise.all([
        pause(i % 5).then(() => database.tx((tx) => scheduling.confirm(tx, bookingId))),
        ...candidates.slice(0, 32).map((candidateId) => fixture.book({ coachId, candidateId, startsAt })),
      ]);
      expect(codes.filter((code) => code === null)).toHaveLength(confirmed ? 0 : 1);
      expect(codes.filter((code) => code !== null && code !== 'slot.taken')).toEqual([]);
      clock.stopAt(started);
    }
    expect(await overlaps(fixture)).toEqual({ coaches: 0, candidates: 0, unpaired: 0 });
    expect((await deadlocks(fixture)) - before).toBe(0);
  });
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Deadlocks that the server counted in this database; it reports with a delay of up to a second. */
const deadlocks = async ({ source }: ClaimsFixture): Promise<number> => {
  await pause(1_100);
  const [row] = await source.query<{ deadlocks: number }[]>(
    `SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`,
  );
  return row?.deadlocks ?? -1;
};

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
