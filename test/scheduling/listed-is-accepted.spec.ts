import * as fc from 'fast-check';
import { newId } from '../../src/shared/ids';
import { DomainError } from '../../src/shared/errors';
import { addHours, addMinutes, DAY_MS, MINUTE_MS } from '../../src/shared/time';
import type { BookingRules, WeeklyHours } from '../../src/scheduling/domain/booking.rules';
import type { WallInterval } from '../../src/scheduling/domain/availability-windows';
import { type ClaimsFixture, startClaims } from './claims-fixture';

const RANGE_DAYS = 4;

/** Zones of every kind of clock change, each with days in 2027 on which it changes (and one on which it does not). */
const PLACES: [zone: string, days: string[]][] = [
  ['America/New_York', ['2027-03-14', '2027-11-07', '2027-06-01']],
  ['Europe/Paris', ['2027-03-28', '2027-10-31']],
  ['Australia/Lord_Howe', ['2027-04-04', '2027-10-03']],
  ['Pacific/Chatham', ['2027-04-04', '2027-09-26']],
  ['Africa/Casablanca', ['2027-02-07', '2027-03-14']],
  ['America/Santiago', ['2027-04-04', '2027-09-05']],
  ['Asia/Kathmandu', ['2027-05-05']],
  ['America/St_Johns', ['2027-03-14']],
];

const place = fc
  .constantFrom(...PLACES)
  .chain(([zone, days]) => fc.constantFrom(...days).map((day) => ({ zone, day })));

const clockTime = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;

const interval: fc.Arbitrary<WallInterval> = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 2, max: 96 }))
  .map(([start, length]) => ({ start: clockTime(start), end: clockTime(Math.min(96, start + length)) }));

const weekly: fc.Arbitrary<WeeklyHours[]> = fc.array(
  fc
    .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 7 }), interval)
    .map(([days, hours]) => ({ days, ...hours })),
  { minLength: 1, maxLength: 4 },
);

const rules: fc.Arbitrary<Partial<BookingRules>> = fc.record({
  intervalMinutes: fc.constantFrom(null, 15, 20, 45),
  startOffsetMinutes: fc.constantFrom(0, 0, 5, 10),
  bufferBeforeMinutes: fc.constantFrom(0, 0, 15, 25),
  bufferAfterMinutes: fc.constantFrom(0, 0, 10, 30),
  noticeMinutes: fc.constantFrom(97, 720, 1_500),
  horizon: fc.constantFrom({ kind: 'rolling', days: 60 } as const, { kind: 'rolling', days: 3 } as const),
  maxPerDay: fc.constantFrom(null, null, 2),
  maxMinutesPerWeek: fc.constantFrom(null, null, 200),
});

const scenario = fc.record({
  place,
  weekly,
  rules,
  minutes: fc.constantFrom(30, 45, 60),
  override: fc.option(fc.array(interval, { maxLength: 2 }), { nil: null }),
  /** Which of the free starts others book before, and which one the viewer holds, as shares of the list. */
  booked: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 4 }),
  held: fc.option(fc.double({ min: 0, max: 0.999, noNaN: true }), { nil: null }),
  /** When the coach is busy elsewhere; ranges may overlap each other and what is booked. */
  away: fc.array(
    fc.record({
      kind: fc.constantFrom('time_off', 'outside_calendar', 'block' as const),
      share: fc.double({ min: 0, max: 0.999, noNaN: true }),
      minutes: fc.integer({ min: 1, max: 300 }),
    }),
    { maxLength: 3 },
  ),
  probes: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 30, maxLength: 30 }),
});
interface Taken {
  bookingId: string;
  startMs: number;
}
type Scenario = typeof scenario extends fc.Arbitrary<infer S> ? S : never;

