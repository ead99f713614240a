import { useTestApp } from '../support/use-test-app';

const ALLOWED = 'https://tools.example.com';

describe('scripts of other sites', () => {
  const app = useTestApp({ allowedOrigins: [ALLOWED, 'https://app.example.com'] });

  const preflight = (origin: string, path = '/v1/me') =>
    app.http().options(path).set({
      Origin: origin,
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'authorization,content-type,if-match,idempotency-key',
    });
  const corsHeaders = ({ headers }: { headers: Record<string, string> }) =>
    Object.keys(headers).filter((name) => name.startsWith('access-control-'));

  it('are answered beforehand what they may send, when their site is on the list', async () => {
    const { status, headers } = await preflight(ALLOWED);
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': ALLOWED,
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match',
    });
    expect(headers.vary).toContain('Origin');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('call with an access token and read the answer, the time of day included', async () => {
    const { token, name } = await app.signUp();
    const answer = await app
      .http()
      .get('/v1/me')
      .set({ Origin: ALLOWED, Authorization: `Bearer ${token}` })
      .expect(200);
    expect(answer.body.name).toBe(name);
    expect(answer.headers['access-control-allow-origin']).toBe(ALLOWED);
    expect(answer.headers['access-control-expose-headers']).toContain('Greenroom-Now');
    const refused = await app.http().get('/v1/me').set('Origin', ALLOWED).expect(401);
    expect(refused.headers['access-control-allow-origin']).toBe(ALLOWED);
  });

  it.each([
    'https://evil.example',
    'null',
    'https://tools.example.com.evil.example',
    'http://tools.example.com',
  ])('attack 26: read nothing from %s', async (origin) => {
    const answers = [await preflight(origin), await app.http().get('/v1/packs').set('Origin', origin)];
    for (const answer of answers) expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('attack 25: get no new tokens for the cookie of a browser, on the list or not', async () => {
    const { email } = await app.signUp();
    const { headers } = await app
      .http()
      .post('/v1/logins')
      .send({ email, password: 'correct horse battery staple', cookie: true })
      .expect(201);
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    const refused = await app
      .http()
      .post('/v1/logins/refresh')
      .set({ Cookie: cookie, Origin: ALLOWED })
      .send({});
    expect([refused.status, refused.body.code]).toEqual([403, 'auth.foreign_origin']);
    expect(refused.headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('find no address that is not there', async () => {
    expect((await app.http().get('/v1/nothing').set('Origin', ALLOWED)).status).toBe(404);
    expect(corsHeaders(await app.http().get('/v1/packs'))).not.toContain('access-control-allow-origin');
  });
});
