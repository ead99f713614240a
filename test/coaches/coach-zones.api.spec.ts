import type { TestAccount } from '../support/app';
import { COACH_PROFILE } from '../support/coaches';
import { useTestApp } from '../support/use-test-app';

const as = (who: TestAccount): [string, string] => ['Authorization', `Bearer ${who.token}`];

describe('the zones of a coach', () => {
  const app = useTestApp();
  let coach: TestAccount;
  let admin: TestAccount;
  beforeAll(async () => {
    coach = await app.signUp({ roles: ['coach'], zone: 'Europe/Paris' });
    admin = await app.signUp({ roles: ['admin'] });
  });

  const profile = async () =>
    (
      await app
        .http()
        .get('/v1/me/coach')
        .set(...as(coach))
        .expect(200)
    ).body;
  const hours = async () =>
    (
      await app
        .http()
        .get('/v1/me/coach/availability')
        .set(...as(coach))
        .expect(200)
    ).body;
  const everywhere = async (expected: object): Promise<void> => {
    const { id, zones } = await profile();
    const [mine, theirs] = [
      await hours(),
      await app
        .http()
        .get(`/v1/admin/coaches/${id}/availability`)
        .set(...as(admin)),
    ];
    const vetted = await app
      .http()
      .get(`/v1/admin/coaches/${id}`)
      .set(...as(admin))
      .expect(200);
    expect([zones, mine.zones, theirs.body.zones, vetted.body.zones]).toEqual(Array(4).fill(expected));
  };

  it('are one at first, whether hours are set or not', async () => {
    const written = await app
      .http()
      .put('/v1/me/coach')
      .set(...as(coach))
      .send(COACH_PROFILE)
      .expect(200);
    const before = { account: 'Europe/Paris', profile: 'Europe/Paris', hours: null, differ: false };
    expect(written.body.zones).toEqual(before);
    await everywhere(before);
    const set = await app
      .http()
      .put('/v1/me/coach/availability')
      .set(...as(coach))
      .send({ zone: 'europe/paris', weekly: [] })
      .expect(200);
    expect(set.body.zones).toEqual({ ...before, hours: 'Europe/Paris' });
    await everywhere({ ...before, hours: 'Europe/Paris' });
  });

  it('differ, and say so everywhere, when the account moves, and then the profile', async () => {
    await app
      .http()
      .patch('/v1/me')
      .set(...as(coach))
      .send({ zone: 'Asia/Calcutta' })
      .expect(200);
    await everywhere({
      account: 'Asia/Kolkata',
      profile: 'Europe/Paris',
      hours: 'Europe/Paris',
      differ: true,
    });
    await app
      .http()
      .put('/v1/me/coach')
      .set(...as(coach))
      .send(COACH_PROFILE)
      .expect(200);
    await everywhere({
      account: 'Asia/Kolkata',
      profile: 'Asia/Kolkata',
      hours: 'Europe/Paris',
      differ: true,
    });
  });

  it('are one again when the hours have followed', async () => {
    const { version } = await hours();
    await app
      .http()
      .put('/v1/me/coach/availability')
      .set(...as(coach))
      .set('If-Match', `"${version}"`)
      .send({ zone: 'Asia/Kolkata', weekly: [] })
      .expect(200);
    await everywhere({
      account: 'Asia/Kolkata',
      profile: 'Asia/Kolkata',
      hours: 'Asia/Kolkata',
      differ: false,
    });
  });

  it('are nobody else’s business', async () => {
    const { id } = await profile();
    await app.database.query(`UPDATE coaches SET status = 'published' WHERE id = $1`, [id]);
    expect((await app.http().get(`/v1/coaches/${id}`).expect(200)).body).not.toHaveProperty('zones');
  });
});
