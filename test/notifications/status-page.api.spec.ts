import { Bookings, statusPagePath } from '../../src/bookings';
import { receiptNumber } from '../../src/shared/receipt-number';
import { inWords } from '../../src/shared/zones/in-words';
import { as, bookingCalls, LONG_TOKENS, NOBODYS_ID } from '../bookings/booking-fixture';
import { completeDraft, goTo, saveForm, startForm, submitForm } from '../forms/forms-fixture';
import type { TestCoach } from '../support/coaches';
import {
  bookAndPay,
  firstSlots,
  holdSlot,
  type PaidBooking,
  payFor,
  publishedCoach,
} from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { firstToken, pageOf, textOf, tokenOf } from './status-fixture';

const [TOKYO, PARIS] = ['Asia/Tokyo', 'Europe/Paris'];

describe('the status page', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS }, { check: 'after each test' });
  let coach: TestCoach;
  const { get, cancel, report } = bookingCalls(() => app);
  const page = (booking: { id: string }, side: 'candidate' | 'coach') => pageOf(app, booking.id, side);
  const booked = async (): Promise<PaidBooking> =>
    bookAndPay(app, { coach, candidate: await app.signUp({ zone: TOKYO, name: 'Kenji Candidate' }) });

  beforeEach(async () => {
    coach = await publishedCoach(app, { name: 'Clara Coach', zone: PARIS });
  });

  it('tells what the candidate needs, in their zone, and nothing that is secret', async () => {
    const candidate = await app.signUp({ zone: 'Asia/Kolkata', name: 'Maya <b>' });
    const [startsAt] = await firstSlots(app, coach, 1);
    const { booking } = await holdSlot(app, { coach, candidate, startsAt });
    const { statusPage } = (await get(candidate, booking.id)).body;
    const path = statusPage.slice(app.url.length);
    const held = await app.http().get(path).expect(200);
    expect(held.text).toContain('Waiting for your payment');
    expect(held.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    await payFor(app, booking as never);
    const paid = await app.http().get(path).expect(200);
    expect(paid.headers['content-type']).toContain('text/html');
    for (const known of ['Paid and confirmed', '12:30 Kolkata time', 'lang="en"', 'width=device-width'])
      expect(paid.text).toContain(known);
    for (const secret of ['secret-room', candidate.email, coach.email, '<script', 'Maya <b>'])
      expect(paid.text).not.toContain(secret);
  });

  it('has the title of the session, the price, what was paid when, and the number of the receipt', async () => {
    const booking = await booked();
    const [row] = await app.database.query<{ orderId: string }>(
      `SELECT order_id AS "orderId" FROM bookings WHERE id = $1`,
      [booking.id],
    );
    const text = await page(booking, 'candidate');
    expect(text).toMatch(/ at Amazon, 60 minutes with Clara Coach/);
    expect(text).toContain('Price 120.00 EUR');
    expect(text).toContain(`Paid 120.00 EUR on ${inWords(app.clock.now(), TOKYO)}`);
    expect(text).toContain(`Receipt ${receiptNumber(row?.orderId ?? '')}`);
  });

  it('stands behind the payment page, which says the same session, date and receipt', async () => {
    const candidate = await app.signUp({ zone: TOKYO });
    const { booking } = await holdSlot(app, { coach, candidate });
    const read = async () => textOf(await (await fetch(booking.checkout.url)).text());
    const open = await read();
    expect(open).toMatch(/ at Amazon, 60 minutes with Clara Coach/);
    expect(open).toContain(inWords(new Date(booking.startsAt), TOKYO));
    expect(open).toContain('120.00 EUR');
    await payFor(app, booking);
    const receipt = /Receipt (GR-[\dA-F-]+)/.exec(await read())?.[1];
    expect(await page(booking, 'candidate')).toContain(`Receipt ${receipt}`);
    const back = /href="([^"]+)"/.exec(await (await fetch(booking.checkout.url)).text())?.[1];
    expect(back).toBe(`${app.url}${statusPagePath(booking.id, app.config.secret)}`);
  });

  it('has a view for each side, in its zone, opened by its own token only', async () => {
    const booking = await booked();
    const [theirs, ours] = [await page(booking, 'candidate'), await page(booking, 'coach')];
    expect(theirs).toContain(`Your session with Clara Coach begins on ${inWords(booking.startsAt, TOKYO)}`);
    expect(ours).toContain(`Your session with Kenji Candidate begins on ${inWords(booking.startsAt, PARIS)}`);
    expect(ours).toContain('Your share Not earned yet');
    expect(theirs).not.toContain('Your share');
    expect(ours).not.toContain('Receipt');
    expect(tokenOf(app, booking.id, 'coach')).not.toBe(tokenOf(app, booking.id, 'candidate'));
  });

  it('still opens by the links of the first version, as the candidate', async () => {
    const booking = await booked();
    const token = firstToken(app, booking.id);
    const { text } = await app.http().get(`/bookings/${booking.id}/status`).query({ token }).expect(200);
    expect(text).toContain('Paid and confirmed');
    await app.http().get(`/bookings/${booking.id}/calendar.ics`).query({ token }).expect(200);
  });

  it('does not exist without the right token, which a page says', async () => {
    const [one, other] = [await booked(), await booked()];
    const token = tokenOf(app, one.id, 'candidate');
    for (const path of [
      `${one.id}/status`,
      `${one.id}/status?token=`,
      `${one.id}/status?token=${token.slice(0, -1)}`,
      `${one.id}/status?token=${token}x`,
      `${one.id}/status?token=${token}&token=${token}`,
      `${other.id}/status?token=${token}`,
      `${other.id}/status?token=${tokenOf(app, one.id, 'coach')}`,
      `${NOBODYS_ID}/status?token=${token}`,
    ]) {
      const { headers, text } = await app.http().get(`/bookings/${path}`).expect(404);
      expect([headers['content-type'], text]).toEqual([
        'text/html; charset=utf-8',
        expect.stringContaining('booking.not_found'),
      ]);
    }
  });

  it('a cancellation says by whom, what is on its way back, and what has gone', async () => {
    const booking = await booked();
    await cancel(coach, booking.id, { reason: 'I am ill.' }).expect(200);
    const before = await page(booking, 'candidate');
    expect(before).toContain('Cancelled by Clara Coach');
    expect(before).toContain('Reason given I am ill.');
    await app.settle();
    const after = await page(booking, 'candidate');
    expect(after).toContain('120.00 EUR has gone back to the card or account that you paid with.');
    expect(after).not.toContain('Kept');
    const ours = await page(booking, 'coach');
    expect(ours).toContain('Cancelled by you');
    expect(ours).toContain('120.00 EUR has gone back to Kenji Candidate.');
    expect(ours).toContain('Your share Nothing');
  });

  it('a reported no-show says until when it can be answered, and a decided one who decided', async () => {
    const booking = await booked();
    await goTo(app, booking.endsAt, -5);
    await report(coach, booking.id, { missing: 'candidate' }).expect(200);
    const closes = new Date(booking.endsAt.getTime() + 24 * 3_600_000);
    expect(await page(booking, 'candidate')).toContain(`report your side until ${inWords(closes, TOKYO)}`);
    expect(await page(booking, 'coach')).toContain(`can answer until ${inWords(closes, PARIS)}`);
    await report(booking.candidate, booking.id, { missing: 'coach' }).expect(200);
    expect(await page(booking, 'coach')).toContain('Being looked at');
    const admin = await app.signUp({ roles: ['admin'] });
    await app
      .http()
      .post(`/v1/admin/bookings/${booking.id}/resolution`)
      .set(as(admin))
      .send({ outcome: 'coach_no_show', reason: 'The room was empty.' })
      .expect(200);
    await app.settle();
    const decided = await page(booking, 'candidate');
    expect(decided).toContain('Decided: Clara Coach did not come');
    expect(decided).toContain('120.00 EUR has gone back');
    expect(await page(booking, 'coach')).toContain('Your share Nothing');
  });

  it('a filed form is filed to the coach, and to the candidate only once it is released', async () => {
    const booking = await booked();
    const form = await startForm(app, booking, 'open');
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    const [before, written] = [await page(booking, 'candidate'), await page(booking, 'coach')];
    expect(before).toContain('Feedback Grade yourself before you read what Clara Coach thinks');
    expect(written).toContain('Feedback Write the feedback and submit it by');
    await submitForm(app, coach, form.id).expect(200);
    expect(await page(booking, 'candidate')).toBe(before);
    const filed = await page(booking, 'coach');
    expect(filed).toContain('Feedback Filed. Kenji Candidate grades themselves first');
    expect(filed).not.toMatch(/SECRET|Precise|Delivers/);
    await goTo(app, booking.endsAt, 73 * 60);
    expect(await page(booking, 'candidate')).toContain('Feedback Your feedback is there to read.');
    expect(await page(booking, 'coach')).toContain('Your share 96.00 EUR, after the fee of Greenroom');
  });

  it('the coach’s calendar file is the coach’s', async () => {
    const booking = await booked();
    const file = (side: 'candidate' | 'coach') =>
      app
        .http()
        .get(`/bookings/${booking.id}/calendar.ics`)
        .query({ token: tokenOf(app, booking.id, side) });
    expect((await file('coach').expect(200)).text).toContain('with Kenji Candidate');
    expect((await file('candidate').expect(200)).text).toContain('with Clara Coach');
    expect(statusPagePath(booking.id, app.config.secret)).toContain(tokenOf(app, booking.id, 'candidate'));
  });

  describe('the meeting room', () => {
    const room = (id: string, token: string) =>
      app.http().get(`/bookings/${id}/room`).query({ token }).redirects(0);
    const sides = ['candidate', 'coach'] as const;

    it('is led to from 15 minutes before the start, by either side, and never shown', async () => {
      const booking = await booked();
      await goTo(app, booking.startsAt, -15);
      const { body } = await get(coach, booking.id, '/join').expect(200);
      for (const side of sides) {
        expect(await page(booking, side)).toContain('Open the meeting room');
        const answer = await room(booking.id, tokenOf(app, booking.id, side)).expect(302);
        expect(answer.headers).toMatchObject({
          location: body.url,
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
        });
        const { text } = await app.http().get(statusPagePath(booking.id, app.config.secret, side));
        expect(text).not.toContain(body.url);
      }
    });

    it('opens for the side whose token it is', async () => {
      const booking = await booked();
      await goTo(app, booking.startsAt);
      const join = jest.spyOn(app.get(Bookings), 'join');
      for (const side of sides) await room(booking.id, tokenOf(app, booking.id, side)).expect(302);
      expect(join.mock.calls).toEqual([
        [booking.id, { accountId: booking.candidate.accountId, zone: TOKYO }],
        [booking.id, { accountId: coach.accountId, zone: PARIS }],
      ]);
      join.mockRestore();
    });

    it.each(['https://meet.example.com/комната?of=Käthe', 'https://приклад.example/room'])(
      'may have an address of any letters: %s',
      async (address) => {
        const booking = await booked();
        await app.database.query('UPDATE coaches SET meeting_room_url = $1 WHERE account_id = $2', [
          address,
          coach.accountId,
        ]);
        await goTo(app, booking.startsAt);
        const answer = await room(booking.id, tokenOf(app, booking.id, 'candidate')).expect(302);
        expect(answer.headers.location).toBe(new URL(address).href);
      },
    );

    it('before that the page says when it will be there, afterwards that it is closed', async () => {
      const booking = await booked();
      const token = tokenOf(app, booking.id, 'candidate');
      const opens = inWords(new Date(booking.startsAt.getTime() - 15 * 60_000), TOKYO);
      expect(await page(booking, 'candidate')).toContain(
        `The link to the meeting room is here from ${opens}`,
      );
      const early = await room(booking.id, token).expect(409);
      expect(early.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(textOf(early.text)).toContain(`The meeting room opens on ${opens}.`);
      await goTo(app, booking.endsAt, 31);
      const late = await room(booking.id, token).expect(409);
      expect(textOf(late.text)).toContain('The session is over, and its meeting room is closed.');
      expect(await page(booking, 'candidate')).not.toContain('Open the meeting room');
    });

    it('is not there for a cancelled session, for a token of another booking, or for none', async () => {
      const [booking, other] = [await booked(), await booked()];
      const token = tokenOf(app, booking.id, 'coach');
      await cancel(coach, booking.id).expect(200);
      await goTo(app, booking.startsAt);
      expect(textOf((await room(booking.id, token).expect(409)).text)).toContain('no session to meet for');
      for (const wrong of ['', tokenOf(app, other.id, 'coach')]) {
        const answer = await room(booking.id, wrong).expect(404);
        expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      }
    });
  });
});
