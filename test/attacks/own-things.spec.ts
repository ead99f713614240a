import { as } from '../forms/forms-fixture';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { databasePrint } from '../support/database-print';
import { book, bookAndPay, firstSlot, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const NOBODYS_ID = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';

describe('things of other people', () => {
  const app = useTestApp();
  let coach: TestCoach;
  let other: TestCoach;
  let booking: PaidBooking;
  beforeAll(async () => {
    coach = await publishedCoach(app);
    other = await publishedCoach(app);
    booking = await bookAndPay(app, { coach });
  });

  const get = async (path: string, who?: TestAccount) => {
    const { status, headers, body } = await app
      .http()
      .get(path)
      .set(who ? as(who) : {});
    return {
      status,
      headers: Object.keys(headers).filter((name) => name !== 'x-request-id'),
      body: { ...(body as object), requestId: '' },
    };
  };

  it.each(['', '/join', '/cancellation-quote', '/form', '/rating', '/kit'])(
    'attack 1, 3: a booking is to other candidates and coaches what an unknown id is: GET /v1/bookings/:id%s',
    async (rest) => {
      for (const asker of [await app.signUp(), other]) {
        const answer = await get(`/v1/bookings/${booking.id}${rest}`, asker);
        expect(answer.status).toBe(404);
        expect(answer).toEqual(await get(`/v1/bookings/${NOBODYS_ID}${rest}`, asker));
      }
    },
  );

  it('attack 1: a list has nothing of other people, whatever is asked for', async () => {
    const stranger = await app.signUp();
    const { body } = await get('/v1/bookings', stranger);
    expect(body).toMatchObject({ items: [], nextCursor: null });
    const foreign = await get(`/v1/bookings?candidateId=${booking.candidate.accountId}`, stranger);
    expect(foreign.status).toBe(400);
  });

  it('attack 8: the slots of one coach for the offering of another are those of an unknown offering', async () => {
    const window = { from: app.clock.now().toISOString(), to: booking.endsAt.toISOString() };
    const path = (offering: string | undefined) =>
      `/v1/coaches/${coach.coachId}/slots?${new URLSearchParams({ offeringId: offering ?? '', ...window })}`;
    expect((await get(path(coach.offeringIds[0]))).status).toBe(200);
    const nested = await get(path(other.offeringIds[0]));
    expect(nested.status).toBe(404);
    expect(nested).toEqual(await get(path(NOBODYS_ID)));
  });

  it.each([
    ['status', 'confirmed'],
    ['price', 0],
    ['price', { amount: 0, currency: 'EUR' }],
    ['coachId', NOBODYS_ID],
    ['candidateId', NOBODYS_ID],
    ['paidAt', '2027-01-01T00:00:00Z'],
    ['id', NOBODYS_ID],
  ])('attack 5: a booking that names its own %s is refused, and nothing happens', async (member, value) => {
    const candidate = await app.signUp();
    const wish = { offeringId: coach.offeringIds[0], startsAt: await firstSlot(app, coach) };
    const before = await databasePrint(app.database);
    const answer = await book(app, candidate, { ...wish, [member]: value });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'request.malformed', field: member });
    expect(await databasePrint(app.database)).toEqual(before);
  });
});
