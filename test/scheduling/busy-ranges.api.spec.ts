import { DataSource } from 'typeorm';
import { BusyRanges, type BusySource } from '../../src/scheduling';
import { newId } from '../../src/shared/ids';
import { addMinutes } from '../../src/shared/time';
import type { TestAccount } from '../support/app';
import { makeCoach, type TestCoach } from '../support/coaches';
import { bookAndPay, book, firstSlots, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { waitingFor } from '../support/waiting';

const AVAILABILITY = '/v1/me/coach/availability';
const EVERY_DAY = [{ days: [0, 1, 2, 3, 4, 5, 6], start: '00:00', end: '24:00' }];

describe('a coach who is busy elsewhere', () => {
  const app = useTestApp();
  let coach: TestCoach;
  let candidate: TestAccount;
  beforeAll(async () => {
    candidate = await app.signUp();
  });
  beforeEach(async () => {
    coach = await publishedCoach(app);
  });

  const as = (who: { token: string }) => `Bearer ${who.token}`;
  const busyAt = (startsAt: string, source: BusySource) =>
    app.database.tx((tx) => {
      const range = { startsAt: new Date(startsAt), endsAt: addMinutes(new Date(startsAt), 60) };
      return app.get(BusyRanges).replaceRanges(tx, coach.coachId, source, [range]);
    });
  const explained = async (startsAt: string) => {
    const query = new URLSearchParams({ offeringId: coach.offeringIds[0] ?? '', startsAt });
    return (await app.http().get(`${AVAILABILITY}/explain?${query}`).set('Authorization', as(coach))).body;
  };

  it.each(['time_off', 'outside_calendar', 'block'] as const)(
    'is not offered then, nobody can book it, and the coach is told by which %s',
    async (kind) => {
      const [first = '', second = ''] = await firstSlots(app, coach, 2);
      const source = { kind, id: newId() };
      expect(await busyAt(first, source)).toEqual([]);
      expect(await firstSlots(app, coach, 1)).toEqual([second]);
      const refusal = await book(app, candidate, { offeringId: coach.offeringIds[0], startsAt: first });
      expect(refusal.body).toMatchObject({ status: 409, code: 'slot.taken' });
      expect(await explained(first)).toMatchObject({
        bookable: false,
        reasons: [{ rule: 'outside_busy', ref: `${kind}:${source.id}` }],
      });
      expect(await explained(second)).toMatchObject({ bookable: true, reasons: [] });
    },
  );

  it('keeps a session that was booked before', async () => {
    const booking = await bookAndPay(app, { coach, candidate });
    const met = await busyAt(booking.startsAt.toISOString(), { kind: 'time_off', id: newId() });
    expect(met).toEqual([
      { bookingId: booking.id, hold: false, startsAt: booking.startsAt, endsAt: booking.endsAt },
    ]);
    const { body } = await app.http().get(`/v1/bookings/${booking.id}`).set('Authorization', as(candidate));
    expect(body.status).toBe('confirmed');
  });

  it('sets the first hours only once the ranges that came before are written', async () => {
    coach = await makeCoach(app);
    const startsAt = '2027-02-10T10:00:00.000Z';
    let first: Promise<{ status: number }> = Promise.reject(new Error('never asked'));
    first.catch(() => undefined);
    await app.database.tx(async (tx) => {
      const range = { startsAt: new Date(startsAt), endsAt: addMinutes(new Date(startsAt), 60) };
      await app.get(BusyRanges).replaceRanges(tx, coach.coachId, { kind: 'block', id: newId() }, [range]);
      const [{ pid } = { pid: 0 }] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      first = setHours();
      await waitingFor(outsideOfTx(), pid, 1);
    });
    expect((await first).status).toBe(200);
    const refusal = await book(app, candidate, { offeringId: coach.offeringIds[0], startsAt });
    expect(refusal.body).toMatchObject({ status: 409, code: 'slot.taken' });
  });

  const setHours = async () =>
    app.http().put(AVAILABILITY).set('Authorization', as(coach)).send({ zone: 'UTC', weekly: EVERY_DAY });
  /** A connection of its own, which a transaction must not ask `Database` for. */
  const outsideOfTx = () => ({
    database: {
      query: <Row>(sql: string, params?: unknown[]): Promise<Row[]> => app.get(DataSource).query(sql, params),
    },
  });
});
