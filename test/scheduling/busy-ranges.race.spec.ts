import { newId } from '../../src/shared/ids';
import { addMinutes } from '../../src/shared/time';
import { type ClaimsFixture, startClaims } from './claims-fixture';

const ROUNDS = 60;
const FIRST = new Date('2027-02-15T00:00:00Z');

describe('a coach becomes busy while somebody books', () => {
  let fixture: ClaimsFixture;
  beforeAll(async () => {
    fixture = await startClaims();
  });
  afterAll(() => fixture.stop());

  /** Does something so many round trips later than it could. */
  const after = async <T>(roundTrips: number, work: () => Promise<T>): Promise<T> => {
    for (let trip = 0; trip < roundTrips; trip += 1) await fixture.database.query('SELECT 1');
    return work();
  };

  it.each([
    ['without caps', {}],
    ['with caps', { maxPerDay: 20 }],
  ])('%s: either the booking is refused, or the range has seen it', async (_, rules) => {
    const coachId = await fixture.newCoach({ rules });
    const candidates = await Promise.all(Array.from({ length: 4 }, () => fixture.newAccount()));
    const seen = { refused: 0, met: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const startsAt = addMinutes(FIRST, round * 60);
      const calendar = { kind: 'outside_calendar', id: newId() } as const;
      const bookings = candidates.map((candidateId) => ({
        bookingId: newId(),
        coachId,
        candidateId,
        startsAt,
      }));
      const [met, ...codes] = await Promise.all([
        after(round % 8, () => fixture.setBusy(coachId, calendar, [{ startsAt, minutes: 30 }])),
        ...bookings.map((wanted, i) => after(i, () => fixture.book(wanted))),
      ]);
      const taken = bookings.filter((_, i) => codes[i] === null).map(({ bookingId }) => bookingId);
      expect(met.map(({ bookingId }) => bookingId)).toEqual(taken);
      expect(codes.filter((code) => code !== null && code !== 'slot.taken')).toEqual([]);
      if (taken.length > 0) seen.met += 1;
      else seen.refused += 1;
    }
    expect(seen.refused).toBeGreaterThan(0);
    expect(seen.met).toBeGreaterThan(0);
  });
});
