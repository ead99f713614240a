import { useTestApp } from '../support/use-test-app';

const METRICS_TOKEN = 'a-token-for-the-scraper';

describe('in production', () => {
  const app = useTestApp({ environment: 'production' });

  it.each(['/docs', '/docs/', '/docs-json', '/docs-yaml', '/docs/swagger-ui-init.js', '/metrics'])(
    'attack 76: %s is not there',
    async (path) => {
      const { status, body } = await app.http().get(path);
      expect([status, body.status]).toEqual([404, 404]);
    },
  );

  it('attack 76: health tells no names, versions or addresses', async () => {
    const live = await app.http().get('/health/live').expect(200);
    expect(live.body).toEqual({ status: 'ok' });
    const ready = await app.http().get('/health/ready').expect(200);
    expect(ready.text).not.toMatch(/postgres|greenroom|node|version|127\.0\.0\.1|localhost|\/\w+\/\w+/i);
    expect(JSON.stringify(ready.body).length).toBeLessThan(200);
  });
});

describe('in production with a token for metrics', () => {
  const app = useTestApp({ environment: 'production', metricsToken: METRICS_TOKEN });

  it('attack 76: metrics are for who has it', async () => {
    const admin = await app.signUp({ roles: ['admin'] });
    const read = (authorization: string) => app.http().get('/metrics').set('Authorization', authorization);
    await app.http().get('/metrics').expect(401);
    for (const wrong of [`Bearer ${METRICS_TOKEN}x`, `Basic ${METRICS_TOKEN}`, `Bearer ${admin.token}`])
      await read(wrong).expect(401);
    await read(`Bearer ${METRICS_TOKEN}`).expect(200);
  });
});
