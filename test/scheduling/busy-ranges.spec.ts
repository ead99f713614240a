import type { BusySource } from '../../src/scheduling/domain/busy-ranges';
import { newId } from '../../src/shared/ids';
import { addMinutes } from '../../src/shared/time';
import { type ClaimsFixture, NOW, startClaims } from './claims-fixture';

const AT = new Date('2027-02-03T10:00:00.000Z');
const CALENDAR: BusySource['kind'] = 'outside_calendar';

describe('busy ranges of a coach', () => {
  let fixture: ClaimsFixture;
  let candidateId: string;
  beforeAll(async () => {
    fixture = await startClaims();
  });
  afterAll(() => fixture.stop());
  beforeEach(async () => {
    fixture.clock.stopAt(NOW);
    candidateId = await fixture.newAccount();
  });

  /** The hours of 3 February, from 9 to 13, that are listed. */
  const listed = async (coachId: string): Promise<number[]> => {
    const range = { from: addMinutes(AT, -60), to: addMinutes(AT, 240) };
    const starts = await fixture.scheduling.slots({ coachId, offering: { minutes: 60 }, ...range });
    return starts.map((start) => start.getUTCHours());
  };
  const source = (kind: BusySource['kind'] = CALENDAR): BusySource => ({ kind, id: newId() });
  const revisionOf = async (coachId: string): Promise<number> => {
    const [row] = await fixture.database.query<{ revision: number }>(
      `SELECT revision FROM coach_revisions WHERE coach_id = $1`,
      [coachId],
    );
    return row?.revision ?? 0;
  };

  it.each(['time_off', 'outside_calendar', 'block'] as const)(
    '%s takes the starts that it meets out of lists, and their bookings are refused',
    async (kind) => {
      const coachId = await fixture.newCoach();
      expect(await listed(coachId)).toEqual([9, 10, 11, 12, 13]);
      await fixture.setBusy(coachId, source(kind), [{ startsAt: addMinutes(AT, 30), minutes: 60 }]);
      expect(await listed(coachId)).toEqual([9, 12, 13]);
      for (const hours of [0, 1])
        expect(await fixture.book({ coachId, candidateId, startsAt: addMinutes(AT, hours * 60) })).toBe(
          'slot.taken',
        );
      expect(await fixture.book({ coachId, candidateId, startsAt: addMinutes(AT, 120) })).toBeNull();
    },
  );

  it('have no buffers of their own: only the session brings its buffers', async () => {
    const coachId = await fixture.newCoach({ rules: { bufferAfterMinutes: 15 } });
    await fixture.setBusy(coachId, source(), [{ startsAt: addMinutes(AT, 60), minutes: 60 }]);
    expect(await listed(coachId)).toEqual([9, 12, 13]);
  });

  it('may overlap anything; each source replaces its own only, and none gives its time back', async () => {
    const coachId = await fixture.newCoach();
    const [calendar, other, off] = [source(), source(), source('time_off')];
    await fixture.setBusy(coachId, calendar, [{ startsAt: AT, minutes: 90 }]);
    await fixture.setBusy(coachId, other, [{ startsAt: AT, minutes: 60 }]);
    await fixture.setBusy(coachId, { ...off, id: calendar.id }, [
      { startsAt: addMinutes(AT, 120), minutes: 30 },
    ]);
    expect(await listed(coachId)).toEqual([9, 13]);
    await fixture.setBusy(coachId, calendar, [{ startsAt: addMinutes(AT, -60), minutes: 60 }]);
    expect(await listed(coachId)).toEqual([11, 13]);
    await fixture.setBusy(coachId, calendar, []);
    expect(await listed(coachId)).toEqual([9, 11, 13]);
    expect(await listed(await fixture.newCoach())).toEqual([9, 10, 11, 12, 13]);
  });

  it('that come again are not written again, and many that change raise the revision once', async () => {
    const coachId = await fixture.newCoach();
    const calendar = source();
    const ranges = Array.from({ length: 1_000 }, (_, i) => ({
      startsAt: addMinutes(AT, i * 90),
      minutes: 30,
    }));
    const first = await revisionOf(coachId);
    await fixture.setBusy(coachId, calendar, ranges);
    expect(await revisionOf(coachId)).toBe(first + 1);
    await fixture.setBusy(coachId, calendar, [...ranges].reverse());
    expect(await revisionOf(coachId)).toBe(first + 1);
    await fixture.setBusy(coachId, calendar, ranges.slice(1));
    expect(await revisionOf(coachId)).toBe(first + 2);
    expect(await listed(coachId)).toContain(10);
  });

  it('answer the sessions ahead that they meet, with their buffers, and leave them as they are', async () => {
    const coachId = await fixture.newCoach({ rules: { bufferAfterMinutes: 15, intervalMinutes: 15 } });
    const [held, booked, expired] = [newId(), newId(), newId()];
    const book = async (bookingId: string, minutes: number): Promise<void> =>
      expect(
        await fixture.book({ bookingId, coachId, candidateId, startsAt: addMinutes(AT, minutes) }),
      ).toBeNull();
    await book(expired, 240);
    fixture.clock.advance(37 * 60_000);
    await book(held, 0);
    await book(booked, 75);
    await fixture.database.tx((tx) => fixture.claims.confirm(tx, booked));
    const meets = async (minutes: number, length: number): Promise<[string, boolean][]> => {
      const range = { startsAt: addMinutes(AT, minutes), minutes: length };
      const met = await fixture.setBusy(coachId, source(), [range]);
      return met.map(({ bookingId, hold }) => [bookingId, hold]);
    };
    expect(await meets(-60, 60)).toEqual([]);
    expect(await meets(-60, 61)).toEqual([[held, true]]);
    expect(await meets(60, 15)).toEqual([[held, true]]);
    expect(await meets(0, 360)).toEqual([
      [held, true],
      [booked, false],
    ]);
    expect(await meets(150, 600)).toEqual([]);
    expect(await fixture.database.tx((tx) => fixture.claims.confirm(tx, held))).toBe(true);
  });

  it('a payment that comes late gets no time that the coach is busy at by then', async () => {
    const coachId = await fixture.newCoach({ rules: { bufferAfterMinutes: 15 } });
    const wanted = { bookingId: newId(), coachId, candidateId, minutes: 60, startsAt: AT };
    const claimLate = () => fixture.database.tx((tx) => fixture.claims.claimLate(tx, wanted));
    const calendar = source();
    await fixture.setBusy(coachId, calendar, [{ startsAt: addMinutes(AT, 70), minutes: 10 }]);
    expect(await claimLate()).toBe(false);
    await fixture.setBusy(coachId, calendar, [{ startsAt: addMinutes(AT, 75), minutes: 10 }]);
    expect(await claimLate()).toBe(true);
  });
});
