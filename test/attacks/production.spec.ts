import { startTestApp, type TestApp } from '../support/app';

const TOKEN = 'metrics-token-of-this-test';

describe('what production keeps to itself', () => {
  let open: TestApp;
  let guarded: TestApp;
  beforeAll(async () => {
    open = await startTestApp({ environment: 'production' });
    guarded = await startTestApp({ environment: 'production', metricsToken: TOKEN });
  });
  afterAll(() => Promise.all([open.stop(), guarded.stop()]));

  it('attack 76: without a token of their own, metrics are not there', async () => {
    const answer = await open.http().get('/metrics').set('Authorization', 'Bearer undefined');
    expect([answer.status, answer.text.includes('greenroom_')]).toEqual([404, false]);
  });

  it.each([undefined, 'Bearer', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN])(
    'attack 76: metrics refuse whoever says %p',
    async (authorization) => {
      const answer = await guarded
        .http()
        .get('/metrics')
        .set(authorization ? { Authorization: authorization } : {});
      expect([answer.status, answer.body.code, answer.text.includes('greenroom_')]).toEqual([
        401,
        'auth.required',
        false,
      ]);
    },
  );

  it('attack 76: an admin is no scraper, and the scraper is no admin', async () => {
    const admin = await guarded.signUp({ roles: ['admin'] });
    await guarded.http().get('/metrics').set('Authorization', `Bearer ${admin.token}`).expect(401);
    await guarded.http().get('/metrics').set('Authorization', `Bearer ${TOKEN}`).expect(200);
    await guarded.http().get('/v1/admin/orders').set('Authorization', `Bearer ${TOKEN}`).expect(401);
  });

  it('attack 76: there is no documentation', async () => {
    for (const path of ['/docs', '/docs-json', '/docs-yaml', '/docs/index.html'])
      await open.http().get(path).expect(404);
  });
});
