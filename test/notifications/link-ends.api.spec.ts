import { bookingPagePath, calendarFilePath, type Side } from '../../src/bookings';
import { Accounts } from '../../src/identity';
import { AddressOwners } from '../../src/identity/address-owners';
import { as, LONG_TOKENS } from '../bookings/booking-fixture';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, holdSlot, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { mailsAbout } from './mailbox';
import { cardOf, firstToken, tokenIn } from './link-fixture';

const OUTDATED =
  'The address of this account changed since this link was mailed; newer mails have the new link.';

describe('the links of a booking', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS }, { check: 'after each test' });
  let coach: TestCoach;
  let booking: PaidBooking;
  beforeAll(async () => {
    coach = await publishedCoach(app);
  });
  beforeEach(async () => {
    booking = await bookAndPay(app, { coach, candidate: await app.signUp() });
  });

  let moves = 0;
  const moved = async (who: TestAccount): Promise<void> => {
    const email = `elsewhere-${(moves += 1)}@example.test`;
    await app.database.tx((tx) => app.get(AddressOwners).move(tx, who.accountId, email));
    who.token = await app.get(Accounts).issueAccessToken(who.accountId);
  };
  const linkOf = (side: Side, revision = 0, path = bookingPagePath): string =>
    path(booking.id, app.config.secret, side, revision);
  /** Its card, or its calendar file. */
  const get = async (path: string) => {
    const { status, text } = path.includes('.ics') ? await app.http().get(path) : await cardOf(app, path);
    return { status, text };
  };

  it('end when the address moves, which says so; the other side’s and newer ones open', async () => {
    await moved(booking.candidate);
    for (const path of [bookingPagePath, calendarFilePath]) {
      const { status, text } = await get(linkOf('candidate', 0, path));
      expect([status, text]).toEqual([404, expect.stringContaining(OUTDATED)]);
    }
    expect((await get(linkOf('coach'))).status).toBe(200);
    expect(await get(linkOf('candidate', 1))).toEqual({
      status: 200,
      text: expect.stringContaining('"word":"Booked"'),
    });
    await moved(booking.candidate);
    expect((await get(linkOf('candidate', 1))).text).toContain(OUTDATED);
    expect((await get(linkOf('candidate', 2))).status).toBe(200);
  });

  it('say nothing to who never had one: a revision that never was, or of another booking', async () => {
    await moved(booking.candidate);
    const other = await bookAndPay(app, { coach });
    const right = tokenIn(linkOf('candidate', 1));
    for (const wrong of [
      firstToken(app, other.id),
      `1-${firstToken(app, booking.id)}`,
      `2-${right.slice(2)}`,
      `01-${right.slice(2)}`,
      right.slice(2),
    ]) {
      const { status, text } = await get(`/bookings/${booking.id}?token=${wrong}`);
      expect([status, text]).toEqual([404, expect.stringContaining('There is no such booking.')]);
    }
  });

  it('are the new ones in mails, on the payment page, in the API and on the page itself', async () => {
    const { candidate } = booking;
    await moved(candidate);
    const { statusPage } = (await app.http().get(`/v1/bookings/${booking.id}`).set(as(candidate))).body;
    expect(statusPage).toBe(`${app.url}${linkOf('candidate', 1)}`);
    expect((await get(linkOf('candidate', 1))).text).toContain(linkOf('candidate', 1, calendarFilePath));
    const held = await holdSlot(app, { coach, candidate });
    const [order] = await app.database.query<{ payload: string }>(
      `SELECT c::text AS payload FROM payment_commands c WHERE c::text LIKE $1`,
      [`%/bookings/${held.booking.id}?%`],
    );
    expect(order?.payload).toContain(bookingPagePath(held.booking.id, app.config.secret, 'candidate', 1));
    await app.http().post(`/v1/bookings/${booking.id}/cancellation`).set(as(candidate)).send({}).expect(200);
    await app.settle();
    const mails = await mailsAbout(app, booking.id, 'booking.cancelled');
    expect(JSON.stringify(mails)).toContain(linkOf('candidate', 1));
    expect(JSON.stringify(mails)).toContain(linkOf('coach'));
  });

  it('are nobody’s any more when the person is erased; the other side’s open', async () => {
    const { candidate } = booking;
    await app.http().post(`/v1/bookings/${booking.id}/cancellation`).set(as(candidate)).send({}).expect(200);
    await app.settle();
    expect((await get(linkOf('candidate'))).status).toBe(200);
    await app
      .http()
      .post('/v1/me/erasure')
      .set(as(candidate))
      .send({ password: ACCOUNT_PASSWORD, confirm: 'erase my account' })
      .expect(200);
    for (const path of [bookingPagePath, calendarFilePath])
      expect(await get(linkOf('candidate', 0, path))).toEqual({
        status: 404,
        text: expect.stringContaining('There is no such booking.'),
      });
    expect((await get(linkOf('coach'))).status).toBe(200);
  });
});
