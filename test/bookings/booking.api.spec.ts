import { armFaults } from '../../src/platform/fault-points';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import type { TestCoach } from '../support/coaches';
import { databasePrint } from '../support/database-print';
import { book, firstSlots, holdSlot, payFor, publishedCoach, sessionOf } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, balancesOf, bookingCalls, LONG_TOKENS, moneyOf, statusOf } from './booking-fixture';

const app = useTestApp({ accessTokenMinutes: LONG_TOKENS }, { check: 'after each test' });
let coach: TestCoach;
const { get, giveUp } = bookingCalls(() => app);

beforeEach(async () => {
  coach = await publishedCoach(app);
});

const wish = (startsAt: string, more: object = {}) => ({
  offeringId: coach.offeringIds[0],
  startsAt,
  ...more,
});
const start = async (): Promise<string> => (await firstSlots(app, coach, 1))[0] as string;

describe('a candidate books', () => {
  it('hold, checkout, payment, confirmation', async () => {
    const candidate = await app.signUp();
    const startsAt = await start();
    const { body, status } = await book(
      app,
      candidate,
      wish(startsAt, { practice: { focus: 'Conflict', principles: ['ownership'] } }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'held',
      startsAt,
      minutes: 60,
      price: { amount: 12000, currency: 'EUR' },
      hold: { expiresAt: new Date(app.clock.now().getTime() + 37 * 60_000).toISOString(), givingUp: false },
      practice: { focus: 'Conflict', principles: ['ownership'] },
      checkout: { expiresAt: new Date(app.clock.now().getTime() + 35 * 60_000).toISOString() },
    });
    await payFor(app, body);
    const paid = (await get(candidate, body.id).expect(200)).body;
    expect(paid).toMatchObject({
      status: 'confirmed',
      hold: null,
      checkout: null,
      payment: { status: 'paid', paid: { amount: 12000, currency: 'EUR' }, refunded: { amount: 0 } },
    });
    expect((await get(coach, body.id).expect(200)).body).toMatchObject({ checkout: null, statusPage: null });
    expect(await firstSlots(app, coach, 3)).not.toContain(startsAt);
  });

  it('answers with the checkout also when a sweep was quicker to ask for it', async () => {
    const candidate = await app.signUp();
    const startsAt = await start();
    await app.stripe.misbehave({ answers: [{ kind: 'slow', path: '/v1/checkout/sessions', delayMs: 400 }] });
    let answered = false;
    const booking = book(app, candidate, wish(startsAt)).then((answer) => {
      answered = true;
      return answer;
    });
    while (!answered) await app.get(Sweeps).run('payments.commands');
    expect((await booking).body.checkout).toMatchObject({ url: expect.stringContaining('/pay/') });
  });

  it('gets its checkout from whoever repeats it ten seconds after its sender died', async () => {
    const candidate = await app.signUp();
    const startsAt = await start();
    armFaults([{ point: 'payments.after_command_claim', kind: 'throw', hit: 1 }]);
    const dead = await book(app, candidate, wish(startsAt), 'sender-died');
    armFaults([]);
    expect(dead.status).toBe(500);
    app.clock.advance({ minutes: 10.1 / 60 });
    const { status, body } = await book(app, candidate, wish(startsAt), 'sender-died');
    expect([status, body.checkout]).toMatchObject([201, { url: expect.stringContaining('/pay/') }]);
  });

  it('attack 41: shows the price of the sale, not of the offer as it is now', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    await app
      .http()
      .patch(`/v1/me/coach/offerings/${coach.offeringIds[0]}`)
      .set(as(coach))
      .send({ price: { amount: 99000, currency: 'EUR' } })
      .expect(200);
    await payFor(app, booking);
    const { body } = await get(payer, booking.id);
    expect([body.status, body.price.amount]).toEqual(['confirmed', 12000]);
  });

  it('attack 32: is not charged twice for clicking twice: the same key, the same booking', async () => {
    const candidate = await app.signUp();
    const startsAt = await start();
    const first = await book(app, candidate, wish(startsAt), 'twice-the-same');
    const before = await databasePrint(app.database);
    const second = await book(app, candidate, wish(startsAt), 'twice-the-same');
    expect([second.status, second.body.id]).toEqual([201, first.body.id]);
    expect(second.body.checkout).toEqual(first.body.checkout);
    expect(await databasePrint(app.database)).toEqual(before);
    await payFor(app, first.body);
    const third = await book(app, candidate, wish(startsAt), 'twice-the-same');
    expect([third.status, third.body.status]).toEqual([201, 'confirmed']);
  });

  it('attack 32: hears 422 for the same key with another body, and nothing changes', async () => {
    const candidate = await app.signUp();
    const [one, other] = await firstSlots(app, coach, 2);
    await book(app, candidate, wish(one as string), 'key-of-one').expect(201);
    const before = await databasePrint(app.database);
    const { status, body } = await book(app, candidate, wish(other as string), 'key-of-one');
    expect([status, body.code]).toEqual([422, 'idempotency_key.reused']);
    expect(await databasePrint(app.database)).toEqual(before);
  });

  it('attack 32: shares no keys with others', async () => {
    const [one, other] = await firstSlots(app, coach, 2);
    const a = await book(app, await app.signUp(), wish(one as string), 'a-shared-key');
    const b = await book(app, await app.signUp(), wish(other as string), 'a-shared-key');
    expect([a.status, b.status]).toEqual([201, 201]);
    expect(a.body.id).not.toBe(b.body.id);
  });

  it.each([[''], ['short'], ['with a space in it'], ['x'.repeat(201)]])(
    'needs a good key, not "%s"',
    async (key) => {
      const { status, body } = await book(app, await app.signUp(), wish(await start()), key);
      expect([status, body.code, body.field]).toEqual([400, 'idempotency_key.missing', 'Idempotency-Key']);
    },
  );

  it('may try a key again that led to a refusal', async () => {
    const candidate = await app.signUp();
    const startsAt = await start();
    const { booking, payer } = await holdSlot(app, { coach, startsAt });
    expect((await book(app, candidate, wish(startsAt), 'patience')).status).toBe(409);
    await giveUp(payer, booking.id).expect(200);
    await app.settle();
    expect((await book(app, candidate, wish(startsAt), 'patience')).status).toBe(201);
  });
});

