import { Accounts } from '../../src/identity';
import { Holds } from '../../src/bookings/holds.service';
import { TermsReader } from '../../src/bookings/booking-terms.service';
import type { Principal } from '../../src/platform/http/access';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { firstSlots, holdSlot, publishedCoach, sessionOf } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { balancesOf, bookingCalls, LONG_TOKENS, mailKindsTo, moneyOf, statusOf } from './booking-fixture';

const app = useTestApp({ accessTokenMinutes: LONG_TOKENS }, { check: 'after each test' });
const { get, cancel } = bookingCalls(() => app);

const STRIPE_FEE = 726;

/** Sessions with two coaches, held together: one order pays both. Answers their ids, in this order. */
const holdBoth = async (candidate: TestAccount, wishes: [TestCoach, string][]): Promise<string[]> => {
  const reader = app.get(TermsReader);
  const principal = {
    ...(await app.get(Accounts).profile(candidate.accountId)),
    accountId: candidate.accountId,
  } as unknown as Principal;
  const terms = [];
  for (const [coach, startsAt] of wishes) {
    const practice = { principles: [], competencies: [] };
    const wish = { offeringId: coach.offeringIds[0] as string, startsAt: new Date(startsAt), practice };
    terms.push(await reader.read(principal, 'session', wish, app.clock.now()));
  }
  const [first, ...others] = terms;
  if (!first) throw new Error('nothing is wished for');
  const ids = await app.database.tx((tx) => app.get(Holds).holdTogether(tx, [first, ...others]));
  await app.get(Holds).openCheckout(ids[0]);
  return [...ids];
};

/** Two coaches, the candidate's two times with them, both held. */
const twoHeld = async () => {
  const coaches = [await publishedCoach(app), await publishedCoach(app)] as [TestCoach, TestCoach];
  const candidate = await app.signUp();
  const [early] = (await firstSlots(app, coaches[0], 1)) as [string];
  const late = (await firstSlots(app, coaches[1], 12)).at(-1) as string;
  const [one, other] = (await holdBoth(candidate, [
    [coaches[0], early],
    [coaches[1], late],
  ])) as [string, string];
  const { body } = await get(candidate, one).expect(200);
  return { coaches, candidate, one, other, late, session: sessionOf(body) };
};

describe('one order that pays two sessions', () => {
  it('confirms both, and each is cancelled and earned by itself', async () => {
    const { candidate, one, other, session, coaches } = await twoHeld();
    await app.stripe.pay(session);
    await app.settle();
    expect([await statusOf(app, one), await statusOf(app, other)]).toEqual(['confirmed', 'confirmed']);
    expect(await moneyOf(app, one)).toEqual({ captured: 24_000, refunded: 0 });
    await cancel(candidate, one).expect(200);
    await app.settle();
    expect([await statusOf(app, one), await statusOf(app, other)]).toEqual(['cancelled', 'confirmed']);
    expect((await get(candidate, one)).body.payment).toMatchObject({
      paid: { amount: 12_000 },
      refunded: { amount: 12_000 },
    });
    expect((await get(candidate, other)).body.payment).toMatchObject({
      paid: { amount: 12_000 },
      refunded: { amount: 0 },
    });
    const { body } = await get(coaches[1], other).expect(200);
    app.clock.set(new Date(new Date(body.endsAt).getTime() + 60_000));
    await app.settle();
    expect(await statusOf(app, other)).toBe('completed');
    expect(await balancesOf(app, one)).toEqual({
      coach_payable: -9_600,
      fee_revenue: -2_400,
      stripe_clearing: 12_000 - STRIPE_FEE,
      stripe_fees: STRIPE_FEE,
    });
  });

  it('attack 31: of which one is lost to a late payment: the other is confirmed, and the books are right', async () => {
    const { candidate, one, other, late, session, coaches } = await twoHeld();
    app.clock.advance({ minutes: 34 });
    await app.stripe.pay(session);
    app.clock.advance({ minutes: 4 });
    const rival = await holdSlot(app, { coach: coaches[1], startsAt: late });
    await app.settle();
    expect([await statusOf(app, one), await statusOf(app, other)]).toEqual(['confirmed', 'expired']);
    expect(await statusOf(app, rival.booking.id)).toBe('held');
    expect(await moneyOf(app, one)).toEqual({ captured: 24_000, refunded: 12_000 });
    expect(await balancesOf(app, one)).toEqual({
      escrow: -12_000,
      stripe_clearing: 12_000 - STRIPE_FEE,
      stripe_fees: STRIPE_FEE,
    });
    expect((await get(candidate, one)).body.payment).toMatchObject({ refunded: { amount: 0 } });
    expect((await get(candidate, other)).body.payment).toMatchObject({ refunded: { amount: 12_000 } });
    const mails = await mailKindsTo(app, candidate);
    expect(mails).toEqual(
      expect.arrayContaining(['booking.confirmed', 'booking.payment_returned', 'order.refunded']),
    );
    const { body } = await get(coaches[0], one).expect(200);
    app.clock.set(new Date(new Date(body.endsAt).getTime() + 60_000));
    await app.settle();
    expect(await balancesOf(app, one)).toMatchObject({ coach_payable: -9_600, fee_revenue: -2_400 });
  });

  it('frees both times when nobody pays', async () => {
    const { one, other } = await twoHeld();
    app.clock.advance({ minutes: 38 });
    await app.settle();
    expect([await statusOf(app, one), await statusOf(app, other)]).toEqual(['expired', 'expired']);
    expect(await moneyOf(app, one)).toEqual({ captured: 0, refunded: 0 });
  });

  it('is for both or for none: one time that is taken leaves nothing held', async () => {
    const [mine, theirs] = [await publishedCoach(app), await publishedCoach(app)];
    const [free] = (await firstSlots(app, mine, 1)) as [string];
    const taken = (await firstSlots(app, theirs, 12)).at(-1) as string;
    await holdSlot(app, { coach: theirs, startsAt: taken });
    const candidate = await app.signUp();
    await expect(
      holdBoth(candidate, [
        [mine, free],
        [theirs, taken],
      ]),
    ).rejects.toMatchObject({ code: 'slot.taken' });
    const rows = await app.database.query('SELECT 1 FROM bookings WHERE candidate_id = $1', [
      candidate.accountId,
    ]);
    expect(rows).toEqual([]);
    expect((await firstSlots(app, mine, 1))[0]).toBe(free);
  });
});
