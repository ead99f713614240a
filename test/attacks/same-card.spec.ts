import { as, goTo, LONG_TOKENS } from '../forms/forms-fixture';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { holdSlot, publishedCoach, sessionOf } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

describe('attack 35: two accounts and one card', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });

  /** A completed session, paid for with a card. */
  const session = async (coach: TestCoach, card?: string, candidate?: TestAccount) => {
    const { payer, booking } = await holdSlot(app, { coach, candidate });
    await app.stripe.pay(sessionOf(booking), card);
    await app.settle();
    await goTo(app, new Date(booking.endsAt), 1);
    return { id: booking.id as string, candidate: payer };
  };
  const rate = ({ id, candidate }: { id: string; candidate: TestAccount }) =>
    app.http().post(`/v1/bookings/${id}/rating`).set(as(candidate)).send({ stars: 5 });
  const ratingsOf = async ({ coachId }: TestCoach): Promise<number> =>
    (await app.database.query('SELECT 1 FROM ratings WHERE coach_id = $1', [coachId])).length;

  it('rate a coach once', async () => {
    const coach = await publishedCoach(app);
    await rate(await session(coach, 'shared')).expect(201);
    const { body } = await rate(await session(coach, 'shared')).expect(422);
    expect(body.code).toBe('rating.same_card');
    expect(await ratingsOf(coach)).toBe(1);
    await rate(await session(await publishedCoach(app), 'shared')).expect(201);
    await rate(await session(coach, 'another')).expect(201);
    const own = await session(coach);
    await rate(own).expect(201);
    await rate(await session(coach, undefined, own.candidate)).expect(201);
  });

  it('rate a coach once, also at the same moment', async () => {
    const coach = await publishedCoach(app);
    const [one, two] = [await session(coach, 'twins'), await session(coach, 'twins')];
    const answers = await Promise.all([rate(one), rate(two)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(await ratingsOf(coach)).toBe(1);
  });

  it('do not rate the coach whose card it is', async () => {
    const coach = await publishedCoach(app);
    await app.http().post('/v1/me/roles').set(as(coach)).send({ role: 'candidate' });
    await session(await publishedCoach(app), 'of the coach', coach);
    const { body } = await rate(await session(coach, 'of the coach')).expect(422);
    expect(body.code).toBe('rating.same_card');
    expect(await ratingsOf(coach)).toBe(0);
  });

  it('are told apart by a code that goes with the person', async () => {
    const coach = await publishedCoach(app);
    const { candidate } = await session(coach, 'gone');
    const codes = () =>
      app.database.query(
        `SELECT 1 FROM charges c JOIN orders o ON o.id = c.order_id
         WHERE o.payer_id = $1 AND c.card_fingerprint IS NOT NULL`,
        [candidate.accountId],
      );
    expect(await codes()).toHaveLength(1);
    await goTo(app, app.clock.now(), 3 * 24 * 60);
    const erasure = app.http().post('/v1/me/erasure').set(as(candidate));
    await erasure.send({ password: 'correct horse battery staple', confirm: 'erase my account' }).expect(200);
    expect(await codes()).toEqual([]);
  });
});