describe('an open hold', () => {
  it('is resumed by the same slot again, whatever the key', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    const again = await book(app, payer, wish(booking.startsAt));
    expect([again.status, again.body.id]).toEqual([201, booking.id]);
    expect(again.body.checkout.url).toBe(booking.checkout.url);
    expect(
      await app.database.query(`SELECT 1 FROM bookings WHERE candidate_id = $1`, [payer.accountId]),
    ).toHaveLength(1);
  });

  it('is not resumed once its checkout has closed: a fresh one is opened', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    app.clock.advance({ minutes: 36 });
    const again = await book(app, payer, wish(booking.startsAt));
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(booking.id);
    await payFor(app, again.body);
    expect(await statusOf(app, again.body.id)).toBe('confirmed');
    expect(await statusOf(app, booking.id)).toBe('given_up');
  });

  it('is replaced by an overlapping start, and its checkout is closed', async () => {
    coach = await publishedCoach(app, { rules: { intervalMinutes: 30 } });
    const [one, half] = await firstSlots(app, coach, 2);
    const { payer, booking } = await holdSlot(app, { coach, startsAt: one });
    const other = await book(app, payer, wish(half as string));
    expect(other.status).toBe(201);
    expect(await statusOf(app, booking.id)).toBe('given_up');
    await app.settle();
    expect((await app.stripe.sessions()).find(({ id }) => id === sessionOf(booking))?.status).toBe('expired');
    await payFor(app, other.body);
    expect(await statusOf(app, other.body.id)).toBe('confirmed');
  });

  it('stays when its replacement cannot be had', async () => {
    coach = await publishedCoach(app, { rules: { intervalMinutes: 30 } });
    const [a, , c, d] = await firstSlots(app, coach, 4);
    await holdSlot(app, { coach, startsAt: d });
    const { payer, booking } = await holdSlot(app, { coach, startsAt: a });
    expect((await book(app, payer, wish(c as string))).body.code).toBe('slot.taken');
    expect(await statusOf(app, booking.id)).toBe('held');
  });

  it('attack 36: may have two more beside it; a fourth answers 409 and when to come back', async () => {
    const candidate = await app.signUp();
    const slots = await firstSlots(app, coach, 4);
    for (const startsAt of slots.slice(0, 3)) await holdSlot(app, { coach, candidate, startsAt });
    app.clock.advance({ minutes: 7 });
    const before = await databasePrint(app.database);
    const { status, body, headers } = await book(app, candidate, wish(slots[3] as string));
    expect([status, body.code, headers['retry-after']]).toEqual([409, 'booking.too_many_holds', '1800']);
    expect(await databasePrint(app.database)).toEqual(before);
    app.clock.advance({ minutes: 30 });
    expect((await book(app, candidate, wish(slots[3] as string))).status).toBe(201);
  });

  it('that was given up frees the time', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    expect((await giveUp(payer, booking.id).expect(200)).body.hold).toMatchObject({ givingUp: true });
    await giveUp(payer, booking.id).expect(200);
    await app.settle();
    expect(await statusOf(app, booking.id)).toBe('given_up');
    expect((await firstSlots(app, coach, 1))[0]).toBe(booking.startsAt);
    expect((await giveUp(payer, booking.id).expect(200)).body.status).toBe('given_up');
    await holdSlot(app, { coach, startsAt: booking.startsAt });
  });

  it('cannot be given up any more once it has run out', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    app.clock.advance({ minutes: 38 });
    await app.settle();
    const { body } = await giveUp(payer, booking.id).expect(409);
    expect(body).toMatchObject({ status: 409, code: 'booking.not_held', bookingStatus: 'expired' });
  });

  it('that is given up while it is being paid ends as paid', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    await app.stripe.pay(sessionOf(booking));
    await giveUp(payer, booking.id).expect(200);
    await app.settle();
    expect(await statusOf(app, booking.id)).toBe('confirmed');
  });

  it('that runs out frees the time, for everybody and for its candidate', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    app.clock.advance({ minutes: 36, hours: 0 });
    expect((await book(app, await app.signUp(), wish(booking.startsAt))).body.code).toBe('slot.taken');
    app.clock.advance({ minutes: 1 });
    await app.settle();
    expect(await statusOf(app, booking.id)).toBe('expired');
    expect((await book(app, payer, wish(booking.startsAt))).status).toBe(201);
  });

  it('that ran out is out of the way before any sweep has come', async () => {
    const { booking } = await holdSlot(app, { coach });
    app.clock.advance({ minutes: 37 });
    expect((await book(app, await app.signUp(), wish(booking.startsAt))).status).toBe(201);
    expect(await statusOf(app, booking.id)).toBe('expired');
  });

  it('whose time was taken after its deadline is not resumed', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    app.clock.advance({ minutes: 37 });
    await app.database.query(`DELETE FROM coach_claims WHERE booking_id = $1`, [booking.id]);
    await app.database.query(`DELETE FROM candidate_claims WHERE booking_id = $1`, [booking.id]);
    await holdSlot(app, { coach, startsAt: booking.startsAt });
    expect((await book(app, payer, wish(booking.startsAt))).body.code).toBe('slot.taken');
  });
});