describe('what is listed and what is accepted', () => {
  let fixture: ClaimsFixture;
  let people: { viewer: string; others: string };
  let coachId: string;

  beforeAll(async () => {
    fixture = await startClaims();
    people = { viewer: await fixture.newAccount(), others: await fixture.newAccount() };
    coachId = await fixture.newCoach();
  });
  afterAll(() => fixture.stop());

  it('every listed start can be claimed and no unlisted start can, clock changes included', async () => {
    const seen = { listed: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const { from, to, hold } = await arrange(given);
        const listed = await list(given, from, to, people.viewer);
        const starts = probesOf(given, listed, from, to);
        const accepted = await claimEach(given, starts, hold);
        const expected = starts.filter((ms) => listed.has(ms));
        expect(accepted.map(iso)).toEqual(expected.map(iso));
        seen.listed += expected.length;
        seen.refused += starts.length - expected.length;
      }),
      { numRuns: 150 },
    );
    expect(seen.listed).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(400);
  });

  /** Sets hours around the day the clocks change, and takes some of the times. */
  const arrange = async (given: Scenario) => {
    const { place, weekly, rules, override } = given;
    const from = addHours(new Date(`${place.day}T00:00:00Z`), -36);
    const to = new Date(from.getTime() + RANGE_DAYS * DAY_MS);
    fixture.clock.stopAt(addMinutes(from, -600));
    await fixture.database.query(`DELETE FROM coach_claims`);
    await fixture.database.query(`DELETE FROM candidate_claims`);
    const overrides = override ? [{ date: place.day, intervals: override }] : [];
    await fixture.setHours(coachId, { zone: place.zone, weekly, rules, overrides });
    await fixture.database.query(`DELETE FROM busy_ranges`);
    for (const share of given.booked) await take(given, share, people.others, from, to);
    for (const { kind, share, minutes } of given.away) {
      const startsAt = addMinutes(from, Math.floor(share * RANGE_DAYS * 24 * 60));
      await fixture.setBusy(coachId, { kind, id: newId() }, [{ startsAt, minutes }]);
    }
    const hold = given.held === null ? null : await take(given, given.held, people.viewer, from, to);
    return { from, to, hold };
  };

  const take = async ({ minutes }: Scenario, share: number, candidateId: string, from: Date, to: Date) => {
    const free = await fixture.scheduling.slots({ coachId, offering: { minutes }, from, to });
    const startsAt = free[Math.floor(share * free.length)];
    if (!startsAt) return null;
    const bookingId = newId();
    expect(await fixture.book({ bookingId, coachId, candidateId, minutes, startsAt })).toBeNull();
    return { bookingId, startMs: startsAt.getTime() };
  };

  const list = async ({ minutes }: Scenario, from: Date, to: Date, viewerId: string) => {
    const found = await fixture.scheduling.slots({ coachId, offering: { minutes }, from, to, viewerId });
    return new Set(found.map(Number));
  };

  /** Claims each start in a transaction that gives everything back; an own hold that it overlaps goes first. */
  const claimEach = async ({ minutes }: Scenario, starts: number[], hold: Taken | null) => {
    const accepted: number[] = [];
    await fixture.database.tx(async (tx) => {
      for (const start of starts) {
        await tx.query('SAVEPOINT before');
        try {
          if (hold && Math.abs(hold.startMs - start) < minutes * MINUTE_MS)
            await fixture.claims.release(tx, hold.bookingId);
          const expiresAt = addMinutes(fixture.clock.now(), 37);
          const time = { minutes, startsAt: new Date(start), expiresAt };
          await fixture.claims.claim(tx, {
            bookingId: newId(),
            coachId,
            candidateId: people.viewer,
            ...time,
          });
          accepted.push(start);
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
        }
        await tx.query('ROLLBACK TO SAVEPOINT before');
      }
    });
    return accepted;
  };
});

/** Starts near the listed ones, where mistakes live, and some from all over the range; in order, each once. */
const probesOf = ({ probes }: Scenario, listed: Set<number>, from: Date, to: Date): number[] => {
  const all = [...listed];
  const pick = (share: number): number => all[Math.floor(share * all.length)] ?? from.getTime();
  const length = to.getTime() - from.getTime();
  const starts = probes.flatMap((share, i) => {
    if (i % 3 === 0) return [pick(share)];
    if (i % 3 === 1) return [5, 15, 45, 60].map((minutes) => pick(share) + minutes * MINUTE_MS);
    return [from.getTime() + Math.floor((share * length) / (5 * MINUTE_MS)) * 5 * MINUTE_MS];
  });
  const inRange = starts.filter((ms) => ms >= from.getTime() && ms < to.getTime());
  return [...new Set(inRange)].sort((a, b) => a - b);
};

const iso = (ms: number): string => new Date(ms).toISOString();
