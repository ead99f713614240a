import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { databasePrint } from '../support/database-print';
import { bookAndPay, firstSlots, holdSlot, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, bookingCalls, LONG_TOKENS, NOBODYS_ID } from './booking-fixture';

const app = useTestApp({ accessTokenMinutes: LONG_TOKENS }, { check: 'after each test' });
let coach: TestCoach;
const { get, giveUp, cancel, report } = bookingCalls(() => app);

beforeEach(async () => {
  coach = await publishedCoach(app);
});

const goTo = (booking: PaidBooking, minutes: number): void =>
  app.clock.set(new Date(booking.startsAt.getTime() + minutes * 60_000));

describe('other people’s bookings', () => {
  it('attack 80: are missing: the same answer as for an id that does not exist, and nothing happens', async () => {
    const paid = await bookAndPay(app, { coach });
    const held = await holdSlot(app, { coach });
    const both = await app.signUp({ roles: ['candidate', 'coach'] });
    const strangers = [
      both,
      await publishedCoach(app),
      await app.signUp({ roles: ['candidate', 'coach', 'admin'] }),
    ];
    const before = await databasePrint(app.database);
    const attempts: ((
      who: TestAccount,
      id: string,
    ) => PromiseLike<{ status: number; body: object; headers: object }>)[] = [
      (who, id) => get(who, id),
      (who, id) => get(who, id, '/join'),
      (who, id) => get(who, id, '/cancellation-quote'),
      (who, id) => cancel(who, id),
      (who, id) => report(who, id, { missing: 'coach' }),
    ];
    const seen = async (answer: PromiseLike<{ status: number; body: object }>) => {
      const { status, body } = await answer;
      return { status, body: { ...body, requestId: null } };
    };
    for (const who of strangers) {
      for (const attempt of attempts) {
        const missing = await seen(attempt(who, NOBODYS_ID));
        expect(missing.status).toBe(404);
        expect(await seen(attempt(who, paid.id))).toEqual(missing);
        expect(await seen(attempt(who, held.booking.id))).toEqual(missing);
      }
    }
    expect(await seen(giveUp(both, held.booking.id))).toEqual(await seen(giveUp(both, NOBODYS_ID)));
    expect(await databasePrint(app.database)).toEqual(before);
  });

  it('a coach can not give up a candidate’s hold', async () => {
    const held = await holdSlot(app, { coach });
    expect((await giveUp(coach, held.booking.id)).status).toBe(403);
  });

  it('an id that is no id is refused before anybody looks', async () => {
    const { status, body } = await get(await app.signUp(), 'x');
    expect([400, 404, 422]).toContain(status);
    expect(body.field ?? 'id').toBe('id');
  });
});

describe('the meeting link', () => {
  it('attack 80: shows to both people from a quarter before the start to half an hour after the end', async () => {
    const booking = await bookAndPay(app, { coach });
    const opensAt = new Date(booking.startsAt.getTime() - 15 * 60_000).toISOString();
    goTo(booking, -15.1);
    for (const who of [booking.candidate, coach]) {
      const { status, body, text } = await get(who, booking.id, '/join');
      expect([status, body.code, body.opensAt]).toEqual([409, 'booking.join_closed', opensAt]);
      expect(text).not.toContain('secret-room');
      expect((await get(who, booking.id)).text).not.toContain('secret-room');
    }
    for (const minutes of [-15, 0, 60, 89]) {
      goTo(booking, minutes);
      for (const who of [booking.candidate, coach]) {
        expect((await get(who, booking.id, '/join').expect(200)).body).toEqual({
          url: 'https://meet.example.com/secret-room',
          opensAt,
          closesAt: new Date(booking.endsAt.getTime() + 30 * 60_000).toISOString(),
        });
      }
    }
    goTo(booking, 90);
    expect((await get(coach, booking.id, '/join')).status).toBe(409);
  });

  it('attack 80: is made by us, long enough not to be guessed, when the coach has no room', async () => {
    coach = await publishedCoach(app, { profile: { meetingRoomUrl: null } });
    const booking = await bookAndPay(app, { coach });
    goTo(booking, 0);
    const urls = [booking.candidate, coach].map(
      async (who) => (await get(who, booking.id, '/join')).body.url,
    );
    const [one, other] = await Promise.all(urls);
    expect(one).toBe(other);
    expect(one.startsWith(`${app.config.meetingBaseUrl}/`)).toBe(true);
    expect(one.split('/').at(-1)).toMatch(/^[\w-]{16,}$/);
  });

  it('attack 39, 80: does not show for a hold, nor for a cancelled session', async () => {
    const held = await holdSlot(app, { coach });
    const booking = await bookAndPay(app, { coach });
    await cancel(coach, booking.id).expect(200);
    goTo(booking, 0);
    expect((await get(booking.candidate, booking.id, '/join')).status).toBe(409);
    expect((await get(held.payer, held.booking.id, '/join')).status).toBe(409);
  });
});

describe('the list', () => {
  const list = (who: TestAccount, query: object = {}) =>
    app.http().get('/v1/bookings').set(as(who)).query(query);
  const idsOf = ({ body }: { body: { items: { id: string }[] } }): string[] => body.items.map(({ id }) => id);

  it('pages without gap or repeat, in both directions', async () => {
    const candidate = await app.signUp();
    const ids: string[] = [];
    for (const startsAt of await firstSlots(app, coach, 5)) {
      ids.push((await bookAndPay(app, { coach, candidate, startsAt })).id);
    }
    for (const [query, expected] of [
      [{}, [...ids].reverse()],
      [{ when: 'upcoming' }, ids],
    ] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const answer = await list(candidate, { ...query, limit: 2, cursor }).expect(200);
        seen.push(...idsOf(answer));
        cursor = answer.body.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(expected);
    }
  });

  it('filters by side, status and time', async () => {
    const candidate = await app.signUp();
    const [first = '', second] = await firstSlots(app, coach, 2);
    const paid = await bookAndPay(app, { coach, candidate, startsAt: first });
    const held = await holdSlot(app, { coach, candidate, startsAt: second });
    expect(idsOf(await list(candidate, { status: 'confirmed' }))).toEqual([paid.id]);
    expect(idsOf(await list(candidate, { status: 'held' }))).toEqual([held.booking.id]);
    expect(idsOf(await list(candidate, { as: 'coach' }))).toEqual([]);
    expect(idsOf(await list(coach, { as: 'coach', when: 'upcoming' }))).toEqual([paid.id, held.booking.id]);
    expect(idsOf(await list(coach, { as: 'candidate' }))).toEqual([]);
    goTo(paid, 60);
    expect(idsOf(await list(candidate, { when: 'past' }))).toEqual([paid.id]);
    expect(idsOf(await list(await app.signUp()))).toEqual([]);
  });

  it.each([
    ['limit', { limit: '0' }],
    ['limit', { limit: 'x' }],
    ['status', { status: "held' OR 1=1" }],
    ['when', { when: 'sometimes' }],
    ['as', { as: 'admin' }],
    ['cursor', { cursor: 'rubbish' }],
    ['candidateId', { candidateId: NOBODYS_ID }],
  ])('refuses a bad %s', async (field, query) => {
    const { status, body } = await list(await app.signUp(), query);
    expect([400, 422]).toContain(status);
    expect([body.field, typeof body.code]).toEqual([field, 'string']);
  });

  it('attack 72: cuts a greedy limit', async () => {
    await list(await app.signUp(), { limit: 1e9 }).expect(200);
  });
});
