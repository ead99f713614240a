import type { Side } from '../../src/bookings';
import { bookingCalls, LONG_TOKENS, NOBODYS_ID } from '../bookings/booking-fixture';
import { completeDraft, goTo, saveForm, startForm, submitForm } from '../forms/forms-fixture';
import { firstToken, tokenOf } from '../notifications/link-fixture';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, holdSlot, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

describe('a booking by the link of a mail', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS }, { check: 'after each test' });
  let coach: TestCoach;
  const { get, cancel } = bookingCalls(() => app);
  const card = (id: string, token: string, path = '') =>
    app.http().get(`/v1/bookings/${id}/card${path}`).query({ token });
  const ofSide = (id: string, side: Side, path = '') => card(id, tokenOf(app, id, side), path);
  const booked = async (): Promise<PaidBooking> =>
    bookAndPay(app, { coach, candidate: await app.signUp({ zone: 'Asia/Tokyo', name: 'Kenji Candidate' }) });

  beforeEach(async () => {
    coach = await publishedCoach(app, { name: 'Clara Coach', zone: 'Europe/Paris' });
  });

  it('is told to the side whose link it is, in its zone, and keeps what is secret', async () => {
    const booking = await booked();
    const answer = await ofSide(booking.id, 'candidate').expect(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toMatchObject({
      side: 'candidate',
      other: 'Clara Coach',
      title: expect.stringMatching(/ at Amazon, 60 minutes with Clara Coach/),
      zone: 'Asia/Tokyo',
      state: { key: 'booked' },
      join: { refusedWhy: expect.stringContaining('opens on') },
    });
    expect(answer.body.lines).toContainEqual({ label: 'Price', text: '120.00 EUR' });
    await app.http().get(answer.body.calendarFile).expect(200);
    for (const secret of ['secret-room', booking.candidate.email, coach.email])
      expect(answer.text).not.toContain(secret);
    const ours = await ofSide(booking.id, 'coach').expect(200);
    expect(ours.body).toMatchObject({ side: 'coach', other: 'Kenji Candidate', zone: 'Europe/Paris' });
    expect(ours.text).not.toContain('Receipt');
  });

  it('opens by the links of the first version, and by none that is not right', async () => {
    const [one, other] = [await booked(), await booked()];
    await card(one.id, firstToken(app, one.id)).expect(200);
    const token = tokenOf(app, one.id, 'candidate');
    for (const [id, wrong] of [
      [one.id, ''],
      [one.id, token.slice(0, -1)],
      [one.id, `${token}x`],
      [other.id, token],
      [NOBODYS_ID, token],
    ] as const) {
      const { body } = await card(id, wrong).expect(404);
      expect(body.code).toBe('booking.not_found');
    }
  });

  it('has the payment page of a hold, and why somebody else cancelled', async () => {
    const { booking } = await holdSlot(app, { coach });
    expect((await ofSide(booking.id, 'candidate')).body.checkoutUrl).toBe(booking.checkout.url);
    expect((await ofSide(booking.id, 'coach')).body.checkoutUrl).toBeNull();
    const paid = await booked();
    await cancel(coach, paid.id, { reason: 'I am ill.' }).expect(200);
    expect((await ofSide(paid.id, 'candidate')).body).toMatchObject({ reason: 'I am ill.', join: null });
    expect((await ofSide(paid.id, 'coach')).body.reason).toBeNull();
  });

  it('opens the room as that side, and keeps that they came', async () => {
    const booking = await booked();
    const early = await ofSide(booking.id, 'candidate', '/join').expect(409);
    expect(early.body).toMatchObject({
      code: 'booking.join_closed',
      detail: expect.stringContaining('Tokyo time'),
    });
    await goTo(app, booking.startsAt, -10);
    expect((await ofSide(booking.id, 'candidate', '/join').expect(200)).body.url).toContain('secret-room');
    expect((await get(coach, booking.id)).body.roomOpenings).toMatchObject([{ side: 'candidate' }]);
    await card(booking.id, 'wrong', '/join').expect(404);
  });

  it('tells nothing of a form that is filed, nor of what its candidate did with their own grades', async () => {
    const booking = await booked();
    const form = await startForm(app, booking, 'open');
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    const before = (await ofSide(booking.id, 'candidate')).text;
    await submitForm(app, coach, form.id).expect(200);
    expect((await ofSide(booking.id, 'candidate')).text).toBe(before);
    expect(before).toContain('grade_yourself');
  });
});