describe('money that comes late', () => {
  /** Paid at the last moment, seen after the hold's deadline. */
  const paidUnseen = async () => {
    const held = await holdSlot(app, { coach });
    app.clock.advance({ minutes: 34 });
    await app.stripe.pay(sessionOf(held.booking));
    app.clock.advance({ minutes: 4 });
    return held;
  };

  it('attack 31: confirms when the time is still free', async () => {
    const { booking } = await paidUnseen();
    const others = await firstSlots(app, coach, 2);
    await holdSlot(app, { coach, startsAt: others[1] });
    expect(await statusOf(app, booking.id)).toBe('expired');
    await app.settle();
    expect(await statusOf(app, booking.id)).toBe('confirmed');
    expect(await moneyOf(app, booking.id)).toEqual({ captured: 12000, refunded: 0 });
  });

  it('attack 31: goes back in full when somebody else has the time', async () => {
    const { payer, booking } = await paidUnseen();
    const other = await holdSlot(app, { coach, startsAt: booking.startsAt });
    await app.settle();
    expect(await statusOf(app, booking.id)).toBe('expired');
    expect(await statusOf(app, other.booking.id)).toBe('held');
    expect(await moneyOf(app, booking.id)).toEqual({ captured: 12000, refunded: 12000 });
    expect((await get(payer, booking.id)).body.payment).toMatchObject({ refunded: { amount: 12000 } });
  });

  it('attack 31: goes back when it is seen only after the session began, though nobody else came', async () => {
    const { booking } = await holdSlot(app, { coach });
    await app.stripe.pay(sessionOf(booking));
    app.clock.set(new Date(booking.startsAt));
    await app.settle();
    expect(await statusOf(app, booking.id)).toBe('expired');
    expect(await moneyOf(app, booking.id)).toEqual({ captured: 12000, refunded: 12000 });
  });

  /** As if the sale had been agreed at another price than the checkout asked for. */
  const raisePrice = ({ id }: { id: string }, by: number) =>
    app.database.query(
      `WITH line AS (
         UPDATE order_lines SET price_minor = price_minor + $2, fee_minor = fee_minor + $2 WHERE subject_id = $1
         RETURNING order_id)
       UPDATE orders SET price_minor = price_minor + $2, fee_minor = fee_minor + $2 WHERE id IN (SELECT order_id FROM line)`,
      [id, by],
    );

  it('attack 33: of a wrong amount confirms nothing and goes back', async () => {
    const { booking } = await holdSlot(app, { coach });
    await raisePrice(booking, 1);
    await payFor(app, booking);
    await raisePrice(booking, -1);
    expect(await statusOf(app, booking.id)).toBe('expired');
    expect(await moneyOf(app, booking.id)).toEqual({ captured: 12000, refunded: 12000 });
    expect(Object.keys(await balancesOf(app, booking.id))).toEqual(['stripe_clearing', 'stripe_fees']);
  });
});
