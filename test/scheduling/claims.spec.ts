import { newId } from '../../src/shared/ids';
import { addHours, addMinutes } from '../../src/shared/time';
import { until } from '../support/until';
import { waitersFor } from '../support/waiting';
import { type ClaimsFixture, NOW, startClaims } from './claims-fixture';

const AT = new Date('2027-02-03T10:00:00.000Z');

describe('claims', () => {
  let fixture: ClaimsFixture;
  let candidateId: string;
  let other: string;

  beforeAll(async () => {
    fixture = await startClaims();
  });
  afterAll(() => fixture.stop());
  beforeEach(async () => {
    fixture.clock.stopAt(NOW);
    candidateId = await fixture.newAccount();
    other = await fixture.newAccount();
  });

  const rowsOf = async (bookingId: string) => {
    const rows = await fixture.database.query<{ kind: string; expires: Date | null }>(
      `SELECT kind, expires_at AS expires FROM coach_claims WHERE booking_id = $1
       UNION ALL SELECT kind, expires_at FROM candidate_claims WHERE booking_id = $1`,
      [bookingId],
    );
    return rows.map(({ kind }) => kind);
  };
  /** Asked on a connection of its own, also in the middle of a transaction. */
  const waits = async (pid: number): Promise<boolean> =>
    (await waitersFor({ database: { query: (sql, params) => fixture.source.query(sql, params) } }, pid)) > 0;
  const tx = <T>(work: Parameters<typeof fixture.database.tx<T>>[0]) => fixture.database.tx(work);

  it('a refused claim leaves nothing behind, of neither kind', async () => {
    const coachId = await fixture.newCoach();
    const second = await fixture.newCoach();
    const bookingId = newId();
    expect(await fixture.book({ coachId, candidateId, startsAt: AT })).toBeNull();
    expect(await fixture.book({ bookingId, coachId: second, candidateId, startsAt: AT })).toBe(
      'candidate.busy',
    );
    expect(await rowsOf(bookingId)).toEqual([]);
    expect(await fixture.book({ coachId: second, candidateId: other, startsAt: AT })).toBeNull();
  });

  it('buffers of two sessions add between them, and do not bind the candidate elsewhere', async () => {
    const coachId = await fixture.newCoach({
      rules: { bufferBeforeMinutes: 10, bufferAfterMinutes: 20, intervalMinutes: 5 },
    });
    expect(await fixture.book({ coachId, candidateId, startsAt: AT })).toBeNull();
    expect(await fixture.book({ coachId, candidateId: other, startsAt: addMinutes(AT, 85) })).toBe(
      'slot.taken',
    );
    expect(await fixture.book({ coachId, candidateId: other, startsAt: addMinutes(AT, -85) })).toBe(
      'slot.taken',
    );
    expect(await fixture.book({ coachId, candidateId: other, startsAt: addMinutes(AT, 90) })).toBeNull();
    const elsewhere = await fixture.newCoach();
    expect(await fixture.book({ coachId: elsewhere, candidateId, startsAt: addMinutes(AT, 60) })).toBeNull();
  });

  it('a changed buffer speaks for new sessions only', async () => {
    const coachId = await fixture.newCoach({ rules: { bufferAfterMinutes: 60, intervalMinutes: 30 } });
    expect(await fixture.book({ coachId, candidateId, startsAt: AT })).toBeNull();
    await fixture.setHours(coachId, { rules: { bufferAfterMinutes: 0, intervalMinutes: 30 } });
    expect(await fixture.book({ coachId, candidateId: other, startsAt: addMinutes(AT, 90) })).toBe(
      'slot.taken',
    );
    expect(await fixture.book({ coachId, candidateId: other, startsAt: addMinutes(AT, 120) })).toBeNull();
  });

  it.each([
    ['outside the notice', addHours(NOW, 11)],
    ['off the grid', addMinutes(AT, 7)],
    ['beyond the horizon', addHours(NOW, 24 * 62)],
    ['in the past', addHours(NOW, -24)],
  ])('a time %s is not available, without a reason', async (_, startsAt) => {
    const coachId = await fixture.newCoach();
    expect(await fixture.book({ coachId, candidateId, startsAt })).toBe('slot.not_available');
  });

  it('a coach without hours has nothing to book', async () => {
    const coachId = await fixture.newCoach();
    await fixture.database.query(`DELETE FROM availability WHERE coach_id = $1`, [coachId]);
    expect(await fixture.book({ coachId, candidateId, startsAt: AT })).toBe('slot.not_available');
    expect(await fixture.scheduling.nextSlots(coachId, 60, 3)).toEqual([]);
  });

  it('a hold ends at its deadline to the millisecond: then it neither blocks nor hides the time', async () => {
    const coachId = await fixture.newCoach();
    const wanted = { coachId, offering: { minutes: 60 }, from: AT, to: addMinutes(AT, 1) };
    expect(await fixture.book({ coachId, candidateId, startsAt: AT })).toBeNull();
    fixture.clock.advance(37 * 60_000 - 1);
    expect(await fixture.scheduling.slots(wanted)).toEqual([]);
    expect(await fixture.scheduling.slots({ ...wanted, viewerId: candidateId })).toEqual([AT]);
    expect(await fixture.book({ coachId, candidateId: other, startsAt: AT })).toBe('slot.taken');
    fixture.clock.advance(1);
    expect(await fixture.scheduling.slots(wanted)).toEqual([AT]);
    expect(await fixture.book({ coachId, candidateId: other, startsAt: AT })).toBeNull();
  });

  it("an expired hold of the candidate's own with another coach is in nobody's way", async () => {
    const [first, second] = [await fixture.newCoach(), await fixture.newCoach()];
    const bookingId = newId();
    expect(await fixture.book({ bookingId, coachId: first, candidateId, startsAt: AT })).toBeNull();
    fixture.clock.advance(40 * 60_000);
    const expired = await tx((t) => fixture.claims.expiredHolds(t, { coachId: second, candidateId }));
    expect(expired).toEqual([bookingId]);
    expect(await fixture.book({ coachId: second, candidateId, startsAt: AT })).toBeNull();
    expect(await rowsOf(bookingId)).toEqual([]);
  });

  it('a confirmed hold outlives its deadline, and only the time given back is free again', async () => {
    const coachId = await fixture.newCoach();
    const bookingId = newId();
    expect(await fixture.book({ bookingId, coachId, candidateId, startsAt: AT })).toBeNull();
    expect(await tx((t) => fixture.claims.confirm(t, bookingId))).toBe(true);
    expect(await rowsOf(bookingId)).toEqual(['booking', 'booking']);
    fixture.clock.advance(120 * 60_000);
    expect(await fixture.book({ coachId, candidateId: other, startsAt: AT })).toBe('slot.taken');
    await tx((t) => fixture.claims.release(t, bookingId));
    expect(await tx((t) => fixture.claims.confirm(t, bookingId))).toBe(false);
    expect(await fixture.book({ coachId, candidateId: other, startsAt: AT })).toBeNull();
  });

  describe('a late payment', () => {
    const lateHold = async () => {
      const coachId = await fixture.newCoach();
      const wanted = { bookingId: newId(), coachId, candidateId, minutes: 60, startsAt: AT };
      expect(await fixture.book(wanted)).toBeNull();
      fixture.clock.advance(45 * 60_000);
      return wanted;
    };

    it('takes the time back when it is still free, whatever the rules say now', async () => {
      const wanted = await lateHold();
      await tx((t) => fixture.claims.release(t, wanted.bookingId));
      await fixture.setHours(wanted.coachId, { weekly: [] });
      expect(await tx((t) => fixture.claims.claimLate(t, wanted))).toBe(true);
      expect(await rowsOf(wanted.bookingId)).toEqual(['booking', 'booking']);
    });

    it('keeps the time that nobody released yet', async () => {
      const wanted = await lateHold();
      expect(await tx((t) => fixture.claims.claimLate(t, wanted))).toBe(true);
      expect(await rowsOf(wanted.bookingId)).toEqual(['booking', 'booking']);
    });

    it('takes nothing when the coach is taken, the candidate is busy, or the session has begun', async () => {
      const wanted = await lateHold();
      expect(await fixture.book({ ...wanted, bookingId: newId(), candidateId: other })).toBeNull();
      expect(await tx((t) => fixture.claims.claimLate(t, wanted))).toBe(false);

      const busy = { ...wanted, bookingId: newId(), startsAt: addHours(AT, 3) };
      const elsewhere = { ...busy, bookingId: newId(), coachId: await fixture.newCoach() };
      expect(await fixture.book(elsewhere)).toBeNull();
      expect(await tx((t) => fixture.claims.claimLate(t, busy))).toBe(false);
      expect(await rowsOf(busy.bookingId)).toEqual([]);

      fixture.clock.stopAt(addHours(AT, 8));
      const begun = { ...wanted, bookingId: newId(), startsAt: addHours(AT, 8) };
      expect(await tx((t) => fixture.claims.claimLate(t, begun))).toBe(false);
    });

    it('and a new booker at the same moment: exactly one of them gets the time', async () => {
      for (let i = 0; i < 20; i += 1) {
        const wanted = await lateHold();
        const [reclaimed, code] = await Promise.all([
          tx((t) => fixture.claims.claimLate(t, wanted)),
          fixture.book({ ...wanted, bookingId: newId(), candidateId: other }),
        ]);
        expect([reclaimed, code]).toEqual(reclaimed ? [true, 'slot.taken'] : [false, null]);
        fixture.clock.stopAt(NOW);
        [candidateId, other] = [await fixture.newAccount(), await fixture.newAccount()];
      }
    });
  });

  it('an edit of the hours waits for the claims that were checked against them', async () => {
    const coachId = await fixture.newCoach();
    const order: string[] = [];
    // Somebody else's edit: it begins during the transaction, but not inside it.
    let begin = (): void => undefined;
    const edit = new Promise<void>((resolve) => (begin = resolve))
      .then(() => fixture.setHours(coachId, { weekly: [] }))
      .then(() => void order.push('edited'));
    const { availabilityVersion } = await tx(async (t) => {
      const time = { minutes: 60, startsAt: AT, expiresAt: addMinutes(NOW, 37) };
      const claimed = await fixture.claims.claim(t, { bookingId: newId(), coachId, candidateId, ...time });
      const [own] = await t.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      begin();
      await until(async () => order.length > 0 || (await waits(own?.pid ?? 0)), 'the edit waits or is done');
      order.push('claimed');
      return claimed;
    });
    await edit;
    expect(availabilityVersion).toBe(1);
    expect(order).toEqual(['claimed', 'edited']);
  });

  it('the next slots of many coaches come at once, those far ahead included', async () => {
    const soon = await fixture.newCoach();
    const late = await fixture.newCoach({
      weekly: [],
      overrides: [{ date: '2027-03-20', intervals: [{ start: '10:00', end: '12:00' }] }],
    });
    const found = await fixture.scheduling.nextSlotsOf(
      [soon, late].map((coachId) => ({ coachId, minutes: 60 })),
      2,
    );
    expect(found.map(({ coachId, starts }) => [coachId, starts])).toEqual([
      [soon, [addHours(NOW, 12), addHours(NOW, 13)]],
      [late, [new Date('2027-03-20T10:00:00Z'), new Date('2027-03-20T11:00:00Z')]],
    ]);
  });
});
